//! Tables of places, as municipalities write them.

use std::borrow::Cow;
use std::ops::Range;

use cw_model::number::decimal;
use cw_model::scan::{contains, pieces, span};
use cw_model::text::Language;

use super::collect::Collector;
use super::draft::Draft;
use super::rows::Row;
use super::words::{self, Word};
use super::{Shape, draft, numbered, pair};
use crate::csv::{Record, Table, separator, unguarded};
use crate::events::Context;
use crate::json::Json;
use crate::{FormatError, refusal};

/// What stands between categories of one place; commas are part of them.
const SEVERAL: &[u8] = b"|";

/// What the first row says about the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Header {
    separator: u8,
    names: Vec<String>,
    /// The best column for each meaning, and how good its name is.
    columns: [Option<(usize, u16)>; words::COUNT],
}

impl Header {
    fn new(fields: &[Cow<'_, str>], separator: u8, language: Language) -> Self {
        let mut header = Header { separator, ..Header::default() };
        for (index, field) in fields.iter().enumerate() {
            header.names.push(field.trim_ascii().to_owned());
            for (word, rank) in words::meanings(field, language) {
                let best = &mut header.columns[word as usize];
                if best.is_none_or(|(_, known)| rank < known) {
                    *best = Some((index, rank));
                }
            }
        }
        header
    }

    /// Whether this can be a table of places.
    fn is_of_places(&self) -> bool {
        let has = |word: Word| self.columns[word as usize].is_some();
        let placed = has(Word::Position) || has(Word::Latitude) && has(Word::Longitude);
        1 < self.names.len() && (has(Word::Name) || placed)
    }

    /// The field with a meaning; empty if there is none.
    fn field<'r>(&self, fields: &'r [Cow<'_, str>], word: Word) -> &'r str {
        let column = self.columns[word as usize];
        column.and_then(|(it, _)| fields.get(it)).map_or("", |it| unguarded(it).trim_ascii())
    }

    fn position(&self, fields: &[Cow<'_, str>]) -> (Option<(f64, f64)>, bool) {
        let x = self.field(fields, Word::Longitude);
        let y = self.field(fields, Word::Latitude);
        if let Some(found) = decimal(x).zip(decimal(y)) {
            return (Some(found), false);
        }
        let both = self.field(fields, Word::Position);
        let found = pair::read(both);
        let said = !x.is_empty() || !y.is_empty() || both.bytes().any(|it| it.is_ascii_digit());
        (found, said && found.is_none())
    }
}

/// Reads a table; an explanation where a table should be is a refusal.
pub(super) fn read(text: &str, at: usize, into: &mut Collector<'_>) -> Result<Header, FormatError> {
    let body = &text[at..];
    let separator = separator(body);
    let mut table = Table::new(body, separator);
    let mut record = Record::default();
    if !table.next(&mut record) {
        return Err(FormatError::Empty);
    }
    let header = Header::new(&record.fields, separator, into.context.language);
    if !header.is_of_places() {
        return Err(refused(body));
    }
    let width = record.fields.len();
    while table.next(&mut record) {
        let range = record.range.start + at..record.range.end + at;
        let is_cut = record.is_last && record.fields.len() < width;
        if record.is_broken || is_cut {
            let reason = if is_cut { "is cut off" } else { "has a quote too many or too few" };
            into.problems.shorten(&numbered("line ", record.line), reason);
        }
        row(&header, &record.fields, range, into);
        if into.is_full {
            return Err(FormatError::TooLarge);
        }
    }
    Ok(header)
}

fn row(header: &Header, fields: &[Cow<'_, str>], record: Range<usize>, into: &mut Collector<'_>) {
    let text = |word: Word| draft::line(Cow::Borrowed(header.field(fields, word)));
    let (position, is_odd) = header.position(fields);
    let name = text(Word::Name);
    let shape = if position.is_some() { Shape::Point } else { Shape::None };
    // Of several the first.
    let categories = header.field(fields, Word::Category);
    let category = draft::line(Cow::Borrowed(&categories[..span(categories, SEVERAL)]));
    let id = text(Word::Id);
    let row = Row { id: &id, name: &name, category: &category, position, shape, record };
    into.keep(&row, is_odd);
}

/// A row again, whole.
pub(super) fn draft(
    header: &Header,
    text: &str,
    range: Range<usize>,
    context: &Context<'_>,
) -> Draft {
    let record = Table::row(text, range, header.separator);
    let category = header.columns[Word::Category as usize].map(|it| it.0);
    let mut members = Vec::new();
    for (index, (name, cell)) in header.names.iter().zip(&record.fields).enumerate() {
        let text = |it| Json::Text(Cow::Borrowed(it));
        let cell = unguarded(cell);
        let is_several = category == Some(index) && span(cell, SEVERAL) < cell.len();
        let cell = if is_several {
            Json::List(pieces(cell, SEVERAL).into_iter().map(text).collect())
        } else {
            text(cell)
        };
        members.push((Cow::Borrowed(name.as_str()), cell));
    }
    draft::flat(&Json::Object(members), context)
}

/// An error is printed where the table should be, with status 200.
fn refused(text: &str) -> FormatError {
    let line = text[..span(text, b"\n")].trim_ascii();
    let is_said = contains(line, " ") && !line.chars().any(char::is_control);
    let is_short = pieces(text.strip_suffix("\n").unwrap_or(text), b"\n").len() <= 3;
    if is_said && is_short {
        FormatError::Refused(refusal::shortened(line))
    } else {
        FormatError::Unexpected
    }
}
