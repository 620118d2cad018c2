//! Degrees in decimal digits, without the general formatter: seven digits are a hundredth of a metre.

use cw_model::number;

/// Appends degrees; `point` is `.`, or `,` in Italy.
pub(crate) fn push(degrees: f64, point: u8, text: &mut String) {
    let whole = (degrees.abs() * 1e7).round() as u64;
    if degrees < 0.0 && whole != 0 {
        text.push('-');
    }
    number::push(whole / 10_000_000, text);
    let mut rest = whole % 10_000_000;
    if rest == 0 {
        return;
    }
    text.push(char::from(point));
    let mut unit = 1_000_000;
    while rest != 0 {
        text.push(char::from(b'0' + (rest / unit) as u8));
        rest %= unit;
        unit /= 10;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(degrees: f64) -> String {
        let mut text = String::new();
        push(degrees, b'.', &mut text);
        text
    }

    #[test]
    fn degrees_are_as_short_as_they_can_be() {
        for (degrees, text) in [
            (46.0, "46"),
            (-11.5, "-11.5"),
            (0.000_000_1, "0.0000001"),
            (-0.000_000_01, "0"),
            (11.000_000_04, "11"),
            (179.999_999_99, "180"),
        ] {
            assert_eq!(written(degrees), text);
        }
    }

    proptest! {
        #[test]
        fn seven_digits_are_read_back_equal(whole in -1_800_000_000i64..1_800_000_000) {
            let degrees = whole as f64 / 1e7;
            prop_assert_eq!(written(degrees).parse::<f64>(), Ok(degrees));
        }
    }
}
