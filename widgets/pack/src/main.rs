//! `cargo pack`, `cargo demo`, `cargo verify`: from crates to what a browser receives.

mod browser;
mod declarations;
mod demo;
mod esbuild;
mod fresh;
mod glue;
mod house;
mod likeness;
mod loader;
mod module;
mod names;
mod npm;
mod pack;
mod plan;
mod publish;
mod setup;
mod slim;
mod step;
mod verify;
mod wasm;

use clap::Parser;
use std::process::ExitCode;

/// Accessible widgets for municipalities, from crates to what a browser receives
// Each variant is one alias of `.cargo/config.toml`.
#[derive(Parser)]
#[command(bin_name = "cargo", disable_help_subcommand = true)]
enum Task {
    /// Builds the widgets into www/pkg/
    Pack(pack::Options),
    /// Builds what is out of date and serves the demo pages
    Demo(demo::Options),
    /// Runs every check: format, lints, tests, the packed build, a real browser
    Verify,
}

fn main() -> ExitCode {
    let result = house::House::find().and_then(|house| match Task::parse() {
        Task::Pack(options) => pack::run(&house, &options),
        Task::Demo(options) => demo::run(&house, &options),
        Task::Verify => verify::run(&house),
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
