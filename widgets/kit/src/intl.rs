//! Dates and times in words, through the browser's `Intl`: no date library, no tables of names.

use std::cell::OnceCell;
use std::rc::Rc;

use cw_model::scan::piece;
use cw_model::text::Language;
use cw_model::time::{Date, DateTime, Timestamp};
use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// Formatters of one language, each made when first used. Cloning shares them.
#[derive(Clone)]
pub struct Words {
    language: Language,
    formats: Rc<[OnceCell<Function>; 8]>,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

/// Options and values of `Intl.DateTimeFormat`; the order is that of the constants below.
const OPTIONS: [&str; 8] = [
    "month long year numeric",
    "weekday long day numeric month long year numeric",
    "weekday long day numeric month long",
    "weekday short",
    "weekday long",
    "hour 2-digit minute 2-digit hourCycle h23",
    "day numeric month long year numeric",
    "day numeric month long",
];
const MONTH: usize = 0;
const FULL_DATE: usize = 1;
const DAY: usize = 2;
const WEEKDAY_SHORT: usize = 3;
const WEEKDAY: usize = 4;
const TIME: usize = 5;
const DATE: usize = 6;
const SHORT_DATE: usize = 7;

impl Words {
    /// Words of `language`. English is British: day before month, 24 hours.
    pub fn new(language: Language) -> Self {
        Words { language, formats: Rc::default() }
    }

    /// Which language this is.
    pub fn language(&self) -> Language {
        self.language
    }

    /// "giugno 2026"
    pub fn month(&self, date: Date) -> String {
        self.date(MONTH, date)
    }

    /// "mercoledì 10 giugno 2026"
    pub fn full_date(&self, date: Date) -> String {
        self.date(FULL_DATE, date)
    }

    /// "mercoledì 10 giugno"
    pub fn day(&self, date: Date) -> String {
        self.date(DAY, date)
    }

    /// "10 giugno 2026"
    pub fn long_date(&self, date: Date) -> String {
        self.date(DATE, date)
    }

    /// "10 giugno"
    pub fn short_date(&self, date: Date) -> String {
        self.date(SHORT_DATE, date)
    }

    /// "mer", of a day of the week counted from Monday.
    pub fn weekday_short(&self, weekday: u32) -> String {
        self.date(WEEKDAY_SHORT, a_monday().add_days(weekday as i32))
    }

    /// "mercoledì", of a day of the week counted from Monday.
    pub fn weekday(&self, weekday: u32) -> String {
        self.date(WEEKDAY, a_monday().add_days(weekday as i32))
    }

    /// "20:30", on a clock in Trentino.
    pub fn time(&self, instant: Timestamp) -> String {
        let DateTime { date, seconds } = instant.in_rome();
        self.format(TIME, f64::from(date.days()) * 86_400_000.0 + f64::from(seconds) * 1000.0)
    }

    /// "20:30", of seconds on a wall clock since 1970-01-01 00:00.
    pub(crate) fn clock(&self, seconds: f64) -> String {
        self.format(TIME, seconds * 1000.0)
    }

    fn date(&self, format: usize, date: Date) -> String {
        self.format(format, f64::from(date.days()) * 86_400_000.0)
    }

    /// Wall clocks are handed over as if they were UTC, so that the reader's own time zone has no say.
    fn format(&self, format: usize, milliseconds: f64) -> String {
        let formatter =
            self.formats[format].get_or_init(|| formatter(self.language, OPTIONS[format]));
        let text = formatter.call1(&JsValue::NULL, &JsValue::from_f64(milliseconds));
        text.ok().and_then(|it| it.as_string()).unwrap_or_default()
    }
}

/// What day it is in Trentino.
pub fn today() -> Date {
    now().in_rome().date
}

/// The time now.
pub fn now() -> Timestamp {
    Timestamp((js_sys::Date::now() / 1000.0) as i64)
}

fn a_monday() -> Date {
    Date::from_days(4) // 1970-01-05
}

/// The locale of a language, as `Intl` calls it.
pub(crate) fn locale(language: Language) -> &'static str {
    if language == Language::English { "en-GB" } else { language.tag() }
}

/// A formatter of moments; `options` as in [`options_of`].
pub(crate) fn formatter(language: Language, options: &str) -> Function {
    let options = options_of(options);
    set(&options, "timeZone", &JsValue::from_str("UTC"));
    Intl::DateTimeFormat::new(&Array::of1(&JsValue::from_str(locale(language))), &options).format()
}

/// `month long year numeric`: options of a formatter, each before its value.
pub(crate) fn options_of(words: &str) -> Object {
    let (options, mut rest) = (Object::new(), Some(words));
    while let (Some(name), Some(value)) = (piece(&mut rest, b" "), piece(&mut rest, b" ")) {
        set(&options, name, &JsValue::from_str(value));
    }
    options
}

/// Sets an option of an object that is ours.
pub(crate) fn set(options: &Object, name: &str, value: &JsValue) {
    // Fails only on frozen objects, and this one is new.
    let _ = Reflect::set(options, &JsValue::from_str(name), value);
}
