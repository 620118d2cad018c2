//! What is to be packed, as the bundle's Cargo.toml declares it.

use crate::house::House;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Every bundle and every element of one distribution.
pub struct Plan {
    pub version: String,
    pub bundles: Vec<Bundle>,
    pub elements: BTreeMap<String, Element>,
    /// The custom elements manifest.
    pub manifest: Value,
}

/// One `.wasm`.
pub struct Bundle {
    pub name: String,
    /// Holds every widget there is, for pages with two kinds or more.
    pub is_all: bool,
    pub crate_dir: PathBuf,
    pub features: Vec<String>,
    pub tags: Vec<String>,
}

/// One tag.
pub struct Element {
    /// Its style sheet, in pieces, in this order.
    pub styles: Vec<PathBuf>,
    /// JavaScript of others that its bindings need, by the name under which they know it.
    pub modules: BTreeMap<String, PathBuf>,
    /// The height kept free while nothing is shown yet.
    pub reserve: Option<String>,
    pub attributes: Vec<String>,
}

/// `[package.metadata.comunweb]`; paths are relative to that Cargo.toml.
#[derive(Deserialize)]
struct Declared {
    manifests: Vec<PathBuf>,
    bundles: BTreeMap<String, DeclaredBundle>,
    elements: BTreeMap<String, DeclaredElement>,
}

#[derive(Deserialize)]
struct DeclaredBundle {
    /// The crate, where it is not this one.
    #[serde(default, rename = "crate")]
    crate_dir: PathBuf,
    features: Vec<String>,
    tags: Vec<String>,
}

#[derive(Deserialize)]
struct DeclaredElement {
    styles: Vec<PathBuf>,
    #[serde(default)]
    modules: BTreeMap<String, PathBuf>,
    reserve: Option<String>,
}

impl Plan {
    /// The plan of the crate in `dir`.
    pub fn of(house: &House, dir: &Path) -> Result<Plan> {
        let mut package = house.package(dir)?;
        let version = package["version"].as_str().context("a version")?.to_owned();
        let declared = Declared::deserialize(package["metadata"]["comunweb"].take())
            .with_context(|| format!("[package.metadata.comunweb] of {}", dir.display()))?;
        let manifest = merged(dir, &declared.manifests)?;
        let mut elements = BTreeMap::new();
        for (tag, it) in declared.elements {
            let attributes = attributes(&manifest, &tag)?;
            elements.insert(tag, it.element(dir, attributes));
        }
        let bundles = bundles(dir, declared.bundles);
        for tag in bundles.iter().flat_map(|it| &it.tags) {
            if !elements.contains_key(tag) {
                bail!("<{tag}> is in a bundle, but not in [package.metadata.comunweb.elements]");
            }
        }
        Ok(Plan { version, bundles, elements, manifest })
    }
}

impl DeclaredElement {
    fn element(self, dir: &Path, attributes: Vec<String>) -> Element {
        let styles = self.styles.iter().map(|it| dir.join(it)).collect();
        let modules = self.modules.into_iter().map(|(name, it)| (name, dir.join(it))).collect();
        Element { styles, modules, reserve: self.reserve, attributes }
    }
}

/// One bundle per kind; with two kinds or more, also `all`.
fn bundles(dir: &Path, declared: BTreeMap<String, DeclaredBundle>) -> Vec<Bundle> {
    let mut bundles: Vec<Bundle> = declared
        .into_iter()
        .map(|(name, it)| Bundle {
            name,
            is_all: false,
            crate_dir: dir.join(it.crate_dir),
            features: it.features,
            tags: it.tags,
        })
        .collect();
    if 1 < bundles.len() {
        let union = |of: fn(&Bundle) -> &Vec<String>| -> Vec<String> {
            let all: BTreeSet<_> = bundles.iter().flat_map(of).cloned().collect();
            all.into_iter().collect()
        };
        bundles.push(Bundle {
            name: "all".into(),
            is_all: true,
            crate_dir: dir.into(),
            features: union(|it| &it.features),
            tags: union(|it| &it.tags),
        });
    }
    bundles
}

/// One manifest from several: all their modules.
fn merged(dir: &Path, files: &[PathBuf]) -> Result<Value> {
    let mut modules = Vec::new();
    for file in files {
        let file = dir.join(file);
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let mut manifest: Value =
            serde_json::from_str(&text).with_context(|| file.display().to_string())?;
        let own = manifest["modules"].as_array_mut().context("a manifest lists modules")?;
        modules.append(own);
    }
    Ok(json!({ "schemaVersion": "1.0.0", "readme": "README.md", "modules": modules }))
}

/// Every element a manifest declares.
pub fn declarations(manifest: &Value) -> impl Iterator<Item = &Value> {
    let modules = manifest["modules"].as_array().into_iter().flatten();
    let declared = modules.flat_map(|it| it["declarations"].as_array().into_iter().flatten());
    declared.filter(|it| it["tagName"].is_string())
}

fn attributes(manifest: &Value, tag: &str) -> Result<Vec<String>> {
    let own = declarations(manifest).find(|it| it["tagName"] == tag);
    let own = own.with_context(|| format!("custom-elements.json does not declare <{tag}>"))?;
    let attributes = own["attributes"].as_array().into_iter().flatten();
    Ok(attributes.filter_map(|it| it["name"].as_str()).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(declared: Value, expected: &[(&str, &[&str], &[&str])]) {
        let declared = serde_json::from_value(declared).expect("as a Cargo.toml declares it");
        let bundles = bundles(Path::new("house"), declared);
        let found: Vec<_> = bundles
            .iter()
            .map(|it| (it.name.as_str(), it.features.clone(), it.tags.clone()))
            .collect();
        let owned = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let expected: Vec<_> = expected
            .iter()
            .map(|(name, features, tags)| (*name, owned(features), owned(tags)))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn one_kind_is_one_bundle() {
        let declared = json!({ "poll": { "features": ["poll"], "tags": ["cw-poll"] } });
        check(declared, &[("poll", &["poll"], &["cw-poll"])]);
    }

    #[test]
    fn two_kinds_are_two_bundles_and_one_that_holds_both() {
        let declared = json!({
            "poll": { "features": ["poll"], "tags": ["cw-poll"] },
            "map": { "crate": "../map", "features": ["map"], "tags": ["cw-poi-map"] },
        });
        check(
            declared,
            &[
                ("map", &["map"], &["cw-poi-map"]),
                ("poll", &["poll"], &["cw-poll"]),
                ("all", &["map", "poll"], &["cw-poi-map", "cw-poll"]),
            ],
        );
    }

    #[test]
    fn a_module_is_looked_for_from_where_it_is_declared() {
        let declared = json!({ "styles": [], "modules": { "L": "../map/leaflet.js" } });
        let declared = DeclaredElement::deserialize(declared).expect("as a Cargo.toml declares it");
        let element = declared.element(Path::new("house/bundle"), Vec::new());
        assert_eq!(element.modules["L"], Path::new("house/bundle/../map/leaflet.js"));
    }
}
