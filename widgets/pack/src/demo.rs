//! `cargo demo`: whatever is missing or out of date, then the demo server.

use crate::house::House;
use crate::pack::{self, Job};
use crate::{fresh, setup, step};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::fs;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What `cargo demo` understands; the server understands it too.
#[derive(Args)]
pub struct Options {
    /// Serve on this port of 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Keep the data here: sqlite:FILE or postgres://… [default: target/demo.db]
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
    /// Pretend that it is this day, YYYY-MM-DD
    #[arg(long, value_name = "DAY")]
    today: Option<String>,
}

/// Builds what is out of date, then becomes the server: Ctrl-C reaches nobody else.
pub fn run(house: &House, options: &Options) -> Result<()> {
    refuse_a_taken_port(options.port)?;
    setup::tools(house)?;
    let job = Job::widgets(house);
    if !fresh::is_fresh(house, &job)? {
        // The last steps of packing keep one core busy at most: the server compiles on the others.
        let mut early =
            build_of_server(house).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        pack::pack(house, &job).inspect_err(|_| _ = early.kill())?;
    }
    vendor(house)?;
    let mut server = Command::new(server(house)?);
    server.current_dir(&house.root).arg("--port").arg(options.port.to_string());
    for (name, value) in [("--database-url", &options.database_url), ("--today", &options.today)] {
        if let Some(value) = value {
            server.args([name, value]);
        }
    }
    replace_this_process(server)
}

/// The compiled server.
pub fn server(house: &House) -> Result<PathBuf> {
    step::run("demo server", &mut build_of_server(house))?;
    Ok(house.target.join("debug/cw-demo"))
}

fn build_of_server(house: &House) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--package", "cw-demo"]).current_dir(&house.root);
    cargo
}

/// The libraries of other people that the old-fashioned page loads.
pub fn vendor(house: &House) -> Result<()> {
    let vendor = house.root.join("www/vendor");
    fs::create_dir_all(&vendor)?;
    let jquery = house.workshop().join("node_modules/jquery/dist/jquery.min.js");
    fs::copy(jquery, vendor.join("jquery-1.12.4.min.js")).context("jquery is not installed")?;
    Ok(())
}

/// Better said now than after a minute of building.
fn refuse_a_taken_port(port: u16) -> Result<()> {
    match TcpListener::bind(("127.0.0.1", port)) {
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!(
                "port {port} is taken: choose another with `cargo demo --port {}`",
                port.wrapping_add(1).max(1024)
            )
        }
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn replace_this_process(mut server: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(server.exec()).context("the demo server does not start")
}

#[cfg(not(unix))]
fn replace_this_process(mut server: Command) -> Result<()> {
    let status = server.status().context("the demo server does not start")?;
    if status.success() { Ok(()) } else { bail!("the demo server ended with {status}") }
}
