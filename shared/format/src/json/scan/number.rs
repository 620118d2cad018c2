//! Numbers of JSON, by hand: the general parser of the standard library carries ten kilobytes of tables.

use cw_model::number::{EXACT, scaled};

/// Whether a text is a number and nothing else.
pub(super) fn is_number(text: &str) -> bool {
    prefix(text.as_bytes()).is_some_and(|(_, length)| length == text.len())
}

/// The number at the beginning of some bytes, to the last digit or one beside it, and how many of them it takes.
#[inline]
pub(crate) fn prefix(bytes: &[u8]) -> Option<(f64, usize)> {
    let negative = bytes.first() == Some(&b'-');
    let start = usize::from(negative);
    let mut digits = Digits { mantissa: 0, exponent: 0 };
    let whole = digits.read(&bytes[start..], false);
    let mut at = start + whole;
    if whole == 0 {
        return None;
    }
    if bytes.get(at) == Some(&b'.') {
        let fraction = digits.read(&bytes[at + 1..], true);
        if fraction == 0 {
            return None;
        }
        at += 1 + fraction;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        let (exponent, length) = exponent(&bytes[at + 1..])?;
        digits.exponent = digits.exponent.saturating_add(exponent);
        at += 1 + length;
    }
    let value = digits.value();
    Some((if negative { -value } else { value }, at))
}

/// The number that begins at `at` and where the comma behind it stands, if it is as plain as numbers of long lists are:
/// up to fifteen digits, perhaps with a point among them. One loop, because a million of them are read.
pub(crate) fn before_comma(bytes: &[u8], at: usize) -> Option<(f64, usize)> {
    let start = at + usize::from(bytes.get(at) == Some(&b'-'));
    let (mut mantissa, mut end, mut point) = (0u64, start, None);
    loop {
        let byte = *bytes.get(end)?;
        let digit = byte.wrapping_sub(b'0');
        if digit < 10 {
            mantissa = mantissa * 10 + u64::from(digit);
        } else if byte == b'.' && point.is_none() && start < end {
            point = Some(end + 1);
        } else if byte == b',' {
            break;
        } else {
            return None;
        }
        end += 1;
        if start + 15 < end {
            return None;
        }
    }
    let mut value = mantissa as f64;
    match point {
        Some(point) if point < end => value /= EXACT[end - point],
        None if start < end => {}
        _ => return None,
    }
    Some((if at < start { -value } else { value }, end))
}

/// All digits as one whole number, and the power of ten it is multiplied with.
pub(crate) struct Digits {
    pub(crate) mantissa: u64,
    pub(crate) exponent: i32,
}

/// Above this another digit may not fit.
pub(crate) const FULL: u64 = (u64::MAX - 9) / 10;

impl Digits {
    /// Takes the digits at the beginning; returns how many.
    #[inline]
    fn read(&mut self, bytes: &[u8], fraction: bool) -> usize {
        let mut count = 0;
        while let Some(byte @ b'0'..=b'9') = bytes.get(count) {
            if self.mantissa <= FULL {
                self.mantissa = self.mantissa * 10 + u64::from(byte - b'0');
                self.exponent -= i32::from(fraction);
            } else {
                self.exponent = self.exponent.saturating_add(i32::from(!fraction));
            }
            count += 1;
        }
        count
    }

    /// The number, to the last digit where there are at most fifteen.
    #[inline]
    pub(crate) fn value(&self) -> f64 {
        scaled(self.mantissa, self.exponent)
    }
}

/// What follows an `e`, and how many bytes it takes.
pub(crate) fn exponent(bytes: &[u8]) -> Option<(i32, usize)> {
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let mut value = 0i32;
    let mut at = sign;
    while let Some(byte @ b'0'..=b'9') = bytes.get(at) {
        value = value.saturating_mul(10).saturating_add(i32::from(byte - b'0'));
        at += 1;
    }
    let value = if bytes.first() == Some(&b'-') { -value } else { value };
    (sign < at).then_some((value, at))
}
