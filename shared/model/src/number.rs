//! Decimal numbers without the weight of the general machinery: feeds write them into strings, and so do we.

/// Reads `46.0667` and `-11,12`: a comma counts as a point. `None` for anything else.
pub fn decimal(text: &str) -> Option<f64> {
    Some(parts(text)?.0)
}

/// Reads a number that a page names. `1.500` is none: to some it is one and a half, to others fifteen hundred; `0.125`
/// can only be one thing. `None` for that and for what is no number.
pub fn measure(text: &str) -> Option<f64> {
    let (value, unit) = parts(text)?;
    (unit != 1000.0 || value.abs() < 1.0).then_some(value)
}

/// A number, and the power of ten by which its digits were divided.
fn parts(text: &str) -> Option<(f64, f64)> {
    let (digits, sign) = match text.trim_ascii().as_bytes() {
        [b'-', digits @ ..] => (digits, -1.0),
        [b'+', digits @ ..] | digits => (digits, 1.0),
    };
    let (mut value, mut unit, mut step) = (0.0, 1.0, 1.0);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                value = value * 10.0 + f64::from(byte - b'0');
                unit *= step;
            }
            b'.' | b',' if step == 1.0 => step = 10.0,
            _ => return None,
        }
    }
    let value = sign * value / unit;
    let written = digits.iter().any(u8::is_ascii_digit);
    (written && value.is_finite()).then_some((value, unit))
}

/// A whole number as text. One `to_string` costs a page half a kilobyte.
pub fn whole(value: i64) -> String {
    let mut text = String::new();
    if value < 0 {
        text.push('-');
    }
    push(value.unsigned_abs(), &mut text);
    text
}

/// A name that is not taken: "dati.trentino.it (2)".
pub fn told_apart(name: String, is_taken: &dyn Fn(&str) -> bool) -> String {
    let (mut other, mut copies) = (name.clone(), 1);
    while is_taken(&other) {
        copies += 1;
        other = [&name, " (", &whole(copies), ")"].concat();
    }
    other
}

/// Appends a whole number.
pub fn push(value: u64, into: &mut String) {
    if 9 < value {
        push(value / 10, into);
    }
    into.push(char::from(b'0' + (value % 10) as u8));
}

/// Powers of ten that a float knows exactly.
pub static EXACT: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// A whole number times a power of ten; to the last digit where the number has at most fifteen.
#[inline]
pub fn scaled(mantissa: u64, exponent: i32) -> f64 {
    let value = mantissa as f64;
    match EXACT.get(exponent.unsigned_abs() as usize) {
        Some(power) if exponent < 0 => value / power,
        Some(power) => value * power,
        None => far(value, exponent),
    }
}

#[cold]
fn far(mut value: f64, exponent: i32) -> f64 {
    let (mut left, last) = (exponent.clamp(-400, 400), EXACT.len() as i32 - 1);
    while left != 0 && value != 0.0 {
        let step = left.clamp(-last, last);
        let power = EXACT[step.unsigned_abs() as usize];
        value = if step < 0 { value / power } else { value * power };
        left -= step;
    }
    value
}

/// Reads `24`: digits and nothing else.
pub fn digits(text: &str) -> Option<u32> {
    let mut value: Option<u32> = None;
    for byte in text.bytes() {
        let digit = byte.checked_sub(b'0').filter(|it| *it < 10)?;
        value = Some(value.unwrap_or(0).checked_mul(10)?.checked_add(digit.into())?);
    }
    value
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_read_in_every_spelling() {
        for (text, value) in
            [("46.0667", 46.0667), ("-11,12", -11.12), ("+3", 3.0), (" 7. ", 7.0), (".5", 0.5)]
        {
            assert_eq!(decimal(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        for text in ["", ".", "-", "1.2.3", "1e5", "12a", "NaN", "inf", "٣", &"9".repeat(400)] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn a_measure_means_the_same_to_everybody() {
        for text in ["1.500", "5,000", " -12.345 ", "1.5000,2", "a", ""] {
            assert_eq!(measure(text), None, "{text}");
        }
        for (text, value) in [
            ("1500", 1500.0),
            ("0.125", 0.125),
            ("-0,125", -0.125),
            (".125", 0.125),
            ("1.50", 1.5),
            ("1,5000", 1.5),
            ("20", 20.0),
        ] {
            assert_eq!(measure(text), Some(value), "{text}");
        }
    }

    #[test]
    fn names_are_told_apart() {
        let mut names: Vec<String> = Vec::new();
        for name in ["a", "b", "a", "a (2)", "a"] {
            let other = told_apart(name.to_owned(), &|it| names.iter().any(|known| known == it));
            names.push(other);
        }
        assert_eq!(names, ["a", "b", "a (2)", "a (2) (2)", "a (3)"]);
    }

    #[test]
    fn a_whole_number_is_digits() {
        for (text, value) in [("0", 0), ("007", 7), ("4294967295", u32::MAX)] {
            assert_eq!(digits(text), Some(value), "{text}");
        }
        for text in ["", "-1", "1.0", " 1", "4294967296", "99999999999999", "٣"] {
            assert_eq!(digits(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_standard_library_writes_the_same(value: i64) {
            prop_assert_eq!(whole(value), value.to_string());
        }

        #[test]
        fn coordinates_are_read_as_the_standard_library_reads_them(value in -180.0f64..180.0) {
            let text = format!("{value:.7}");
            let expected: f64 = text.parse().expect("a number");
            let read = decimal(&text).expect("a number");
            prop_assert!((read - expected).abs() < 1e-12);
        }
    }
}
