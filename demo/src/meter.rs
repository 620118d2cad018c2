//! The electricity meter of the town hall: ten years, by the hour, by the day and by the minute.
//!
//! It looks like chance and is the same every time. Hours are those of the clock on the wall: one is skipped in March,
//! and one comes twice in October.

use std::f64::consts::TAU;

use cw_model::time::Date;

/// Days of ten years, three of them leap years.
const DAYS: i32 = 3653;
/// 2016-01-01.
const FIRST: Date = Date::from_days(16_801);
/// The day on which the meter was changed: nobody knows what was used.
const CHANGED: Date = Date::from_days(18_947);
/// Minutes of one morning on which the meter answered nobody.
const SILENT: std::ops::Range<i64> = 29_000_000..29_000_180;

/// What is always on, and what comes on when people work, in kilowatts.
const ALWAYS: f64 = 2.3;
const AT_WORK: f64 = 11.0;
/// How much of it was used in each year: 2020 at home, then new lamps, then panels on the roof.
const LEVELS: [f64; 10] = [1.0, 1.02, 1.0, 0.97, 0.86, 0.9, 0.76, 0.67, 0.64, 0.62];

/// An hour of the meter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hour {
    /// Its day.
    pub day: Date,
    /// What the clock shows when it begins.
    pub hour: i64,
    /// Kilowatt-hours, in hundredths.
    pub used: i64,
}

/// Each day with its kilowatt-hours, in tenths; one day is not there.
pub fn days() -> impl Iterator<Item = (Date, i64)> {
    let days = (0..DAYS).map(|it| FIRST.add_days(it)).filter(|it| *it != CHANGED);
    days.map(|day| (day, (hours_of(day).map(|it| it.used).sum::<i64>() + 5) / 10))
}

/// The hours of ten years, one after the other.
pub fn hours() -> impl Iterator<Item = Hour> {
    (0..DAYS).flat_map(|it| hours_of(FIRST.add_days(it)))
}

/// The hours a day has: 24, but for the two on which clocks change.
fn hours_of(day: Date) -> impl Iterator<Item = Hour> {
    let is_last_sunday = day.weekday() == 6 && 25 <= day.day();
    let changes = move |month: u32| is_last_sunday && day.month() == month;
    let times = move |hour: i64| match hour {
        2 if changes(3) => 0,
        2 if changes(10) => 2,
        _ => 1,
    };
    (0..24).flat_map(move |hour| {
        (0..times(hour)).map(move |again| Hour { day, hour, used: used(day, hour, again) })
    })
}

/// What is used in an hour, in hundredths of a kilowatt-hour; `again` where the clock shows it for the second time.
fn used(day: Date, hour: i64, again: u64) -> i64 {
    let minute = i64::from(day.days()) * 1440 + hour * 60 + 30;
    let index = i64::from(day.days() - FIRST.days()) * 24 + hour;
    (load(minute) * (0.95 + 0.1 * chance(index as u64 ^ (again << 32))) * 100.0).round() as i64
}

/// Kilowatts in a minute since 1970, in hundredths; nothing while the meter was silent.
pub fn minute(minute: i64) -> Option<i64> {
    if SILENT.contains(&minute) {
        return None;
    }
    let wobble = 0.9 + 0.2 * chance(minute as u64);
    // Now and then the lift, for a minute.
    let lift = if chance(minute as u64 ^ 0x5eed) < 0.002 { 6.5 } else { 0.0 };
    Some(((load(minute) * wobble + lift) * 100.0).round() as i64)
}

