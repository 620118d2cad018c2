//! The published module of one bundle: its style sheets, and a function that brings elements to life.

use crate::esbuild::transform;
use crate::house::House;
use crate::module::{self, Modules};
use crate::plan::{Bundle, Plan};
use crate::wasm::{Built, Mode};
use anyhow::{Context, Result};
use serde_json::{Map, Value};
use std::fs;
use std::path::PathBuf;

/// The module of `bundle`. Its `start` makes fresh bindings for every element.
pub fn module(
    house: &House,
    plan: &Plan,
    bundle: &Bundle,
    built: &Built,
    modules: &Modules,
    mode: Mode,
) -> Result<String> {
    let kit = house.root.join("widgets/kit/js");
    // Plain statements in front of the bindings: they shadow the globals that old libraries replace.
    let prelude = read(&kit.join("prelude.js"))?;
    let guard = read(&kit.join("guard.js"))?;
    let bindings = bindings(house, built)?;
    let css = style_sheets(house, plan, bundle)?;
    let start = read(&kit.join("start.js"))?;
    // Outside the function of the bindings, and seen from inside it.
    let mut modules = module::declarations(plan, bundle, modules);
    let define = format!("--define:__MODULES__={}", !modules.is_empty());
    if !modules.is_empty() {
        modules += &read(&kit.join("modules.js"))?;
    }
    let source = format!(
        "{modules}const css = {css};\nconst instance = (fetch, trap) => {{\nlet glue;\n{prelude}\n{guard}\n{{{bindings}}}\nreturn glue;\n}};\n{start}"
    );
    let common = ["--format=esm", "--charset=ascii", "--target=es2022", &define];
    let minify: &[&str] = if mode.is_small() { &["--minify"] } else { &[] };
    transform(house, &[&common, minify].concat(), &source)
}

/// The bindings as plain statements that fill `glue`, without what the loader does not call.
fn bindings(house: &House, built: &Built) -> Result<String> {
    let file = built.bindings.to_str().context("a path in UTF-8")?;
    let entry = format!("import init, {{ mount }} from {file:?};\nglue = {{ init, mount }};");
    // `init` is always given a compiled module: without these names its code for everything else falls away.
    let unused = ["--define:Response=undefined", "--define:Request=undefined"];
    let common = ["--bundle", "--format=esm", "--target=es2022", "--minify-syntax"];
    transform(house, &[&common[..], &unused].concat(), &entry)
}

/// `{tag: css}` as JSON.
fn style_sheets(house: &House, plan: &Plan, bundle: &Bundle) -> Result<String> {
    let mut sheets = Map::new();
    for tag in &bundle.tags {
        let pieces: Result<Vec<String>> = plan.elements[tag].styles.iter().map(read).collect();
        let css = transform(house, &["--loader=css", "--minify"], &pieces?.concat())?;
        sheets.insert(tag.clone(), Value::String(css.trim_end().to_owned()));
    }
    Ok(Value::Object(sheets).to_string())
}

fn read(file: &PathBuf) -> Result<String> {
    fs::read_to_string(file).with_context(|| file.display().to_string())
}
