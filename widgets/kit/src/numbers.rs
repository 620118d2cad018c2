//! Numbers, money and the moments of a time axis in words, through the browser's `Intl`.

use std::cell::RefCell;
use std::rc::Rc;

use cw_model::number::whole;
use cw_model::scan::cut;
use cw_model::text::Language;
use cw_model::time::{Date, Timestamp};
use cw_model::words;
use js_sys::{Array, Function, Intl};
use wasm_bindgen::JsValue;

use crate::intl::{Words, formatter, locale, options_of, set};
use crate::sentences::filled;

/// Formatters of one language, each made when first used. Cloning shares them.
///
/// Moments are seconds on a wall clock since 1970-01-01 00:00; no time zone has a say.
#[derive(Clone)]
pub struct Numbers {
    words: Words,
    made: Rc<RefCell<Vec<(Form, Function)>>>,
}

impl PartialEq for Numbers {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

/// The least and the most decimals of a number.
pub type Decimals = (u32, u32);

/// What a formatter is made for.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Number(Style, Sign, Decimals),
    Moment(usize),
}

#[derive(Clone, Copy, PartialEq)]
enum Style {
    Plain,
    Percent,
    Euro,
}

#[derive(Clone, Copy, PartialEq)]
enum Sign {
    Minus,
    Both,
}

/// Options and values of `Intl.DateTimeFormat`; the order is that of the constants below.
const MOMENTS: [&str; 3] = [
    "month short year numeric",
    "day numeric month short",
    "hour 2-digit minute 2-digit second 2-digit hourCycle h23",
];
const SHORT_MONTH: usize = 0;
const SHORT_DAY: usize = 1;
const CLOCK: usize = 2;

impl Numbers {
    /// Numbers as `language` writes them. English is British.
    pub fn new(language: Language) -> Self {
        Numbers { words: Words::new(language), made: Rc::default() }
    }

    /// Which language this is.
    pub fn language(&self) -> Language {
        self.words.language()
    }

    /// The words of the same language.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// "12.345,5"
    pub fn text(&self, value: f64, decimals: Decimals) -> String {
        self.number(Style::Plain, Sign::Minus, value, decimals)
    }

    /// "12,5%", of 12.5.
    pub fn percent(&self, value: f64, decimals: Decimals) -> String {
        self.number(Style::Percent, Sign::Minus, value, decimals)
    }

    /// "12.345 €"
    pub fn euro(&self, value: f64, decimals: Decimals) -> String {
        self.number(Style::Euro, Sign::Minus, value, decimals)
    }

    /// "+2,1", "−2,1", "0,0"
    pub fn change(&self, value: f64, decimals: Decimals) -> String {
        self.number(Style::Plain, Sign::Both, value, decimals)
    }

    /// "+1.200 €"
    pub fn euro_change(&self, value: f64, decimals: Decimals) -> String {
        self.number(Style::Euro, Sign::Both, value, decimals)
    }

    /// "2024"
    pub fn year(&self, seconds: f64) -> String {
        whole(day_of(seconds).year().into())
    }

    /// "1º trimestre 2024"
    pub fn quarter(&self, seconds: f64) -> String {
        self.quarter_as(words!("{}º trimestre {}", "{}. Quartal {}", "Q{} {}"), seconds)
    }

    /// "1º trim. 2024"
    pub fn short_quarter(&self, seconds: f64) -> String {
        self.quarter_as(words!("{}º trim. {}", "Q{} {}", "Q{} {}"), seconds)
    }

    fn quarter_as(&self, words: &'static str, seconds: f64) -> String {
        let date = day_of(seconds);
        let number = i64::from(date.month() - 1) / 3 + 1;
        filled(self.language().of(words), &[&whole(number), &whole(date.year().into())])
    }

    /// "marzo 2024"
    pub fn month(&self, seconds: f64) -> String {
        self.words.month(day_of(seconds))
    }

    /// "mar 2024"
    pub fn short_month(&self, seconds: f64) -> String {
        self.moment(SHORT_MONTH, seconds)
    }

    /// "3 marzo 2024"
    pub fn day(&self, seconds: f64) -> String {
        self.words.long_date(day_of(seconds))
    }

    /// "3 mar"
    pub fn short_day(&self, seconds: f64) -> String {
        self.moment(SHORT_DAY, seconds)
    }

    /// "08:15"
    pub fn minute(&self, seconds: f64) -> String {
        self.words.clock(seconds)
    }

    /// "08:15:30"
    pub fn second(&self, seconds: f64) -> String {
        self.moment(CLOCK, seconds)
    }

    fn moment(&self, moment: usize, seconds: f64) -> String {
        self.write(Form::Moment(moment), seconds * 1000.0)
    }

