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

/// What the loader knows: which bundle a tag needs (`*`: two kinds or more), and its attributes.
fn known(plan: &Plan, addresses: &[Address]) -> Value {
    let (mut bundles, mut attributes, mut reserve) = (Map::new(), Map::new(), Map::new());
    for (bundle, it) in plan.bundles.iter().zip(addresses) {
        let address = json!([it.glue, it.wasm, it.integrity]);
        if bundle.is_all {
            bundles.insert("*".into(), address);
            continue;
        }
        for tag in &bundle.tags {
            bundles.insert(tag.clone(), address.clone());
        }
    }
    for (tag, element) in &plan.elements {
        attributes.insert(tag.clone(), json!(element.attributes));
        if let Some(height) = &element.reserve {
            reserve.insert(tag.clone(), json!(height));
        }
    }
    json!({ "version": plan.version, "bundles": bundles, "attributes": attributes, "reserve": reserve })
}
