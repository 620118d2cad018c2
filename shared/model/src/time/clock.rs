//! Instants, and what the clock on a wall in Italy shows at each of them.

use std::fmt;

use super::Date;
use crate::number::whole;

const DAY: i64 = 86_400;
const HOUR: i64 = 3600;

/// Seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

/// What a calendar and a clock on the wall show; in which zone, the reader must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime {
    /// The day.
    pub date: Date,
    /// Seconds since midnight, below 86,400.
    pub seconds: u32,
}

impl Timestamp {
    /// The wall clock of Europe/Rome at this instant.
    pub fn in_rome(self) -> DateTime {
        Timestamp(self.0.saturating_add(rome_offset(self))).in_utc()
    }

    /// The wall clock of Greenwich at this instant.
    pub fn in_utc(self) -> DateTime {
        let days = self.0.div_euclid(DAY).clamp(i32::MIN.into(), i32::MAX.into());
        DateTime { date: Date::from_days(days as i32), seconds: self.0.rem_euclid(DAY) as u32 }
    }

    /// Whole seconds from this instant to `other`.
    pub fn until(self, other: Timestamp) -> i64 {
        other.0.saturating_sub(self.0)
    }

    /// So many seconds later.
    pub fn add_seconds(self, seconds: i64) -> Self {
        Timestamp(self.0.saturating_add(seconds))
    }
}

impl DateTime {
    /// `None` if the clock has no such time.
    pub fn new(date: Date, hour: u32, minute: u32, second: u32) -> Option<Self> {
        (hour < 24 && minute < 60 && second < 60)
            .then_some(DateTime { date, seconds: hour * 3600 + minute * 60 + second })
    }

    /// The first moment of a day.
    pub fn midnight(date: Date) -> Self {
        DateTime { date, seconds: 0 }
    }

    /// Hours, 0 to 23.
    pub fn hour(self) -> u32 {
        self.seconds / 3600
    }

    /// Minutes, 0 to 59.
    pub fn minute(self) -> u32 {
        self.seconds / 60 % 60
    }

    /// ISO 8601 without offset: `2026-06-02T10:00:00`.
    pub fn iso(self) -> String {
        let (hour, minute, second) = (self.hour(), self.minute(), self.seconds % 60);
        let text = whole(i64::from((100 + hour) * 10_000 + minute * 100 + second));
        [&self.date.iso(), "T", &text[1..3], ":", &text[3..5], ":", &text[5..]].concat()
    }

    /// The instant at which clocks in Rome show this.
    ///
    /// As RFC 5545 asks: a time skipped in March keeps the offset before the gap (02:30 becomes 03:30),
    /// a time that happens twice in October is the first one.
    pub fn from_rome(self) -> Timestamp {
        let Timestamp(local) = self.from_utc();
        let summer = Timestamp(local - 2 * HOUR);
        if rome_offset(summer) == 2 * HOUR { summer } else { Timestamp(local - HOUR) }
    }

    /// The instant at which clocks in Greenwich show this.
    pub fn from_utc(self) -> Timestamp {
        Timestamp(i64::from(self.date.days()) * DAY + i64::from(self.seconds))
    }
}

/// See [`DateTime::iso`].
impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

/// Seconds by which Rome is ahead of Greenwich.
///
/// The rule of the European Union: summer time from the last Sunday of March to the last Sunday of
/// October (of September until 1995), at 01:00 UTC. Before 1981 and far from us, winter time.
pub fn rome_offset(instant: Timestamp) -> i64 {
    let year = instant.in_utc().date.year();
    if !(1981..=9999).contains(&year) {
        return HOUR;
    }
    let begins = last_sunday(year, 3);
    let ends = last_sunday(year, if year < 1996 { 9 } else { 10 });
    let summer = begins <= instant && instant < ends;
    if summer { 2 * HOUR } else { HOUR }
}

/// Seconds by which Rome is ahead of Greenwich at noon: on the two Sundays when clocks move, what holds from the
/// morning on.
pub fn noon_offset(date: Date) -> i64 {
    rome_offset(DateTime { date, seconds: DAY as u32 / 2 }.from_rome())
}

/// The day on which clocks moved, if one comes after `first` and not after `last`.
pub fn clock_change(first: Date, last: Date) -> Option<Date> {
    let days = first.days()..last.days();
    let offset = noon_offset(first);
    days.map(|it| Date::from_days(it + 1)).find(|it| noon_offset(*it) != offset)
}

