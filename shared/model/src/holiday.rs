//! The days on which Italy rests, and a town on the feast of its patron.

use crate::time::Date;

/// A day of any year: month and day, `(6, 26)` for San Vigilio in Trento.
pub type Feast = (u32, u32);

/// The national ones that always have the same date (law 260 of 1949 as it stands today).
const FIXED: [Feast; 10] =
    [(1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26)];

/// San Francesco, patron of Italy: a national holiday again since 1 January 2026 (law 151 of 2025).
const FRANCESCO: Feast = (10, 4);

/// Whether offices rest because of the date: a national holiday, Easter and its Monday included, or the patron's day.
///
/// Ordinary Sundays are none. Years before 1978 had other holidays.
pub fn is_holiday(date: Date, patron: Option<Feast>) -> bool {
    let (year, month, day) = date.civil();
    let today = (month, day);
    let fixed = FIXED.contains(&today) || patron == Some(today);
    let since_easter = date.days().wrapping_sub(easter(year).days());
    fixed || (today == FRANCESCO && 2026 <= year) || matches!(since_easter, 0 | 1)
}

/// Easter Sunday of the Gregorian calendar; 1970-01-01 outside the years that [`Date`] knows.
pub fn easter(year: i32) -> Date {
    // The anonymous algorithm of `Nature` (1876), with the names of the church's tables.
    let year = year.clamp(0, 10_000);
    let golden = year % 19;
    let (century, rest) = (year / 100, year % 100);
    let lunar = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - lunar + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let days = (epact + sunday - 7 * late + 114) as u32;
    Date::new(year, days / 31, days % 31 + 1).unwrap_or(Date::from_days(0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    #[test]
    fn easter_is_when_it_was_and_when_it_will_be() {
        for text in [
            "1818-03-22",
            "1943-04-25",
            "1961-04-02",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2016-03-27",
            "2019-04-21",
            "2020-04-12",
            "2021-04-04",
            "2022-04-17",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2285-03-22",
        ] {
            let expected = date(text);
            assert_eq!(easter(expected.year()), expected, "{text}");
        }
    }

    #[test]
    fn italy_rests_on_thirteen_days_of_2026() {
        let first = date("2026-01-01");
        let days = (0..365).map(|it| first.add_days(it)).filter(|it| is_holiday(*it, None));
        let days: Vec<String> = days.map(|it| it.to_string()).collect();
        assert_eq!(
            days,
            [
                "2026-01-01",
                "2026-01-06",
                "2026-04-05",
                "2026-04-06",
                "2026-04-25",
                "2026-05-01",
                "2026-06-02",
                "2026-08-15",
                "2026-10-04",
                "2026-11-01",
                "2026-12-08",
                "2026-12-25",
                "2026-12-26",
            ]
        );
    }

    #[test]
    fn san_francesco_is_a_holiday_since_2026() {
        assert!(!is_holiday(date("2025-10-04"), None));
        assert!(is_holiday(date("2026-10-04"), None));
        assert!(is_holiday(date("2027-10-04"), None));
    }

    #[test]
    fn a_patron_is_celebrated_at_home_only() {
        let vigilio = date("2026-06-26");
        assert!(is_holiday(vigilio, Some((6, 26))));
        assert!(!is_holiday(vigilio, Some((12, 7))));
        assert!(!is_holiday(vigilio, None));
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        for days in [i32::MIN, i32::MAX] {
            is_holiday(Date::from_days(days), None);
        }
    }

    proptest! {
        #[test]
        fn easter_is_a_sunday_of_spring(year in 1i32..=9999) {
            let easter = easter(year);
            prop_assert_eq!(easter.weekday(), 6);
            prop_assert!((22..=56).contains(&(easter.days() - Date::new(year, 3, 1).expect("a day").days() + 1)));
        }
    }
}
