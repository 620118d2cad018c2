//! The `calendar` environment and the iCalendar feed.

use axum::Router;
use serde_json::Value;

use super::client::{encoded, get, server};

async fn elements(server: &Router, query: &str, start: &str, end: &str) -> Vec<Value> {
    let (query, start, end) = (encoded(query), encoded(start), encoded(end));
    let path = format!("/api/opendata/v2/calendar/search/{query}?start={start}&end={end}");
    let answer = get(server, &path).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json().as_array().expect("a bare array").clone()
}

fn text<'a>(element: &'a Value, key: &str) -> &'a str {
    element[key].as_str().expect(key)
}

#[tokio::test]
async fn there_is_one_element_for_each_occurrence_in_the_window() {
    let server = server().await;
    let query = "classes [event] and q = 'mercato settimanale'";
    let found = elements(&server, query, "2026-11-01", "2026-12-01").await;
    let starts: Vec<&str> = found.iter().map(|it| text(it, "start")).collect();
    assert_eq!(
        starts,
        [
            "2026-11-03T07:30:00+01:00",
            "2026-11-10T07:30:00+01:00",
            "2026-11-17T07:30:00+01:00",
            "2026-11-24T07:30:00+01:00"
        ]
    );
    assert!(found.iter().all(|it| it["id"] == found[0]["id"] && it["allDay"] == false));
    assert_eq!(found[0]["type"], "Evento");
    assert!(
        text(&found[0]["extendedProps"], "location").starts_with("/Eventi/Mercato-settimanale")
    );
    assert_eq!(found[0]["content"]["metadata"]["id"], found[0]["id"]);
}

#[tokio::test]
async fn the_contents_stop_at_three_hundred_without_a_word() {
    let server = server().await;
    let found = elements(&server, "classes [event]", "2026-01-01", "2027-12-31").await;
    let mut ids: Vec<i64> = found.iter().map(|it| it["id"].as_i64().expect("an id")).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 300);
    assert!(ids.len() < found.len());
}

#[tokio::test]
async fn what_lasts_a_day_or_more_is_all_day_and_ends_the_day_after() {
    let server = server().await;
    let found = elements(&server, "q = 'Nebbie'", "2026-12-01", "2026-12-02").await;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["allDay"], true);
    assert_eq!((text(&found[0], "start"), text(&found[0], "end")), ("2026-11-07", "2026-12-20"));
}

#[tokio::test]
async fn both_nights_of_the_clock_wear_both_offsets() {
    let server = server().await;
    let autumn = elements(&server, "q = 'notte più lunga'", "2026-10-24", "2026-10-26").await;
    assert_eq!(text(&autumn[0], "start"), "2026-10-24T22:00:00+02:00");
    assert_eq!(text(&autumn[0], "end"), "2026-10-25T03:30:00+01:00");
    let spring = elements(&server, "q = 'notte più corta'", "2027-03-27", "2027-03-29").await;
    assert_eq!(text(&spring[0], "start"), "2027-03-27T22:00:00+01:00");
    assert_eq!(text(&spring[0], "end"), "2027-03-28T04:00:00+02:00");
}

#[tokio::test]
async fn bounds_are_utc_unless_they_say_otherwise_and_a_bare_plus_is_forgiven() {
    let server = server().await;
    let query = encoded("q = 'mercato settimanale'");
    let count = async |bounds: &str| {
        let path = format!("/api/opendata/v2/calendar/search/{query}?{bounds}");
        get(&server, &path).await.json().as_array().map(Vec::len)
    };
    // The market is over at half past twelve in Rome, half past eleven in UTC.
    assert_eq!(count("start=2026-11-24T11:31:00&end=2026-11-25").await, Some(0));
    assert_eq!(count("start=2026-11-24T11:29:00&end=2026-11-25").await, Some(1));
    assert_eq!(count("start=2026-11-24T12:29:00%2B01:00&end=2026-11-25").await, Some(1));
    assert_eq!(count("start=2026-11-24T12:31:00+01:00&end=2026-11-25").await, Some(0));
}

#[tokio::test]
async fn titles_speak_the_language_of_the_door() {
    let server = server().await;
    let title = async |prefix: &str| {
        let query = encoded("q = 'mercatini'");
        let path = format!(
            "{prefix}/opendata/api/calendar/search/?q={query}&start=2026-11-28&end=2026-11-29"
        );
        text(&get(&server, &path).await.json()[0], "title").to_owned()
    };
    assert_eq!(title("").await, "Mercatini d'Avvento in piazza");
    assert_eq!(title("/de").await, "Adventmarkt auf dem Brunnenplatz");
    assert_eq!(title("/en").await, "Advent market in the square");
}

#[tokio::test]
async fn the_feed_has_every_date_and_repeats_nothing() {
    let server = server().await;
    let answer = get(&server, "/api/ics/eventi.ics").await;
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let text = answer.text();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert!(!text.contains("RRULE"));
    assert!(text.lines().all(|it| it.len() <= 75));
    let whole = text.replace("\r\n ", "");
    assert!(whole.contains("SUMMARY:Mercatini d'Avvento in piazza\r\n"));
    assert!(
        whole.contains("DTSTART;VALUE=DATE:20261107\r\n")
            && whole.contains("DTEND;VALUE=DATE:20261220\r\n")
    );
    assert!(1000 < text.matches("BEGIN:VEVENT").count());
}