/// 01:00 UTC of the last Sunday of a month that is not December.
fn last_sunday(year: i32, month: u32) -> Timestamp {
    let next = Date::new(year, month + 1, 1).unwrap_or(Date::from_days(0));
    let last = next.add_days(-1);
    let sunday = last.add_days(-((last.weekday() as i32 + 1) % 7));
    DateTime { date: sunday, seconds: HOUR as u32 }.from_utc()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::{Moment, parse_instant};

    fn utc(text: &str) -> Timestamp {
        match parse_instant(text) {
            Some(Moment::Time(it)) => it,
            other => panic!("{text}: {other:?}"),
        }
    }

    fn shows(instant: &str, wall: &str) {
        assert_eq!(utc(instant).in_rome().to_string(), wall, "{instant}");
    }

    #[test]
    fn on_the_night_of_march_the_clock_jumps_from_two_to_three() {
        shows("2026-03-29T00:59:59Z", "2026-03-29T01:59:59");
        shows("2026-03-29T01:00:00Z", "2026-03-29T03:00:00");
        shows("2027-03-28T01:00:00Z", "2027-03-28T03:00:00");
    }

    #[test]
    fn on_the_night_of_october_the_clock_shows_two_twice() {
        shows("2026-10-25T00:59:59Z", "2026-10-25T02:59:59");
        shows("2026-10-25T01:00:00Z", "2026-10-25T02:00:00");
        shows("2026-10-25T01:59:59Z", "2026-10-25T02:59:59");
        shows("2026-10-25T02:00:00Z", "2026-10-25T03:00:00");
    }

    #[test]
    fn until_1995_summer_ended_in_september() {
        shows("1995-09-24T00:59:59Z", "1995-09-24T02:59:59");
        shows("1995-09-24T01:00:00Z", "1995-09-24T02:00:00");
        shows("1996-10-27T00:59:59Z", "1996-10-27T02:59:59");
    }

    #[test]
    fn a_time_skipped_in_march_is_shifted_forward() {
        assert_eq!(utc("2026-03-29T02:30:00"), utc("2026-03-29T03:30:00+02:00"));
        assert_eq!(utc("2026-03-29T02:00:00"), utc("2026-03-29T03:00:00+02:00"));
    }

    #[test]
    fn a_time_that_happens_twice_in_october_is_the_first_one() {
        assert_eq!(utc("2026-10-25T02:30:00"), utc("2026-10-25T02:30:00+02:00"));
        assert_eq!(utc("2026-10-25T03:00:00"), utc("2026-10-25T03:00:00+01:00"));
        assert_eq!(utc("2026-10-25T01:59:59"), utc("2026-10-25T01:59:59+02:00"));
    }

    #[test]
    fn the_day_of_the_change_is_23_or_25_hours_long() {
        let length = |day: &str| {
            let date = Date::parse(day).expect("a date");
            let next = DateTime::midnight(date.add_days(1)).from_rome();
            DateTime::midnight(date).from_rome().until(next)
        };
        assert_eq!(length("2026-03-28"), 24 * HOUR);
        assert_eq!(length("2026-03-29"), 23 * HOUR);
        assert_eq!(length("2026-10-25"), 25 * HOUR);
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        for seconds in [i64::MIN, i64::MAX] {
            let wall = Timestamp(seconds).in_rome();
            assert!(wall.seconds < 86_400);
            wall.from_rome();
        }
    }

    #[test]
    fn clocks_move_on_two_sundays_a_year() {
        let day = |text: &str| Date::parse(text).expect("a day");
        let check = |first, last, expected: Option<&str>| {
            assert_eq!(clock_change(day(first), day(last)), expected.map(day), "{first} {last}");
        };
        check("2026-02-23", "2026-04-05", Some("2026-03-29"));
        check("2026-09-28", "2026-11-08", Some("2026-10-25"));
        check("2026-03-29", "2026-04-05", None);
        check("2026-03-23", "2026-03-28", None);
        check("2026-03-28", "2026-03-29", Some("2026-03-29"));
        assert_eq!((noon_offset(day("2026-03-29")), noon_offset(day("2026-10-25"))), (7200, 3600));
    }

    proptest! {
        #[test]
        fn wall_clock_and_instant_agree_except_in_the_second_hour_of_october(
            seconds in 347_155_200i64..4_102_444_800
        ) {
            let instant = Timestamp(seconds);
            let back = instant.in_rome().from_rome();
            let repeated = back.until(instant) == HOUR && rome_offset(back) == 2 * HOUR;
            prop_assert!(back == instant || repeated);
        }
    }
}
