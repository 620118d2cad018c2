//! The last squeeze: wasm-opt, and short names for what crosses between the wasm and its bindings.
//! wasm-bindgen's names are long and full of hashes, and every page would download each of them twice.

use crate::house::House;
use crate::likeness;
use crate::step;
use crate::wasm::Built;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::HashMap;
use std::fs;
use std::process::Command;

/// What wasm-opt says it renamed: `(module, before, after)` and `(before, after)`.
#[derive(Deserialize)]
struct Renamed {
    imports: Vec<(String, String, String)>,
    exports: Vec<(String, String)>,
}

/// What wasm-opt does, each measured in brotli. Code taken apart and put together again is more alike, and twice more
/// so; a call inlined once reads well and packs badly, unless it is hardly longer than the call; nothing of Rust's lies
/// below address 1024.
const PASSES: &[&str] = &[
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--reorder-locals",
    "--one-caller-inline-max-function-size=30",
    "--always-inline-max-function-size=4",
    "--low-memory-unused",
];

/// What it does in the end, once the names say what resembles what.
const LAST_PASSES: &[&str] = &[
    "--reorder-functions-by-name",
    "--strip-producers",
    "--strip-target-features",
    "--minify-imports-and-exports-and-modules",
];

/// Optimises the wasm, and gives both files of `built` the same short names.
pub fn shorten(house: &House, built: &Built) -> Result<()> {
    wasm_opt(house, built, PASSES)?;
    fs::write(&built.wasm, likeness::named(&fs::read(&built.wasm)?)?)?;
    let renamed: Renamed = serde_json::from_str(&wasm_opt(house, built, LAST_PASSES)?)
        .context("wasm-opt lists no names")?;
    let bindings = fs::read_to_string(&built.bindings)?;
    Ok(fs::write(&built.bindings, rename(&bindings, &renamed)?)?)
}

/// Changes the wasm in place; gives back what wasm-opt says.
fn wasm_opt(house: &House, built: &Built, passes: &[&str]) -> Result<String> {
    let mut wasm_opt = Command::new(house.workshop().join("node_modules/.bin/wasm-opt"));
    step::output(wasm_opt.args(passes).arg(&built.wasm).arg("-o").arg(&built.wasm))
}

/// The bindings with every name replaced: imports wherever they stand, exports behind `wasm.`.
fn rename(bindings: &str, renamed: &Renamed) -> Result<String> {
    let imports: HashMap<&str, &str> =
        renamed.imports.iter().map(|(_, before, after)| (&**before, &**after)).collect();
    let exports: HashMap<&str, &str> =
        renamed.exports.iter().map(|(before, after)| (&**before, &**after)).collect();
    if let Some(lost) = imports.keys().find(|it| !bindings.contains(**it)) {
        bail!("the bindings do not provide {lost}");
    }
    let mut text = String::with_capacity(bindings.len());
    for word in words(bindings) {
        let known = if text.ends_with("wasm.") { exports.get(word) } else { imports.get(word) };
        text.push_str(known.unwrap_or(&word));
    }
    for (module, ..) in renamed.imports.iter().take(1) {
        text = text.replace(&format!("{module:?}"), "\"a\"");
    }
    Ok(text)
}

/// Identifiers, and what stands between them.
fn words(script: &str) -> impl Iterator<Item = &str> {
    let is_letter = |it: char| it.is_alphanumeric() || it == '_' || it == '$';
    let mut rest = script;
    std::iter::from_fn(move || {
        let inside = is_letter(rest.chars().next()?);
        let end = rest.find(|it| is_letter(it) != inside).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bindings: &str, expected: Option<&str>) {
        let renamed = Renamed {
            imports: vec![("./x_bg.js".into(), "__wbg_now_1f".into(), "a".into())],
            exports: vec![("memory".into(), "b".into())],
        };
        assert_eq!(rename(bindings, &renamed).ok().as_deref(), expected, "{bindings}");
    }

    #[test]
    fn both_sides_of_the_border_get_the_same_names() {
        check("{ __wbg_now_1f: function() {} }", Some("{ a: function() {} }"));
        check("wasm.memory.buffer + __wbg_now_1f", Some("wasm.b.buffer + a"));
        check("{ \"./x_bg.js\": __wbg_now_1f }", Some("{ \"a\": a }"));
    }

    #[test]
    fn a_word_that_only_looks_alike_keeps_its_name() {
        check("memory + page.memory + __wbg_now_1f", Some("memory + page.memory + a"));
        check("__wbg_now_1f2 + __wbg_now_1f", Some("__wbg_now_1f2 + a"));
    }

    #[test]
    fn bindings_that_lack_an_import_are_refused() {
        check("wasm.memory", None);
    }
}
