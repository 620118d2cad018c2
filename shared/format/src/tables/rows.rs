//! Tables as text: a title above, a source below, and rows that are torn.

use std::borrow::Cow;

use cw_model::number::whole;
use cw_model::scan::{contains, cut, span};
use cw_model::search::folded;

use super::names::{is_blank, is_blank_byte};
use super::sheet::{Sheet, Span};
use crate::csv::{Record, Table, separator};
use crate::{FormatError, refusal};

/// Reads a table; an explanation where a table should be is a refusal.
pub(super) fn read(sheet: &mut Sheet<'_>, at: usize) -> Result<(), FormatError> {
    let text = sheet.texts.text;
    let (at, title) = below_title(text, at);
    sheet.meta.title = title.map(str::to_owned);
    let body = &text[at..];
    sheet.separator = separator(body);
    let mut table = Table::new(body, sheet.separator);
    let mut record = Record::default();
    if !table.next(&mut record) {
        return Err(FormatError::Empty);
    }
    let width = record.fields.len();
    // Columns behind the last name need not be there.
    let named = record.fields.iter().rposition(|it| !it.trim_ascii().is_empty());
    let Some(least) = named else { return Err(FormatError::Unexpected) };
    for field in &record.fields {
        sheet.add_empty(field).ok_or(FormatError::TooLarge)?;
    }
    let (header, is_cut) =
        (record.fields[0].clone().into_owned(), record.is_last || record.is_broken);
    let first_line = above(text, at);
    while table.next(&mut record) {
        let count = record.fields.iter().filter(|it| !it.trim_ascii().is_empty()).count();
        if count == 0 {
            continue;
        }
        let line = first_line + record.line;
        if count == 1 && 0 < least && sourced(&record.fields[0], sheet) {
            continue;
        }
        let beyond = record.fields.get(width..).unwrap_or_default();
        let reason = if record.is_broken {
            "has a quote too many or too few"
        } else if record.fields.len() <= least {
            if record.is_last { "is cut off" } else { "has too few fields" }
        } else if !beyond.iter().all(|it| is_blank(it)) {
            "has too many fields"
        } else {
            ""
        };
        if !reason.is_empty() {
            let name = ["line ", &whole(line as i64)].concat();
            sheet.problems.leave_out(&name, reason);
            continue;
        }
        put(sheet, &record);
        sheet.lines.push(line as u32);
        sheet.end_row().ok_or(FormatError::TooLarge)?;
    }
    if is_said(sheet.rows, least, &header) {
        return Err(refused(body));
    }
    if is_cut && sheet.rows == 0 { Err(FormatError::Truncated) } else { Ok(()) }
}

/// The cells of a row. What is borrowed is a part of the text: where it stands is where it begins.
fn put(sheet: &mut Sheet<'_>, record: &Record<'_>) {
    let text = sheet.texts.text;
    let origin = text.as_ptr() as usize;
    for (column, field) in record.fields.iter().enumerate() {
        let span = match field {
            Cow::Borrowed("") => Span::NONE,
            Cow::Borrowed(it) => Span::of(it.as_ptr() as usize - origin, it),
            Cow::Owned(it) => sheet.texts.keep(it),
        };
        sheet.put(column, span);
    }
}

/// How many lines stand above.
fn above(text: &str, at: usize) -> usize {
    text[..at].bytes().filter(|it| *it == b'\n').count()
}

/// Where a table begins below a line with one filled cell and a blank one, and what that cell says.
fn below_title(text: &str, at: usize) -> (usize, Option<&str>) {
    let body = &text[at..];
    let Some((first, rest)) = cut(body, b'\n') else { return (at, None) };
    let second = &rest[..span(rest, b"\n")];
    let filled = first.bytes().rposition(|it| !is_blank_byte(it)).map_or(0, |it| it + 1);
    let title = first[..filled].trim_ascii_start();
    let title = title.strip_prefix("\"").unwrap_or(title);
    let is_title = !title.is_empty() && span(title, b";\t|\"") == title.len();
    let header = rest.trim_ascii_start();
    let has_columns = span(header, b";,\t|") < span(header, b"\n");
    if !is_title || !is_blank(second) || !has_columns {
        return (at, None);
    }
    let begin = text.len() - rest.len() + second.len();
    (begin, Some(title.trim_ascii()))
}

/// Keeps what a line below the table says of its source; `false` if it says nothing of the kind.
fn sourced(cell: &str, sheet: &mut Sheet<'_>) -> bool {
    let Some((word, source)) = cut(cell, b':') else { return false };
    let is_source = matches!(&*folded(word), "fonte" | "source" | "quelle");
    if is_source {
        sheet.meta.organisation = Some(source.trim_ascii().to_owned());
    }
    is_source
}

/// Whether this is no table: one column without a single number, or a sentence with a comma in it.
fn is_said(rows: usize, least: usize, header: &str) -> bool {
    let header = folded(header);
    let starts =
        ["err", "fehler", "fatal", "warning", "notice", "exception", "attenzione", "query"];
    let complains = starts.iter().any(|it| header.starts_with(it)) || contains(&header, ": ");
    rows == 0 && (least == 0 || complains)
}

/// An error is printed where the table should be, with status 200.
pub(super) fn refused(text: &str) -> FormatError {
    let line = text[..span(text, b"\n")].trim_ascii();
    let is_said = contains(line, " ") && !line.chars().any(char::is_control);
    let is_short = text.trim_ascii_end().bytes().filter(|it| *it == b'\n').count() < 3;
    if is_said && is_short {
        FormatError::Refused(refusal::shortened(line))
    } else {
        FormatError::Unexpected
    }
}
