//! The shelf a CDN serves from: content-hashed names, compressed twins, integrity of every file.

use crate::house::House;
use crate::step;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The list of every file with its integrity.
pub const INTEGRITY: &str = "integrity.json";

/// The files of one distribution, by name.
#[derive(Default)]
pub struct Shelf {
    files: BTreeMap<String, Vec<u8>>,
}

impl Shelf {
    /// Puts a file under its own name.
    pub fn put(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.files.insert(name.into(), bytes.into());
    }

    /// Puts a file under a name that changes whenever its bytes do, and tells that name.
    pub fn put_hashed(&mut self, stem: &str, extension: &str, bytes: impl Into<Vec<u8>>) -> String {
        let bytes = bytes.into();
        let name = format!("{stem}{}.{extension}", hash(&[&bytes]));
        self.put(&name, bytes);
        name
    }

    /// Puts two files that are of no use without each other under one name, which changes whenever the bytes of either
    /// do, and tells that name: the loader has to know one for both.
    pub fn put_together(&mut self, stem: &str, script: String, wasm: Vec<u8>) -> String {
        let name = format!("{stem}{}", hash(&[script.as_bytes(), &wasm]));
        self.put(&format!("{name}.js"), script);
        self.put(&format!("{name}.wasm"), wasm);
        name
    }

    /// Writes everything into `out`, and removes what an earlier packing left there.
    pub fn write(mut self, house: &House, out: &Path) -> Result<()> {
        fs::create_dir_all(out).with_context(|| out.display().to_string())?;
        let earlier = published(out);
        let integrity: BTreeMap<_, _> =
            self.files.iter().map(|(name, bytes)| (name, integrity(bytes))).collect();
        let integrity = serde_json::to_string_pretty(&integrity)?;
        self.put(INTEGRITY, integrity + "\n");
        for (name, bytes) in &self.files {
            fs::write(out.join(name), bytes)?;
        }
        for name in earlier.keys().filter(|it| !self.files.contains_key(*it)) {
            for twin in ["", ".br", ".gz"] {
                fs::remove_file(out.join(format!("{name}{twin}"))).ok();
            }
        }
        self.compress(house, out)
    }

    fn compress(&self, house: &House, out: &Path) -> Result<()> {
        let mut node = Command::new("node");
        node.arg(house.workshop().join("js/compress.mjs")).args(self.files.keys());
        step::run("compressed twins", node.current_dir(out))
    }
}

/// What follows `sha256-` in the integrity that the loader's `fetch` wants: short, for the loader is small.
pub fn short_integrity(bytes: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(bytes))
}

fn hash(pieces: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    pieces.iter().for_each(|it| digest.update(it));
    digest.finalize()[..4].iter().map(|it| format!("{it:02x}")).collect()
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// What `integrity.json` in `out` lists; nothing where there is none.
pub fn published(out: &Path) -> BTreeMap<String, String> {
    let listed = fs::read(out.join(INTEGRITY)).unwrap_or_default();
    serde_json::from_slice(&listed).unwrap_or_default()
}
