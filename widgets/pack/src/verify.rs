//! `cargo verify`: every check there is, and one table at the end.

use crate::house::House;
use crate::pack::{self, Job};
use crate::{browser, demo, setup, step};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// What proptest draws its cases from.
const SEED: &str = "PROPTEST_RNG_SEED";

/// How one check ended.
enum Outcome {
    Passed,
    Failed,
    /// What it needs had failed before.
    Skipped,
}

/// The summary, row by row.
struct Report {
    rows: Vec<(&'static str, Outcome, Duration)>,
}

/// Runs everything, goes on after a failure where that makes sense, fails if anything failed.
pub fn run(house: &House) -> Result<()> {
    let mut report = Report { rows: Vec::new() };
    let tools = report.check("tools", || setup::tools(house));
    let chrome = report.check("browser", || browser(house));
    report.check("format", || cargo(house, "format", &["fmt", "--all", "--check"]));
    let clippy = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    report.check("clippy", || cargo(house, "clippy", &clippy));
    let packed = report.check_after(&tools, "pack", |()| pack::pack(house, &Job::widgets(house)));
    let probe =
        report.check_after(&tools, "pack of the probe", |()| pack::pack(house, &Job::probe(house)));
    report.check("tests", || cargo(house, "tests", &["test", "--workspace", "--no-fail-fast"]));
    let ready = packed.and(probe).and(chrome);
    report.check_after(&ready, "pages", |chrome| pages(house, chrome));
    report.finish()
}

impl Report {
    /// Runs one check, and gives back what it found out.
    fn check<T>(&mut self, name: &'static str, check: impl FnOnce() -> Result<T>) -> Option<T> {
        let begun = Instant::now();
        let result = check();
        let outcome = if result.is_ok() { Outcome::Passed } else { Outcome::Failed };
        self.rows.push((name, outcome, begun.elapsed()));
        result.inspect_err(|error| eprintln!("{error:#}\n")).ok()
    }

    /// Runs one check if what it needs is there.
    fn check_after<N, T>(
        &mut self,
        needed: &Option<N>,
        name: &'static str,
        check: impl FnOnce(&N) -> Result<T>,
    ) -> Option<T> {
        let Some(needed) = needed else {
            self.rows.push((name, Outcome::Skipped, Duration::ZERO));
            return None;
        };
        self.check(name, || check(needed))
    }

    fn finish(self) -> Result<()> {
        println!();
        for (name, outcome, duration) in &self.rows {
            let word = match outcome {
                Outcome::Passed => "passed",
                Outcome::Failed => "FAILED",
                Outcome::Skipped => "SKIPPED",
            };
            println!("{name:<20}{word:<8}{:>8.1} s", duration.as_secs_f32());
        }
        let passed = self.rows.iter().filter(|(_, it, _)| matches!(it, Outcome::Passed)).count();
        let failed = self.rows.len() - passed;
        println!("{passed} passed, {failed} failed");
        if failed == 0 { Ok(()) } else { bail!("the house is not in order") }
    }
}

fn cargo(house: &House, label: &str, args: &[&str]) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(args).current_dir(&house.root);
    tell_failures(label, with_packages(house, &mut cargo)).map(drop)
}

/// Runs one check; its failure is told without the hundreds of lines that only say what went well.
fn tell_failures(label: &str, command: &mut Command) -> Result<String> {
    let output = match step::attempt(label, command)? {
        Ok(output) => return Ok(output),
        Err(output) => output,
    };
    let went_well = |it: &&str| {
        it.ends_with("... ok") || it.trim_start().starts_with('✔') || it.contains("   Compiling ")
    };
    let failures: Vec<&str> = output.lines().filter(|it| !went_well(it)).collect();
    bail!("{label} failed:\n{}", failures.join("\n"))
}

fn browser(house: &House) -> Result<PathBuf> {
    setup::packages(&browser::pages(house))?;
    browser::find_or_install(house)
}

/// Every example in a real browser.
fn pages(house: &House, chrome: &Path) -> Result<()> {
    demo::vendor(house)?;
    // The server that the tests have built: one by itself would compile its libraries again, with fewer features.
    cargo(house, "demo server", &["test", "--workspace", "--no-run"])?;
    let server = house.target.join("debug/cw-demo");
    let mut npm = Command::new("npm");
    npm.arg("test").current_dir(browser::pages(house));
    npm.env("CHROME", chrome).env("CW_DEMO", server);
    let output = tell_failures("pages", with_packages(house, &mut npm))?;
    let shaky = output.lines().filter(|it| it.ends_with("second try"));
    shaky.for_each(|it| println!("{it}"));
    println!("{}", output.lines().last().unwrap_or_default());
    Ok(())
}

/// Tells the tests where the packed files are, and which cases to draw.
fn with_packages<'a>(house: &House, command: &'a mut Command) -> &'a mut Command {
    let (widgets, probe) = (Job::widgets(house).out, Job::probe(house).out);
    command.env("CW_PKG", widgets).env("CW_PKG_PROBE", probe);
    // The gate draws the same cases of every property each time, unless somebody names another seed.
    if std::env::var_os(SEED).is_none() {
        command.env(SEED, "1826");
    }
    command
}
