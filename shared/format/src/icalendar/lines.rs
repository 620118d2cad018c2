//! Content lines: unfolded, cut into name, parameters and value, escaped and folded again.

use std::borrow::Cow;

/// Longest line in octets, without its end.
const FOLD: usize = 75;

/// Joins folded lines. On bytes, because some makers fold in the middle of a character.
pub(super) fn unfold(bytes: &[u8]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(bytes.len());
    for line in bytes.split(|it| *it == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match line.first() {
            Some(b' ' | b'\t') if !joined.is_empty() => {
                joined.pop();
                joined.extend_from_slice(&line[1..]);
            }
            _ => joined.extend_from_slice(line),
        }
        joined.push(b'\n');
    }
    joined
}

/// A content line in its parts.
pub(super) struct Line<'a> {
    pub(super) name: &'a str,
    parameters: &'a str,
    /// Still escaped.
    pub(super) value: &'a str,
}

impl<'a> Line<'a> {
    /// `None` for a line without a colon outside quotes.
    pub(super) fn new(line: &'a str) -> Option<Self> {
        let mut quoted = false;
        let colon = line.bytes().position(|it| {
            quoted ^= it == b'"';
            it == b':' && !quoted
        })?;
        let (front, value) = (&line[..colon], &line[colon + 1..]);
        let (name, parameters) = front.split_once(';').unwrap_or((front, ""));
        Some(Line { name: name.trim(), parameters, value })
    }

    /// Whether the line is this property or component.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of a parameter, without quotes.
    pub(super) fn parameter(&self, name: &str) -> Option<&'a str> {
        let mut quoted = false;
        let mut parts = self.parameters.split(move |it| {
            quoted ^= it == '"';
            it == ';' && !quoted
        });
        let value = parts.find_map(|it| {
            let (key, value) = it.split_once('=')?;
            key.trim().eq_ignore_ascii_case(name).then_some(value)
        });
        value.map(|it| it.trim_matches('"'))
    }
}

/// `\n`, `\,`, `\;` and `\\` as the characters they stand for.
pub(super) fn unescape(value: &str) -> Cow<'_, str> {
    if !value.contains('\\') {
        return Cow::Borrowed(value);
    }
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(char) = chars.next() {
        match char {
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => text.push('\\'),
            },
            _ => text.push(char),
        }
    }
    Cow::Owned(text)
}

/// The texts of a value that holds several, separated by commas that are not escaped.
pub(super) fn list(value: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let mut escaped = false;
    let parts = value.split(move |it| {
        let comma = it == ',' && !escaped;
        escaped = it == '\\' && !escaped;
        comma
    });
    parts.map(unescape)
}

/// The text as a value. Other control characters than line ends have no place in the format.
pub(super) fn escape(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\n' => value.push_str("\\n"),
            '\\' | ';' | ',' => value.extend(['\\', char]),
            '\t' => value.push(char),
            it if it.is_control() => {}
            it => value.push(it),
        }
    }
    value
}

/// Appends a line, folded between characters, with the line end of the standard.
pub(super) fn fold(name: &str, value: &str, into: &mut String) {
    let mut length = 0;
    for char in name.chars().chain([':']).chain(value.chars()) {
        if FOLD < length + char.len_utf8() {
            into.push_str("\r\n ");
            length = 1;
        }
        into.push(char);
        length += char.len_utf8();
    }
    into.push_str("\r\n");
}
