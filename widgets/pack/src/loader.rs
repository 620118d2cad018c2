//! `comunweb.js`: the one file a page names. It carries the addresses of everything else.

use crate::esbuild::transform;
use crate::house::House;
use crate::plan::{Element, Plan};
use crate::wasm::Mode;
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

/// Where the files of one bundle went.
pub struct Address {
    pub bundle: String,
    pub glue: String,
    pub wasm: String,
    /// What its glue fetches besides.
    pub modules: Vec<String>,
    /// The subresource integrity of the wasm.
    pub integrity: String,
}

/// The loader's text.
pub fn script(house: &House, plan: &Plan, addresses: &[Address], mode: Mode) -> Result<String> {
    let entry = house.root.join("widgets/kit/js/loader.js");
    let entry = format!("import {:?};", entry.to_str().context("a path in UTF-8")?);
    let define = format!("--define:__COMUNWEB__={}", known(plan, addresses));
    let common = ["--bundle", "--format=iife", "--charset=ascii", "--target=es2022", &define];
    let minify: &[&str] = if mode == Mode::Small { &["--minify"] } else { &[] };
    transform(house, &[&common, minify].concat(), &entry)
}

/// What the loader knows: the version; each tag's attributes, the number of its bundle and the height kept free; and the
/// bundles, number 0 with what two kinds or more need.
fn known(plan: &Plan, addresses: &[Address]) -> Value {
    let (mut all, mut bundles, mut elements) = (Value::Null, Vec::new(), Map::new());
    for (bundle, it) in plan.bundles.iter().zip(addresses) {
        let address = json!([it.glue, it.wasm, it.integrity]);
        if bundle.is_all {
            all = address;
            continue;
        }
        bundles.push(address);
        for tag in &bundle.tags {
            let element = &plan.elements[tag];
            let mut known = vec![json!(attributes(plan, element)), json!(bundles.len())];
            known.extend(element.reserve.as_ref().map(|it| json!(it)));
            elements.insert(tag.clone(), json!(known));
        }
    }
    bundles.insert(0, all);
    json!([plan.version, elements, bundles])
}

/// In one string, and those that every element has at the end: what repeats costs little.
fn attributes(plan: &Plan, element: &Element) -> String {
    let is_shared = |it: &&String| plan.elements.values().all(|one| one.attributes.contains(it));
    let (shared, own): (Vec<&String>, Vec<&String>) =
        element.attributes.iter().partition(is_shared);
    let names: Vec<&str> = own.into_iter().chain(shared).map(String::as_str).collect();
    names.join(" ")
}
