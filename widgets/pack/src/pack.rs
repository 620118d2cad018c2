//! `cargo pack`: from crates to www/pkg/.

use crate::house::House;
use crate::loader::{self, Address};
use crate::plan::Plan;
use crate::publish::{Shelf, short_integrity};
use crate::wasm::Mode;
use crate::{declarations, fresh, glue, module, npm, setup, wasm};
use anyhow::{Context, Result};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

/// What `cargo pack` understands.
#[derive(Args)]
pub struct Options {
    /// Keep names and panic messages; builds faster, weighs more
    #[arg(long)]
    debug: bool,
    /// Build with Yew as it was released, not with our small one; behaves the same, weighs more
    #[arg(long, conflicts_with = "debug")]
    released_yew: bool,
    /// Pack the test suite's own widgets too, into target/pkg-probe/
    #[arg(long)]
    probe: bool,
    /// Put the files here
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// One distribution: which crate, how, and where to.
pub struct Job {
    pub crate_dir: PathBuf,
    pub mode: Mode,
    pub out: PathBuf,
}

impl Job {
    /// The widgets, as everybody gets them.
    pub fn widgets(house: &House) -> Job {
        let crate_dir = house.root.join("widgets/bundle");
        Job { crate_dir, mode: Mode::Small, out: house.root.join("www/pkg") }
    }

    /// The widgets together with the one the test suite breaks.
    pub fn probe(house: &House) -> Job {
        let crate_dir = house.root.join("tests/probe");
        Job { crate_dir, mode: Mode::Small, out: house.target.join("pkg-probe") }
    }
}

/// Packs what `options` ask for.
pub fn run(house: &House, options: &Options) -> Result<()> {
    setup::tools(house)?;
    let mut job = if options.probe { Job::probe(house) } else { Job::widgets(house) };
    if options.debug {
        job.mode = Mode::Debug;
    }
    if options.released_yew {
        job.mode = Mode::Released;
    }
    if let Some(out) = &options.out {
        job.out = std::path::absolute(out)?;
    }
    pack(house, &job)
}

/// Packs one distribution, whatever lies there already.
pub fn pack(house: &House, job: &Job) -> Result<()> {
    let fingerprint = fresh::fingerprint(house, job)?;
    let plan = Plan::of(house, &job.crate_dir)?;
    let mut shelf = Shelf::default();
    let mut addresses = Vec::new();
    let modules = module::shelve(house, &plan, job.mode, &mut shelf)?;
    for bundle in &plan.bundles {
        let built = wasm::build(house, bundle, job.mode)?;
        let bytes = fs::read(&built.wasm).context("wasm-pack left no wasm")?;
        let glue = glue::module(house, &plan, bundle, &built, &modules, job.mode)?;
        let integrity = short_integrity(&bytes);
        addresses.push(Address {
            bundle: bundle.name.clone(),
            name: shelf.put_together(&format!("{}-", bundle.name), glue, bytes),
            integrity,
            modules: module::needed(&plan, bundle, &modules),
        });
    }
    let entry = loader::script(house, &plan, &addresses, job.mode)?;
    // The same bytes under a name that never changes its meaning, for pages that pin an integrity.
    shelf.put_hashed("comunweb.", "js", entry.clone());
    shelf.put("comunweb.js", entry);
    shelf.put("comunweb.d.ts", declarations::of(&plan.manifest));
    shelf.put("custom-elements.json", serde_json::to_string_pretty(&plan.manifest)? + "\n");
    fresh::forget(house, job)?;
    shelf.write(house, &job.out)?;
    npm::package(house, &plan, job)?;
    fresh::remember(house, job, &fingerprint)?;
    print_table(&job.out, &addresses)
}

/// What a page with one kind of widget downloads.
fn print_table(out: &Path, addresses: &[Address]) -> Result<()> {
    println!("{}", out.display());
    println!("{:<24}{:>10}{:>10}{:>10}", "bytes of a page with", "raw", "gzip", "brotli");
    for it in addresses {
        let mut sums = [0; 3];
        let own = ["comunweb.js".into(), format!("{}.js", it.name), format!("{}.wasm", it.name)];
        for file in own.iter().chain(&it.modules) {
            for (sum, twin) in sums.iter_mut().zip(["", ".gz", ".br"]) {
                *sum += fs::metadata(out.join(format!("{file}{twin}")))?.len();
            }
        }
        let [raw, gzip, brotli] = sums;
        println!("{:<24}{raw:>10}{gzip:>10}{brotli:>10}", it.bundle);
    }
    Ok(())
}
