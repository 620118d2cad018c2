//! Numbers as people write them: `1.234,5`, `1,234.5`, `1 234`, `12,5 %`, `€ 1.234,00`, `356 (p)`.
//!
//! One cell alone cannot tell what `1.234` is. It is read as it was written, and becomes a number when its column has
//! told which sign is the decimal one.

use crate::json::scan::number::{Digits, FULL, exponent};

/// A number as it was written.
pub(super) struct Amount {
    digits: Digits,
    is_negative: bool,
    form: Form,
    /// Whether it begins with a zero that a number would not have: then it is a code.
    pub(super) is_code: bool,
    /// Whether it is marked as provisional.
    pub(super) is_provisional: bool,
    /// What it counts: `%`, `€`, or nothing.
    pub(super) unit: &'static str,
}

/// What stands between the digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Nothing, or blanks between groups of three.
    Whole,
    /// This sign, which must be the decimal one.
    Decimal(u8),
    /// This sign once, before three digits: decimal, or between groups.
    Either(u8),
    /// This sign between groups of three: the decimal one must be the other.
    Grouped(u8),
}

/// What may stand before a number or behind it, and the unit it is.
const AROUND: [(&str, &str); 11] = [
    (" ", ""),
    ("%", "%"),
    ("€", "€"),
    ("EUR", "€"),
    ("euro", "€"),
    ("Euro", "€"),
    ("\u{a0}", ""),
    ("\u{202f}", ""),
    ("\u{2009}", ""),
    ("\t", ""),
    ("\n", ""),
];

/// What marks a number as provisional, behind it.
const PROVISIONAL: [&str; 3] = ["(p)", "(P)", "p"];

/// What points to a footnote, which may say anything.
const FOOTNOTES: [&str; 3] = ["***", "**", "*"];

/// What stands between groups of three beside points and commas; all of it counts as a blank.
const BLANKS: [&str; 6] = [" ", "'", "\u{a0}", "\u{202f}", "\u{2009}", "\u{2019}"];

impl Amount {
    /// Reads a whole cell.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut amount = Amount {
            digits: Digits { mantissa: 0, exponent: 0 },
            is_negative: false,
            form: Form::Whole,
            is_code: false,
            is_provisional: false,
            unit: "",
        };
        let mut rest = text;
        amount.step_around(&mut rest);
        amount.is_negative = step(&mut rest, &["-", "\u{2212}"]);
        if !amount.is_negative {
            step(&mut rest, &["+"]);
        }
        amount.step_around(&mut rest);
        amount.read_digits(&mut rest)?;
        if let [b'e' | b'E', tail @ ..] = rest.as_bytes()
            && let Some((power, length)) = exponent(tail)
        {
            amount.digits.exponent = amount.digits.exponent.saturating_add(power);
            rest = &rest[1 + length..];
            // Machines write exponents, and they write points.
            if amount.form == Form::Either(b'.') {
                amount.digits.exponent -= 3;
                amount.form = Form::Decimal(b'.');
            }
        }
        amount.step_around(&mut rest);
        amount.is_provisional = step(&mut rest, &PROVISIONAL);
        step(&mut rest, &FOOTNOTES);
        amount.step_around(&mut rest);
        rest.is_empty().then_some(amount)
    }

    fn step_around(&mut self, rest: &mut &str) {
        // Most cells have nothing around.
        while rest.bytes().next().is_some_and(|it| !it.is_ascii_digit()) {
            let Some((sign, unit)) = AROUND.iter().find(|(it, _)| rest.starts_with(it)) else {
                return;
            };
            *rest = &rest[sign.len()..];
            if !unit.is_empty() {
                self.unit = unit;
            }
        }
    }

    /// The digits and what separates them, up to whatever is neither.
    fn read_digits(&mut self, rest: &mut &str) -> Option<()> {
        let starts_with_zero = rest.starts_with("0");
        let (mut first, mut last) = (0, 0);
        // How many digits stand since the last sign, and whether all groups before it are whole.
        let (mut run, mut signs, mut is_regular) = (0, 0, true);
        loop {
            let before = *rest;
            let sign = match rest.as_bytes().first() {
                Some(byte @ b'0'..=b'9') => {
                    if FULL < self.digits.mantissa {
                        return None;
                    }
                    self.digits.mantissa = self.digits.mantissa * 10 + u64::from(byte - b'0');
                    run += 1;
                    *rest = &rest[1..];
                    continue;
                }
                Some(sign @ (b'.' | b',')) => {
                    *rest = &rest[1..];
                    *sign
                }
                Some(_) if step(rest, &BLANKS) => b' ',
                _ => break,
            };
            if !rest.bytes().next().is_some_and(|it| it.is_ascii_digit()) {
                *rest = before;
                break;
            }
            is_regular &= if signs == 0 { 0 < run && run < 4 } else { run == 3 };
            match signs {
                0 => first = sign,
                // Between groups stands one sign.
                _ if last != first => return None,
                _ => {}
            }
            (last, run, signs) = (sign, 0, signs + 1);
        }
        if signs == 0 {
            self.is_code = starts_with_zero && 1 < run;
            return (0 < run).then_some(());
        }
        let is_grouped = is_regular && run == 3;
        let may_be_groups = is_grouped && !starts_with_zero;
        self.form = match (last, signs) {
            (b' ', _) if first == b' ' && is_grouped => Form::Whole,
            (b' ', _) => return None,
            (sign, 1) if may_be_groups => Form::Either(sign),
            (sign, 1) => Form::Decimal(sign),
            (sign, _) if first != sign => is_regular.then_some(Form::Decimal(sign))?,
            (sign, _) => is_grouped.then_some(Form::Grouped(sign))?,
        };
        if let Form::Decimal(_) = self.form {
            self.digits.exponent = -run;
        }
        Some(())
    }

    /// Which sign it proves to be the decimal one.
    pub(super) fn proof(&self) -> Option<u8> {
        match self.form {
            Form::Decimal(sign) => Some(sign),
            Form::Grouped(b'.') => Some(b','),
            Form::Grouped(_) => Some(b'.'),
            Form::Whole | Form::Either(_) => None,
        }
    }

    /// What it is where `decimal` is the decimal sign; `None` if it cannot be.
    pub(super) fn value(mut self, decimal: u8) -> Option<f64> {
        if let Form::Either(sign) = self.form
            && sign == decimal
        {
            self.digits.exponent -= 3;
        }
        if self.proof().is_some_and(|it| it != decimal) {
            return None;
        }
        let value = self.digits.value();
        let value = if self.is_negative { -value } else { value };
        value.is_finite().then_some(value)
    }
}

