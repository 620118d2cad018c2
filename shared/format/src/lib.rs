//! Open formats to model and back. Bytes in, values out; nothing here fetches, waits or touches the DOM.
//!
//! One broken record never hides the others: readers return [`Parsed`], not `Result<Vec<_>>`.
//! Read in this order:
//! - [`address`]: from what a webmaster wrote to the addresses worth asking.
//! - [`events`]: any answer to events, by looking at it.
//! - [`opendata`], [`calendar`], [`icalendar`]: one format each.
//! - [`places`]: any answer to places, as rows and as records; [`geojson`] and [`csv`] write them again.
//! - [`tables`]: any answer to a table of numbers, moments and words.
//! - [`hours`]: opening hours from matrices, shorthand and words.
//! - [`json`] and [`encoding`]: what they share.
//! - [`link`] and [`html`]: untrusted addresses and text, made safe.

use thiserror::Error;

pub mod address;
pub mod calendar;
pub mod csv;
mod degrees;
pub mod encoding;
pub mod events;
pub mod geojson;
pub mod hours;
pub mod html;
pub mod icalendar;
pub mod json;
pub mod link;
pub mod opendata;
pub mod places;
pub mod refusal;
pub mod tables;

pub use events::{Context, Kind, MAX_BYTES, Page, read_events};

/// The records that could be read, and what was wrong with the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed<T> {
    /// Usable records, in source order.
    pub items: Vec<T>,
    /// One entry per record left out, or shown less completely than the source meant it.
    pub problems: Vec<Problem>,
}

/// Why one record was left out, or is not shown whole.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{record}: {reason}")]
pub struct Problem {
    /// The record's own identifier, or its position.
    pub record: String,
    /// What was missing or malformed.
    pub reason: &'static str,
    /// Whether it is shown all the same, less completely than the source meant it.
    pub incomplete: bool,
}

/// Why a whole answer is unusable.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FormatError {
    /// A page for people: a login, an error page, a firewall.
    #[error("the answer is an HTML page")]
    Html,
    /// No bytes, or white space only.
    #[error("the answer is empty")]
    Empty,
    /// Neither JSON nor iCalendar.
    #[error("the answer is not in a known format")]
    NotJson,
    /// Begins well and stops in the middle.
    #[error("the answer is cut off")]
    Truncated,
    /// Well-formed, but of no known shape.
    #[error("the answer has no known shape")]
    Unexpected,
    /// The server answered with a refusal; these are its own words, plain text.
    #[error("the server refused: {0}")]
    Refused(String),
    /// More than a page can hold.
    #[error("the answer is too large")]
    TooLarge,
}

impl<T> Default for Parsed<T> {
    fn default() -> Self {
        Parsed { items: Vec::new(), problems: Vec::new() }
    }
}

impl<T> Parsed<T> {
    /// Keeps a record or the reason why it cannot be kept.
    pub fn push(&mut self, record: Result<T, Problem>) {
        match record {
            Ok(item) => self.items.push(item),
            Err(problem) => self.problems.push(problem),
        }
    }
}

impl Problem {
    /// The record known as `record` is left out.
    pub fn new(record: impl Into<String>, reason: &'static str) -> Self {
        Problem { record: record.into(), reason, incomplete: false }
    }

    /// The record known as `record` is shown less completely than the source meant it.
    pub fn incomplete(record: impl Into<String>, reason: &'static str) -> Self {
        Problem { record: record.into(), reason, incomplete: true }
    }
}
