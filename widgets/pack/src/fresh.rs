//! Whether a distribution still matches the sources, so that a second start takes seconds.

use crate::house::House;
use crate::pack::Job;
use crate::publish;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What every distribution is made of, besides its own crate.
const SOURCES: &[&str] = &["Cargo.lock", "Cargo.toml", "rust-toolchain.toml", "shared", "widgets"];

/// Built or installed there; never a source.
const NOT_SOURCES: &[&str] = &["node_modules", "target", "examples", "tests"];

/// Whether what lies in the job's folder was made from the sources as they are now.
pub fn is_fresh(house: &House, job: &Job) -> Result<bool> {
    let published = publish::published(&job.out);
    let complete = published.contains_key("comunweb.js")
        && published.keys().all(|it| job.out.join(format!("{it}.br")).is_file());
    let made_from = fs::read_to_string(note(house, job)).unwrap_or_default();
    Ok(complete && made_from == fingerprint(house, job)?)
}

/// Forgets what the job's folder was made from, before anything in it changes: a packing that breaks off halfway
/// must not pass for the one before.
pub fn forget(house: &House, job: &Job) -> Result<()> {
    match fs::remove_file(note(house, job)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Notes what the job's folder was made from.
pub fn remember(house: &House, job: &Job, fingerprint: &str) -> Result<()> {
    Ok(fs::write(note(house, job), fingerprint)?)
}

/// A digest of every source and of how they are built.
pub fn fingerprint(house: &House, job: &Job) -> Result<String> {
    let mut digest = Sha256::new();
    digest.update([job.mode as u8]);
    let mut files = Vec::new();
    for source in SOURCES.iter().map(|it| house.root.join(it)).chain([job.crate_dir.clone()]) {
        collect(&source, &mut files)?;
    }
    files.sort();
    for file in files {
        digest.update(file.as_os_str().as_encoded_bytes());
        digest.update(fs::read(&file).with_context(|| file.display().to_string())?);
    }
    Ok(format!("{:x?}", digest.finalize()))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        files.push(path.into());
        return Ok(());
    }
    for entry in fs::read_dir(path).with_context(|| path.display().to_string())? {
        let entry = entry?.path();
        let name = entry.file_name().unwrap_or_default().to_string_lossy();
        // Editors lock a file with a link to nothing, like `.#lib.rs`.
        let is_there = entry.exists();
        if is_there && !NOT_SOURCES.contains(&&*name) && !name.ends_with(".md") {
            collect(&entry, files)?;
        }
    }
    Ok(())
}

/// Beside the build, never on the shelf: this file is nobody's download.
fn note(house: &House, job: &Job) -> PathBuf {
    let place = Sha256::digest(job.out.as_os_str().as_encoded_bytes());
    house.target.join("pack").join(format!("{:02x}{:02x}.fingerprint", place[0], place[1]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wasm::Mode;

    /// A house with one source, packed from it.
    fn packed(name: &str) -> (House, Job) {
        let root = std::env::temp_dir().join(format!("cw-pack-{}-{name}", std::process::id()));
        fs::remove_dir_all(&root).ok();
        let house = House { target: root.join("target"), root: root.clone() };
        let job = Job { crate_dir: root.join("bundle"), mode: Mode::Small, out: root.join("pkg") };
        for dir in ["bundle", "pkg", "shared", "target/pack", "widgets"] {
            fs::create_dir_all(root.join(dir)).expect("writable");
        }
        for file in ["Cargo.lock", "Cargo.toml", "rust-toolchain.toml", "shared/lib.rs"] {
            fs::write(root.join(file), file).expect("writable");
        }
        for (file, text) in [("integrity.json", r#"{"comunweb.js":""}"#), ("comunweb.js.br", "")] {
            fs::write(job.out.join(file), text).expect("writable");
        }
        remember(&house, &job, &fingerprint(&house, &job).expect("readable")).expect("writable");
        assert!(is_fresh(&house, &job).expect("readable"));
        (house, job)
    }

    #[test]
    fn a_changed_source_is_seen() {
        let (house, job) = packed("changed");
        fs::write(house.root.join("shared/lib.rs"), "another").expect("writable");
        assert!(!is_fresh(&house, &job).expect("readable"));
    }

    #[test]
    fn what_was_forgotten_is_not_fresh() {
        let (house, job) = packed("forgotten");
        forget(&house, &job).expect("writable");
        assert!(!is_fresh(&house, &job).expect("readable"));
        forget(&house, &job).expect("nothing is left to forget");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nothing_stops_nobody() {
        let (house, job) = packed("link");
        let lock = house.root.join("shared/.#lib.rs");
        std::os::unix::fs::symlink("somebody@somewhere.1234", lock).expect("writable");
        assert!(is_fresh(&house, &job).expect("readable"));
    }
}
