//! Strings of JSON: where they end, and what they say.

use std::borrow::Cow;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Where the quote is that closes a string whose first byte is at `at`.
///
/// Eight bytes at a time: texts are most of an answer.
#[inline]
pub(super) fn closing_quote(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        while let Some(Ok(eight)) = bytes.get(at..at + 8).map(<[u8; 8]>::try_from) {
            let marks = marks(u64::from_le_bytes(eight));
            if marks != 0 {
                at += marks.trailing_zeros() as usize / 8;
                break;
            }
            at += 8;
        }
        match bytes.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// The high bit of every byte that is a quote or a backslash; above the first one others may be set too.
#[inline]
fn marks(word: u64) -> u64 {
    let (quote, slash) = (word ^ (ONES * 0x22), word ^ (ONES * 0x5c));
    let zero = |it: u64| it.wrapping_sub(ONES) & !it;
    (zero(quote) | zero(slash)) & HIGH
}

/// The text of a string, from what [`super::Scanner::string`] and [`super::Scanner::key`] give.
///
/// What escapes nothing stands for itself, half a pair of surrogates for U+FFFD.
pub fn decoded(raw: &str) -> Cow<'_, str> {
    let Some(mut slash) = raw.bytes().position(|it| it == b'\\') else {
        return Cow::Borrowed(raw);
    };
    let (mut text, mut rest) = (String::with_capacity(raw.len()), raw);
    loop {
        text.push_str(&rest[..slash]);
        rest = &rest[slash + 1..];
        let Some(sign) = rest.chars().next() else { break };
        rest = &rest[sign.len_utf8()..];
        match sign {
            'b' => text.push('\u{8}'),
            'f' => text.push('\u{c}'),
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            'u' => text.push(unicode(&mut rest)),
            sign => text.push(sign),
        }
        match rest.bytes().position(|it| it == b'\\') {
            Some(next) => slash = next,
            None => break,
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// What follows `\u`, and the second half of a pair.
fn unicode(rest: &mut &str) -> char {
    let Some(first) = four_digits(rest) else { return char::REPLACEMENT_CHARACTER };
    *rest = &rest[4..];
    if let 0xd800..=0xdbff = first
        && let Some(after) = rest.strip_prefix("\\u")
        && let Some(second @ 0xdc00..=0xdfff) = four_digits(after)
    {
        *rest = &after[4..];
        let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        return char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
    }
    char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn four_digits(text: &str) -> Option<u32> {
    let digits = text.as_bytes().get(..4)?;
    digits.iter().try_fold(0, |code, it| Some(code * 16 + char::from(*it).to_digit(16)?))
}
