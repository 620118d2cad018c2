//! What real answers do that a careful reader would not expect: each trap is a test that names it.

use cw_format::{Context, FormatError, Kind, Page, read_events};
use cw_model::event::{Event, When};
use cw_model::geo::Coordinates;
use cw_model::text::Language;
use cw_model::time::{Date, Timestamp, parse_instant};

const OPENCITY: &str = include_str!("../fixtures/content-opencity.json");
const LEGACY: &str = include_str!("../fixtures/content-legacy.json");
const CALENDAR: &str = include_str!("../fixtures/calendar-opencity.json");
const SIMPLE: &str = include_str!("../fixtures/calendar-simple.json");
const REST: &str = "https://www.comune.pietrachiara.example/api/opendata/v2/content/search/classes+%5Bevent%5D+limit+6";
const MODULE: &str = "https://www.comune.valfredda.example/opendata/api/content/search/?q=x";

fn read_from(base: &str, language: Language, text: &str) -> Page {
    let context = Context { language, base };
    read_events(text.as_bytes(), None, &context).expect("readable")
}

fn read(text: &str) -> Page {
    read_from(REST, Language::Italian, text)
}

/// The only event of a calendar with one record.
fn date(record: &str) -> Event {
    let page = read(&["[", record, "]"].concat());
    assert_eq!(page.parsed.problems, []);
    page.parsed.items.into_iter().next().expect("one event")
}

fn titled<'p>(page: &'p Page, title: &str) -> Vec<&'p Event> {
    page.parsed.items.iter().filter(|it| it.summary == title).collect()
}

fn problem<'p>(page: &'p Page, record: &str) -> Option<&'p str> {
    page.parsed.problems.iter().find(|it| it.record == record).map(|it| it.reason)
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

fn whens(events: &[&Event]) -> Vec<When> {
    events.iter().map(|it| it.when).collect()
}

#[test]
fn trap_1_empty_objects_written_as_lists_are_empty_objects() {
    let page = read(OPENCITY);
    let show = titled(&page, "Mostra \"Acque\"")[0];
    assert_eq!((show.details.url.as_ref(), show.details.image.as_ref()), (None, None));
    let nothing = r#"{"searchHits":[{"metadata":{"id":1},"data":[],"extradata":[]}],"facets":[]}"#;
    assert_eq!(problem(&read(nothing), "1"), Some("has no title"));
}

