//! Civil days; below it the clock ([`clock`]) and the spellings of moments ([`parse`]).
//!
//! Our own calendar arithmetic, because a date library costs more bytes than the rest of the model.

use std::fmt;

use crate::number::whole;

pub mod clock;
pub mod parse;

pub use clock::{DateTime, Timestamp};
pub use parse::{Moment, parse_instant};

const EPOCH: i64 = 719_468;
const DAYS_PER_ERA: i64 = 146_097;
const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

/// One day of the proleptic Gregorian calendar, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// The day that is `days` after 1970-01-01.
    pub const fn from_days(days: i32) -> Self {
        Date(days)
    }

    /// Days since 1970-01-01.
    pub const fn days(self) -> i32 {
        self.0
    }

    /// `None` if there is no such day, or its year is not between 1 and 9999.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let real = YEARS.contains(&year) && (1..=12).contains(&month);
        (real && (1..=days_in_month(year, month)).contains(&day))
            .then(|| Date::from_civil(year, month, day))
    }

    /// The year, 2026 for 2026-06-02.
    pub fn year(self) -> i32 {
        self.civil().0
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.civil().1
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.civil().2
    }

    /// 0 for Monday, 6 for Sunday.
    pub fn weekday(self) -> u32 {
        // 1970-01-01 was a Thursday.
        (i64::from(self.0) + 3).rem_euclid(7) as u32
    }

    /// So many days later, or earlier when negative.
    pub fn add_days(self, days: i32) -> Self {
        Date(self.0.saturating_add(days))
    }

    /// The same day so many months later; the 31st becomes the last day of a shorter month.
    pub fn add_months(self, months: i32) -> Self {
        let (year, month, day) = self.civil();
        let count = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
        let year = (count.div_euclid(12) as i32).clamp(*YEARS.start(), *YEARS.end());
        let month = count.rem_euclid(12) as u32 + 1;
        Date::from_civil(year, month, day.min(days_in_month(year, month)))
    }

    /// The first day of this day's month.
    pub fn first_of_month(self) -> Self {
        self.add_days(1 - self.day() as i32)
    }

    /// The Monday of this day's week.
    pub fn first_of_week(self) -> Self {
        self.add_days(-(self.weekday() as i32))
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        match parse_instant(text)? {
            Moment::Day(date) if text.len() == 10 => Some(date),
            _ => None,
        }
    }

    /// ISO 8601: `2026-06-02`. By hand, because whoever formats one thing pays for the whole machinery.
    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        // With a digit in front that keeps the zeros.
        let text = whole(
            100_000_000
                + (year.clamp(0, 9999) as i64 * 100 + i64::from(month)) * 100
                + i64::from(day),
        );
        [&text[1..5], "-", &text[5..7], "-", &text[7..]].concat()
    }

    /// Year, month from 1, day from 1.
    // Howard Hinnant's `civil_from_days`: years begin in March, so that leap days come last.
    pub fn civil(self) -> (i32, u32, u32) {
        let days = i64::from(self.0) + EPOCH;
        let era = days.div_euclid(DAYS_PER_ERA);
        let day_of_era = days.rem_euclid(DAYS_PER_ERA);
        let leaps = day_of_era / 1460 - day_of_era / 36_524 + day_of_era / 146_096;
        let year_of_era = (day_of_era - leaps) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = era * 400 + year_of_era + i64::from(month < 3);
        (year as i32, month as u32, day as u32)
    }

    fn from_civil(year: i32, month: u32, day: u32) -> Self {
        let year = i64::from(year) - i64::from(month < 3);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let shifted = (i64::from(month) + 9) % 12;
        let day_of_year = (153 * shifted + 2) / 5 + i64::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Date((era * DAYS_PER_ERA + day_of_era - EPOCH) as i32)
    }
}

/// See [`Date::iso`].
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    #[test]
    fn the_epoch_is_a_thursday() {
        assert_eq!(Date::from_days(0).to_string(), "1970-01-01");
        assert_eq!(Date::from_days(0).weekday(), 3);
        assert_eq!(date("2026-11-23").weekday(), 0);
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        for text in ["2026-02-29", "2026-13-01", "2026-04-31", "0000-00-00", "1900-02-29"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert_eq!(date("2024-02-29").day(), 29);
        assert_eq!(date("2000-02-29").month(), 2);
    }

    #[test]
    fn only_the_iso_form_is_a_date() {
        for text in ["", "2026-6-2", "20260602", "2026-06-02T10:00", "02/06/2026", "2026-06-0à"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_later_clamps_to_the_last_day() {
        let check =
            |from: &str, months, to: &str| assert_eq!(date(from).add_months(months), date(to));
        check("2026-01-31", 1, "2026-02-28");
        check("2024-01-31", 1, "2024-02-29");
        check("2026-03-31", -1, "2026-02-28");
        check("2026-12-15", 1, "2027-01-15");
        check("2026-01-15", -1, "2025-12-15");
        check("2026-01-15", -25, "2023-12-15");
    }

    #[test]
    fn the_ends_of_time_saturate() {
        let last = Date::from_days(i32::MAX);
        assert_eq!(last.add_days(1), last);
        assert!(Date::from_days(i32::MIN).add_days(-1).civil().0 < 0);
        assert_eq!(date("9999-12-31").add_months(i32::MAX).year(), 9999);
    }

    proptest! {
        #[test]
        fn civil_dates_and_day_numbers_are_the_same_calendar(days in -700_000i32..2_900_000) {
            let date = Date::from_days(days);
            let (year, month, day) = date.civil();
            prop_assert_eq!(Date::new(year, month, day), Some(date));
            prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
            let (next_year, next_month, next_day) = date.add_days(1).civil();
            prop_assert!((year, month, day) < (next_year, next_month, next_day));
            prop_assert_eq!((date.weekday() + 1) % 7, date.add_days(1).weekday());
            prop_assert_eq!(date.first_of_month().day(), 1);
            prop_assert_eq!(date.first_of_week().weekday(), 0);
        }
    }
}
