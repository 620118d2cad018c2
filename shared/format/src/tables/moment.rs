//! Moments as people write them: `2024`, `2024-03`, `mar 2024`, `1° trim. 2024`, `01/03/2024`, ISO instants.

use cw_model::number::digits;
use cw_model::scan::{is_one_of, piece, rank, span};
use cw_model::search::fold;
use cw_model::table::Grain;
use cw_model::table::grain::begin_of;
use cw_model::time::{Date, Moment, parse_instant};

/// A moment and how long what it names lasts: seconds since 1970-01-01 00:00 on the wall clock.
pub(super) type Named = (Grain, f64);

/// What four digits must be between to be a year.
const YEARS: std::ops::RangeInclusive<u32> = 1800..=2200;

/// The longest spelling, in bytes.
const LONGEST: usize = 32;

/// Months in English, Italian and German, twelve each; then what Germans shorten oddly.
const MONTHS: &str = "january february march april may june july august september october november december \
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre \
    januar februar marz april mai juni juli august september oktober november dezember \
    janner feber mrz";

/// What a quarter is called.
const QUARTERS: &str = "q t tr trim trimestre quartal quarter trimester qtr quart vj";

/// Reads a whole cell. What could be a plain number is a moment only where the column says so (`is_told`).
pub(super) fn read(text: &str, is_told: bool) -> Option<Named> {
    let text = text.trim_ascii();
    let count = text.bytes().filter(u8::is_ascii_digit).count();
    // Every moment has a year.
    if LONGEST < text.len() || count < 4 {
        return None;
    }
    if count == text.len() {
        return if is_told { plain(text) } else { None };
    }
    if let Some(moment) = parse_instant(text) {
        return Some(match moment {
            Moment::Day(date) => day(date),
            Moment::Time(instant) => (Grain::Instant, instant.0 as f64),
        });
    }
    numeric(text, is_told).or_else(|| worded(text))
}

/// The beginning of a year.
pub(super) fn year(value: f64) -> Option<f64> {
    let year = value as u32;
    if f64::from(year) != value || !YEARS.contains(&year) {
        return None;
    }
    month(Some(year), 1, Grain::Year).map(|it| it.1)
}

/// Whether what reads like a month may be two years: `2010-11`.
pub(super) fn may_be_two_years(text: &str) -> bool {
    let text = text.trim_ascii();
    let Some((first, second)) = text.split_at_checked(4) else { return false };
    let Some(second) = second.strip_prefix("-").filter(|it| it.len() == 2) else { return false };
    digits(first).zip(digits(second)).is_some_and(|(first, second)| (first + 1) % 100 == second)
}

fn day(date: Date) -> Named {
    (Grain::Day, begin_of(date))
}

fn month(year: Option<u32>, month: u32, grain: Grain) -> Option<Named> {
    let year = year.filter(|it| YEARS.contains(it))?;
    let date = Date::new(year as i32, month, 1)?;
    Some((grain, day(date).1))
}

/// Digits alone: `2024`, `202403`, `20240301`.
fn plain(text: &str) -> Option<Named> {
    match text.len() {
        4 => month(digits(text), 1, Grain::Year),
        6 => month(digits(&text[..4]), digits(&text[4..])?, Grain::Month),
        8 => match parse_instant(text)? {
            Moment::Day(date) => Some(day(date)),
            Moment::Time(_) => None,
        },
        _ => None,
    }
}