    fn number(&self, style: Style, sign: Sign, value: f64, decimals: Decimals) -> String {
        // `Intl` writes "-0" for what rounds to nothing.
        let value = if rounded(value, decimals.1) == 0.0 { 0.0 } else { value };
        let text = self.write(Form::Number(style, sign, decimals), value);
        match sign {
            Sign::Minus => text,
            // The hyphen of `Intl` is not read out by every screen reader, and a change lives by its sign.
            Sign::Both => match cut(&text, b'-') {
                Some((before, behind)) => [before, "−", behind].concat(),
                None => text,
            },
        }
    }

    fn write(&self, form: Form, value: f64) -> String {
        let mut made = self.made.borrow_mut();
        let index = match made.iter().position(|(it, _)| *it == form) {
            Some(index) => index,
            None => {
                made.push((form, form.formatter(self.language())));
                made.len() - 1
            }
        };
        let text = made[index].1.call1(&JsValue::NULL, &JsValue::from_f64(value));
        text.ok().and_then(|it| it.as_string()).unwrap_or_default()
    }
}

impl Form {
    fn formatter(self, language: Language) -> Function {
        let (style, sign, decimals) = match self {
            Form::Moment(moment) => return formatter(language, MOMENTS[moment]),
            Form::Number(style, sign, decimals) => (style, sign, decimals),
        };
        let options = options_of(match style {
            Style::Plain => "",
            Style::Percent => "style unit unit percent",
            Style::Euro => "style currency currency EUR",
        });
        if sign == Sign::Both {
            set(&options, "signDisplay", &JsValue::from_str("exceptZero"));
        }
        set(&options, "minimumFractionDigits", &JsValue::from_f64(decimals.0.into()));
        set(&options, "maximumFractionDigits", &JsValue::from_f64(decimals.1.into()));
        let locale = Array::of1(&JsValue::from_str(locale(language)));
        Intl::NumberFormat::new(&locale, &options).format()
    }
}

/// A number as it is written with so many decimals.
pub fn rounded(value: f64, decimals: u32) -> f64 {
    let mut scale = 1.0;
    for _ in 0..decimals {
        scale *= 10.0;
    }
    // `Intl` rounds what is written, not what is stored: 1.005 is 1.00499999999999989.
    let scaled = (value * scale * (1.0 + f64::EPSILON)).round() / scale;
    // Of numbers this large every decimal is noise anyway.
    if scaled.is_finite() { scaled } else { value }
}

/// "20.000": digits in groups of three, as `Intl` writes them; Italian begins with five digits.
pub fn grouped(count: usize, language: Language) -> String {
    let digits = whole(count as i64);
    let mark = if language == Language::English { ',' } else { '.' };
    let least = if language == Language::Italian { 5 } else { 4 };
    let mut text = String::new();
    for (index, digit) in digits.bytes().enumerate() {
        let left = digits.len() - index;
        if 0 < index && left.is_multiple_of(3) && least <= digits.len() {
            text.push(mark);
        }
        text.push(char::from(digit));
    }
    text
}

/// The day on which a moment lies.
fn day_of(seconds: f64) -> Date {
    Timestamp(seconds as i64).in_utc().date
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, German, Italian};

    fn seconds(date: &str) -> f64 {
        f64::from(Date::parse(date).expect("a date").days()) * 86_400.0
    }

    #[test]
    fn a_quarter_is_said_in_every_language() {
        for (language, date, long, short) in [
            (Italian, "2024-01-01", "1º trimestre 2024", "1º trim. 2024"),
            (German, "2024-04-01", "2. Quartal 2024", "Q2 2024"),
            (English, "2024-12-31", "Q4 2024", "Q4 2024"),
        ] {
            let numbers = Numbers::new(language);
            assert_eq!(numbers.quarter(seconds(date)), long);
            assert_eq!(numbers.short_quarter(seconds(date)), short);
        }
    }

    #[test]
    fn a_year_is_digits_without_groups() {
        assert_eq!(Numbers::new(German).year(seconds("2024-06-30")), "2024");
        assert_eq!(Numbers::new(German).year(seconds("1969-12-31")), "1969");
    }

    #[test]
    fn rounding_goes_away_from_zero() {
        for (value, decimals, expected) in [
            (2.5, 0, 3.0),
            (-2.5, 0, -3.0),
            (18.44, 1, 18.4),
            (-0.04, 1, 0.0),
            (1e308, 2, 1e308),
            (1.005, 2, 1.01),
            (-2.675, 2, -2.68),
            (8.325, 2, 8.33),
        ] {
            assert_eq!(rounded(value, decimals), expected, "{value}");
        }
        assert!(rounded(f64::NAN, 1).is_nan());
    }

    #[test]
    fn counts_have_the_groups_of_their_language() {
        for (language, expected) in
            [(Italian, ["999", "9999", "20.000"]), (German, ["999", "9.999", "20.000"])]
        {
            assert_eq!([999, 9999, 20_000].map(|it| grouped(it, language)), expected);
        }
        assert_eq!(grouped(0, German), "0");
        assert_eq!(grouped(1_234_567, English), "1,234,567");
    }
}
