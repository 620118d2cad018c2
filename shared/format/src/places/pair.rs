//! Two coordinates in one text, as people write them into one cell.

use cw_model::number::decimal;
use cw_model::scan::{is_one_of, pieces};

/// Reads `46.06, 11.12`, `46,06 11,12`, `[11.12, 46.06]` and `POINT(11.12 46.06)`: x and y.
///
/// Plain numbers are latitude and longitude, as people say them; in brackets they are in the order of GeoJSON.
pub(super) fn read(text: &str) -> Option<(f64, f64)> {
    let text = text.trim_ascii();
    let bracket = text.bytes().position(|it| it == b'[' || it == b'(');
    let (inside, is_x_first) = match bracket {
        // `(46.06, 11.12)` is what people say in brackets.
        Some(at) => (&text[at + 1..], text.as_bytes()[at] == b'[' || 0 < at),
        None => (text, false),
    };
    let end = inside.bytes().rposition(|it| !is_one_of(it, b"]) ")).map_or(0, |it| it + 1);
    let inside = &inside[..end];
    let mut parts = Vec::new();
    for mut part in pieces(inside, b" ;\t") {
        while let Some(rest) = part.strip_prefix(",") {
            part = rest;
        }
        while let Some(rest) = part.strip_suffix(",") {
            part = rest;
        }
        if !part.is_empty() {
            parts.push(part);
        }
    }
    if let [alone] = parts[..] {
        parts = pieces(alone, b",");
    }
    let joined = |whole: &str, fraction: &str| decimal(&[whole, ".", fraction].concat());
    let (first, second) = match parts[..] {
        // A third number is the height.
        [first, second] | [first, second, _] => (decimal(first)?, decimal(second)?),
        // `46,06,11,12`
        [a, b, c, d] => (joined(a, b)?, joined(c, d)?),
        _ => return None,
    };
    Some(if is_x_first { (first, second) } else { (second, first) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_numbers_are_found_in_every_spelling() {
        for text in [
            "46.06,11.12",
            "46.06, 11.12",
            " 46.06 11.12 ",
            "46,06 11,12",
            "46,06;11,12",
            "46,06, 11,12",
            "46,06,11,12",
            "(46.06, 11.12)",
            "[11.12, 46.06]",
            "[11.12,46.06,190]",
            "POINT(11.12 46.06)",
            "POINT Z (11.12 46.06 190)",
        ] {
            assert_eq!(read(text), Some((11.12, 46.06)), "{text}");
        }
    }

    #[test]
    fn what_is_no_pair_is_none() {
        for text in ["", "46.06", "a, b", "1,2,3,4,5", "[", "()", "46.06 nord"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
