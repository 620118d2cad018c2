//! How the server was asked to start.

use std::fs;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};

use clap::Parser;
use cw_model::time::Date;
use thiserror::Error;

use crate::Folders;
use crate::clock::Clock;

const DATABASE: &str = "target/demo.db";

/// Serves the demo of the ComunWeb widgets: an invented comune, its open data and its pages.
#[derive(Debug, Parser)]
#[command(name = "cw-demo")]
pub struct Config {
    /// Port to listen on; 0 takes any free one.
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Address to listen on.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub host: IpAddr,
    /// Database: sqlite:FILE, postgres://… or the path of a SQLite file [default: target/demo.db]
    #[arg(long, value_name = "URL")]
    pub database_url: Option<String>,
    /// Folder of the pages.
    #[arg(long, value_name = "DIR", default_value = "www")]
    pub www: PathBuf,
    /// Folder of the packed widgets [default: pkg inside the folder of the pages]
    #[arg(long, value_name = "DIR")]
    pub pkg: Option<PathBuf>,
    /// Folder of the widgets, each with its examples.
    #[arg(long, value_name = "DIR", default_value = "widgets")]
    pub widgets: PathBuf,
    /// The day it should be, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub today: Option<Date>,
}

/// Why the server cannot start, in one sentence.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// A folder that must be there is not.
    #[error("the folder {path} ({option}) does not exist")]
    NoFolder {
        /// As it was given.
        path: String,
        /// Which option names it.
        option: &'static str,
    },
    /// The folder of the database cannot be made.
    #[error("the folder of the database {0} cannot be created: {1}")]
    NoDatabaseFolder(String, std::io::Error),
}

impl Config {
    /// The folders, if they are there; the packed widgets may come later.
    pub fn folders(&self) -> Result<Folders, ConfigError> {
        let pkg = self.pkg.clone().unwrap_or_else(|| self.www.join("pkg"));
        Ok(Folders {
            www: existing(&self.www, "--www")?,
            pkg,
            widgets: existing(&self.widgets, "--widgets")?,
        })
    }

    /// The address of the database; the folder of an embedded one is made.
    pub fn database(&self) -> Result<String, ConfigError> {
        let given = self.database_url.as_deref().unwrap_or(DATABASE);
        let path = match given.split_once(':') {
            Some(("sqlite", path)) => path.trim_start_matches("//"),
            Some((scheme, _)) if 1 < scheme.len() => return Ok(given.to_owned()),
            _ => given,
        };
        if path.starts_with(":memory:") || path.contains('?') {
            return Ok(given.to_owned());
        }
        if let Some(folder) = Path::new(path).parent() {
            let failed = |err| ConfigError::NoDatabaseFolder(path.to_owned(), err);
            fs::create_dir_all(folder).map_err(failed)?;
        }
        Ok(format!("sqlite:{path}?mode=rwc"))
    }

    /// The clock.
    pub fn clock(&self) -> Clock {
        self.today.map_or_else(Clock::default, Clock::stopped)
    }
}

fn existing(path: &Path, option: &'static str) -> Result<PathBuf, ConfigError> {
    if path.is_dir() {
        return Ok(path.to_owned());
    }
    Err(ConfigError::NoFolder { path: path.display().to_string(), option })
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "not a day like 2026-06-02".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn database(url: &str) -> String {
        let config = Config::parse_from(["cw-demo", "--database-url", url]);
        config.database().expect("a database")
    }

    #[test]
    fn a_path_is_an_embedded_database_and_an_url_is_left_alone() {
        assert_eq!(database("demo.db"), "sqlite:demo.db?mode=rwc");
        assert_eq!(database("sqlite:demo.db"), "sqlite:demo.db?mode=rwc");
        assert_eq!(database("sqlite://demo.db?mode=ro"), "sqlite://demo.db?mode=ro");
        assert_eq!(database("sqlite::memory:"), "sqlite::memory:");
        assert_eq!(database("postgres://localhost/demo"), "postgres://localhost/demo");
    }

    #[test]
    fn a_day_is_written_in_full_or_refused() {
        assert!(Config::try_parse_from(["cw-demo", "--today", "tomorrow"]).is_err());
        let config = Config::parse_from(["cw-demo", "--today", "2026-11-23"]);
        assert_eq!(config.clock().today().to_string(), "2026-11-23");
    }

    #[test]
    fn a_folder_that_is_missing_is_named() {
        let config = Config::parse_from(["cw-demo", "--www", "no/such/folder"]);
        let sentence = config.folders().expect_err("missing").to_string();
        assert_eq!(sentence, "the folder no/such/folder (--www) does not exist");
    }
}
