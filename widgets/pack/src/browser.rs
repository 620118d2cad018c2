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
    if step::attempt("browser, from the test driver", &mut driver)?.is_ok()
        && let Some(it) = downloaded(house)
    {
        return Ok(it);
    }
    from_debian();
    match on_path() {
        Some(it) => Ok(it),
        None => bail!("no browser: install Chromium, or name one in $CHROME"),
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

fn from_debian() {
    let is_root = step::output(Command::new("id").arg("-u")).is_ok_and(|it| it.trim() == "0");
    if !is_root || !Path::new("/etc/debian_version").exists() {
        return;
    }
    let apt = |args: &[&str]| {
        let mut apt = Command::new("apt-get");
        apt.args(args).env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    // A failure here is told by the missing browser.
    step::attempt("list of Debian's packages", &mut apt(&["update", "-q"])).ok();
    step::attempt("browser, from Debian", &mut apt(&["install", "-y", "-q", "chromium"])).ok();
}
