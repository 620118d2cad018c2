//! From a crate to a wasm file and its bindings: wasm-pack, with the small-wasm profile.

use crate::house::House;
use crate::names;
use crate::plan::Bundle;
use crate::slim;
use crate::step;
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// What a build is for.
#[derive(Clone, Copy, PartialEq)]
pub enum Mode {
    /// Bytes first; a panic is a bare trap.
    Small,
    /// The same with Yew as it was released.
    Released,
    /// Names kept, panics explain themselves on the console.
    Debug,
}

impl Mode {
    /// Whether bytes count.
    pub fn is_small(self) -> bool {
        self != Mode::Debug
    }
}

/// What wasm-pack made of one bundle.
pub struct Built {
    /// wasm-bindgen's ES module.
    pub bindings: PathBuf,
    pub wasm: PathBuf,
}

/// Of the passes of LLVM, two trade bytes for speed that a stack machine does not have: without them the chart weighs
/// 1.5 KB less in brotli.
const SMALL_FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort \
    -Ctarget-feature=-reference-types,-multivalue \
    -Cllvm-args=-disable-lsr -Cllvm-args=-enable-pre=false";

/// Builds one bundle. The flags are explained, and their gain measured, in ARCHITECTURE.md.
pub fn build(house: &House, bundle: &Bundle, mode: Mode) -> Result<Built> {
    let name = &bundle.name;
    let out = house.target.join("pack").join(name);
    let mut features = bundle.features.clone();
    let mut wasm_pack = Command::new(house.tools().join("bin/wasm-pack"));
    wasm_pack
        .arg("build")
        .arg(&bundle.crate_dir)
        .args([
            "--target",
            "web",
            "--mode",
            "no-install",
            "--no-pack",
            "--no-opt",
            "--no-typescript",
        ])
        .arg("--out-dir")
        .arg(&out)
        .args(["--out-name", name])
        .env("PATH", house.path()?)
        .env("CARGO_TARGET_DIR", house.target.join("wasm"))
        .env("RUSTFLAGS", "");
    match mode {
        Mode::Small | Mode::Released => wasm_pack.args(["--profile", "wasm"]),
        Mode::Debug => wasm_pack.args(["--dev"]),
    };
    if mode == Mode::Debug && has_feature(house, bundle, "panic-messages")? {
        features.push("panic-messages".into());
    }
    wasm_pack.args(["--", "--no-default-features", "--features", &features.join(",")]);
    if mode.is_small() {
        // Unstable, yet measured on the pinned compiler: a quarter of the bytes of an empty widget.
        // Reference types would cost another kilobyte, and buy nothing here.
        wasm_pack
            .args(["-Z", "build-std=std,panic_abort"])
            .args(["-Z", "build-std-features=optimize_for_size"])
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTFLAGS", SMALL_FLAGS);
    }
    if mode == Mode::Small {
        wasm_pack.arg("--config").arg(format!("paths=[{:?}]", slim::yew(house)?));
    }
    step::run(&format!("wasm of {name}"), &mut wasm_pack)?;
    let built = Built {
        bindings: out.join(format!("{name}.js")),
        wasm: out.join(format!("{name}_bg.wasm")),
    };
    if mode.is_small() {
        names::shorten(house, &built)?;
    }
    Ok(built)
}

fn has_feature(house: &House, bundle: &Bundle, feature: &str) -> Result<bool> {
    Ok(house.package(&bundle.crate_dir)?["features"][feature].is_array())
}
