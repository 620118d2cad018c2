//! The spellings of moments that open data use, ISO 8601 extended and basic.

use super::{Date, DateTime, Timestamp};
use crate::scan::is_one_of;

/// A day, or an instant: what a date field of a feed can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Only the day was given.
    Day(Date),
    /// A time was given; without an offset it was the clock of Rome.
    Time(Timestamp),
}

impl Moment {
    /// The day in Rome.
    pub fn day(self) -> Date {
        match self {
            Moment::Day(date) => date,
            Moment::Time(instant) => instant.in_rome().date,
        }
    }

    /// The instant; midnight in Rome for a day.
    pub fn instant(self) -> Timestamp {
        match self {
            Moment::Day(date) => DateTime::midnight(date).from_rome(),
            Moment::Time(instant) => instant,
        }
    }
}

/// Reads `2020-01-15`, `2020-01-15T10:00:00+01:00`, `…+0100`, `…Z`, `2020-01-15 10:00`, fractions of a
/// second, and the basic form `20200115T100000Z`. A time without offset is the clock of Rome.
pub fn parse_instant(text: &str) -> Option<Moment> {
    let mut rest = Cursor(text.trim_ascii().as_bytes());
    let date = rest.date()?;
    if rest.0.is_empty() {
        return Some(Moment::Day(date));
    }
    if !rest.eat(b"Tt ") {
        return None;
    }
    let wall = rest.clock(date)?;
    let offset = rest.offset()?;
    let instant = match offset {
        Some(seconds) => wall.from_utc().add_seconds(-seconds),
        None => wall.from_rome(),
    };
    rest.0.is_empty().then_some(Moment::Time(instant))
}

/// The bytes still to read.
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    /// Steps over one of these signs, if one comes next.
    fn eat(&mut self, signs: &[u8]) -> bool {
        match self.0 {
            [first, rest @ ..] if is_one_of(*first, signs) => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    /// Exactly `count` digits.
    fn number(&mut self, count: usize) -> Option<u32> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        let value = digits.iter().try_fold(0, |sum, byte| {
            byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'))
        })?;
        self.0 = rest;
        Some(value)
    }

    fn date(&mut self) -> Option<Date> {
        let year = self.number(4)?;
        let dashed = self.eat(b"-");
        let month = self.number(2)?;
        if dashed && !self.eat(b"-") {
            return None;
        }
        Date::new(year as i32, month, self.number(2)?)
    }

    fn clock(&mut self, date: Date) -> Option<DateTime> {
        let hour = self.number(2)?;
        let spaced = self.eat(b":");
        let minute = self.number(2)?;
        let seconds =
            if spaced { self.eat(b":") } else { self.0.first().is_some_and(u8::is_ascii_digit) };
        // A leap second is shown as the second before it.
        let second = if seconds { self.number(2)?.min(59) } else { 0 };
        if self.eat(b".,") {
            while self.eat(b"0123456789") {}
        }
        if (hour, minute, second) == (24, 0, 0) {
            return Some(DateTime::midnight(date.add_days(1)));
        }
        DateTime::new(date, hour, minute, second)
    }

    /// The outer `None` is an offset that makes no sense, the inner one no offset at all.
    fn offset(&mut self) -> Option<Option<i64>> {
        self.eat(b" ");
        if self.0.is_empty() {
            return Some(None);
        }
        if self.eat(b"Zz") {
            return Some(Some(0));
        }
        let east = self.eat(b"+");
        if !east && !self.eat(b"-") {
            return None;
        }
        let hours = self.number(2)?;
        self.eat(b":");
        let minutes = if self.0.is_empty() { 0 } else { self.number(2)? };
        let seconds = i64::from(hours * 3600 + minutes * 60);
        (hours < 24 && minutes < 60).then_some(Some(if east { seconds } else { -seconds }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, seconds: i64) {
        assert_eq!(parse_instant(text), Some(Moment::Time(Timestamp(seconds))), "{text}");
    }

    #[test]
    fn every_spelling_of_one_instant_is_that_instant() {
        for text in [
            "2020-01-15T10:00:00+01:00",
            "2020-01-15T10:00:00+0100",
            "2020-01-15T10:00:00+01",
            "2020-01-15T09:00:00Z",
            "2020-01-15T09:00:00.000Z",
            "2020-01-15T09:00Z",
            "2020-01-15T10:00:00",
            "2020-01-15T10:00",
            "2020-01-15 10:00",
            "2020-01-15 10:00:00 +0100",
            "2020-01-15T04:30:00-04:30",
            "20200115T090000Z",
            "20200115T100000",
            " 2020-01-15t09:00:00z ",
        ] {
            check(text, 1_579_078_800);
        }
    }

    #[test]
    fn a_time_without_offset_is_the_clock_of_rome_in_both_halves_of_the_year() {
        check("2026-01-15T10:00:00", 1_768_467_600);
        check("2026-07-15T10:00:00", 1_784_102_400);
    }

    #[test]
    fn midnight_may_be_written_as_twenty_four() {
        assert_eq!(parse_instant("2026-06-02T24:00:00"), parse_instant("2026-06-03T00:00:00"));
    }

    #[test]
    fn a_day_alone_stays_a_day() {
        let day = Date::new(2026, 6, 2).map(Moment::Day);
        assert_eq!(parse_instant("2026-06-02"), day);
        assert_eq!(parse_instant("20260602"), day);
    }

    #[test]
    fn what_is_not_a_moment_is_refused() {
        for text in [
            "",
            "2026",
            "2026-06",
            "0000-00-00",
            "0000-00-00 00:00:00",
            "2026-06-02T",
            "2026-06-02T25:00",
            "2026-06-02T10:61",
            "2026-06-02T10:00:00+1",
            "2026-06-02T10:00:00+25:00",
            "domani",
            "2026-06-02T10:00:00Zx",
            "2026-0602",
            "2026-06-02T10:0",
            "2026-06-02T24:30",
            "è2026-06-02",
        ] {
            assert_eq!(parse_instant(text), None, "{text}");
        }
    }
}
