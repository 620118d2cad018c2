//! Rules for days, written as people say them: `08-16`, `last sunday of march - 1`, `easter + 60`.

use cw_model::time::Date;

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

/// The day `rule` names in `year`; `None` when it cannot be read.
pub fn day(rule: &str, year: i32) -> Option<Date> {
    let words: Vec<&str> = rule.split_whitespace().collect();
    match words.as_slice() {
        [date] => month_and_day(date, year),
        ["easter", shift @ ..] => Some(easter(year)?.add_days(days(shift)?)),
        [nth, weekday, "of", month, shift @ ..] => {
            let month = position(&MONTHS, month)? as u32 + 1;
            let day = nth_weekday(nth, weekday, Date::new(year, month, 1)?)?;
            Some(day.add_days(days(shift)?))
        }
        _ => None,
    }
}

/// `first sunday` or `last thursday` of the month that begins with `first`.
pub fn in_month(rule: &str, first: Date) -> Option<Date> {
    let (nth, weekday) = rule.split_once(' ')?;
    nth_weekday(nth, weekday, first)
}

/// 0 for `monday`.
pub fn weekday(name: &str) -> Option<u32> {
    position(&WEEKDAYS, name).map(|it| it as u32)
}

fn month_and_day(text: &str, year: i32) -> Option<Date> {
    let (month, day) = text.split_once('-')?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?)
}

fn nth_weekday(nth: &str, name: &str, first: Date) -> Option<Date> {
    let target = weekday(name)? as i32;
    if nth == "last" {
        let last = first.add_months(1).add_days(-1);
        return Some(last.add_days(-((last.weekday() as i32 - target).rem_euclid(7))));
    }
    let weeks = position(&ORDINALS, nth)? as i32;
    Some(first.add_days((target - first.weekday() as i32).rem_euclid(7) + 7 * weeks))
}

fn days(shift: &[&str]) -> Option<i32> {
    match shift {
        [] => Some(0),
        ["+", days] => days.parse().ok(),
        ["-", days] => days.parse::<i32>().ok().map(|it| -it),
        _ => None,
    }
}

/// Gregorian Easter Sunday, by the anonymous algorithm of 1876.
fn easter(year: i32) -> Option<Date> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15)
        .rem_euclid(30);
    let to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let count = epact + to_sunday - 7 * late + 114;
    Date::new(year, (count / 31) as u32, (count % 31) as u32 + 1)
}

fn position(names: &[&str], name: &str) -> Option<usize> {
    names.iter().position(|it| *it == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rule: &str, year: i32, expected: &str) {
        assert_eq!(day(rule, year).map(|it| it.to_string()).as_deref(), Some(expected), "{rule}");
    }

    #[test]
    fn rules_name_the_days_people_mean() {
        check("08-16", 2026, "2026-08-16");
        check("first sunday of october", 2026, "2026-10-04");
        check("fourth saturday of november", 2026, "2026-11-28");
        check("last sunday of march - 1", 2027, "2027-03-27");
        check("last sunday of october - 1", 2026, "2026-10-24");
    }

    #[test]
    fn easter_is_where_the_church_puts_it() {
        check("easter + 0", 2024, "2024-03-31");
        check("easter + 1", 2026, "2026-04-06");
        check("easter - 49", 2027, "2027-02-07");
        check("easter + 60", 2025, "2025-06-19");
    }

    #[test]
    fn a_rule_that_cannot_be_read_names_no_day() {
        for rule in ["", "13-40", "fifth sunday of may", "easter * 2", "first sunday in may"] {
            assert_eq!(day(rule, 2026), None, "{rule}");
        }
    }
}
