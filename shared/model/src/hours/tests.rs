//! Facts about opening hours.

use super::now::Civil;
use super::*;
use crate::time::{DateTime, Timestamp, parse_instant};

mod properties;

const VIGILIO: Option<(u32, u32)> = Some((6, 26));

fn span(text: &str) -> Span {
    let minutes = |text: &str| {
        let (hour, minute) = text.split_once(':').expect("a time");
        hour.parse::<u32>().expect("hours") * 60 + minute.parse::<u32>().expect("minutes")
    };
    let (opens, closes) = text.split_once('-').expect("a span");
    Span::new(minutes(opens), minutes(closes)).expect("a span")
}

fn rule(days: Days, spans: &[&str]) -> Rule {
    Rule { days, spans: spans.iter().map(|it| span(it)).collect(), note: None }
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn at(text: &str) -> Timestamp {
    parse_instant(text).expect("a moment").instant()
}

/// A library: Monday to Friday with a lunch break, Saturday morning.
fn library() -> Hours {
    let rules = vec![
        rule(Days::range(0, 4), &["14:30-18:00", "09:00-12:30"]),
        rule(Days::on(5), &["09:00-12:00"]),
    ];
    Hours { seasons: vec![Season::always(rules)], ..Hours::default() }
}

fn season(from: &str, through: &str, spans: &[&str]) -> Season {
    Season {
        valid_from: (!from.is_empty()).then(|| date(from)),
        valid_through: (!through.is_empty()).then(|| date(through)),
        rules: vec![rule(Days::WEEK, spans)],
        ..Season::default()
    }
}

fn closure(first: &str, last: &str, reason: &str) -> Exception {
    Exception {
        first: date(first),
        last: date(last),
        spans: vec![],
        reason: Some(reason.into()),
        again: Again::Never,
    }
}

/// Checks what holds on a day: spans, `closed` or `?`.
fn day(hours: &Hours, text: &str, expected: &str) {
    let clock = |minutes: u32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let found = match hours.day(date(text), VIGILIO).opening {
        Opening::Open(spans) => {
            let spans =
                spans.iter().map(|it| format!("{}-{}", clock(it.opens()), clock(it.closes())));
            spans.collect::<Vec<_>>().join(" ")
        }
        Opening::Closed => "closed".into(),
        Opening::Unknown => "?".into(),
    };
    assert_eq!(found, expected, "{text}");
}

/// Checks what holds at an instant: `open <until>`, `closed <opens>` or `?`, in the clock of Rome.
fn now(hours: &Hours, text: &str, expected: &str) {
    let clock = |it: Option<Timestamp>| {
        it.map_or("-".into(), |it| it.in_rome().to_string()[..16].to_owned())
    };
    let found = match hours.state(&Now::new(at(text), VIGILIO)) {
        State::Open { until } => format!("open {}", clock(until)),
        State::Closed { opens } => format!("closed {}", clock(opens)),
        State::Unknown => "?".into(),
    };
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_day_lists_its_spans_in_order_and_a_day_not_named_is_closed() {
    day(&library(), "2026-06-03", "09:00-12:30 14:30-18:00");
    day(&library(), "2026-06-06", "09:00-12:00");
    day(&library(), "2026-06-07", "closed");
}

#[test]
fn it_is_open_until_lunch_and_again_after_it() {
    now(&library(), "2026-06-03T08:59:59", "closed 2026-06-03T09:00");
    now(&library(), "2026-06-03T09:00", "open 2026-06-03T12:30");
    now(&library(), "2026-06-03T12:30", "closed 2026-06-03T14:30");
    now(&library(), "2026-06-03T17:59:59", "open 2026-06-03T18:00");
    now(&library(), "2026-06-03T18:00", "closed 2026-06-04T09:00");
    now(&library(), "2026-06-06T12:00", "closed 2026-06-08T09:00");
}

#[test]
fn a_source_that_says_nothing_is_unknown_never_closed() {
    let nothing = Hours::default();
    let empty = Hours { seasons: vec![Season::always(vec![])], ..Hours::default() };
    let unread =
        Hours { seasons: vec![Season::always(vec![rule(Days::WEEK, &[])])], ..Hours::default() };
    for hours in [nothing, empty, unread] {
        day(&hours, "2026-06-03", "?");
        now(&hours, "2026-06-03T10:00", "?");
    }
}

#[test]
fn on_a_holiday_nobody_spoke_of_nobody_knows() {
    day(&library(), "2026-06-02", "?");
    now(&library(), "2026-06-02T10:00", "?");
    now(&library(), "2026-06-01T18:00", "closed -");
    day(&library(), "2026-04-05", "closed");
    assert!(library().day(date("2026-04-05"), None).holiday);
}

#[test]
fn the_patrons_day_is_a_holiday_at_home() {
    day(&library(), "2026-06-26", "?");
    let elsewhere = library().day(date("2026-06-26"), None).opening.clone();
    assert!(matches!(elsewhere, Opening::Open(_)));
}

#[test]
fn a_source_may_say_what_it_does_on_holidays() {
    let closed = Hours { holidays: Holidays::Closed, ..library() };
    day(&closed, "2026-06-02", "closed");
    now(&closed, "2026-06-01T18:00", "closed 2026-06-03T09:00");
    let usual = Hours { holidays: Holidays::AsUsual, ..library() };
    day(&usual, "2026-06-02", "09:00-12:30 14:30-18:00");
}

#[test]
fn a_rule_that_names_holidays_is_the_only_one_on_them() {
    let mut hours = Hours { holidays: Holidays::Closed, ..library() };
    hours.seasons[0].rules.push(rule(Days::on(6).and(Days::HOLIDAYS), &["10:00-12:00"]));
    day(&hours, "2026-06-02", "10:00-12:00");
    day(&hours, "2026-06-07", "10:00-12:00");
    day(&hours, "2026-06-03", "09:00-12:30 14:30-18:00");
    hours.seasons[0].rules[2].spans.clear();
    day(&hours, "2026-06-02", "closed");
}

#[test]
fn an_exception_overrides_week_and_holiday_and_says_why() {
    let mut hours = library();
    hours.exceptions = vec![
        closure("2026-12-24", "2027-01-06", "Vacanze di Natale"),
        closure("2026-06-03", "2026-06-03", "Inventario"),
    ];
    hours.exceptions.push(Exception {
        spans: vec![span("10:00-11:00")],
        ..closure("2026-12-25", "2026-12-25", "Presepe")
    });
    day(&hours, "2026-06-03", "closed");
    day(&hours, "2026-12-28", "closed");
    day(&hours, "2026-12-25", "10:00-11:00");
    assert_eq!(hours.day(date("2026-06-03"), None).notes, ["Inventario"]);
    assert_eq!(hours.day(date("2026-12-25"), None).notes, ["Presepe"]);
    now(&hours, "2027-01-04T10:00", "closed 2027-01-07T09:00");
}

#[test]
fn what_comes_again_every_year_does() {
    let yearly = |first, last| Exception { again: Again::Yearly, ..closure(first, last, "Ferie") };
    let summer = yearly("2000-08-10", "2000-08-20");
    let winter = yearly("2000-12-24", "2000-01-06");
    let leap = yearly("2000-02-29", "2000-02-29");
    let hours = Hours { exceptions: vec![summer, winter, leap], ..library() };
    for closed in
        ["2026-08-10", "2027-08-12", "2026-12-28", "2027-01-05", "2026-02-28", "2028-02-29"]
    {
        day(&hours, closed, "closed");
    }
    for open in ["2026-08-07", "2026-08-24", "2026-12-23", "2027-01-08", "2028-02-28"] {
        assert!(matches!(hours.day(date(open), None).opening, Opening::Open(_)), "{open}");
    }
}

#[test]
fn what_comes_with_easter_moves_with_it() {
    let monday = closure("2000-04-24", "2000-04-25", "Pasquetta e il giorno dopo");
    let hours = Hours {
        exceptions: vec![Exception { again: Again::WithEaster, ..monday }],
        holidays: Holidays::AsUsual,
        ..library()
    };
    for closed in ["2026-04-06", "2026-04-07", "2027-03-29", "2027-03-30"] {
        day(&hours, closed, "closed");
    }
    for open in ["2026-04-08", "2027-04-06", "2026-04-24"] {
        assert!(matches!(hours.day(date(open), None).opening, Opening::Open(_)), "{open}");
    }
}

#[test]
fn what_comes_again_comes_to_each_year_of_a_while() {
    let comes = |first, last, again| {
        let exception = Exception { again, ..closure(first, last, "Ferie") };
        let all = exception.between(date("2026-01-02"), date("2028-08-12"));
        all.map(|it| {
            it.iter().map(|it| [it.first.iso(), it.last.iso()].join(" ")).collect::<Vec<_>>()
        })
    };
    assert_eq!(
        comes("2000-08-10", "2000-08-20", Again::Yearly).expect("days"),
        ["2026-08-10 2026-08-20", "2027-08-10 2027-08-20", "2028-08-10 2028-08-12"]
    );
    assert_eq!(
        comes("2000-12-24", "2000-01-06", Again::Yearly).expect("days"),
        ["2026-01-02 2026-01-06", "2026-12-24 2027-01-06", "2027-12-24 2028-01-06"]
    );
    assert_eq!(
        comes("2000-04-24", "2000-04-24", Again::WithEaster).expect("days"),
        ["2026-04-06 2026-04-06", "2027-03-29 2027-03-29", "2028-04-17 2028-04-17"]
    );
    assert_eq!(comes("2026-08-10", "2026-08-20", Again::Never), None);
    let yearly = Exception { again: Again::Yearly, ..closure("2000-08-10", "2000-08-20", "Ferie") };
    assert_eq!(yearly.between(date("0001-01-01"), date("9999-12-31")), None);
    assert_eq!(yearly.between(date("2026-12-31"), date("2026-01-01")), Some(vec![]));
}

#[test]
fn where_a_closure_could_not_be_read_nothing_is_surely_open() {
    let mut hours = library();
    hours.seasons[0].doubtful = true;
    day(&hours, "2026-06-03", "09:00-12:30 14:30-18:00");
    assert!(hours.day(date("2026-06-03"), None).doubtful);
    now(&hours, "2026-06-03T10:00", "?");
    now(&hours, "2026-06-03T13:00", "closed -");
    now(&hours, "2026-06-07T10:00", "closed -");
    hours.seasons.push(season("2026-07-01", "2026-07-31", &["08:00-13:00"]));
    now(&hours, "2026-07-01T10:00", "open 2026-07-01T13:00");
    now(&hours, "2026-07-31T14:00", "closed -");
    let mut bar = season("", "", &["20:00-02:00"]);
    bar.doubtful = true;
    let bar = Hours { seasons: vec![bar], ..Hours::default() };
    now(&bar, "2026-06-06T01:00", "?");
    now(&bar, "2026-06-06T03:00", "closed -");
}

#[test]
fn two_exceptions_of_one_day_add_up() {
    let half = |text| Exception {
        spans: vec![span(text)],
        ..closure("2026-06-03", "2026-06-03", "Elezioni")
    };
    let hours = Hours { exceptions: vec![half("15:00-18:00"), half("09:00-12:00")], ..library() };
    day(&hours, "2026-06-03", "09:00-12:00 15:00-18:00");
}

#[test]
fn the_shorter_season_wins_and_equal_ones_add_up() {
    let mut hours = library();
    hours.seasons.push(season("2026-07-01", "2026-08-31", &["08:00-13:00"]));
    day(&hours, "2026-06-30", "09:00-12:30 14:30-18:00");
    day(&hours, "2026-07-01", "08:00-13:00");
    day(&hours, "2026-08-31", "08:00-13:00");
    day(&hours, "2026-09-01", "09:00-12:30 14:30-18:00");
    hours.seasons.push(season("2026-07-01", "2026-08-31", &["20:00-22:00"]));
    day(&hours, "2026-07-02", "08:00-13:00 20:00-22:00");
}

#[test]
fn between_seasons_it_is_closed_and_after_the_last_nobody_knows() {
    let hut = Hours {
        seasons: vec![
            season("2026-06-01", "2026-09-30", &["08:00-20:00"]),
            season("2026-12-25", "2027-03-01", &["10:00-16:00"]),
        ],
        holidays: Holidays::AsUsual,
        ..Hours::default()
    };
    now(&hut, "2026-01-15T12:00", "closed 2026-06-01T08:00");
    now(&hut, "2026-09-30T20:00", "closed 2026-12-25T10:00");
    day(&hut, "2026-10-01", "closed");
    day(&hut, "2027-03-02", "?");
    now(&hut, "2027-03-01T16:00", "closed -");
}

#[test]
fn a_season_that_ends_before_it_begins_does_not_exist() {
    let hours = Hours {
        seasons: vec![season("2026-09-30", "2026-06-01", &["08:00-20:00"])],
        ..Hours::default()
    };
    day(&hours, "2026-01-01", "?");
    day(&hours, "2026-07-01", "?");
}

#[test]
fn what_opens_at_night_belongs_to_the_day_it_opens() {
    let bar = Hours {
        seasons: vec![Season::always(vec![rule(Days::range(4, 5), &["20:00-02:00"])])],
        ..Hours::default()
    };
    day(&bar, "2026-06-06", "20:00-26:00");
    now(&bar, "2026-06-05T23:00", "open 2026-06-06T02:00");
    now(&bar, "2026-06-07T01:59", "open 2026-06-07T02:00");
    now(&bar, "2026-06-07T02:00", "closed 2026-06-12T20:00");
}

#[test]
fn a_night_that_runs_into_an_unknown_day_is_still_open() {
    let bar = Hours {
        seasons: vec![Season::always(vec![rule(Days::WEEK, &["20:00-02:00"])])],
        ..Hours::default()
    };
    now(&bar, "2026-06-02T01:00", "open 2026-06-02T02:00");
    now(&bar, "2026-06-02T02:00", "?");
}

#[test]
fn what_never_closes_has_no_end() {
    let park = Hours {
        seasons: vec![season("", "", &["00:00-23:59"])],
        holidays: Holidays::AsUsual,
        ..Hours::default()
    };
    now(&park, "2026-06-03T10:00", "open -");
    let until_unknown = Hours { holidays: Holidays::Unsaid, ..park };
    now(&until_unknown, "2026-06-01T10:00", "open -");
    now(&until_unknown, "2026-06-02T10:00", "?");
}

#[test]
fn midnight_is_no_closing_time_for_what_opens_at_midnight() {
    let mut hours = library();
    hours.seasons[0].rules =
        vec![rule(Days::on(4), &["18:00-24:00"]), rule(Days::on(5), &["00:00-03:00"])];
    now(&hours, "2026-06-05T23:00", "open 2026-06-06T03:00");
}

#[test]
fn in_the_night_of_march_an_hour_does_not_happen() {
    let bar = Hours { seasons: vec![season("", "", &["20:00-03:00"])], ..Hours::default() };
    now(&bar, "2026-03-29T00:59:59Z", "open 2026-03-29T03:00");
    now(&bar, "2026-03-29T01:00:00Z", "closed 2026-03-29T20:00");
    let dawn = Hours { seasons: vec![season("", "", &["02:00-03:00"])], ..Hours::default() };
    now(&dawn, "2026-03-28T12:00", "closed 2026-03-30T02:00");
}

#[test]
fn in_the_night_of_october_the_bar_closes_once() {
    let bar = Hours { seasons: vec![season("", "", &["20:00-02:30"])], ..Hours::default() };
    now(&bar, "2026-10-25T00:29:59Z", "open 2026-10-25T02:30");
    now(&bar, "2026-10-25T00:30:00Z", "closed 2026-10-25T20:00");
    now(&bar, "2026-10-25T01:15:00Z", "closed 2026-10-25T20:00");
}

#[test]
fn notes_come_with_the_rules_that_hold() {
    let mut hours = library();
    hours.seasons[0].rules[1].note = Some("solo su appuntamento".into());
    assert_eq!(hours.day(date("2026-06-06"), None).notes, ["solo su appuntamento"]);
    assert_eq!(hours.day(date("2026-06-03"), None).notes, [""; 0]);
}

#[test]
fn the_ends_of_time_do_not_panic() {
    for seconds in [i64::MIN, i64::MAX] {
        library().state(&Now::new(Timestamp(seconds), VIGILIO));
    }
    for days in [i32::MIN, i32::MAX] {
        library().day(Date::from_days(days), VIGILIO);
    }
}
