//! Content lines: unfolded, cut into name, parameters and value, escaped and folded again.

use cw_model::scan::cut;

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
        let colon = outside_quotes(line, b':');
        let front = line.get(..colon)?;
        let value = line.get(colon + 1..)?;
        let (name, parameters) = cut(front, b';').unwrap_or((front, ""));
        Some(Line { name: name.trim_ascii(), parameters, value })
    }

    /// Whether the line is this property or component.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of a parameter, without quotes.
    pub(super) fn parameter(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.parameters;
        while !rest.is_empty() {
            let (parameter, after) = rest.split_at(outside_quotes(rest, b';'));
            if let Some((key, value)) = cut(parameter, b'=')
                && key.trim_ascii().eq_ignore_ascii_case(name)
            {
                let value = value.strip_prefix("\"").unwrap_or(value);
                return Some(value.strip_suffix("\"").unwrap_or(value));
            }
            rest = after.get(1..).unwrap_or_default();
        }
        None
    }
}

/// Where `sign` first stands outside quotes; the length of the text if it does not.
fn outside_quotes(text: &str, sign: u8) -> usize {
    let mut quoted = false;
    let found = text.bytes().position(|it| {
        quoted ^= it == b'"';
        it == sign && !quoted
    });
    found.unwrap_or(text.len())
}

/// The texts of a value, separated by commas that are not escaped. `\n`, `\,`, `\;` and `\\` become the
/// characters they stand for; where a value is one text, its commas stay.
pub(super) fn unescape(value: &str, several: bool) -> Vec<String> {
    let mut texts = Vec::new();
    let mut text = String::new();
    let mut chars = value.chars();
    while let Some(char) = chars.next() {
        match char {
            ',' if several => texts.push(std::mem::take(&mut text)),
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                other => text.push(other.unwrap_or(char)),
            },
            _ => text.push(char),
        }
    }
    texts.push(text);
    texts
}

/// Appends the text as a value. Other control characters than line ends have no place in the format.
pub(super) fn escape(text: &str, into: &mut String) {
    for char in text.chars() {
        match char {
            '\n' => into.push_str("\\n"),
            '\\' | ';' | ',' => {
                into.push('\\');
                into.push(char);
            }
            '\0'..='\x08' | '\x0a'..='\x1f' | '\x7f'..='\u{9f}' => {}
            it => into.push(it),
        }
    }
}

/// Appends a line, folded between characters, with the line end of the standard.
pub(super) fn fold(line: &str, into: &mut String) {
    let mut rest = line;
    let mut room = FOLD;
    while room < rest.len() {
        let (front, after) = rest.split_at(rest.floor_char_boundary(room));
        into.push_str(front);
        into.push_str("\r\n ");
        (rest, room) = (after, FOLD - 1);
    }
    into.push_str(rest);
    into.push_str("\r\n");
}
