//! Yew as our widgets need it: files of ours in `yew/`, and a few of the very release in Cargo.lock, as they are or
//! changed by `yew/slim.patch`.
//!
//! Cargo takes it in place of the released one for what is published, and for nothing else. Another release is not
//! packed until a person has read what it changes: our files stand in for some of its own.

use crate::house::House;
use crate::{setup, step};
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What our files were written beside.
const RELEASE: &str = "0.23.0";

/// What of the release serves as it is.
const KEPT: [&str; 5] = [
    "Cargo.toml",
    "src/callback.rs",
    "src/html/component/properties.rs",
    "src/html/listener/events.rs",
    "src/html/listener/mod.rs",
];

/// The folder of the small Yew; only what differs from last time is written, so that cargo builds it once.
pub fn yew(house: &House) -> Result<PathBuf> {
    let released = released(house)?;
    let own = house.workshop().join("yew");
    let copy = house.target.join("pack/yew");
    for file in KEPT {
        write(&copy.join(file), &read(&released.join(file))?)?;
    }
    for (file, hunks) in files(&read(&own.join("slim.patch"))?) {
        let text = read(&released.join(file))?;
        let text = patched(&text, hunks).with_context(|| format!("{file} of Yew has changed"))?;
        write(&copy.join(file), &text)?;
    }
    for file in fs::read_dir(&own).with_context(|| own.display().to_string())? {
        let file = file?;
        if file.path().extension().is_some_and(|it| it == "rs") {
            write(&copy.join("src").join(file.file_name()), &read(&file.path())?)?;
        }
    }
    Ok(copy)
}

/// Where cargo keeps the release.
fn released(house: &House) -> Result<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["metadata", "--locked", "--format-version=1", "--filter-platform", setup::TARGET])
        .current_dir(&house.root);
    let metadata: Value = serde_json::from_str(&step::output(&mut cargo)?)?;
    let packages = metadata["packages"].as_array().context("cargo lists no packages")?;
    let yew = packages.iter().find(|it| it["name"] == "yew").context("cargo knows no Yew")?;
    ensure!(yew["version"] == RELEASE, "widgets/pack/yew was written beside Yew {RELEASE}");
    let manifest = yew["manifest_path"].as_str().context("a package has a manifest")?;
    Ok(Path::new(manifest).with_file_name(""))
}

/// Each file of a patch, with its hunks.
fn files(patch: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = patch.split("\n--- ").skip(1);
    parts.filter_map(|it| {
        let (file, rest) = it.split_once('\n')?;
        Some((file, rest.split_once('\n')?.1))
    })
}

/// The text after all hunks. The lines of a hunk stand once and in this order in the text; their numbers do not count.
fn patched(text: &str, hunks: &str) -> Result<String> {
    let (mut done, mut rest) = (String::new(), text);
    for hunk in hunks.split("@@\n").skip(1) {
        let (mut before, mut after) = (String::new(), String::new());
        for line in hunk.lines() {
            let (sign, line) = line.split_at_checked(1).unwrap_or((" ", ""));
            for (side, other) in [(&mut before, "+"), (&mut after, "-")] {
                if sign != other {
                    side.push_str(line);
                    side.push('\n');
                }
            }
        }
        let Some((front, back)) = rest.split_once(&before) else {
            bail!("nothing reads:\n{before}");
        };
        done += front;
        done += &after;
        rest = back;
    }
    Ok(done + rest)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| file.display().to_string())
}

fn write(file: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(file).is_ok_and(|it| it == text) {
        return Ok(());
    }
    fs::create_dir_all(file.parent().context("a file lies in a folder")?)?;
    fs::write(file, text).with_context(|| file.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATCH: &str = "A word of why.\n\n--- src/a.rs\n+++ src/a.rs\n@@\n one\n-two\n+zwei\n@@\n-four\n--- src/b.rs\n+++ src/b.rs\n@@\n+new\n old\n";

    #[test]
    fn a_patch_names_its_files() {
        let names: Vec<_> = files(PATCH).map(|it| it.0).collect();
        assert_eq!(names, ["src/a.rs", "src/b.rs"]);
    }

    #[test]
    fn only_the_lines_of_a_hunk_change() {
        let (_, hunks) = files(PATCH).next().expect("the first file");
        let text = patched("zero\none\ntwo\nthree\nfour\nfive\n", hunks).expect("it reads so");
        assert_eq!(text, "zero\none\nzwei\nthree\nfive\n");
    }

    #[test]
    fn a_release_that_reads_differently_is_refused() {
        let (_, hunks) = files(PATCH).next().expect("the first file");
        for text in ["one\n2\nfour\n", "four\none\ntwo\n", ""] {
            assert!(patched(text, hunks).is_err(), "{text}");
        }
    }
}
