//! Decimal numbers without the weight of the general parser: feeds write them into strings.

/// Reads `46.0667`, `-11,12`, `1e-3`; a comma counts as a point. `None` for anything else.
pub fn decimal(text: &str) -> Option<f64> {
    let text = text.trim();
    let (text, sign) = match text.strip_prefix('-') {
        Some(rest) => (rest, -1.0),
        None => (text.strip_prefix('+').unwrap_or(text), 1.0),
    };
    let (digits, power) = match text.split_once(['e', 'E']) {
        Some((digits, power)) => (digits, exponent(power)?),
        None => (text, 0),
    };
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut value = 0.0;
    for byte in whole.bytes().chain(fraction.bytes()) {
        value = value * 10.0 + f64::from(byte.is_ascii_digit().then(|| byte - b'0')?);
    }
    let fraction = i32::try_from(fraction.len()).ok()?;
    let value = sign * scale(value, power.checked_sub(fraction)?);
    value.is_finite().then_some(value)
}

fn exponent(text: &str) -> Option<i32> {
    let (digits, sign) = match text.strip_prefix('-') {
        Some(rest) => (rest, -1),
        None => (text.strip_prefix('+').unwrap_or(text), 1),
    };
    let small = (1..=3).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit());
    small.then(|| digits.bytes().fold(0, |sum, it| sum * 10 + i32::from(it - b'0')) * sign)
}

fn scale(value: f64, power: i32) -> f64 {
    let mut factor = 1.0;
    for _ in 0..power.unsigned_abs().min(400) {
        factor *= 10.0;
    }
    if value == 0.0 {
        0.0
    } else if power < 0 {
        value / factor
    } else {
        value * factor
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_read_in_every_spelling() {
        for (text, value) in [
            ("46.0667", 46.0667),
            ("-11,12", -11.12),
            ("+3", 3.0),
            (" 7. ", 7.0),
            (".5", 0.5),
            ("0e999", 0.0),
            ("25e-1", 2.5),
        ] {
            assert_eq!(decimal(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        for text in ["", ".", "-", "1.2.3", "1e", "e5", "1e9999", "12a", "NaN", "inf", "1e999", "٣"]
        {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn coordinates_are_read_as_the_standard_library_reads_them(value in -180.0f64..180.0) {
            let text = format!("{value:.7}");
            let expected: f64 = text.parse().expect("a number");
            let read = decimal(&text).expect("a number");
            prop_assert!((read - expected).abs() < 1e-12);
        }
    }
}
