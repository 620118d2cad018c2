//! Opening hours as municipalities write them: matrices, schema.org, OpenStreetMap, and words.
//!
//! Words become hours only when every one of them is understood; otherwise they stay words.

use cw_model::place::PlaceDetails;

use crate::html;

pub(crate) mod opendata;
pub(crate) mod schema;
mod text;
mod tokens;
mod write;

pub use text::{read, spans};
pub use write::write;

/// Puts what a text says about hours where it belongs: into hours if all of it is understood, else into the note.
pub(crate) fn tell(said: &str, details: &mut PlaceDetails) {
    let words = html::plain(said);
    details.hours = read(&words);
    details.hours_note = Some(words).filter(|it| details.hours.is_none() && !it.is_empty());
}