/// What a quiet meter would say in this minute, in kilowatts.
fn load(minute: i64) -> f64 {
    let day = Date::from_days(minute.div_euclid(1440) as i32);
    let (year, month) = (day.year(), day.month());
    let clock = minute.rem_euclid(1440) as f64 / 60.0;
    let season = 1.0 + 0.32 * (f64::from(day.days() % 1461 - 15) / 365.25 * TAU).cos();
    let level = LEVELS.get((year - 2016).max(0) as usize).copied().unwrap_or(LEVELS[9]);
    // Cold weeks and mild ones, and no two days alike.
    let days = day.days() as u64;
    let weather = 0.86 + 0.16 * chance(days / 7) + 0.12 * chance(days ^ 0xda1);
    let there = match (year, month, day.weekday()) {
        _ if is_holiday(day) => 0.05,
        (2020, 3..=5, _) => 0.18,
        (_, 8, 0..5) => 0.7,
        (_, _, 0..5) => 1.0,
        (_, _, 5) => 0.25,
        _ => 0.08,
    };
    level * season * weather * (ALWAYS + AT_WORK * there * working(clock))
}

/// Days on which offices are closed every year.
fn is_holiday(day: Date) -> bool {
    let (_, month, day) = day.civil();
    let holidays =
        [(1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26)];
    holidays.contains(&(month, day))
}

/// How many are at work at this hour: a morning, and a shorter afternoon.
fn working(clock: f64) -> f64 {
    let bell = |middle: f64, width: f64| {
        let far = (clock - middle) / width;
        1.0 / (1.0 + far * far * far * far)
    };
    bell(10.2, 2.6).max(0.75 * bell(15.5, 2.2))
}

/// Between 0 and 1.
fn chance(number: u64) -> f64 {
    // SplitMix64.
    let mixed = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    #[test]
    fn ten_years_have_3652_days_and_the_one_without_a_meter_is_not_among_them() {
        let days: Vec<_> = days().map(|it| it.0).collect();
        assert_eq!(days.len(), 3652);
        assert_eq!((days[0], days[3651]), (day("2016-01-01"), day("2025-12-31")));
        assert!(!days.contains(&day("2021-11-16")));
    }

    #[test]
    fn a_working_day_takes_more_than_a_sunday_and_winter_more_than_summer() {
        let used = |text: &str| days().find(|it| it.0 == day(text)).expect("there").1;
        assert!(used("2019-01-13") * 2 < used("2019-01-15"));
        assert!(used("2019-07-02") < used("2019-01-15"));
        assert!(used("2020-04-07") * 2 < used("2019-04-09"));
        assert!(used("2025-01-14") < used("2016-01-12"));
    }

    #[test]
    fn the_hours_of_a_day_add_up() {
        let hours: Vec<Hour> = hours().collect();
        let (first, last) = (hours[0], hours[hours.len() - 1]);
        assert_eq!((first.day, first.hour), (day("2016-01-01"), 0));
        assert_eq!((last.day, last.hour), (day("2025-12-31"), 23));
        for text in ["2016-01-01", "2019-03-31", "2019-10-27"] {
            let date = day(text);
            let (_, tenths) = days().find(|it| it.0 == date).expect("there");
            let sum: i64 = hours.iter().filter(|it| it.day == date).map(|it| it.used).sum();
            assert_eq!((sum + 5) / 10, tenths, "{date}");
        }
    }

    #[test]
    fn an_hour_is_skipped_in_march_and_comes_twice_in_october() {
        let clock = |text: &str| -> Vec<i64> { hours_of(day(text)).map(|it| it.hour).collect() };
        assert_eq!(clock("2016-03-27")[..4], [0, 1, 3, 4]);
        assert_eq!(clock("2016-10-30")[..5], [0, 1, 2, 2, 3]);
        for (text, expected) in [("2016-03-20", 24), ("2024-03-31", 23), ("2024-10-27", 25)] {
            assert_eq!(clock(text).len(), expected, "{text}");
        }
        // Ten hours less, and ten more.
        assert_eq!(hours().count(), 3653 * 24);
        // No two hours are one instant.
        let twice: Vec<Hour> = hours_of(day("2016-10-30")).filter(|it| it.hour == 2).collect();
        assert_ne!(twice[0].used, twice[1].used);
    }

    #[test]
    fn a_silent_meter_says_nothing() {
        assert_eq!(minute(SILENT.start), None);
        assert!(minute(SILENT.end).is_some_and(|it| 0 < it));
    }
}
