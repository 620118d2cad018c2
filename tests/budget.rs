//! What `cargo pack` published, byte by byte: the budget of a page, names, integrity, compressed twins.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What a page with one calendar may download of ours, brotli. The promise is 100,000, the goal 85,000.
const PAGE: usize = 76_000;

/// What a page with one map may download of ours and of Leaflet, brotli. The promise is 130,000.
const MAP: usize = 128_500;

/// What we take of Leaflet may weigh, brotli.
const LEAFLET: usize = 12_500;

/// What a page with one chart may download of ours, brotli. The goal of 105,000 is missed.
const CHART: usize = 125_000;

/// What the one file that every page names may weigh, brotli; and how much more for each tag it knows.
const LOADER: usize = 1600;
const TAG: usize = 200;

#[test]
fn a_page_with_one_calendar_stays_within_its_budget() {
    let page = page_with("calendar");
    println!("a page with one calendar: {page} bytes of {PAGE}");
    assert!(page <= PAGE, "a page with one calendar weighs {page} bytes, more than {PAGE}");
}

#[test]
fn a_page_with_one_map_stays_within_its_budget() {
    let leaflet = twin(&leaflet(), "br").len();
    let page = page_with("map") + leaflet;
    println!("a page with one map: {page} bytes of {MAP}, {leaflet} of them Leaflet");
    assert!(page <= MAP, "a page with one map weighs {page} bytes, more than {MAP}");
    assert!(leaflet <= LEAFLET, "Leaflet weighs {leaflet} bytes, more than {LEAFLET}");
}

#[test]
fn a_page_with_one_chart_stays_within_its_budget() {
    let page = page_with("chart");
    println!("a page with one chart: {page} bytes of {CHART}");
    assert!(page <= CHART, "a page with one chart weighs {page} bytes, more than {CHART}");
}

#[test]
fn only_bundles_with_a_map_know_leaflet() {
    let leaflet = leaflet();
    for (name, knows) in [("calendar-", false), ("chart-", false), ("map-", true), ("all-", true)] {
        let glue = fs::read_to_string(pkg().join(only(name, "js"))).expect("readable");
        assert_eq!(glue.contains(&leaflet), knows, "{name}");
    }
}

/// A page that trusts no text (`require-trusted-types-for 'script'`) and no inline style gets no reason to complain.
#[test]
fn leaflet_writes_no_markup_no_style_attribute_and_no_global() {
    let text = fs::read_to_string(pkg().join(leaflet())).expect("readable");
    for word in [
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "cssText",
        "\"style\"",
        "eval(",
        "window.L",
        "data:",
    ] {
        assert!(!text.contains(word), "our Leaflet says {word}");
    }
}

#[test]
fn leaflet_comes_with_its_licence() {
    let text = fs::read_to_string(pkg().join(leaflet())).expect("readable");
    let licence = only("leaflet-", "LICENSE.txt");
    assert!(text.starts_with(&format!("/*! Licence: {licence} */")), "{text:.80}");
    assert!(text.contains("Volodymyr Agafonkin"), "the copyright fell away");
    let licence = fs::read_to_string(pkg().join(licence)).expect("readable");
    assert!(licence.starts_with("BSD 2-Clause License"), "{licence:.80}");
}

#[test]
fn the_loader_is_small_and_pure_ascii() {
    let loader = fs::read(pkg().join("comunweb.js")).expect("readable");
    let small = twin("comunweb.js", "br").len();
    assert!(loader.is_ascii(), "an ISO-8859-1 page would garble the loader");
    let most = LOADER + TAG * tags();
    assert!(small <= most, "the loader weighs {small} bytes, more than {most}");
}

#[test]
fn every_file_has_the_integrity_that_is_written_down() {
    let written = published();
    for name in names() {
        let bytes = fs::read(pkg().join(&name)).expect("readable");
        let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)));
        assert_eq!(written.get(&name), Some(&integrity), "integrity.json about {name}");
    }
    assert_eq!(written.len(), names().len(), "integrity.json lists a file that is not there");
}

#[test]
fn a_name_changes_whenever_the_bytes_do() {
    let stable = ["comunweb.js", "comunweb.d.ts", "custom-elements.json"];
    for name in names().iter().filter(|it| !stable.contains(&it.as_str())) {
        let mut digest = Sha256::new();
        for piece in of_one_name(name) {
            digest.update(fs::read(pkg().join(piece)).expect("readable"));
        }
        let hash: String = digest.finalize()[..4].iter().map(|it| format!("{it:02x}")).collect();
        assert!(name.contains(&hash), "{name} should carry {hash}");
    }
}

