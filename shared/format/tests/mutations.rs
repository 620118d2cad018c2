//! Promise D2: no answer, however mutilated, stops a reader or keeps it longer than 50 ms. Longer runs:
//! `--example fuzz`.

use std::time::{Duration, Instant};

use cw_format::{Context, html, read_events};
use cw_model::text::Language;

#[path = "../fuzz/mutate.rs"]
mod mutate;

const CASES: usize = 100_000;
const THREADS: usize = 4;
const PATIENCE: Duration = Duration::from_millis(50);

/// What one thread found: events, descriptions, and the answers that took too long.
#[derive(Default)]
struct Found {
    events: usize,
    descriptions: usize,
    slow: Vec<Vec<u8>>,
}

#[test]
fn a_hundred_thousand_mutated_answers_stop_no_reader_and_none_takes_50_ms() {
    let threads: Vec<_> =
        (1..=THREADS as u64).map(|seed| std::thread::spawn(move || run(seed))).collect();
    let found: Vec<Found> =
        threads.into_iter().map(|it| it.join().expect("no answer stops a reader")).collect();
    // Mutants that are all refused at the door would prove nothing.
    assert!(CASES < found.iter().map(|it| it.events).sum());
    assert!(CASES / 100 < found.iter().map(|it| it.descriptions).sum());
    // The machine may have been busy: what was slow in the crowd gets three tries alone.
    for bytes in found.iter().flat_map(|it| &it.slow) {
        let best = (0..3).map(|_| time(|| mutate::check(bytes))).min();
        let shown = String::from_utf8_lossy(bytes);
        assert!(best.is_some_and(|it| it <= PATIENCE), "{best:?} for {shown}");
        let best = (0..3).map(|_| time(|| descriptions(bytes))).min();
        assert!(best.is_some_and(|it| it <= PATIENCE), "{best:?} for the text of {shown}");
    }
}

fn run(seed: u64) -> Found {
    let mut random = mutate::Random(seed);
    let mut found = Found::default();
    for case in 0..CASES / THREADS {
        let bytes = random.answer();
        let took = time(|| found.events += mutate::check(&bytes));
        // Reading an answer again costs as much as the first time: every fourth will do.
        let texts = if case % 4 == 0 {
            time(|| found.descriptions += descriptions(&bytes))
        } else {
            Duration::ZERO
        };
        if PATIENCE < took.max(texts) {
            found.slow.push(bytes);
        }
    }
    found
}

/// Reads the descriptions of an answer as a widget does when it opens an event; returns how many there were.
fn descriptions(bytes: &[u8]) -> usize {
    let context = Context { language: Language::Italian, base: "https://a.example/" };
    let Ok(page) = read_events(bytes, None, &context) else { return 0 };
    let texts = page.parsed.items.iter().filter_map(|it| it.details.description.as_deref());
    let mut read = 0;
    for text in texts {
        html::read(text, context.base);
        read += 1;
    }
    read
}

fn time<T>(act: impl FnOnce() -> T) -> Duration {
    let begun = Instant::now();
    act();
    begun.elapsed()
}
