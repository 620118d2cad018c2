//! A Chromium for the browser tests: the machine's own, or one fetched for it.

use crate::house::House;
use crate::step;
use anyhow::{Result, bail};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The browser to test in: `$CHROME`, the `PATH`, the test driver's download, Debian's package.
pub fn find_or_install(house: &House) -> Result<PathBuf> {
    if let Some(chosen) = env::var_os("CHROME") {
        let chosen = PathBuf::from(chosen);
        if !runs(&chosen) {
            bail!("$CHROME is {}, which does not start", chosen.display());
        }
        return Ok(chosen);
    }
    if let Some(it) = on_path().or_else(|| downloaded(house)) {
        return Ok(it);
    }
    let mut driver = Command::new("node");
    driver
        .args(["node_modules/playwright-core/cli.js", "install", "chromium"])
        .current_dir(pages(house));
    let mut printed = attempt("browser, from the test driver", &mut driver);
    if let Some(it) = downloaded(house) {
        return Ok(it);
    }
    printed += &from_debian();
    match on_path() {
        Some(it) => Ok(it),
        None => bail!(why_none(&printed)),
    }
}

/// One sentence about a browser that is not there, after the downloads `printed` what they had to say.
fn why_none(printed: &str) -> &'static str {
    if step::is_no_network(printed) {
        "no network for the browser: connect, then run the same command again; or name a Chromium in $CHROME"
    } else {
        "no browser: install Chromium, or name one in $CHROME"
    }
}

/// What a download printed. Whether it worked is told by the browser; apt succeeds without network, too.
fn attempt(label: &str, command: &mut Command) -> String {
    match step::attempt(label, command) {
        Ok(ended) => ended.unwrap_or_else(|it| it),
        Err(error) => format!("{error:#}"),
    }
}

/// The room of the browser tests.
pub fn pages(house: &House) -> PathBuf {
    house.root.join("tests/pages")
}

fn on_path() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let candidates =
        env::split_paths(&path).flat_map(|dir| NAMES.iter().map(move |it| dir.join(it)));
    candidates.filter(|it| it.is_file()).find(|it| runs(it))
}

/// What the test driver downloaded earlier. It may lack the machine's libraries: only a start proves it.
fn downloaded(house: &House) -> Option<PathBuf> {
    let ask = "console.log(require('playwright-core').chromium.executablePath())";
    let path =
        step::output(Command::new("node").args(["-e", ask]).current_dir(pages(house))).ok()?;
    Some(PathBuf::from(path.trim())).filter(|it| runs(it))
}

fn runs(browser: &Path) -> bool {
    step::output(Command::new(browser).arg("--version")).is_ok()
}

/// Installs Debian's package where that is possible, and gives back what apt printed.
fn from_debian() -> String {
    let is_root = step::output(Command::new("id").arg("-u")).is_ok_and(|it| it.trim() == "0");
    if !is_root || !Path::new("/etc/debian_version").exists() {
        return String::new();
    }
    let apt = |args: &[&str]| {
        let mut apt = Command::new("apt-get");
        apt.args(args).env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    attempt("list of Debian's packages", &mut apt(&["update", "-q"]))
        + &attempt("browser, from Debian", &mut apt(&["install", "-y", "-q", "chromium"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_that_cannot_be_fetched_is_one_sentence() {
        for printed in [
            "Error: getaddrinfo ENOTFOUND cdn.playwright.dev",
            "W: Failed to fetch http://deb.debian.org  Temporary failure resolving 'deb.debian.org'",
        ] {
            assert!(why_none(printed).starts_with("no network for the browser: connect,"));
        }
        assert!(why_none("E: Unable to locate package chromium").starts_with("no browser: "));
    }
}
