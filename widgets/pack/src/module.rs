//! JavaScript of others that an element needs beside its WebAssembly: bundled, minified, and fetched with it.

use crate::house::House;
use crate::plan::{Bundle, Plan};
use crate::publish::Shelf;
use crate::step;
use crate::wasm::Mode;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The names of the published modules, by their sources.
pub type Modules = BTreeMap<PathBuf, String>;

/// Puts every module that `plan` names on the shelf, each with the licence that lies beside it.
pub fn shelve(house: &House, plan: &Plan, mode: Mode, shelf: &mut Shelf) -> Result<Modules> {
    let mut modules = Modules::new();
    for source in plan.elements.values().flat_map(|it| it.modules.values()) {
        if modules.contains_key(source) {
            continue;
        }
        let name = source.file_stem().context("a module is a file")?.to_string_lossy();
        let licence = source.with_file_name("LICENSE");
        let licence = fs::read(&licence).with_context(|| licence.display().to_string())?;
        let licence = shelf.put_hashed(&format!("{name}-"), "LICENSE.txt", licence);
        let text = bundle(house, source, mode)?;
        let text = format!("/*! Licence: {licence} */\n{text}");
        modules.insert(source.clone(), shelf.put_hashed(&format!("{name}-"), "js", text));
    }
    Ok(modules)
}

/// The modules that some element of `bundle` fetches.
pub fn needed(plan: &Plan, bundle: &Bundle, modules: &Modules) -> Vec<String> {
    let sources = bundle.tags.iter().flat_map(|it| plan.elements[it].modules.values());
    let mut names: Vec<String> = sources.map(|it| modules[it].clone()).collect();
    names.sort();
    names.dedup();
    names
}

/// What `modules.js` of the kit reads: a variable for each module, how to fetch those of a tag, and the tags that are
/// sure to need theirs. Nothing where no module is needed.
pub fn declarations(plan: &Plan, bundle: &Bundle, modules: &Modules) -> String {
    let (mut variables, mut fetches, mut eager) = (BTreeSet::new(), String::new(), Vec::new());
    for tag in &bundle.tags {
        let mut fetch = String::new();
        for (variable, source) in &plan.elements[tag].modules {
            variables.insert(format!("let {variable};\n"));
            let address = format!("./{}", modules[source]);
            fetch += &format!("{variable} = await import({address:?}); ");
        }
        if fetch.is_empty() {
            continue;
        }
        fetches += &format!("{tag:?}: async () => {{ {fetch}}},\n");
        if !bundle.is_all {
            eager.push(tag);
        }
    }
    if fetches.is_empty() {
        return String::new();
    }
    let variables: String = variables.into_iter().collect();
    format!("{variables}const modules = {{\n{fetches}}};\nconst eager = {eager:?};\n")
}

fn bundle(house: &House, source: &Path, mode: Mode) -> Result<String> {
    let mut node = Command::new("node");
    node.arg(house.workshop().join("js/module.mjs")).arg(source).current_dir(&house.root);
    if mode.is_small() {
        node.arg("--minify");
    }
    step::output(&mut node)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Element;
    use serde_json::Value;

    /// A map that needs a module, and a poll that needs none; in bundles of their own and together.
    fn declared(is_all: bool, tags: &[&str]) -> (String, Vec<String>) {
        let source = PathBuf::from("map/leaflet.js");
        let element = |modules: &[(String, PathBuf)]| Element {
            styles: Vec::new(),
            modules: modules.iter().cloned().collect(),
            reserve: None,
            attributes: Vec::new(),
        };
        let map = element(&[("L".into(), source.clone())]);
        let elements = [("cw-poi-map".into(), map), ("cw-poll".into(), element(&[]))].into();
        let plan =
            Plan { version: String::new(), bundles: Vec::new(), elements, manifest: Value::Null };
        let tags = tags.iter().map(|it| (*it).to_owned()).collect();
        let bundle = Bundle {
            name: String::new(),
            is_all,
            crate_dir: PathBuf::new(),
            features: Vec::new(),
            tags,
        };
        let modules = [(source, "leaflet-01234567.js".to_owned())].into();
        (declarations(&plan, &bundle, &modules), needed(&plan, &bundle, &modules))
    }

    const FETCH: &str = "let L;\nconst modules = {\n\"cw-poi-map\": async () => { L = await import(\"./leaflet-01234567.js\"); },\n};\n";

    #[test]
    fn a_bundle_without_modules_says_nothing_of_them() {
        assert_eq!(declared(false, &["cw-poll"]), (String::new(), Vec::new()));
    }

    #[test]
    fn a_bundle_of_one_kind_fetches_its_module_at_once() {
        let (text, needed) = declared(false, &["cw-poi-map"]);
        assert_eq!(text, FETCH.to_owned() + "const eager = [\"cw-poi-map\"];\n");
        assert_eq!(needed, ["leaflet-01234567.js"]);
    }

    #[test]
    fn a_bundle_of_all_kinds_waits_until_an_element_needs_it() {
        let (text, _) = declared(true, &["cw-poi-map", "cw-poll"]);
        assert_eq!(text, FETCH.to_owned() + "const eager = [];\n");
    }
}
