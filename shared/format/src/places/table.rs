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
use super::{Shape, draft, pair};
use crate::csv::{Record, Table, separator, unguarded};
use crate::events::Context;
use crate::json::Json;
use crate::{FormatError, refusal};

/// What the first row says about the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Header {
    separator: u8,
    names: Vec<String>,
    id: Option<usize>,
    name: Option<usize>,
    category: Option<usize>,
    latitude: Option<usize>,
    longitude: Option<usize>,
    position: Option<usize>,
}

impl Header {
    fn new(fields: &[Cow<'_, str>], separator: u8, language: Language) -> Self {
        let mut header = Header { separator, ..Header::default() };
        let mut best = [u16::MAX; 6];
        for (index, field) in fields.iter().enumerate() {
            header.names.push(field.trim_ascii().to_owned());
            for (word, rank) in words::meanings(field, language).into_iter().flatten() {
                let (slot, best) = match word {
                    Word::Id => (&mut header.id, &mut best[0]),
                    Word::Name => (&mut header.name, &mut best[1]),
                    Word::Category => (&mut header.category, &mut best[2]),
                    Word::Latitude => (&mut header.latitude, &mut best[3]),
                    Word::Longitude => (&mut header.longitude, &mut best[4]),
                    Word::Position => (&mut header.position, &mut best[5]),
                    _ => continue,
                };
                if rank < *best {
                    (*slot, *best) = (Some(index), rank);
                }
            }
        }
        header
    }

    /// Whether this can be a table of places.
    fn is_of_places(&self) -> bool {
        let placed = self.position.is_some() || self.latitude.and(self.longitude).is_some();
        1 < self.names.len() && (self.name.is_some() || placed)
    }

    fn position(&self, fields: &[Cow<'_, str>]) -> (Option<(f64, f64)>, bool) {
        let text = |column: Option<usize>| {
            column.and_then(|it| fields.get(it)).map_or("", |it| unguarded(it).trim_ascii())
        };
        let (x, y) = (text(self.longitude), text(self.latitude));
        if let Some(found) = decimal(x).zip(decimal(y)) {
            return (Some(found), false);
        }
        let both = text(self.position);
        let found = pair::read(both);
        let said = !x.is_empty() || !y.is_empty() || both.bytes().any(|it| it.is_ascii_digit());
        (found, said && found.is_none())
    }
}

/// Reads a table; an explanation where a table should be is a refusal.
pub(super) fn read(text: &str, at: usize, into: &mut Collector<'_>) -> Result<Header, FormatError> {
    let body = &text[at..];
    let mut table = Table::new(body, separator(body));
    let mut record = Record::default();
    let separator = separator(body);
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
            into.problems.shorten(&line(record.line), reason);
        }
        row(&header, &record.fields, range, into)?;
    }
    Ok(header)
}

fn line(number: usize) -> String {
    ["line ", &number.to_string()].concat()
}

fn row(
    header: &Header,
    fields: &[Cow<'_, str>],
    record: Range<usize>,
    into: &mut Collector<'_>,
) -> Result<(), FormatError> {
    let text = |column: Option<usize>| {
        let field = column.and_then(|it| fields.get(it)).map_or("", |it| unguarded(it));
        draft::line(Cow::Borrowed(field))
    };
    let (position, is_odd) = header.position(fields);
    let name = text(header.name);
    let shape = if position.is_some() { Shape::Point } else { Shape::None };
    let (id, category) = (text(header.id), text(header.category));
    into.keep(Row { id: &id, name: &name, category: &category, position, shape, record }, is_odd)
}

/// A row again, whole.
pub(super) fn draft(
    header: &Header,
    text: &str,
    range: Range<usize>,
    context: &Context<'_>,
) -> Draft {
    let record = Table::row(text, range, header.separator);
    let names = header.names.iter().map(|it| Cow::Borrowed(it.as_str()));
    let cells = record.fields.iter().map(|it| Json::Text(Cow::Borrowed(unguarded(it))));
    draft::flat(&Json::Object(names.zip(cells).collect()), context)
}

/// An error is printed where the table should be, with status 200.
fn refused(text: &str) -> FormatError {
    let line = text[..span(text, b"\n")].trim_ascii();
    let is_said = contains(line, " ") && !line.chars().any(char::is_control);
    let is_short = pieces(text.strip_suffix('\n').unwrap_or(text), b"\n").len() <= 3;
    if is_said && is_short {
        FormatError::Refused(refusal::shortened(line))
    } else {
        FormatError::Unexpected
    }
}
