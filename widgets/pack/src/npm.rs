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
    for (from, name) in [("LICENSE", "LICENSE"), ("widgets/pack/npm/README.md", "README.md")] {
        fs::copy(house.root.join(from), out.join(name)).with_context(|| from.to_owned())?;
    }
    Ok(())
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
