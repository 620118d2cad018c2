//! The electricity of the town hall, minute by minute: a million points, by columns.

use std::convert::Infallible;
use std::fmt::Write;

use futures_util::{Stream, stream};

use crate::meter;

/// Points when nothing is said, and at most.
pub const MOST: usize = 1_000_000;
/// Points in one piece of the answer.
const PIECE: usize = 20_000;
/// Minutes since 1970 at the end of 2025.
const END: i64 = 29_453_760;

const HEAD: &str = r#"{"title":"Potenza elettrica del Municipio","unit":"kW","t":["#;

/// The last `count` minutes of 2025: `{"title","unit","t":[seconds since 1970],"v":[kilowatts or null]}`.
pub fn pieces(count: usize) -> impl Stream<Item = Result<String, Infallible>> {
    let first = END - count as i64;
    let starts = move || (0..count).step_by(PIECE);
    let part = move |start: usize, write: fn(i64, &mut String)| {
        let mut text = String::with_capacity(PIECE * 12);
        for number in start..count.min(start + PIECE) {
            if number != 0 {
                text.push(',');
            }
            write(first + number as i64, &mut text);
        }
        Ok(text)
    };
    let fixed = |text: &str| std::iter::once(Ok(text.to_owned()));
    let times = starts().map(move |it| part(it, time));
    let values = starts().map(move |it| part(it, value));
    stream::iter(
        fixed(HEAD).chain(times).chain(fixed("],\"v\":[")).chain(values).chain(fixed("]}")),
    )
}

fn time(minute: i64, text: &mut String) {
    write!(text, "{}", minute * 60).expect("a string takes any text");
}

fn value(minute: i64, text: &mut String) {
    match meter::minute(minute) {
        Some(it) => write!(text, "{}.{:02}", it / 100, it % 100).expect("a string takes any text"),
        None => text.push_str("null"),
    }
}
