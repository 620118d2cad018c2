//! Files of other makers, and our own read back.

use std::rc::Rc;

use cw_model::event::{Details, Event, When};
use cw_model::geo::Coordinates;
use cw_model::text::Language;
use cw_model::time::{Date, Timestamp, parse_instant};
use proptest::prelude::*;

use super::*;
use crate::events::{Context, Page};
use crate::{FormatError, html};

const FILE: &[u8] = include_bytes!("../../fixtures/collection.ics");
const CONTEXT: Context<'_> =
    Context { language: Language::Italian, base: "https://a.example/feed.ics" };

fn page(bytes: &[u8]) -> Page {
    read(bytes, &CONTEXT).expect("a calendar")
}

/// The page of a calendar with these lines in its one event.
fn event_with(lines: &str) -> Page {
    let file =
        ["BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\n", lines, "\nEND:VEVENT\nEND:VCALENDAR\n"]
            .concat();
    page(file.as_bytes())
}

fn when(lines: &str) -> When {
    let page = event_with(lines);
    assert_eq!(page.parsed.problems, [], "{lines}");
    page.parsed.items[0].when
}

fn reason(lines: &str) -> &'static str {
    let page = event_with(lines);
    assert_eq!(page.parsed.items.len(), 0, "{lines}");
    page.parsed.problems[0].reason
}

fn at(text: &str) -> Timestamp {
    parse_instant(text).expect("a moment").instant()
}

fn timed(start: &str, end: &str) -> When {
    When::timed(at(start), at(end)).expect("in order")
}

fn days(first: &str, last: &str) -> When {
    let day = |text| Date::parse(text).expect("a date");
    When::days(day(first), day(last)).expect("in order")
}

#[test]
fn the_file_of_a_municipality_is_read_with_what_could_not_be() {
    let page = page(FILE);
    let read: Vec<(&str, When)> =
        page.parsed.items.iter().map(|it| (it.summary.as_str(), it.when)).collect();
    assert_eq!(
        read,
        [
            ("carta e cartone", timed("2026-07-01T19:00:00+02:00", "2026-07-01T19:00:00+02:00")),
            (
                "Consiglio comunale; seduta pubblica",
                timed("2026-03-25T19:30:00Z", "2026-03-25T21:00:00Z")
            ),
            ("Ferragosto in piazza", days("2026-08-15", "2026-08-16")),
            ("Corso di italiano", timed("2026-01-05T08:30:00Z", "2026-01-05T10:00:00Z")),
        ]
    );
    let problems: Vec<String> = page.parsed.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "Corso di italiano: repeats; only its first date is shown",
            "Al contrario: ends before it starts"
        ]
    );
    assert_eq!(page.records, 6);
}

#[test]
fn a_folded_line_is_one_line_and_an_alarm_is_no_event() {
    let events = page(FILE).parsed.items;
    let uid =
        "carta@ZONA2@2026@1782925200@ambiente-esempio/calendario-della-raccolta-differenziata";
    assert_eq!(events[0].uid, uid);
    assert_eq!(*events[0].details, Details::default());
}

#[test]
fn the_details_of_an_event_are_unescaped() {
    let details = page(FILE).parsed.items[1].details.clone();
    assert_eq!(
        details.description.as_deref(),
        Some("Ordine del giorno:\n1. bilancio\n2. strada dell'Alpe")
    );
    assert_eq!(details.place.as_deref(), Some("Municipio, sala consiglio"));
    assert_eq!(details.categories, ["Istituzionale", "Riunioni, assemblee"]);
    assert_eq!(details.coordinates, Coordinates::new(46.067, 11.121));
    assert_eq!(details.organizer.as_deref(), Some("Segreteria: atti"));
    assert_eq!(details.email.as_deref(), Some("segreteria@pietrachiara.example"));
    assert_eq!(details.url.as_deref(), Some("https://www.comune.pietrachiara.example/consiglio"));
}

#[test]
fn every_way_to_write_a_time_is_understood() {
    let ten = timed("2026-07-01T10:00:00+02:00", "2026-07-01T10:00:00+02:00");
    for lines in [
        "DTSTART:20260701T100000",
        "DTSTART:20260701T080000Z",
        "DTSTART;TZID=Europe/Rome:20260701T100000",
        "DTSTART;TZID=\"W. Europe Standard Time\":20260701T100000",
        "DTSTART;TZID=UTC:20260701T080000",
        "dtstart;value=date-time:20260701T100000",
        "DTSTART:20260701T100000\nDTEND:20260701T100000",
        "DTSTART:20260701T100000\nDURATION:PT0S",
    ] {
        assert_eq!(when(lines), ten, "{lines}");
    }
}

