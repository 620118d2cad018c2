//! Bytes to text: UTF-8, with or without a mark; what is not UTF-8 is taken for windows-1252.

use std::borrow::Cow;

/// What windows-1252 has at 128 to 159; the rest is as in Latin-1.
const WINDOWS: [u16; 32] = [
    0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039,
    0x152, 0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc,
    0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
];

/// Never fails. Decides byte by byte, so that one old record inside a UTF-8 answer is read right too.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let mut rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut text = String::new();
    loop {
        let valid = match std::str::from_utf8(rest) {
            Ok(valid) if text.is_empty() => return Cow::Borrowed(valid),
            Ok(valid) => valid.len(),
            Err(error) => error.valid_up_to(),
        };
        text.push_str(std::str::from_utf8(&rest[..valid]).unwrap_or_default());
        match rest.get(valid) {
            Some(byte) => text.push(windows(*byte)),
            None => return Cow::Owned(text),
        }
        rest = &rest[valid + 1..];
    }
}

/// The character of windows-1252 for a byte.
pub(crate) fn windows(byte: u8) -> char {
    match WINDOWS.get(usize::from(byte ^ 0x80)) {
        Some(code) => char::from_u32((*code).into()).unwrap_or(char::REPLACEMENT_CHARACTER),
        None => char::from(byte),
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
