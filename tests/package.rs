//! The npm package: packed as npm would, installed elsewhere without network, found by its name.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn the_packed_npm_package_installs_offline_with_entry_types_and_manifest() {
    let package = package();
    let away = Path::new(env!("CARGO_TARGET_TMPDIR")).join("npm");
    fs::remove_dir_all(&away).ok();
    fs::create_dir_all(&away).expect("writable");
    fs::write(away.join("package.json"), r#"{ "private": true }"#).expect("writable");
    let folder = package.to_str().expect("UTF-8");
    let tarball = run(&away, "npm", &["pack", "--silent", folder]);
    run(&away, "npm", &["install", "--offline", "--silent", &format!("./{}", tarball.trim())]);

    let installed = away.join("node_modules/@comunweb/widgets");
    let manifest = fs::read(installed.join("package.json")).expect("readable");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    for field in ["main", "types", "customElements"] {
        let file = manifest[field].as_str().expect("a path");
        assert!(
            installed.join(file).is_file(),
            "{field} names {file}, which is not in the package"
        );
    }
    for file in ["LICENSE", "README.md", "integrity.json"] {
        assert!(installed.join(file).is_file(), "{file} is not in the package");
    }
    let ask = "console.log(import.meta.resolve('@comunweb/widgets'))";
    let entry = run(&away, "node", &["--input-type=module", "--eval", ask]);
    assert!(entry.trim().ends_with("/@comunweb/widgets/comunweb.js"), "the name leads to {entry}");
}

/// What `cargo pack` wrote for npm.
fn package() -> PathBuf {
    // …/target/tmp is ours; …/target/npm is the packer's.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a target folder");
    let package = target.join("npm");
    assert!(package.join("package.json").is_file(), "nothing is packed yet: run `cargo pack`");
    package
}

fn run(dir: &Path, program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).current_dir(dir).output().expect("it starts");
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{program} {args:?}: {err}");
    out.into_owned()
}
