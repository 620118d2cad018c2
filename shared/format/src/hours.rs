//! Opening hours as municipalities write them: matrices, schema.org, OpenStreetMap, and words.
//!
//! Words become hours only when every one of them is understood; otherwise they stay words.

use cw_model::hours::Hours;

use crate::html;

mod dates;
pub(crate) mod opendata;
pub(crate) mod schema;
mod section;
mod text;
mod tokens;
mod write;

pub use text::{read, spans};
pub use write::write;

/// Hours, and what can only be told in words.
pub(crate) type Told = (Option<Hours>, Option<String>);

/// How days are written before a colon that have no end or no beginning: `dal 2026-06-01 in poi`, `fino al 2026-09-30`.
const SINCE: &str = "dal ";
const ON: &str = " in poi";
const UNTIL: &str = "fino al ";

/// What a text says: hours if all of it is understood, else its words.
pub(crate) fn tell(said: &str) -> Told {
    let words = html::plain(said);
    match read(&words) {
        None if !words.is_empty() => (None, Some(words)),
        hours => (hours, None),
    }
}

/// Begins a line of a note.
fn begin_line(note: &mut String) {
    if !note.is_empty() {
        note.push('\n');
    }
}