#[test]
fn of_a_time_zone_that_is_not_known_the_reader_is_told() {
    for (zone, told) in [("\"Ora locale\"", 1), ("America/New_York", 1), ("Europe/Berlin", 0)] {
        let page = event_with(&format!("DTSTART;TZID={zone}:20260701T100000"));
        assert_eq!((page.parsed.items.len(), page.parsed.problems.len()), (1, told), "{zone}");
        assert!(page.parsed.problems.iter().all(|it| it.incomplete), "{zone}");
    }
    assert_eq!(event_with("DTSTART;TZID=America/New_York:20260701").parsed.problems, []);
}

#[test]
fn every_way_to_write_whole_days_is_understood() {
    let day = days("2026-07-01", "2026-07-01");
    for lines in [
        "DTSTART;VALUE=DATE:20260701",
        "DTSTART:20260701",
        "DTSTART;VALUE=DATE:20260701\nDTEND;VALUE=DATE:20260702",
        "DTSTART;VALUE=DATE:20260701\nDTEND;VALUE=DATE:20260701",
        "DTSTART;VALUE=DATE:20260701\nDURATION:P1D",
    ] {
        assert_eq!(when(lines), day, "{lines}");
    }
    let week = when("DTSTART;VALUE=DATE:20260701\nDURATION:P1W");
    assert_eq!(week, days("2026-07-01", "2026-07-07"));
}

#[test]
fn a_duration_is_read_in_every_unit() {
    let ends = |duration: &str| when(&["DTSTART:20260701T000000Z\nDURATION:", duration].concat());
    assert_eq!(ends("P1DT2H30M5S"), timed("2026-07-01T00:00:00Z", "2026-07-02T02:30:05Z"));
    assert_eq!(ends("+PT90M"), timed("2026-07-01T00:00:00Z", "2026-07-01T01:30:00Z"));
    for wrong in ["-PT1H", "P", "PT1", "1H", "PTH", "P1X", "P99999999999999999999D"] {
        reason(&["DTSTART:20260701T000000Z\nDURATION:", wrong].concat());
    }
}

#[test]
fn an_event_without_time_or_title_is_named() {
    assert_eq!(reason("UID:x"), "has no date");
    assert_eq!(reason("DTSTART:domani"), "begins or ends at no readable time");
    assert_eq!(reason("DTSTART:20260701\nDTEND:mai"), "begins or ends at no readable time");
    assert_eq!(
        reason("DTSTART;VALUE=DATE:20260701\nDTEND;VALUE=DATE:20260630"),
        "ends before it starts"
    );
    assert_eq!(reason("DTSTART:20260701\nSUMMARY: "), "has no title");
}

#[test]
fn exceptions_of_a_series_stay_distinct() {
    let page = event_with("UID:corso\nRECURRENCE-ID:20260701T100000\nDTSTART:20260702T100000");
    assert_eq!(page.parsed.items[0].uid, "corso@20260701T100000");
}

#[test]
fn events_beside_broken_components_are_read() {
    let file = "BEGIN:VCALENDAR\nnonsense\nBEGIN:VEVENT\nSUMMARY:a\nDTSTART:20260701\nBEGIN:VALARM\n\
        END:VEVENT\nBEGIN:VEVENT\nSUMMARY:b\nBEGIN:VEVENT\nSUMMARY:c\nDTSTART:20260702\nEND:VEVENT\n\
        END:VEVENT\nEND:VTODO\nEND:VCALENDAR";
    let page = page(file.as_bytes());
    let titles: Vec<&str> = page.parsed.items.iter().map(|it| it.summary.as_str()).collect();
    assert_eq!(titles, ["a", "c"]);
    assert_eq!(page.parsed.problems[0].to_string(), "b: is cut off");
}

#[test]
fn a_fold_in_the_middle_of_a_character_is_mended() {
    let file = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260701\r\nSUMMARY:citt\xc3\r\n \xa0\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(page(file).parsed.items[0].summary, "città");
}

#[test]
fn what_is_no_calendar_is_refused() {
    let fails = |text: &str| read(text.as_bytes(), &CONTEXT).expect_err("no calendar");
    assert_eq!(fails("Bad gateway"), FormatError::NotJson);
    assert_eq!(fails("BEGIN:VCARD"), FormatError::NotJson);
    assert_eq!(fails("BEGIN:VCAL"), FormatError::Truncated);
}

