//! `cargo run --release -p cw-format --example tables -- [rows]`: how long a long series takes to become columns.

use std::time::{Duration, Instant};

use cw_format::{Context, tables};
use cw_model::text::Language;

fn main() {
    let rows = std::env::args().nth(1).map_or(1_000_000, |it| it.parse().expect("a whole number"));
    let context = Context { language: Language::Italian, base: "https://a.example/serie" };
    for (name, text) in [("columns", columns(rows)), ("CSV", csv(rows)), ("records", records(rows))]
    {
        let mut best = Duration::MAX;
        for _ in 0..7 {
            let bytes = text.clone().into_bytes();
            let begun = Instant::now();
            let page = tables::read(bytes, None, &context).expect("readable");
            best = best.min(begun.elapsed());
            assert_eq!((page.table.rows, page.problems.count), (rows, 0));
        }
        println!("{name}: {:.1} MB in {best:?}", text.len() as f64 / 1e6);
    }
}

/// Seconds since 1970, one a minute, and a value that wanders.
fn row(it: usize) -> (usize, f64) {
    let step = it as f64 / 1440.0;
    (
        1_767_225_600 + it * 60,
        ((60.0 + 18.0 * step.sin() + 7.0 * (step * 31.0).cos()) * 100.0).round() / 100.0,
    )
}

fn columns(rows: usize) -> String {
    let list = |value: &dyn Fn(usize) -> String| (0..rows).map(value).collect::<Vec<_>>().join(",");
    let (times, values) = (list(&|it| row(it).0.to_string()), list(&|it| row(it).1.to_string()));
    format!("{{\"title\":\"Consumo (kW)\",\"unit\":\"kW\",\"t\":[{times}],\"v\":[{values}]}}")
}

fn csv(rows: usize) -> String {
    let mut text = String::from("minuto;valore;comune\r\n");
    for it in 0..rows {
        text += &format!("{};{};Comune {}\r\n", it * 7, row(it).1, it % 12).replace('.', ",");
    }
    text
}

fn records(rows: usize) -> String {
    let record = |it: usize| format!("{{\"t\":{},\"v\":{}}}", row(it).0, row(it).1);
    format!("[{}]", (0..rows).map(record).collect::<Vec<_>>().join(","))
}