#[test]
fn trap_2_the_next_page_is_an_address_a_bare_query_or_nothing() {
    let rest = read(OPENCITY);
    let search = "https://www.comune.pietrachiara.example/api/opendata/v2/content/search";
    let expected = [search, "/classes+%5Bevent%5D+limit+6+offset+6"].concat();
    assert_eq!(rest.next, Some(expected));
    assert_eq!(rest.total, Some(41));

    let module = read_from(MODULE, Language::Italian, LEGACY);
    let next = module.next.expect("a next page");
    let (door, parameters) = next.split_once("?q=").expect("a query");
    assert_eq!(door, "https://www.comune.valfredda.example/opendata/api/content/search/");
    // Trap 23: this door decodes twice, so the plus arrives only if it was encoded twice.
    assert!(parameters.contains("%252B"));

    let bare =
        read_from("https://a.example/api/opendata/v2/content/search/x", Language::Italian, LEGACY);
    let next = bare.next.expect("a next page");
    assert!(
        next.starts_with(
            "https://a.example/api/opendata/v2/content/search/class%20%3D%20%5Bevent%5D"
        )
    );
    assert_eq!(read(r#"{"searchHits":[],"nextPageQuery":null}"#).next, None);
}

#[test]
fn trap_2_behind_a_proxy_the_next_page_is_asked_at_the_proxy() {
    let proxied = "https://proxy.example/ala/api/opendata/v2/content/search/x";
    let next = read_from(proxied, Language::Italian, OPENCITY).next.expect("a next page");
    assert!(next.starts_with("https://proxy.example/ala/api/opendata/v2/content/search/classes+"));
}

#[test]
fn trap_2_a_next_page_that_is_this_page_is_the_last() {
    let here = "https://a.example/api/opendata/v2/content/search/x";
    let text = [r#"{"searchHits":[],"nextPageQuery":""#, here, r#""}"#].concat();
    assert_eq!(read_from(here, Language::Italian, &text).next, None);
}

#[test]
fn trap_3_few_hits_do_not_mean_the_last_page() {
    let page = read(OPENCITY);
    assert_eq!(page.records, 4 + 1);
    assert!(page.next.is_some());
}

#[test]
fn trap_3_hits_with_gaps_arrive_as_an_object() {
    let page = read_from(MODULE, Language::Italian, LEGACY);
    assert_eq!(page.parsed.items.len(), 4);
    assert_eq!(page.kind, Kind::OpenData);
}

#[test]
fn trap_4_and_5_a_calendar_of_exactly_300_contents_is_clamped() {
    let contents = |count: usize, kind: &str| {
        let records: Vec<String> = (0..count)
            .flat_map(|id| [(id, 1), (id, 2)])
            .map(|(id, day)| format!(r#"{{"id":{id},"title":"a","start":"2026-06-0{day}T10:00"}}"#))
            .collect();
        read(&kind.replace('*', &records.join(",")))
    };
    let clamped = contents(300, "[*]");
    assert_eq!((clamped.records, clamped.parsed.items.len()), (300, 600));
    assert!(clamped.is_clamped());
    assert!(contents(270, "[*]").is_clamped(), "thirty had no date in the window");
    assert!(contents(301, "[*]").is_clamped(), "opening hours are counted by the day");
    assert!(!contents(269, "[*]").is_clamped());
}

#[test]
fn trap_5_a_calendar_is_a_bare_array() {
    let page = read(CALENDAR);
    assert_eq!(page.kind, Kind::Calendar);
    assert_eq!((page.next, page.total), (None, None));
    assert_eq!(page.parsed.items.len(), 7);
    assert_eq!(read("[]").kind, Kind::Calendar);
    let context = Context { language: Language::Italian, base: REST };
    let named = read_events(b"[]", Some(Kind::OpenData), &context).map(|it| it.kind);
    assert_eq!(named, Ok(Kind::OpenData));
}

#[test]
fn trap_6_the_end_of_whole_days_is_exclusive() {
    let page = read(CALENDAR);
    let week = titled(&page, "Settimana della lettura");
    assert_eq!(whens(&week), [days("2026-03-23", "2026-03-29")]);
}

#[test]
fn trap_6_whole_days_that_end_where_they_start_are_one_day() {
    let page = read(CALENDAR);
    assert_eq!(whens(&titled(&page, "Giornata ecologica")), [days("2026-03-29", "2026-03-29")]);
    let open = date(r#"{"id":1,"title":"a","start":"2026-06-02"}"#);
    assert_eq!(open.when, days("2026-06-02", "2026-06-02"));
}

#[test]
fn trap_6_whole_days_written_with_hours_keep_their_last_day() {
    let record = |end: &str| {
        let text =
            r#"{"id":1,"title":"a","allDay":true,"start":"2026-06-02T10:00:00+02:00","end":"*"}"#;
        date(&text.replace('*', end)).when
    };
    assert_eq!(record("2026-06-04T12:00:00+02:00"), days("2026-06-02", "2026-06-04"));
    assert_eq!(record("2026-06-04T00:00:00+02:00"), days("2026-06-02", "2026-06-03"));
}

#[test]
fn trap_7_dates_of_one_content_repeat_its_id_and_stay_distinct() {
    let page = read(CALENDAR);
    let market = titled(&page, "Mercato contadino");
    assert_eq!(market.len(), 2);
    assert_ne!(market[0].uid, market[1].uid);
    assert_eq!(market[0].details.series.as_deref(), Some("501"));
    assert!(std::rc::Rc::ptr_eq(&market[0].details, &market[1].details));
}

#[test]
fn trap_7_an_id_may_be_a_string_a_number_or_missing() {
    let page = read(CALENDAR);
    let library = titled(&page, "Biblioteca (Orario invernale)")[0];
    assert!(library.uid.starts_with("77-9-mon-09.00:12.00@"));
    let simple = read(SIMPLE);
    assert_eq!(simple.parsed.items.len(), 4);
    assert!(titled(&simple, "Notte bianca")[0].uid.starts_with("3@"));
    assert!(titled(&simple, "Senza numero")[0].uid.starts_with("Senza numero@"));
}

#[test]
fn trap_8_offsets_with_colon_without_and_none_are_the_same_clock() {
    let page = read(CALENDAR);
    let library = titled(&page, "Biblioteca (Orario invernale)");
    let expected = [
        timed("2026-03-30T07:00:00Z", "2026-03-30T10:00:00Z"),
        timed("2026-03-31T07:00:00Z", "2026-03-31T10:00:00Z"),
    ];
    assert_eq!(whens(&library), expected);
    let winter = date(r#"{"id":1,"title":"a","start":"2026-01-30T09:00:00+0000"}"#);
    assert_eq!(winter.when, timed("2026-01-30T10:00:00+01:00", "2026-01-30T10:00:00+01:00"));
}

#[test]
fn trap_10_a_position_of_zero_zero_is_none() {
    let page = read(OPENCITY);
    assert_eq!(titled(&page, "Mostra \"Acque\"")[0].details.coordinates, None);
    assert_eq!(
        titled(&page, "Ginnastica dolce")[0].details.coordinates,
        Coordinates::new(46.07, 11.12)
    );
    assert_eq!(
        titled(&page, "Ginnastica dolce")[0].details.address.as_deref(),
        Some("Via dell'Alpe, 3")
    );
}

#[test]
fn trap_11_a_position_may_be_written_in_strings() {
    let page = read(OPENCITY);
    assert_eq!(
        titled(&page, "Sagra della patata")[0].details.coordinates,
        Coordinates::new(46.067, 11.121)
    );
    let legacy = read_from(MODULE, Language::Italian, LEGACY);
    let concert = titled(&legacy, "Concerto d'inverno")[0];
    assert_eq!(concert.details.coordinates, Coordinates::new(46.1234, 11.4321));
}

#[test]
fn trap_12_free_is_one_and_not_free_is_zero_and_null_is_neither() {
    let page = read(OPENCITY);
    let free = |title| titled(&page, title)[0].details.free;
    assert_eq!(free("Sagra della patata"), Some(true));
    assert_eq!(free("Mostra \"Acque\""), Some(false));
    assert_eq!(free("Ginnastica dolce"), None);
}

#[test]
fn trap_14_the_language_asked_for_is_read_where_there_is_one() {
    let page = read_from(REST, Language::German, OPENCITY);
    let fest = titled(&page, "Kartoffelfest");
    assert_eq!(fest.len(), 2, "the dates are only filled in in Italian");
    let details = &fest[0].details;
    assert_eq!(details.lang.as_deref(), Some("de"));
    assert_eq!(details.place.as_deref(), Some("Danteplatz"));
    assert_eq!(details.categories, ["Volksfest"]);
    assert_eq!(details.cost, None, "a page must not change its language midway");
    let url = "https://www.comune.pietrachiara.example/de/Veranstaltungen/Kartoffelfest";
    assert_eq!(details.url.as_deref(), Some(url));
}

#[test]
fn trap_14_a_missing_language_falls_back_to_the_first_one_present() {
    let page = read_from(REST, Language::English, OPENCITY);
    let fallback = titled(&page, "Sagra della patata")[0];
    assert_eq!(fallback.details.lang.as_deref(), Some("it"));
    let legacy = read_from(MODULE, Language::Italian, LEGACY);
    assert_eq!(titled(&legacy, "Guided tour")[0].details.lang.as_deref(), Some("en"));
    let english = read_from(REST, Language::English, CALENDAR);
    assert_eq!(titled(&english, "Farmers' market").len(), 2);
}

#[test]
fn trap_15_links_are_absolute_and_https() {
    let page = read(OPENCITY);
    let festival = &titled(&page, "Sagra della patata")[0].details;
    let image = festival.image.as_ref().expect("an image");
    let host = "https://www.comune.pietrachiara.example";
    assert_eq!(image.url, [host, "/var/comune/storage/images/sagra.jpg"].concat());
    assert_eq!(image.alt, "La piazza di sera");
    assert_eq!(festival.url, Some([host, "/Eventi/Sagra-della-patata"].concat()));
    let exercise = &titled(&page, "Ginnastica dolce")[0].details;
    assert_eq!(exercise.url, Some([host, "/Eventi/Ginnastica-dolce"].concat()));

    let legacy = read_from(MODULE, Language::Italian, LEGACY);
    let image = titled(&legacy, "Concerto d'inverno")[0].details.image.clone();
    let url = image.map(|it| it.url);
    assert_eq!(url.as_deref(), Some("https://www.comune.valfredda.example/var/banda.jpg"));
}

#[test]
fn trap_15_the_address_for_programs_is_never_a_page() {
    for (base, text) in [(REST, OPENCITY), (MODULE, LEGACY), (REST, CALENDAR)] {
        for event in read_from(base, Language::Italian, text).parsed.items {
            let url = event.details.url.clone().unwrap_or_default();
            assert!(!url.contains("/api/") && !url.contains("/read/"), "{url}");
        }
    }
    let page = read(CALENDAR);
    let url = titled(&page, "Mercato contadino")[0].details.url.clone();
    assert_eq!(
        url.as_deref(),
        Some("https://www.comune.pietrachiara.example/Eventi/Mercato-contadino")
    );
}

#[test]
fn trap_16_html_in_plain_fields_is_read_as_text() {
    let page = read(OPENCITY);
    let festival = &titled(&page, "Sagra della patata")[0].details;
    assert_eq!(festival.abstract_text.as_deref(), Some("Musica, giochi e l’aia in festa"));
    assert_eq!(festival.cost.as_deref(), Some("Ingresso libero"));
    let legacy = read_from(MODULE, Language::Italian, LEGACY);
    let concert = &titled(&legacy, "Concerto d'inverno")[0].details;
    assert_eq!(concert.abstract_text.as_deref(), Some("La banda suona per tutti.\nBrulé offerto."));
}

#[test]
fn trap_16_what_looks_like_html_in_a_title_is_shown_as_it_is() {
    let title = "Rock <b>&amp; Roll</b> <script>alert(1)</script>";
    let hit = r#"{"searchHits":[{"metadata":{"id":1},"data":{"ita-IT":{"event_title":"*","tipo_evento":["*"],
        "luogo_svolgimento":"*","organizer":[{"name":{"ita-IT":"*"}}],"from_time":"2026-06-02T10:00"}}}]}"#;
    let page = read(&hit.replace('*', title));
    let event = titled(&page, title)[0];
    assert_eq!(event.details.place.as_deref(), Some(title));
    assert_eq!(event.details.organizer.as_deref(), Some(title));
    assert_eq!(event.details.categories, [title]);
}

#[test]
fn trap_17_a_refusal_in_any_shape_is_told_in_the_servers_words() {
    let refused = |text: &str| match read_events(text.as_bytes(), None, &CONTEXT) {
        Err(FormatError::Refused(words)) => words,
        other => panic!("{text}: {other:?}"),
    };
    for text in [
        r#"{"error_type":"Parser.Exception","error_message":"unbalanced quotes"}"#,
        r#"{"error_code":0,"error_message":"unbalanced quotes"}"#,
        r#"{"error":"unbalanced quotes"}"#,
        r#"{"success":false,"error":{"__type":"Search Query Error","message":"unbalanced quotes"}}"#,
        r#""unbalanced quotes""#,
        r#"["unbalanced quotes"]"#,
        r#"{"type":"error","title":"unbalanced quotes"}"#,
        r#"{"searchHits":null,"error_message":"unbalanced quotes"}"#,
        "\u{feff} {\"error\": \" unbalanced quotes \"}",
    ] {
        assert_eq!(refused(text), "unbalanced quotes", "{text}");
    }
    assert_eq!(refused(r#"["uno","due"]"#), "uno");
    assert!(refused(&format!("\"{}\"", "è".repeat(5000))).chars().count() < 400);
}

const CONTEXT: Context<'_> = Context { language: Language::Italian, base: REST };

#[test]
fn trap_17_a_page_for_people_is_not_an_answer() {
    let fails = |bytes: &[u8]| read_events(bytes, None, &CONTEXT).expect_err("no events");
    assert_eq!(fails(b"<!DOCTYPE html><title>Login</title>"), FormatError::Html);
    assert_eq!(fails(b"\xef\xbb\xbf\r\n <html>"), FormatError::Html);
    assert_eq!(fails(b""), FormatError::Empty);
    assert_eq!(fails(b" \r\n\t"), FormatError::Empty);
    assert_eq!(fails(b"Service unavailable"), FormatError::NotJson);
    assert_eq!(fails(b"Bad gateway"), FormatError::NotJson);
    assert_eq!(fails(b"<?xml version='1.0'?><rss/>"), FormatError::Unexpected);
    assert_eq!(fails(b"{}"), FormatError::Unexpected);
    assert_eq!(fails(b"null"), FormatError::Unexpected);
    assert_eq!(fails(b"17"), FormatError::Unexpected);
    assert_eq!(fails(br#"{"type":"FeatureCollection","features":[]}"#), FormatError::Unexpected);
    assert_eq!(fails(br#"{"openapi":"3.0.1"}"#), FormatError::Unexpected);
}

#[test]
fn trap_18_a_rule_until_thirty_years_from_now_is_not_expanded() {
    let page = read(OPENCITY);
    let exercise = titled(&page, "Ginnastica dolce");
    assert_eq!(whens(&exercise), [timed("2026-06-02T09:00:00+02:00", "2026-06-02T10:00:00+02:00")]);
    assert_eq!(problem(&page, "Ginnastica dolce"), Some("repeats; only its first date is known"));
}

#[test]
fn trap_18_dates_edited_by_hand_are_the_truth() {
    let page = read(OPENCITY);
    let expected = [
        timed("2026-06-12T18:00:00+02:00", "2026-06-12T23:00:00+02:00"),
        timed("2026-06-14T09:00:00+02:00", "2026-06-14T14:59:59+02:00"),
    ];
    assert_eq!(whens(&titled(&page, "Sagra della patata")), expected);
}

#[test]
fn trap_21_false_is_an_empty_field() {
    let page = read_from(MODULE, Language::Italian, LEGACY);
    let market = &titled(&page, "Mercatino")[0].details;
    assert!(market.categories.is_empty());
    assert_eq!((market.image.as_ref(), market.place.as_ref()), (None, None));
}

#[test]
fn trap_24_an_answer_in_latin_1_keeps_its_accents() {
    let bytes: Vec<u8> = r#"[{"id":1,"title":"Città è qui","start":"2026-06-02"}]"#
        .chars()
        .map(|it| it as u8)
        .collect();
    let page = read_events(&bytes, None, &CONTEXT).expect("readable");
    assert_eq!(page.parsed.items[0].summary, "Città è qui");
}

#[test]
fn trap_25_one_event_in_utc_and_in_the_clock_of_rome_is_one_event() {
    let interval = |value: &str| {
        let hit =
            r#"{"metadata":{"id":1},"data":{"ita-IT":{"event_title":"a","time_interval":"*"}}}"#;
        read(&hit.replace('*', value)).parsed.items.into_iter().next().expect("one event")
    };
    let utc = interval("DTSTART=20200115T090000Z;DTEND=20200115T110000Z;FREQ=DAILY;COUNT=1");
    let rome =
        interval("FREQ=DAILY;COUNT=1;DTSTART=20200115T100000;DTEND=20200115T120000;INTERVAL=1");
    assert_eq!(utc, rome);
    assert_eq!(utc.when, timed("2020-01-15T10:00:00+01:00", "2020-01-15T12:00:00+01:00"));
}

#[test]
fn trap_26_dates_after_the_hash_are_the_edited_ones() {
    let text = r#"{"searchHits":[{"metadata":{"id":1},"data":{"ita-IT":{"event_title":"a","time_interval":
        "DTSTART=20200115T090000Z;DTEND=20200115T110000Z;FREQ=DAILY;UNTIL=20500130T230000Z#1579078800-1579086000|1579165200-1579172400|x-y"}}}]}"#;
    let page = read(text);
    let expected = [
        timed("2020-01-15T09:00:00Z", "2020-01-15T11:00:00Z"),
        timed("2020-01-16T09:00:00Z", "2020-01-16T11:00:00Z"),
    ];
    assert_eq!(whens(&titled(&page, "a")), expected);
    assert_eq!(problem(&page, "a"), Some("begins at no readable time"));
}

#[test]
fn trap_27_the_total_is_more_than_what_could_be_read() {
    let page = read(OPENCITY);
    assert_eq!(page.total, Some(41));
    assert_eq!(problem(&page, "Senza data"), Some("has no date"));
    assert_eq!(problem(&page, "Al contrario"), Some("ends before it starts"));
    assert_eq!(titled(&page, "Al contrario").len(), 1, "its other date stays");
}

#[test]
fn a_lone_midnight_is_a_day_whose_hour_nobody_knows() {
    let page = read_from(MODULE, Language::Italian, LEGACY);
    assert_eq!(whens(&titled(&page, "Mercatino")), [days("2026-12-08", "2026-12-08")]);
    let show = read(OPENCITY);
    assert_eq!(whens(&titled(&show, "Mostra \"Acque\"")), [days("2026-06-01", "2026-06-30")]);
}

#[test]
fn an_end_at_the_midnight_before_the_start_was_never_filled_in() {
    let page = read_from(MODULE, Language::Italian, LEGACY);
    let evening = timed("2026-12-09T20:00:00+01:00", "2026-12-09T20:00:00+01:00");
    assert_eq!(whens(&titled(&page, "Serata pubblica")), [evening]);
}

#[test]
fn an_event_without_an_end_has_no_length() {
    let page = read(CALENDAR);
    let lesson = timed("2026-03-30T18:00:00+02:00", "2026-03-30T18:00:00+02:00");
    assert_eq!(whens(&titled(&page, "Lezione aperta")), [lesson]);
}

#[test]
fn the_legacy_vocabulary_fills_the_same_details() {
    let page = read_from(MODULE, Language::Italian, LEGACY);
    let concert = titled(&page, "Concerto d'inverno")[0];
    let details = &concert.details;
    assert_eq!(concert.when, timed("2026-12-26T19:30:00Z", "2026-12-26T21:30:00Z"));
    assert_eq!(details.series.as_deref(), Some("331"));
    assert_eq!(details.place.as_deref(), Some("Teatro parrocchiale"));
    assert_eq!(details.timing_note.as_deref(), Some("Santo Stefano, dalle ore 20.30"));
    assert_eq!(details.cost.as_deref(), Some("gratuito"));
    assert_eq!(details.information.as_deref(), Some("Ufficio cultura"));
    assert_eq!(details.email.as_deref(), Some("cultura@valfredda.example"));
    assert_eq!(details.phone.as_deref(), Some("0463 000222"));
    assert_eq!(details.organizer.as_deref(), Some("Banda sociale"));
    assert_eq!(details.categories, ["Concerto"]);
    assert_eq!(details.url.as_deref(), Some("https://www.bandavalfredda.example"));
}

#[test]
fn the_opencity_vocabulary_fills_the_details() {
    let page = read(OPENCITY);
    let festival = &titled(&page, "Sagra della patata")[0].details;
    assert_eq!(festival.place.as_deref(), Some("Piazza Dante"));
    assert_eq!(festival.organizer.as_deref(), Some("Pro Loco"));
    assert_eq!(festival.email.as_deref(), Some("proloco@pietrachiara.example"));
    assert_eq!(festival.phone.as_deref(), Some("0461 000111"));
    assert_eq!(festival.categories, ["Sagra", "Gastronomia"]);
    let exercise = &titled(&page, "Ginnastica dolce")[0].details;
    assert_eq!(exercise.cost.as_deref(), Some("Abbonamento 20 €, Prova gratuita"));
}

#[test]
fn a_simple_feed_says_where_what_and_which_kind() {
    let page = read(SIMPLE);
    let tournament = titled(&page, "Torneo di bocce")[0];
    assert_eq!(tournament.when, timed("2026-06-01T08:00:00Z", "2026-06-01T10:30:00Z"));
    assert_eq!(tournament.details.place.as_deref(), Some("Bocciodromo comunale"));
    assert_eq!(tournament.details.categories, ["Sport"]);
    let url = "https://www.comune.pietrachiara.example/eventi/torneo";
    assert_eq!(tournament.details.url.as_deref(), Some(url));
    let cinema = titled(&page, "Cinema all'aperto")[0];
    assert_eq!(cinema.details.categories, ["Cinema", "Estate"]);
    assert_eq!(cinema.details.place.as_deref(), Some("Parco"));
    let night = titled(&page, "Notte bianca")[0];
    assert_eq!(night.when, timed("2026-06-06T20:00:00Z", "2026-06-07T00:00:00Z"));
    assert_eq!(night.details.url, None, "a script is no link");
}

#[test]
fn one_broken_record_does_not_hide_the_others() {
    let page = read(
        r#"[{"id":1,"title":"a","start":"2026-06-02"},{"id":2,"title":"b","start":"domani"},
            {"id":3,"start":"2026-06-02"},{"id":4,"title":"d"},null,17,"testo",
            {"id":5,"title":"e","start":"2026-06-02T10:00","end":"2026-06-01T10:00"},
            {"id":6,"title":"f","start":"2026-06-02T10:00","end":"mai"}]"#,
    );
    assert_eq!(page.parsed.items.len(), 1);
    let problems: Vec<String> = page.parsed.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "b: begins at no readable time",
            "3: has no title",
            "d: has no date",
            "#5: has no date",
            "#6: has no date",
            "e: ends before it starts",
            "f: ends at no readable time",
            "testo: is no record",
        ]
    );
}