fn described() -> Event {
    let details = Details {
        description: Some(
            "<p>Musica; <b>ballo</b>,\nfesta</p><ul><li>polenta \\ funghi</li></ul>".into(),
        ),
        place: Some("Piazza".into()),
        address: Some("Via Roma, 1".into()),
        coordinates: Coordinates::new(-46.0670004, 11.1),
        url: Some("https://a.example/e".into()),
        ..Details::default()
    };
    let when = timed("2026-06-12T18:00:00+02:00", "2026-06-12T23:00:00+02:00");
    Event {
        uid: "901@1".into(),
        summary: "Città è sagra della patata di montagna, con musica, ballo e polenta per tutti"
            .into(),
        when,
        details: Rc::new(details),
    }
}

#[test]
fn what_we_write_is_what_the_standard_asks_for() {
    let file = write(&described(), Timestamp(1_767_225_600));
    assert_eq!(
        file,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ComunWeb Widgets//Event calendar//IT\r\n\
         BEGIN:VEVENT\r\nUID:901@1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260612T160000Z\r\n\
         DTEND:20260612T210000Z\r\n\
         SUMMARY:Città è sagra della patata di montagna\\, con musica\\, ballo e pol\r\n enta per tutti\r\n\
         DESCRIPTION:Musica\\; ballo\\, festa\\n- polenta \\\\ funghi\r\n\
         LOCATION:Piazza\\, Via Roma\\, 1\r\nURL:https://a.example/e\r\nGEO:-46.067000;11.100000\r\n\
         END:VEVENT\r\nEND:VCALENDAR\r\n"
    );
}

#[test]
fn whole_days_are_written_as_days() {
    let when = days("2026-12-31", "2026-12-31");
    let file = write(&Event { when, ..described() }, Timestamp(0));
    assert!(file.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
}

fn any_when() -> impl Strategy<Value = When> {
    prop_oneof![
        (0i32..40_000, 0i32..400).prop_map(|(first, more)| When::AllDay {
            first: Date::from_days(first),
            last: Date::from_days(first + more)
        }),
        (0i64..4_000_000_000, 0i64..4_000_000).prop_map(|(start, more)| When::Timed {
            start: Timestamp(start),
            end: Timestamp(start + more)
        }),
    ]
}

/// Words without control characters, as every reader of ours gives them.
fn words() -> impl Strategy<Value = String> {
    "[^\\p{Cc}]{0,60}[\\\\;,\":\n è€𝄞]{0,40}[a-zèü]".prop_map(|it| it.trim().to_owned())
}

proptest! {
    #[test]
    fn what_we_write_we_read_back(
        when in any_when(),
        uid in words(),
        summary in words(),
        place in prop::option::of(words()),
        description in prop::option::of(words()),
        categories in prop::collection::vec(words(), 0..3),
        coordinates in prop::option::of((-90_000_000i32..90_000_000, 1i32..180_000_000)),
    ) {
        let details = Details {
            place,
            description,
            categories,
            coordinates: coordinates.and_then(|(a, b)| Coordinates::new(f64::from(a) / 1e6, f64::from(b) / 1e6)),
            ..Details::default()
        };
        let event = Event { uid, summary, when, details: Rc::new(details) };
        let file = write(&event, Timestamp(0));
        prop_assert!(file.split("\r\n").all(|it| it.len() <= 75 && !it.contains(['\r', '\n'])));
        let page = page(file.as_bytes());
        prop_assert_eq!(&page.parsed.problems, &[]);
        prop_assert_eq!(page.parsed.items.len(), 1);
        let read = &page.parsed.items[0];
        prop_assert_eq!((&read.uid, &read.summary, read.when), (&event.uid, &event.summary, event.when));
        let (read, details) = (&read.details, &event.details);
        prop_assert_eq!(&read.place, &details.place);
        prop_assert_eq!(&read.categories, &details.categories);
        let plain = details.description.as_ref().map(|it| html::plain(it)).filter(|it| !it.is_empty());
        prop_assert_eq!(&read.description, &plain);
        match (read.coordinates, details.coordinates) {
            (Some(read), Some(written)) => {
                prop_assert!((read.latitude - written.latitude).abs() < 1e-6);
                prop_assert!((read.longitude - written.longitude).abs() < 1e-6);
            }
            (read, written) => prop_assert_eq!(read, written),
        }
    }
}

#[test]
fn a_flood_of_components_is_refused() {
    let flood = ["BEGIN:VCALENDAR\n", &"BEGIN:VEVENT\n".repeat(300_000)].concat();
    let context = Context { language: Language::Italian, base: "" };
    assert_eq!(super::read(flood.as_bytes(), &context).err(), Some(FormatError::TooLarge));
}
