//! One long command, one line of progress. What it printed is shown only when it fails.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How npm, cargo, rustup and apt say that nobody answers.
const NO_NETWORK: &[&str] = &[
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ENETUNREACH",
    "ETIMEDOUT",
    "Could not resolve",
    "Couldn't resolve",
    "Could not connect",
    "Couldn't connect",
    "Temporary failure resolving",
    "could not download file",
    "failed to download",
    "network failure",
    "dns error",
];

/// Runs `command` to its end; its failure is ours.
pub fn run(label: &str, command: &mut Command) -> Result<()> {
    let Err(output) = attempt(label, command)? else {
        return Ok(());
    };
    if is_no_network(&output) {
        bail!("no network for the {label}: connect, then run the same command again");
    }
    bail!("{label} failed:\n{}", output.trim_end());
}

/// Whether what a command printed says that nobody answered.
pub fn is_no_network(printed: &str) -> bool {
    NO_NETWORK.iter().any(|it| printed.contains(it))
}

/// Runs `command` to its end; gives back what it printed, as a success or a failure.
pub fn attempt(label: &str, command: &mut Command) -> Result<Result<String, String>> {
    let program = command.get_program().display().to_string();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("{program} does not start"))?;
    let lines = listen(&mut child);
    let printed = Ticker::start(label).follow(&lines);
    Ok(if child.wait()?.success() { Ok(printed) } else { Err(printed) })
}

/// What a short command prints.
pub fn output(command: &mut Command) -> Result<String> {
    let program = command.get_program().display().to_string();
    let output = command.output().with_context(|| format!("{program} does not start"))?;
    if !output.status.success() {
        bail!("{program} failed:\n{}", String::from_utf8_lossy(&output.stderr).trim_end());
    }
    String::from_utf8(output.stdout).with_context(|| format!("{program} prints no text"))
}

fn listen(child: &mut Child) -> Receiver<String> {
    let (sender, lines) = channel();
    if let Some(it) = child.stdout.take() {
        relay(it, sender.clone());
    }
    if let Some(it) = child.stderr.take() {
        relay(it, sender);
    }
    lines
}

fn relay(from: impl Read + Send + 'static, to: Sender<String>) {
    thread::spawn(move || {
        let mut from = BufReader::new(from);
        let mut line = Vec::new();
        while from.read_until(b'\n', &mut line).is_ok_and(|read| 0 < read) {
            if to.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                return;
            }
            line.clear();
        }
    });
}

/// The line of progress: rewritten on a terminal, repeated now and then in a log.
struct Ticker<'a> {
    label: &'a str,
    begun: Instant,
    spoken: Instant,
    terminal: bool,
}

impl<'a> Ticker<'a> {
    fn start(label: &'a str) -> Self {
        let now = Instant::now();
        let it =
            Ticker { label, begun: now, spoken: now, terminal: std::io::stderr().is_terminal() };
        if !it.terminal {
            eprintln!("{label} …");
        }
        it
    }

    /// Follows the child until it falls silent for good, and gives back all it said.
    fn follow(mut self, lines: &Receiver<String>) -> String {
        let (mut all, mut last) = (String::new(), String::new());
        loop {
            match lines.recv_timeout(Duration::from_millis(250)) {
                Ok(line) => {
                    last = line.trim().to_owned();
                    all.push_str(&line);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            self.tick(&last);
        }
        self.finish();
        all
    }

    fn tick(&mut self, last: &str) {
        let pause = Duration::from_millis(if self.terminal { 250 } else { 20_000 });
        if self.spoken.elapsed() < pause {
            return;
        }
        self.spoken = Instant::now();
        let line: String = format!("{} … {} s  {last}", self.label, self.begun.elapsed().as_secs());
        if self.terminal {
            eprint!("\r\x1b[2K{}", line.chars().take(78).collect::<String>());
            std::io::stderr().flush().ok();
        } else {
            eprintln!("{line}");
        }
    }

    fn finish(&self) {
        let seconds = self.begun.elapsed().as_secs_f32();
        if self.terminal {
            eprintln!("\r\x1b[2K{} … {seconds:.1} s", self.label);
        } else if 1.0 < seconds {
            eprintln!("{} … {seconds:.1} s", self.label);
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn check(script: &str, expected: Option<&str>) {
        let result = run("sketch", Command::new("sh").args(["-c", script]));
        assert_eq!(result.err().map(|it| it.to_string()).as_deref(), expected, "{script}");
    }

    #[test]
    fn what_works_says_nothing() {
        check("echo chatter", None);
    }

    #[test]
    fn what_fails_is_told_with_all_it_printed() {
        check("echo out; exit 1", Some("sketch failed:\nout"));
        check("echo error >&2; exit 1", Some("sketch failed:\nerror"));
    }

    #[test]
    fn a_missing_network_is_one_sentence() {
        let sentence = "no network for the sketch: connect, then run the same command again";
        check("echo npm error code ENOTFOUND; exit 1", Some(sentence));
    }
}
