//! What the widgets' own readers make of our answers: everything, and without a complaint.

use std::collections::BTreeSet;

use axum::Router;
use cw_format::address::query::TimeField;
use cw_format::address::{calendar_search, content_search};
use cw_format::events::{Context, Page, read_events};
use cw_model::event::{Event, When};
use cw_model::geo::Coordinates;
use cw_model::text::Language;
use cw_model::time::Date;

use super::client::{get, server};

const SITE: &str = "http://valdaria.test";

fn november() -> (Date, Date) {
    let day = |it| Date::parse(it).expect("a date");
    (day("2026-11-01"), day("2026-11-30"))
}

async fn read(server: &Router, address: &str) -> Page {
    let path = address.strip_prefix(SITE).expect("on the site");
    let answer = get(server, path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    let context = Context { language: Language::Italian, base: address };
    read_events(&answer.body, None, &context).expect("read")
}

async fn read_all(server: &Router, address: &str) -> Vec<Event> {
    let mut events = Vec::new();
    let mut next = Some(address.to_owned());
    while let Some(address) = next {
        let page = read(server, &address).await;
        assert!(page.parsed.problems.is_empty(), "{:?}", page.parsed.problems.first());
        events.extend(page.parsed.items);
        next = page.next;
    }
    events
}

/// What a reader sees of each: its title, and its day.
fn seen(events: &[Event], (first, last): (Date, Date)) -> BTreeSet<(String, Date, Date)> {
    let visible = |it: &&Event| it.when.first_day() <= last && first <= it.when.last_day();
    let visible = events.iter().filter(visible);
    visible.map(|it| (it.summary.clone(), it.when.first_day(), it.when.last_day())).collect()
}

#[tokio::test]
async fn the_calendar_and_the_contents_show_the_same_month() {
    let server = server().await;
    let (first, last) = november();
    let calendar = read_all(&server, &calendar_search(SITE, None, first, last)).await;
    let query = content_search(SITE, None, TimeField::Interval, (first, last), (20, 0));
    let contents = read_all(&server, &query).await;
    assert!(60 < calendar.len(), "{}", calendar.len());
    assert_eq!(seen(&calendar, (first, last)), seen(&contents, (first, last)));
}

#[tokio::test]
async fn an_event_is_read_with_all_its_details() {
    let server = server().await;
    let address = format!("{SITE}/api/opendata/v2/content/search/q%20%3D%20%27Acque%20Chiare%27");
    let events = read_all(&server, &address).await;
    let event = events.first().expect("found");
    let details = &event.details;
    assert_eq!(event.summary, "Acque Chiare Festival");
    assert!(matches!(event.when, When::AllDay { .. } | When::Timed { .. }));
    assert_eq!(details.categories, ["Festival", "Manifestazione musicale"]);
    assert_eq!(details.place.as_deref(), Some("Spiaggia comunale di Lago"));
    assert_eq!(details.coordinates, Coordinates::new(46.0764, 10.9502));
    assert_eq!(details.free, Some(false));
    assert_eq!(
        details.image.as_ref().map(|it| it.url.as_str()),
        Some("http://valdaria.test/var/immagini/concerto.svg")
    );
    assert!(details.description.as_deref().expect("a text").contains("<strong>venerdì</strong>"));
    assert!(details.organizer.is_some() && details.cost.is_some());
    let link = details.url.as_deref().expect("a link");
    let path = link.strip_prefix(SITE).expect("on the site");
    assert_eq!(get(&server, path).await.status, 200, "{link}");
}

#[tokio::test]
async fn the_contacts_of_the_organiser_are_read() {
    let server = server().await;
    let address = format!(
        "{SITE}/api/opendata/v2/content/search/classes%20event%20and%20q%20%3D%20%27zelten%27"
    );
    let events = read_all(&server, &address).await;
    assert!(events.iter().any(|it| it.details.phone.as_deref() == Some("0465 000 415")));
    let address =
        format!("{SITE}/api/opendata/v2/content/search/q%20%3D%20%27cineforum%27%20limit%201");
    let _ = read(&server, &address).await;
}

#[tokio::test]
async fn the_generation_before_is_read_too() {
    let server = server().await;
    let (first, last) = november();
    let host = format!("{SITE}/legacy");
    let query = content_search(&host, None, TimeField::FromTo, (first, last), (20, 0));
    let events = read_all(&server, &query).await;
    assert!(20 < events.len(), "{}", events.len());
    let event = events.iter().find(|it| it.summary.starts_with("Venerdì al cinema"));
    let details = &event.expect("a film").details;
    assert!(details.timing_note.is_some() && details.place.is_some());
}

#[tokio::test]
async fn the_feed_is_read_without_a_complaint() {
    let server = server().await;
    let (first, last) = november();
    let feed = read_all(&server, &format!("{SITE}/api/ics/eventi.ics")).await;
    let calendar = read_all(&server, &calendar_search(SITE, None, first, last)).await;
    assert_eq!(seen(&feed, (first, last)), seen(&calendar, (first, last)));
}