#[test]
fn the_pinned_loader_is_the_loader() {
    let is_pinned =
        |it: &String| it.starts_with("comunweb.") && it.len() == "comunweb.01234567.js".len();
    let pinned = names().into_iter().find(is_pinned).expect("a loader with its hash in its name");
    let [pinned, loader] =
        [&pinned, "comunweb.js"].map(|it| fs::read(pkg().join(it)).expect("readable"));
    assert!(pinned == loader, "the two loaders differ");
}

#[test]
fn the_wasm_is_fetched_with_its_own_integrity() {
    let loader = fs::read_to_string(pkg().join("comunweb.js")).expect("readable");
    for name in names().iter().filter(|it| it.ends_with(".wasm")) {
        let bytes = fs::read(pkg().join(name)).expect("readable");
        let integrity = STANDARD.encode(Sha256::digest(bytes));
        let known = format!("\"{}\",\"{integrity}\"", name.replace(".wasm", ""));
        assert!(loader.contains(&known), "the loader does not know the integrity of {name}");
    }
}

#[test]
fn compressed_twins_hold_the_same_bytes() {
    for name in names().into_iter().chain(["integrity.json".into()]) {
        let bytes = fs::read(pkg().join(&name)).expect("readable");
        let mut unzipped = Vec::new();
        let gz = twin(&name, "gz");
        flate2::read::GzDecoder::new(&*gz).read_to_end(&mut unzipped).expect("gzip");
        assert!(unzipped == bytes, "{name}.gz differs from {name}");
        let mut unpacked = Vec::new();
        let br = twin(&name, "br");
        brotli_decompressor::BrotliDecompress(&mut &*br, &mut unpacked).expect("brotli");
        assert!(unpacked == bytes, "{name}.br differs from {name}");
    }
}

/// How many tags were packed.
fn tags() -> usize {
    let manifest = fs::read(pkg().join("custom-elements.json")).expect("readable");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    manifest["modules"].as_array().expect("a list").len()
}

/// Bytes of the loader and of one bundle's two files.
fn page_with(bundle: &str) -> usize {
    let loader = fs::read_to_string(pkg().join("comunweb.js")).expect("readable");
    let wasm = only(&format!("{bundle}-"), "wasm");
    assert!(loader.contains(&wasm.replace(".wasm", "")), "the loader does not know {wasm}");
    let files = ["comunweb.js".to_owned(), wasm.replace(".wasm", ".js"), wasm];
    files.iter().map(|it| twin(it, "br").len()).sum()
}

/// The file, and the one that goes by the same name: glue and wasm of a bundle.
fn of_one_name(file: &str) -> Vec<String> {
    let (name, _) = file.rsplit_once('.').expect("an extension");
    let pair = ["js", "wasm"].map(|it| format!("{name}.{it}"));
    if pair.iter().all(|it| pkg().join(it).is_file()) { pair.into() } else { vec![file.into()] }
}

fn leaflet() -> String {
    only("leaflet-", "js")
}

/// The one published file that begins and ends so.
fn only(start: &str, extension: &str) -> String {
    let found: Vec<String> = names()
        .into_iter()
        .filter(|it| it.starts_with(start) && it.ends_with(&format!(".{extension}")))
        .collect();
    assert_eq!(found.len(), 1, "{start}….{extension}: {found:?}");
    found[0].clone()
}

/// The folder a CDN would serve.
fn pkg() -> PathBuf {
    let dir = match env::var_os("CW_PKG") {
        Some(it) => PathBuf::from(it),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/pkg"),
    };
    assert!(dir.join("integrity.json").is_file(), "nothing is packed yet: run `cargo pack`");
    dir
}

/// Every published file, without its twins and without the list itself.
fn names() -> Vec<String> {
    let entries = fs::read_dir(pkg()).expect("readable").flatten();
    let names = entries.map(|it| it.file_name().into_string().expect("an ASCII name"));
    let is_a_twin = |it: &String| it.ends_with(".br") || it.ends_with(".gz");
    names.filter(|it| !is_a_twin(it) && it != "integrity.json").collect()
}

fn published() -> BTreeMap<String, String> {
    let list = fs::read(pkg().join("integrity.json")).expect("readable");
    serde_json::from_slice(&list).expect("a list of files")
}

fn twin(name: &str, extension: &str) -> Vec<u8> {
    fs::read(pkg().join(format!("{name}.{extension}"))).expect("every file has its twins")
}
