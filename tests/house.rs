//! The house rules, as tests: who may import whom, how long a file may grow, how files are named.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// `(crate, what it may import from this workspace)`. Read it as the arrows of ARCHITECTURE.md.
const ARROWS: &[(&str, &[&str])] = &[
    ("cw-model", &[]),
    ("cw-format", &["cw-model"]),
    ("cw-api", &["cw-model"]),
    ("cw-kit", &["cw-model", "cw-format", "cw-api"]),
    ("cw-calendar", &["cw-kit", "cw-model", "cw-format", "cw-api"]),
    ("cw-chart", &["cw-kit", "cw-model", "cw-format", "cw-api"]),
    ("cw-map", &["cw-kit", "cw-model", "cw-format", "cw-api"]),
    ("cw-bundle", &["cw-kit", "cw-calendar", "cw-chart", "cw-map"]),
    ("cw-pack", &[]),
    ("cw-demo", &["cw-model", "cw-format", "cw-api"]),
    ("cw-tests", &[]),
    ("cw-probe", &["cw-kit", "cw-calendar"]),
];

/// `(room, what no code line of it may say, the rule)`.
const ABSENCES: &[(&str, &str, &str)] = &[
    ("shared", "web_sys", "the browser stays in widgets"),
    ("shared", "JsValue", "the browser stays in widgets"),
    ("shared/model", "serde", "the model knows no JSON"),
    ("widgets/calendar", "JsValue", "JsValue never leaves the kit"),
    ("widgets/chart", "JsValue", "JsValue never leaves the kit"),
    ("widgets/kit", "cw-event-calendar", "the kit names no widget"),
    ("demo/src/store", "axum", "axum stays out of the store"),
    ("demo/src/routes", "sqlx::query", "SQL stays in the store"),
];

const LONGEST_FILE: usize = 400;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &[
    "common", "data", "handler", "helper", "helpers", "manager", "misc", "service", "util", "utils",
];

#[test]
fn imports_follow_the_arrows() {
    for package in packages() {
        let name = package["name"].as_str().expect("a name");
        let Some((_, allowed)) = ARROWS.iter().find(|(it, _)| *it == name) else {
            panic!("{name} has no place in the house: add it to ARROWS and to ARCHITECTURE.md");
        };
        for dependency in package["dependencies"].as_array().expect("a list") {
            let imported = dependency["name"].as_str().expect("a name");
            let is_ours = imported.starts_with("cw-") && dependency["kind"].is_null();
            assert!(!is_ours || allowed.contains(&imported), "{name} may not import {imported}");
        }
    }
}

#[test]
fn nothing_imports_the_tests() {
    for package in packages().iter().filter(|it| it["name"] != "cw-tests") {
        for dependency in package["dependencies"].as_array().expect("a list") {
            let (name, imported) = (&package["name"], &dependency["name"]);
            assert!(
                imported != "cw-tests" && imported != "cw-probe",
                "{name} may not import {imported}"
            );
        }
    }
}

#[test]
fn what_a_room_may_not_know_is_not_in_it() {
    for (room, word, rule) in ABSENCES {
        for path in files_under(&root().join(room), "rs") {
            for line in code_of(&path).lines().map(str::trim).filter(|it| !it.starts_with("//")) {
                assert!(!line.contains(word), "{rule}: {} says {word}", path.display());
            }
        }
    }
}

#[test]
fn every_rust_file_is_short_and_says_what_it_is_for() {
    for path in files_under(&root(), "rs") {
        let text = fs::read_to_string(&path).expect("readable");
        let lines = code_of(&path).lines().count();
        assert!(text.starts_with("//!"), "{} does not start with `//!`", path.display());
        let is_short = lines <= LONGEST_FILE || is_a_test(&path);
        assert!(is_short, "{} is too long: {lines} lines", path.display());
    }
}

#[test]
fn every_script_is_short_and_says_what_it_is_for() {
    for path in ["js", "mjs"].iter().flat_map(|it| files_under(&root().join("widgets"), it)) {
        let text = fs::read_to_string(&path).expect("readable");
        let lines = text.lines().count();
        assert!(text.starts_with("//"), "{} does not start with a comment", path.display());
        assert!(lines <= LONGEST_FILE, "{} is too long: {lines} lines", path.display());
    }
}

#[test]
fn every_style_sheet_is_short_and_says_what_it_is_for() {
    for path in ["widgets", "www"].iter().flat_map(|it| files_under(&root().join(it), "css")) {
        let text = fs::read_to_string(&path).expect("readable");
        let lines = text.lines().count();
        assert!(text.starts_with("/* "), "{} does not start with a comment", path.display());
        assert!(lines <= LONGEST_FILE, "{} is too long: {lines} lines", path.display());
    }
}

#[test]
fn the_place_kept_free_is_the_same_wherever_it_is_written() {
    let read = |it: &str| fs::read_to_string(root().join(it)).expect("readable").replace(' ', "");
    let bundle = read("widgets/bundle/Cargo.toml");
    let reserve = bundle.split("reserve=\"").nth(1).and_then(|it| it.split('"').next());
    let reserve = reserve.expect("the bundle declares how much place is kept free");
    // The pages are set in a size of their own; the widget in the reader's.
    let (own, page) = (format!("min-height:{reserve}"), reserve.replace("em", "rem"));
    for (file, expected) in [
        ("tests/probe/Cargo.toml", format!("reserve=\"{reserve}\"")),
        ("widgets/calendar/style/toolbar.css", own.clone()),
        ("README.md", own.clone()),
        ("www/old.css", own),
        ("www/page.css", format!("min-height:{page}")),
    ] {
        assert!(read(file).contains(&expected), "{file} does not say {expected}");
    }
}

#[test]
fn every_file_and_folder_has_a_name_that_says_something() {
    for path in files_under(&root(), "rs") {
        let inside = path.strip_prefix(root()).expect("in the house").with_extension("");
        for name in inside.iter().map(|it| it.to_string_lossy()) {
            assert!(!EMPTY_NAMES.contains(&&*name), "{}: `{name}` says nothing", path.display());
            assert_ne!(name, "mod", "{}: write foo.rs beside foo/", path.display());
        }
    }
}

#[test]
fn no_test_is_ignored_and_nothing_is_left_to_do() {
    // Written in two halves, so that this file does not find itself.
    let banned =
        [["#[ign", "ore"], ["todo", "!("], ["unimplemen", "ted!("], ["#[should", "_panic"]];
    for path in files_under(&root(), "rs") {
        let text = fs::read_to_string(&path).expect("readable");
        for word in banned.map(|it| it.concat()) {
            assert!(!text.contains(&word), "{} says {word}", path.display());
        }
    }
}

/// The packages of this workspace, as cargo describes them.
fn packages() -> Vec<serde_json::Value> {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version=1"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).expect("JSON");
    metadata["packages"].as_array().expect("a list").clone()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ is in the house").into()
}

/// Lists of facts may be long.
fn is_a_test(path: &Path) -> bool {
    let inside = path.strip_prefix(root()).expect("in the house");
    inside.iter().any(|it| it == "tests" || it == "tests.rs")
}

/// The part of a file before its unit tests.
fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("readable");
    text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
}

fn files_under(dir: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if name != "target" && name != "node_modules" && name != ".git" {
                found.extend(files_under(&path, extension));
            }
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
    found
}
