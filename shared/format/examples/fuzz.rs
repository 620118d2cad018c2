//! `cargo run --release -p cw-format --example fuzz -- 1000000 [seed]`: the mutations of
//! `tests/mutations.rs`, as many as you have time for, with the slowest one named.

use std::time::{Duration, Instant};

#[path = "../fuzz/mutate.rs"]
mod mutate;

fn main() {
    let mut arguments = std::env::args().skip(1).map(|it| it.parse().expect("a whole number"));
    let cases: u64 = arguments.next().unwrap_or(1_000_000);
    let mut random = mutate::Random(arguments.next().unwrap_or(0x5eed));
    let mut slowest = (Duration::ZERO, 0);
    let mut records = 0;
    let begun = Instant::now();
    for _ in 0..cases {
        let seed = random.0;
        let bytes = random.answer();
        let before = Instant::now();
        match std::panic::catch_unwind(|| mutate::check(&bytes)) {
            Ok(read) => records += read,
            Err(_) => {
                println!("failed: repeat with `-- 1 {seed}`");
                std::process::exit(1);
            }
        }
        slowest = slowest.max((before.elapsed(), seed));
    }
    let (time, seed) = slowest;
    println!(
        "{cases} answers, {records} events, places and rows in {:?}, none failed; slowest {time:?} (seed {seed})",
        begun.elapsed()
    );
}