/// `2024-03`, `03/2024`, `01/03/2024`, `2024/03/01 08:15`, in the order that Italy and Germany write.
fn numeric(text: &str, is_told: bool) -> Option<Named> {
    let signs: &[u8] = b"-/.";
    let end = span(text, b" T");
    let (date, clock) = text.split_at(end);
    let at = span(date, signs);
    let sign = *date.as_bytes().get(at)?;
    let (first, rest) = (&date[..at], &date[at + 1..]);
    let middle = span(rest, signs);
    let Some(third) = rest.get(middle + 1..) else {
        if !clock.is_empty() {
            return None;
        }
        let (front, back) = (digits(first)?, digits(rest)?);
        return match (first.len(), rest.len(), sign) {
            // `2011/12` is a school year.
            (4, 2, b'-') => month(Some(front), back, Grain::Month),
            (1..=2, 4, b'-' | b'/') => month(Some(back), front, Grain::Month),
            (1..=2, 4, _) if is_told => month(Some(back), front, Grain::Month),
            _ => None,
        };
    };
    if rest.as_bytes()[middle] != sign {
        return None;
    }
    let (year, last) = if first.len() == 4 { (first, third) } else { (third, first) };
    if year.len() != 4 || 2 < last.len() {
        return None;
    }
    let year = digits(year).filter(|it| YEARS.contains(it))?;
    let date = Date::new(year as i32, digits(&rest[..middle])?, digits(last)?)?;
    if clock.is_empty() {
        return Some(day(date));
    }
    match parse_instant(&[&date.iso(), "T", clock[1..].trim_ascii_start()].concat())? {
        Moment::Time(instant) => Some((Grain::Instant, instant.0 as f64)),
        Moment::Day(_) => None,
    }
}

/// With words: `mar 2024`, `1 marzo 2024`, `2024-Q1`, `I trimestre 2024`, `1. Quartal 2024`, `2024M03`.
fn worded(text: &str) -> Option<Named> {
    let mut folded = String::new();
    fold(text, &mut folded);
    let (mut year, mut small, mut named, mut is_quarter, mut is_month) =
        (None, None, None, false, false);
    let mut rest = &*folded;
    while let Some(sign) = rest.bytes().next() {
        let is_digit = sign.is_ascii_digit();
        let goes_on =
            |it: &u8| if is_digit { it.is_ascii_digit() } else { it.is_ascii_alphabetic() };
        let length = rest.bytes().take_while(goes_on).count();
        if length == 0 {
            // What stands between may be anything short: `.`, `°`, `-`, `/`, a blank.
            let width = rest.chars().next().map_or(1, char::len_utf8);
            if sign.is_ascii() && !is_one_of(sign, b" .-/,'") {
                return None;
            }
            rest = &rest[width..];
            continue;
        }
        let token = &rest[..length];
        rest = &rest[length..];
        if is_digit {
            let slot = if length == 4 { &mut year } else { &mut small };
            if slot.is_some() || !(length < 3 || length == 4) {
                return None;
            }
            *slot = digits(token);
        } else if rank(QUARTERS, token).is_some() {
            is_quarter = true;
        } else if let Some(roman) = rank("i ii iii iv", token).filter(|_| small.is_none()) {
            small = Some(roman as u32 + 1);
        } else if token == "m" {
            is_month = true;
        } else if named.is_none() {
            named = Some(month_named(token)?);
        } else {
            return None;
        }
    }
    match (named, is_quarter, is_month, small) {
        (Some(it), false, false, None) => month(year, it, Grain::Month),
        (Some(it), false, false, Some(last)) => {
            let year = year.filter(|it| YEARS.contains(it))?;
            Date::new(year as i32, it, last).map(day)
        }
        (None, true, false, Some(it @ 1..=4)) => month(year, it * 3 - 2, Grain::Quarter),
        (None, false, true, Some(it)) => month(year, it, Grain::Month),
        _ => None,
    }
}

