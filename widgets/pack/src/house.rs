//! Where things are: the repository, what is built, the tools.

use crate::step;
use anyhow::{Context, Result};
use serde_json::Value;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository and its target folder.
pub struct House {
    pub root: PathBuf,
    pub target: PathBuf,
}

impl House {
    /// The repository in which cargo runs this program.
    pub fn find() -> Result<House> {
        let own = env::var_os("CARGO_MANIFEST_DIR").context("start this with `cargo pack`")?;
        let root = Path::new(&own).join("../..").canonicalize()?;
        let metadata = metadata(&root)?;
        let target =
            metadata["target_directory"].as_str().context("cargo names no target folder")?;
        Ok(House { root, target: target.into() })
    }

    /// What `cargo metadata` says about the package in `dir`.
    pub fn package(&self, dir: &Path) -> Result<Value> {
        let manifest = dir.join("Cargo.toml").canonicalize()?;
        let mut metadata = metadata(&self.root)?;
        let packages = metadata["packages"].as_array_mut().context("cargo lists no packages")?;
        let own = packages.iter_mut().find(|it| it["manifest_path"].as_str() == manifest.to_str());
        Ok(own.with_context(|| format!("{} is no package", dir.display()))?.take())
    }

    /// This crate, with its npm tools.
    pub fn workshop(&self) -> PathBuf {
        self.root.join("widgets/pack")
    }

    /// Our own copies of wasm-pack and wasm-bindgen.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// `PATH` with our tools in front of what the machine has.
    pub fn path(&self) -> Result<std::ffi::OsString> {
        let own = [self.tools().join("bin"), self.workshop().join("node_modules/.bin")];
        let theirs = env::var_os("PATH").unwrap_or_default();
        Ok(env::join_paths(own.into_iter().chain(env::split_paths(&theirs)))?)
    }
}

fn metadata(root: &Path) -> Result<Value> {
    let mut cargo = Command::new("cargo");
    cargo.args(["metadata", "--no-deps", "--format-version=1"]).current_dir(root);
    Ok(serde_json::from_str(&step::output(&mut cargo)?)?)
}
