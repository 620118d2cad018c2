//! Bytes to text: UTF-8, with or without a mark; what is not UTF-8 is taken for windows-1252.

use std::borrow::Cow;

/// What windows-1252 has at 128 to 159; the rest is as in Latin-1.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Never fails. Decides byte by byte, so that one old record inside a UTF-8 answer is read right too.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len() * 9 / 8);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|it| windows(*it)));
    }
    Cow::Owned(text)
}

/// The character of windows-1252 for a byte.
pub(crate) fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS.chars().nth(usize::from(byte - 0x80)).unwrap_or(char::from(byte)),
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_at_the_beginning_is_no_text() {
        assert_eq!(decode(b"\xef\xbb\xbf[]"), "[]");
    }

    #[test]
    fn trap_24_latin_1_is_read_as_such() {
        assert_eq!(decode(b"citt\xe0 \x92 \x80"), "città ’ €");
    }

    #[test]
    fn one_old_record_does_not_spoil_the_others() {
        assert_eq!(decode(b"citt\xc3\xa0, citt\xe0"), "città, città");
    }
}
