//! esbuild, the only tool that reads our JavaScript and CSS.

use crate::house::House;
use anyhow::{Context, Result, bail};
use std::io::Write;
use std::process::{Command, Stdio};

/// Runs esbuild on `input` and gives back what it writes.
pub fn transform(house: &House, args: &[&str], input: &str) -> Result<String> {
    let mut child = Command::new(house.workshop().join("node_modules/.bin/esbuild"))
        .args(args)
        .args(["--log-level=warning", "--legal-comments=none"])
        .current_dir(&house.root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("esbuild does not start")?;
    let mut stdin = child.stdin.take().context("esbuild listens")?;
    stdin.write_all(input.as_bytes())?;
    drop(stdin);
    let output = child.wait_with_output()?;
    let complaints = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() || !complaints.is_empty() {
        bail!("esbuild refuses:\n{}", complaints.trim_end());
    }
    Ok(String::from_utf8(output.stdout)?)
}