#[test]
fn one_content_alone_is_read_too() {
    let page = read(include_str!("../fixtures/content-read.json"));
    assert_eq!(problem(&page, "ASSOCIAZIONE ESEMPIO"), Some("has no date"));
    assert_eq!(page.parsed.items, []);
}

#[test]
fn the_content_and_its_calendar_date_have_one_uid() {
    let content = read(
        r#"{"searchHits":[{"metadata":{"id":9},"data":{"ita-IT":{"event_title":"a","time_interval":{"events":[
            {"start":"2026-06-02T10:00:00+02:00","end":"2026-06-02T11:00:00+02:00"}]}}}}]}"#,
    );
    let calendar = date(
        r#"{"id":9,"title":"a","start":"2026-06-02T10:00:00+02:00","end":"2026-06-02T11:00:00+02:00"}"#,
    );
    assert_eq!(content.parsed.items[0].uid, calendar.uid);
}

#[test]
fn an_answer_of_noise_is_refused_before_its_problems_fill_the_memory() {
    let context = Context { language: Language::Italian, base: REST };
    for noise in ["1,", "{},", "\"a\","] {
        let answer = ["[", &noise.repeat(260_000), "1]"].concat();
        let outcome = read_events(answer.as_bytes(), None, &context);
        assert_eq!(outcome.err(), Some(FormatError::TooLarge), "{noise}");
    }
}
