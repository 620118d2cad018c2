//! The npm package: what the shelf holds, with a name, types and a licence.

use crate::house::House;
use crate::pack::Job;
use crate::plan::Plan;
use crate::publish::{INTEGRITY, published};
use anyhow::{Context, Result};
use serde_json::json;
use std::fs;

/// Writes the package beside its shelf: target/npm/ for www/pkg/. The probe is nobody's package.
pub fn package(house: &House, plan: &Plan, job: &Job) -> Result<()> {
    if job.out != house.root.join("www/pkg") {
        return Ok(());
    }
    let out = house.target.join("npm");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    fs::create_dir_all(&out)?;
    let files = published(&job.out);
    for name in files.keys().map(String::as_str).chain([INTEGRITY]) {
        fs::copy(job.out.join(name), out.join(name))?;
    }
    fs::write(out.join("package.json"), serde_json::to_string_pretty(&manifest(plan))? + "\n")?;
    fs::write(out.join("README.md"), readme(&plan.version))?;
    fs::copy(house.root.join("LICENSE"), out.join("LICENSE")).context("LICENSE")?;
    Ok(())
}

/// The package's README, with its own exact version in every address.
fn readme(version: &str) -> String {
    include_str!("../npm/README.md").replace("@VERSION", &format!("@{version}"))
}

fn manifest(plan: &Plan) -> serde_json::Value {
    json!({
        "name": "@comunweb/widgets",
        "version": plan.version,
        "description": "Accessible widgets for the pages of Italian municipalities",
        "license": "EUPL-1.2",
        "keywords": ["web components", "custom elements", "accessibility", "open data"],
        "type": "module",
        "sideEffects": true,
        "main": "./comunweb.js",
        "types": "./comunweb.d.ts",
        "customElements": "./custom-elements.json",
        "exports": {
            ".": { "types": "./comunweb.d.ts", "default": "./comunweb.js" },
            "./*": "./*",
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_on_a_cdn_names_the_exact_version() {
        let readme = readme("1.2.3");
        let addresses: Vec<_> = readme.split("cdn.jsdelivr.net/").skip(1).collect();
        assert!(!addresses.is_empty());
        for it in addresses {
            assert!(it.starts_with("npm/@comunweb/widgets@1.2.3/"), "{it}");
        }
    }
}