/// The number of a month, from its name or at least three letters of it.
fn month_named(word: &str) -> Option<u32> {
    let (mut rest, mut at) = (Some(MONTHS), 0);
    while let Some(name) = piece(&mut rest, b" ") {
        if 2 < word.len() && name.starts_with(word) {
            // Three lists of twelve; behind them January, February, March again.
            return Some(at % 12 + 1);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, is_told: bool, grain: Grain, expected: &str) {
        let (found, seconds) = read(text, is_told).unwrap_or_else(|| panic!("{text}"));
        let wall = cw_model::time::Timestamp(found.wall(seconds) as i64).in_utc().iso();
        assert_eq!((found, &*wall), (grain, expected), "{text}");
    }

    #[test]
    fn months_are_read_in_three_languages_and_in_digits() {
        for text in [
            "2024-03",
            "03/2024",
            "3/2024",
            "03-2024",
            "mar 2024",
            "Marzo 2024",
            "März 2024",
            "marz-2024",
            "2024 marzo",
            "2024M03",
            "Mrz 2024",
            "March 2024",
            "mar. 2024",
        ] {
            check(text, false, Grain::Month, "2024-03-01T00:00:00");
        }
        check("set 2024", false, Grain::Month, "2024-09-01T00:00:00");
        check("Jänner 2024", false, Grain::Month, "2024-01-01T00:00:00");
        check("dic 2024", false, Grain::Month, "2024-12-01T00:00:00");
        check("Dez. 2024", false, Grain::Month, "2024-12-01T00:00:00");
        check("Feber 2024", false, Grain::Month, "2024-02-01T00:00:00");
        check("202403", true, Grain::Month, "2024-03-01T00:00:00");
        check("03.2024", true, Grain::Month, "2024-03-01T00:00:00");
    }

    #[test]
    fn quarters_are_read_in_every_habit() {
        for text in [
            "2024-Q2",
            "2024Q2",
            "Q2 2024",
            "T2 2024",
            "2° trim. 2024",
            "II trimestre 2024",
            "2. Quartal 2024",
            "2º trimestre 2024",
            "2024-T2",
            "2. Vj. 2024",
        ] {
            check(text, false, Grain::Quarter, "2024-04-01T00:00:00");
        }
    }

    #[test]
    fn days_and_instants_are_read() {
        for text in [
            "2024-03-01",
            "01/03/2024",
            "1/3/2024",
            "01.03.2024",
            "01-03-2024",
            "2024/03/01",
            "1 marzo 2024",
            "1. März 2024",
        ] {
            check(text, false, Grain::Day, "2024-03-01T00:00:00");
        }
        check("20240301", true, Grain::Day, "2024-03-01T00:00:00");
        check("2024-07-01T10:00:00Z", false, Grain::Instant, "2024-07-01T12:00:00");
        check("2024-01-01 10:30", false, Grain::Instant, "2024-01-01T10:30:00");
        check("01/01/2024 10:30", false, Grain::Instant, "2024-01-01T10:30:00");
    }

    #[test]
    fn a_year_is_one_only_where_the_column_says_so() {
        check("2024", true, Grain::Year, "2024-01-01T00:00:00");
        for text in ["2024", "202403", "20240301"] {
            assert_eq!(read(text, false), None, "{text}");
        }
        assert_eq!(read("1234", true), None);
        assert_eq!(year(2024.5), None);
        assert_eq!(year(f64::NAN), None);
    }

    #[test]
    fn what_is_no_moment_stays_words() {
        for text in [
            "",
            "2023/24",
            "2011/12",
            "2020-2024",
            "31/02/2024",
            "13/2024",
            "Marco 1",
            "gen",
            "1° semestre 2024",
            "via Roma 12",
            "5 trim. 2024",
            "12,5",
            "1-2",
            "2024-13",
            "3 mar",
            "01/03/24",
            "maggio",
            "2024-03-01x",
            "Sala 3 2024",
        ] {
            assert_eq!(read(text, true), None, "{text}");
        }
    }

    #[test]
    fn two_years_in_a_row_are_seen() {
        assert!(may_be_two_years("2010-11") && may_be_two_years("1999-00"));
        assert!(!may_be_two_years("2010-12") && !may_be_two_years("2010-1à"));
    }

    proptest! {
        #[test]
        fn no_text_stops_it(text in ".{0,20}", is_told: bool) {
            read(&text, is_told);
            may_be_two_years(&text);
        }

        #[test]
        fn nothing_of_digits_and_signs_stops_it(text in "[-0-9/.: TZq°àmar]{0,20}", is_told: bool) {
            read(&text, is_told);
        }

        #[test]
        fn italian_days_are_days(days in -60_000i32..80_000) {
            let date = Date::from_days(days);
            let (year, month, day) = date.civil();
            let read = read(&format!("{day:02}/{month:02}/{year:04}"), false);
            prop_assert_eq!(read, Some((Grain::Day, f64::from(days) * cw_model::table::grain::DAY)));
        }
    }
}
