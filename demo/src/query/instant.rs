//! Dates as PHP reads them, in UTC: `2026-06-01`, `now`, `next week`, `+ 2 months`, `*`.

use cw_model::time::{DateTime, Moment, Timestamp, parse_instant};

/// The instant `text` means when it is `now`; `None` when PHP would not read it either.
pub fn instant(text: &str, now: Timestamp) -> Option<Timestamp> {
    let text = text.trim().trim_matches('"');
    if let Some(moment) = parse_instant(&text.replace(' ', "T")) {
        return Some(match moment {
            Moment::Day(date) => DateTime::midnight(date).from_utc(),
            Moment::Time(instant) if has_zone(text) => instant,
            Moment::Time(instant) => instant.in_rome().from_utc(),
        });
    }
    relative(text, now)
}

/// Whether a bound is the star, which bounds nothing.
pub fn is_open(text: &str) -> bool {
    text.trim() == "*"
}

fn has_zone(text: &str) -> bool {
    let clock = text.get(11..).unwrap_or_default();
    clock.contains(['Z', '+', '-'])
}

fn relative(text: &str, now: Timestamp) -> Option<Timestamp> {
    let today = now.in_utc().date;
    let day = |shift| Some(DateTime::midnight(today.add_days(shift)).from_utc());
    match text {
        "now" => return Some(now),
        "today" | "midnight" => return day(0),
        "tomorrow" => return day(1),
        "yesterday" => return day(-1),
        _ => {}
    }
    let text = text.replace('+', "+ ").replace('-', "- ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let (count, unit) = match words.as_slice() {
        ["next", unit] => (1, *unit),
        ["last", unit] => (-1, *unit),
        ["+", count, unit] | [count, unit] => (count.parse().ok()?, *unit),
        ["-", count, unit] => (-count.parse::<i32>().ok()?, *unit),
        _ => return None,
    };
    let wall = now.in_utc();
    let date = match unit.trim_end_matches('s') {
        "day" => today.add_days(count),
        "week" => today.add_days(count.checked_mul(7)?),
        "month" => today.add_months(count),
        "year" => today.add_months(count.checked_mul(12)?),
        _ => return None,
    };
    Some(DateTime { date, ..wall }.from_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let now = instant("2026-11-23T08:00:00Z", Timestamp(0)).expect("a date");
        let found = instant(text, now).map(|it| it.in_utc().to_string());
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn dates_without_a_zone_are_utc() {
        check("2026-06-01", Some("2026-06-01T00:00:00"));
        check("2026-06-01T10:00:00", Some("2026-06-01T10:00:00"));
        check("2026-06-01 10:00", Some("2026-06-01T10:00:00"));
        check("2026-06-01T10:00:00+02:00", Some("2026-06-01T08:00:00"));
    }

    #[test]
    fn words_count_from_now() {
        check("now", Some("2026-11-23T08:00:00"));
        check("today", Some("2026-11-23T00:00:00"));
        check("yesterday", Some("2026-11-22T00:00:00"));
        check("next week", Some("2026-11-30T08:00:00"));
        check("+ 2 months", Some("2027-01-23T08:00:00"));
        check("+2 months", Some("2027-01-23T08:00:00"));
        check("-1 year", Some("2025-11-23T08:00:00"));
    }

    #[test]
    fn nonsense_is_no_date() {
        for text in ["", "soon", "+ many months", "next blue moon", "2026-99-99"] {
            check(text, None);
        }
    }
}
