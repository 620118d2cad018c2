//! Tables as text: any separator, quotes with line ends inside, and the damage people do to them.

use std::borrow::Cow;
use std::ops::Range;

use cw_model::scan::find;

/// A table, read row by row.
#[derive(Clone)]
pub struct Table<'a> {
    text: &'a str,
    separator: u8,
    at: usize,
    line: usize,
    /// Whether a quote was found that nothing closes: no later one is trusted beyond its line.
    is_torn: bool,
}

/// Fields kept of a row; a row of more is an attack, and no table of ours.
const MOST_FIELDS: usize = 4096;

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record<'a> {
    /// Its fields, without quotes.
    pub fields: Vec<Cow<'a, str>>,
    /// Where it stands, without its line end.
    pub range: Range<usize>,
    /// The line it begins on; the first is 1.
    pub line: usize,
    /// Whether a quote in it is not closed, or something follows the closing one.
    pub is_broken: bool,
    /// Whether the text ends inside it, without a line end.
    pub is_last: bool,
}

/// What separates fields, from the first lines: the most frequent sign outside quotes that occurs as often in the
/// second line as in the first, rather one that breaks no quotes. A table of one column has none; then it is `;`.
pub fn separator(text: &str) -> u8 {
    let mut best = ((false, 0), b';');
    // Another separator may have put a quote into the middle of a field.
    let is_torn =
        |it: &Cow<'_, str>| matches!(it, Cow::Borrowed(it) if it.bytes().any(|it| it == b'"'));
    for sign in [b';', b'\t', b',', b'|'] {
        let mut table = Table::new(text, sign);
        let mut record = Record::default();
        let (mut counts, mut is_whole) = ([0, 0], true);
        for count in &mut counts {
            if table.next(&mut record) {
                *count = record.fields.len();
                is_whole &= !record.is_broken && !record.fields.iter().any(&is_torn);
            }
        }
        let agree = counts[0] == counts[1] || counts[1] == 0;
        let score = (is_whole, counts[0] * 2 + usize::from(agree));
        if 1 < counts[0] && best.0 < score {
            best = (score, sign);
        }
    }
    best.1
}

impl<'a> Table<'a> {
    /// From the beginning of `text`; a first line `sep=;`, as Excel writes it, is no row.
    pub fn new(text: &'a str, separator: u8) -> Self {
        let mut table = Table { text, separator, at: 0, line: 1, is_torn: false };
        if text.starts_with("sep=") {
            table.next(&mut Record::default());
        }
        table
    }

    /// From the middle of a text, one row.
    pub fn row(text: &'a str, range: Range<usize>, separator: u8) -> Record<'a> {
        let mut record = Record::default();
        let text = &text[..range.end];
        Table { text, separator, at: range.start, line: 1, is_torn: false }.next(&mut record);
        record
    }

    /// Reads the next row into `record`, whose memory is used again; `false` at the end. Empty lines are no rows.
    pub fn next(&mut self, record: &mut Record<'a>) -> bool {
        let bytes = self.text.as_bytes();
        while let Some(b'\n' | b'\r') = bytes.get(self.at) {
            self.line += usize::from(bytes[self.at] == b'\n');
            self.at += 1;
        }
        let (start, line) = (self.at, self.line);
        record.fields.clear();
        record.is_broken = false;
        if start == bytes.len() {
            return false;
        }
        loop {
            let field = self.field(&mut record.is_broken);
            if record.fields.len() < MOST_FIELDS {
                record.fields.push(field);
            }
            match bytes.get(self.at) {
                Some(byte) if *byte == self.separator => self.at += 1,
                _ => break,
            }
        }
        record.range = start..self.at;
        record.line = line;
        record.is_last = self.at == bytes.len();
        true
    }

    fn field(&mut self, is_broken: &mut bool) -> Cow<'a, str> {
        if self.text.as_bytes().get(self.at) != Some(&b'"') {
            return Cow::Borrowed(self.plain());
        }
        let Some(end) = self.closing_quote() else {
            *is_broken = true;
            self.is_torn = true;
            return Cow::Borrowed(self.plain());
        };
        let inside = &self.text[self.at + 1..end];
        self.line += inside.bytes().filter(|it| *it == b'\n').count();
        self.at = end + 1;
        let mut field = undoubled(inside);
        let rest = self.plain();
        if !rest.trim_ascii().is_empty() {
            *is_broken = true;
            field = Cow::Owned([&*field, rest].concat());
        }
        field
    }

    /// Up to the separator or the end of the line.
    fn plain(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let ends = |it: u8| it == self.separator || it == b'\n' || it == b'\r';
        let length = rest.bytes().position(ends).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn closing_quote(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = self.at + 1;
        loop {
            match bytes.get(at)? {
                b'"' if bytes.get(at + 1) == Some(&b'"') => at += 2,
                b'"' => return Some(at),
                b'\n' if self.is_torn => return None,
                _ => at += 1,
            }
        }
    }
}

fn undoubled(inside: &str) -> Cow<'_, str> {
    let (mut field, mut rest) = (String::new(), inside);
    while let Some(at) = find(rest, "\"\"") {
        field.push_str(&rest[..=at]);
        rest = &rest[at + 2..];
    }
    if rest.len() == inside.len() {
        return Cow::Borrowed(inside);
    }
    field.push_str(rest);
    Cow::Owned(field)
}

/// Appends a field for a spreadsheet in Italy: quoted where it must be, and never a formula.
///
/// What begins with a sign that Excel takes for a formula gets an apostrophe, which [`unguarded`] takes away.
pub fn push_field(field: &str, row: &mut String) {
    let guarded =
        matches!(field.bytes().next(), Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\''));
    let quoted =
        field.bytes().any(|it| matches!(it, b';' | b'"' | b'\n' | b'\r' | b'\t' | b',' | b'|'));
    if quoted {
        row.push('"');
    }
    if guarded {
        row.push('\'');
    }
    for sign in field.chars() {
        row.push(sign);
        if sign == '"' {
            row.push(sign);
        }
    }
    if quoted {
        row.push('"');
    }
}

/// A field without the apostrophe that kept it from being a formula.
pub fn unguarded(field: &str) -> &str {
    match field.as_bytes() {
        [b'\'', b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\'', ..] => &field[1..],
        _ => field,
    }
}

#[cfg(test)]
mod tests;
