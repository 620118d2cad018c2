//! What a fresh machine lacks, installed once and inside this repository.

use crate::house::House;
use crate::step;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::process::Command;

const OLDEST_NODE: u32 = 20;
const WASM_PACK: &str = "0.15.1";
/// What browsers run.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Everything packing needs. Silent when nothing is missing.
pub fn tools(house: &House) -> Result<()> {
    node()?;
    rust()?;
    packages(&house.workshop())?;
    wasm_tools(house)
}

/// The npm packages of the folder `dir`, exactly as its lock file says.
pub fn packages(dir: &Path) -> Result<()> {
    let lock = fs::read(dir.join("package-lock.json"))
        .with_context(|| format!("{} has no package-lock.json", dir.display()))?;
    let wanted = format!("{:x?}", Sha256::digest(lock));
    let mark = dir.join("node_modules/.installed");
    if fs::read_to_string(&mark).is_ok_and(|it| it == wanted) {
        return Ok(());
    }
    version_of("npm", "npm is needed beside Node.js: https://nodejs.org brings both")?;
    let mut npm = Command::new("npm");
    // Without network this answers within seconds, from the cache if it can.
    npm.args([
        "ci",
        "--prefer-offline",
        "--fetch-retry-mintimeout=1000",
        "--fetch-retry-maxtimeout=4000",
    ])
    .args(["--no-audit", "--no-fund", "--loglevel=error"])
    .current_dir(dir);
    let name = dir.file_name().unwrap_or_default().display();
    step::run(&format!("npm packages of {name}"), &mut npm)?;
    Ok(fs::write(mark, wanted)?)
}

fn node() -> Result<()> {
    let needed = format!("Node.js {OLDEST_NODE} or newer is needed: https://nodejs.org");
    let version = version_of("node", &needed)?;
    let major =
        version.trim().trim_start_matches('v').split('.').next().and_then(|it| it.parse().ok());
    if major.is_none_or(|it: u32| it < OLDEST_NODE) {
        bail!("{needed} (this is {})", version.trim());
    }
    Ok(())
}

/// What `program` says its version is; without it, the one sentence `needed`.
fn version_of(program: &str, needed: &str) -> Result<String> {
    let version = step::output(Command::new(program).arg("--version"));
    version.ok().with_context(|| needed.to_owned())
}

fn rust() -> Result<()> {
    let sysroot = step::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let installed = Path::new(sysroot.trim()).join("lib/rustlib");
    if !installed.join(TARGET).join("lib").is_dir() {
        rustup("WebAssembly target of Rust", &["target", "add", TARGET])?;
    }
    if !installed.join("src/rust/library/std").is_dir() {
        rustup("sources of Rust's standard library", &["component", "add", "rust-src"])?;
    }
    Ok(())
}

fn rustup(label: &str, args: &[&str]) -> Result<()> {
    step::run(label, Command::new("rustup").args(args))
        .with_context(|| format!("`rustup {}`: https://rustup.rs", args.join(" ")))
}

fn wasm_tools(house: &House) -> Result<()> {
    let bindgen = locked_version(house, "wasm-bindgen")?;
    install(house, "wasm-bindgen", "wasm-bindgen-cli", &bindgen)?;
    install(house, "wasm-pack", "wasm-pack", WASM_PACK)
}

/// The tool must be of the very version the crates were locked to.
fn locked_version(house: &House, package: &str) -> Result<String> {
    let lock = fs::read_to_string(house.root.join("Cargo.lock"))?;
    let (_, entry) = lock
        .split_once(&format!("name = \"{package}\"\nversion = \""))
        .with_context(|| format!("Cargo.lock does not name {package}"))?;
    Ok(entry.split('"').next().unwrap_or_default().to_owned())
}

fn install(house: &House, program: &str, package: &str, version: &str) -> Result<()> {
    let file = house.tools().join("bin").join(program);
    if step::output(Command::new(file).arg("--version"))
        .is_ok_and(|it| it.split_whitespace().nth(1) == Some(version))
    {
        return Ok(());
    }
    // Unoptimised, without debug information and without TLS: half the wait, and both run for moments only.
    let mut cargo = Command::new("cargo");
    cargo
        .args([
            "install",
            "--locked",
            "--debug",
            "--force",
            "--no-default-features",
            "--bin",
            program,
        ])
        .arg(format!("{package}@{version}"))
        .arg("--root")
        .arg(house.tools())
        .env("CARGO_TARGET_DIR", house.tools().join("build"))
        .env("CARGO_PROFILE_DEV_DEBUG", "false");
    step::run(&format!("build of {program} {version}, once"), &mut cargo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_one_sentence() {
        let error = version_of("cw-no-such-program", "npm is needed").expect_err("it is missing");
        assert_eq!(format!("{error:#}"), "npm is needed");
    }
}
