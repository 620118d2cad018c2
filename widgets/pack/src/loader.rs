//! `comunweb.js`: the one file a page names. It carries the addresses of everything else.

use crate::esbuild::transform;
use crate::house::House;
use crate::plan::Plan;
use crate::wasm::Mode;
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

/// Where the files of one bundle went.
pub struct Address {
    pub bundle: String,
    /// Of its glue and its wasm, without `.js` and `.wasm`.
    pub name: String,
    /// Of the wasm, after `sha256-`.
    pub integrity: String,
    /// What its glue fetches besides.
    pub modules: Vec<String>,
}

/// The loader's text.
pub fn script(house: &House, plan: &Plan, addresses: &[Address], mode: Mode) -> Result<String> {
    let entry = house.root.join("widgets/kit/js/loader.js");
    let entry = format!("import {:?};", entry.to_str().context("a path in UTF-8")?);
    let define = format!("--define:__COMUNWEB__={}", known(plan, addresses));
    let common = ["--bundle", "--format=iife", "--charset=ascii", "--target=es2022", &define];
    let minify: &[&str] = if mode.is_small() { &["--minify"] } else { &[] };
    transform(house, &[&common, minify].concat(), &entry)
}

/// What the loader knows: the files of the bundle for two kinds or more, and of each tag its attributes, the files of
/// its own bundle, and the height kept free.
fn known(plan: &Plan, addresses: &[Address]) -> Value {
    let (mut elements, mut all) = (Map::new(), Value::Null);
    for (bundle, it) in plan.bundles.iter().zip(addresses) {
        let files = json!([it.name, it.integrity]);
        if bundle.is_all {
            all = files;
            continue;
        }
        for tag in &bundle.tags {
            let element = &plan.elements[tag];
            let mut known = vec![json!(element.attributes.join(" ")), files.clone()];
            known.extend(element.reserve.clone().map(Value::from));
            elements.insert(tag.clone(), json!(known));
        }
    }
    json!({ "version": plan.version, "all": all, "elements": elements })
}
