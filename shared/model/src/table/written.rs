//! Cells as text that is read again as what they are.

use super::Grain;
use crate::number::{self, scaled};
use crate::time::Timestamp;

/// Appends a number, in as few digits as it takes to read it again; nothing for `NaN`.
pub fn push_number(value: f64, point: u8, text: &mut String) {
    if !value.is_finite() {
        return;
    }
    if value < 0.0 {
        text.push('-');
    }
    let (mut rest, mut power) = (value.abs(), 0i64);
    while MOST <= rest {
        (rest, power) = (rest / 10.0, power + 1);
    }
    while rest < LEAST && rest != 0.0 {
        (rest, power) = (rest * 10.0, power - 1);
    }
    let (mut places, mut scale) = (0, 1.0);
    loop {
        let mantissa = (rest * scale).round() as u64;
        let is_it = scaled(mantissa, -places) == rest;
        // A float knows no more digits.
        if is_it || MOST <= rest * scale * 10.0 {
            push_decimal(mantissa, places as usize, point, text);
            break;
        }
        (places, scale) = (places + 1, scale * 10.0);
    }
    if power != 0 {
        text.push_str(if power < 0 { "E-" } else { "E" });
        number::push(power.unsigned_abs(), text);
    }
}

/// From here on not every whole number is a float.
const MOST: f64 = 9e15;

/// Below this a number is mostly zeros: its digits would stand more than 22 places behind the point.
const LEAST: f64 = 1e-6;

fn push_decimal(mut mantissa: u64, mut places: usize, point: u8, text: &mut String) {
    while 0 < places && mantissa.is_multiple_of(10) {
        (mantissa, places) = (mantissa / 10, places - 1);
    }
    let mut digits = String::new();
    number::push(mantissa, &mut digits);
    let whole = digits.len().saturating_sub(places);
    text.push_str(if whole == 0 { "0" } else { &digits[..whole] });
    if places == 0 {
        return;
    }
    text.push(char::from(point));
    (digits.len()..places).for_each(|_| text.push('0'));
    text.push_str(&digits[whole..]);
}

/// Appends a moment in ISO 8601, as exact as its grain; nothing for `NaN`. Behind a `T` an instant has its offset.
pub fn push_moment(grain: Grain, seconds: f64, between: u8, text: &mut String) {
    if !seconds.is_finite() {
        return;
    }
    let wall = Timestamp(grain.wall(seconds) as i64).in_utc();
    let day = wall.date.iso();
    match grain {
        Grain::Year => text.push_str(&day[..4]),
        Grain::Quarter => {
            text.push_str(&day[..4]);
            text.push_str("-Q");
            number::push(u64::from(wall.date.month().div_ceil(3)), text);
        }
        Grain::Month => text.push_str(&day[..7]),
        Grain::Day => text.push_str(&day),
        Grain::Instant => {
            text.push_str(&day);
            text.push(char::from(between));
            let iso = wall.iso();
            let length = if iso.ends_with(":00") { 16 } else { 19 };
            text.push_str(&iso[11..length]);
            // RFC 3339, where machines read: in October an hour comes twice.
            if between == b'T' {
                let is_summer = 3600.0 < grain.wall(seconds) - seconds;
                text.push_str(if is_summer { "+02:00" } else { "+01:00" });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(value: f64) -> String {
        let mut text = String::new();
        push_number(value, b',', &mut text);
        text
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        for (value, text) in [
            (0.0, "0"),
            (-0.5, "-0,5"),
            (12.34, "12,34"),
            (0.1, "0,1"),
            (1e15, "1000000000000000"),
            (1e20, "1000000000000000E5"),
            (5e-7, "0,000005E-1"),
            (0.000_012_5, "0,0000125"),
            (f64::NAN, ""),
            (f64::INFINITY, ""),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn moments_are_as_exact_as_their_grain() {
        let check = |grain, expected: &str| {
            let mut text = String::new();
            push_moment(grain, 1_717_315_200.0, b'T', &mut text);
            assert_eq!(text, expected);
        };
        check(Grain::Year, "2024");
        check(Grain::Quarter, "2024-Q2");
        check(Grain::Month, "2024-06");
        check(Grain::Day, "2024-06-02");
        check(Grain::Instant, "2024-06-02T10:00+02:00");
    }

    proptest! {
        #[test]
        fn every_number_is_read_as_it_was(mantissa in -999_999_999_999_999i64..999_999_999_999_999, places in 0i32..9) {
            let value = mantissa as f64 / 10f64.powi(places);
            let text = number(value).replace(',', ".");
            prop_assert_eq!(text.parse::<f64>(), Ok(value), "{}", text);
        }

        #[test]
        fn any_float_is_read_nearly_as_it_was(value in prop::num::f64::NORMAL) {
            let text = number(value).replace(',', ".");
            let read: f64 = text.parse().expect("a number");
            prop_assert!((read - value).abs() <= value.abs() * 1e-13, "{} {}", value, text);
        }

    }
}