fn step(rest: &mut &str, signs: &[&str]) -> bool {
    let found = signs.iter().find(|it| rest.starts_with(**it));
    *rest = &rest[found.map_or(0, |it| it.len())..];
    found.is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn value(text: &str, decimal: u8) -> Option<f64> {
        Amount::read(text)?.value(decimal)
    }

    #[test]
    fn a_number_is_read_in_every_spelling() {
        for (text, expected) in [
            ("1.234,5", 1234.5),
            ("1 234,5", 1234.5),
            ("1\u{a0}234,50", 1234.5),
            ("1\u{202f}234", 1234.0),
            ("1'234", 1234.0),
            ("1’234’567", 1_234_567.0),
            ("1.234.567", 1_234_567.0),
            ("1.234", 1234.0),
            ("0,125", 0.125),
            (",5", 0.5),
            ("12,5 %", 12.5),
            ("12,5%", 12.5),
            ("€ 1.234,00", 1234.0),
            ("-€ 3", -3.0),
            ("€ -3", -3.0),
            ("1.234,00 EUR", 1234.0),
            ("\u{2212}7", -7.0),
            ("+7", 7.0),
            (" 356 (p) ", 356.0),
            ("356p", 356.0),
            ("356*", 356.0),
            ("356 **", 356.0),
            ("12,5* %", 12.5),
            ("1e3", 1000.0),
            ("007", 7.0),
        ] {
            assert_eq!(value(text, b','), Some(expected), "{text}");
        }
        for (text, expected) in
            [("1,234.5", 1234.5), ("1.234", 1.234), ("1,234", 1234.0), ("1.234e2", 123.4)]
        {
            assert_eq!(value(text, b'.'), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            "-",
            "€",
            "%",
            "n.d.",
            "1-2",
            "01.03.2024",
            "1,2,3",
            "1.23.456",
            "0471 792045",
            "12 34",
            "1 2,5",
            "1.234,5.6",
            "2023/24",
            "12a",
            "1.2.3.4",
            "1e",
            "٣",
            "12 12 12",
            "99999999999999999999999",
            "(p)",
            "1..2",
            "5.",
        ] {
            assert_eq!(value(text, b','), None, "{text}");
            assert_eq!(value(text, b'.'), None, "{text}");
        }
    }

    #[test]
    fn a_column_of_commas_refuses_points_that_cannot_group() {
        assert_eq!(value("12.5", b','), None);
        assert_eq!(value("1.234.567", b'.'), None);
        assert_eq!(value("12,5", b'.'), None);
    }

    #[test]
    fn marks_units_and_codes_are_seen() {
        let read = |it| Amount::read(it).expect("a number");
        assert!(read("3 (p)").is_provisional && !read("3").is_provisional);
        assert!(read("3 p").is_provisional && !read("356*").is_provisional);
        assert_eq!((read("3 %").unit, read("€ 3").unit, read("3").unit), ("%", "€", ""));
        assert!(read("082053").is_code && !read("0").is_code && !read("0,5").is_code);
    }

    proptest! {
        #[test]
        fn machines_are_read_as_serde_json_reads_them(number in -1e12f64..1e12, digits in 0usize..6) {
            let text = format!("{number:.digits$}");
            let expected: f64 = serde_json::from_str(&text).expect("a number");
            let read = value(&text, b'.').expect("a number");
            prop_assert!((read - expected).abs() <= expected.abs() * 1e-15, "{} {}", read, expected);
        }

        #[test]
        fn italians_are_read_as_they_wrote(whole in 0u64..9_999_999_999, cents in 0u32..100) {
            let plain = whole.to_string();
            let mut grouped = String::new();
            for (at, digit) in plain.chars().enumerate() {
                if at != 0 && (plain.len() - at) % 3 == 0 {
                    grouped.push('.');
                }
                grouped.push(digit);
            }
            let expected: f64 = format!("{whole}.{cents:02}").parse().expect("a number");
            prop_assert_eq!(value(&format!("{grouped},{cents:02}"), b','), Some(expected));
        }

        #[test]
        fn no_text_stops_it(text in ".{0,16}") {
            value(&text, b',');
        }

        #[test]
        fn nothing_of_digits_and_signs_stops_it(text in "[-0-9., '%€e(p)*]{0,14}") {
            value(&text, b'.');
        }
    }
}
