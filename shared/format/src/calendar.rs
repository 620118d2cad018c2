//! The `calendar` environment and other FullCalendar feeds: dates already expanded.
//!
//! What it cannot tell: opening hours come without their season, so a closed museum still seems open.

use std::rc::Rc;

use cw_model::event::{Details, When};
use cw_model::number::whole;
use cw_model::time::{DateTime, Moment, Timestamp, parse_instant};

use crate::events::Context;
use crate::events::collect::Collector;
use crate::json::Json;
use crate::link;
use crate::opendata::content::Content;

/// The environment gives at most so many contents and does not say that there are more.
pub const LIMIT: usize = 300;

/// Whether a record is a date of a calendar.
pub(crate) fn is_date(record: &Json<'_>) -> bool {
    !record.get("start").is_empty()
}

/// Reads one date.
pub(crate) fn read(record: &Json<'_>, into: &mut Collector<'_>) {
    let content = Content::new(record.get("content"), into.context.language);
    let known = record.get("id").identifier().or_else(|| content.id().identifier());
    let name = into.name_of(record);
    let id = known.unwrap_or_else(|| name.clone());
    into.count(&id);
    let title = record.get("title").owned().filter(|_| !content.speaks());
    let Some(summary) = title.or_else(|| content.title().owned()) else {
        return into.refuse(&name, "has no title");
    };
    match when(record) {
        Ok(when) => {
            let details = details(&id, record, &content, into);
            into.keep(&id, &summary, when, &details);
        }
        Err(reason) => into.refuse(&name, reason),
    }
}

/// Distinct for each date of an event, and the same on every day we ask.
pub(crate) fn uid(id: &str, when: &When) -> String {
    let start = match when {
        When::AllDay { first, .. } => first.iso(),
        When::Timed { start, .. } => whole(start.0),
    };
    [id, "@", &start].concat()
}

fn when(record: &Json<'_>) -> Result<When, &'static str> {
    let start = moment(record.get("start")).ok_or("begins at no readable time")?;
    let end = match record.get("end") {
        it if it.is_empty() => None,
        it => Some(moment(it).ok_or("ends at no readable time")?),
    };
    let whole_days = record.get("allDay").flag() == Some(true) || matches!(start, Moment::Day(_));
    let when = if whole_days {
        all_day(start, end)
    } else {
        let start = start.instant();
        When::spanning(start, end.map_or(start, Moment::instant))
    };
    when.ok_or("ends before it starts")
}

/// The end of whole days is exclusive; feeds that repeat the start as the end mean one day.
fn all_day(start: Moment, end: Option<Moment>) -> Option<When> {
    let first = start.day();
    let Some(end) = end else { return When::days(first, first) };
    // An hour after midnight was not meant as "the day before".
    let exclusive = end.instant() == DateTime::midnight(end.day()).from_rome();
    let last = if exclusive && first < end.day() { end.day().add_days(-1) } else { end.day() };
    When::days(first, last)
}

/// A time as text, or counted since 1970 in seconds or, as JavaScript does, in milliseconds.
pub(crate) fn moment(value: &Json<'_>) -> Option<Moment> {
    if let Some(moment) = value.text().and_then(parse_instant) {
        return Some(moment);
    }
    let count = value.number().filter(|it| *it != 0.0 && it.abs() < 1e15)? as i64;
    let seconds = if count.abs() < 100_000_000_000 { count } else { count.div_euclid(1000) };
    Some(Moment::Time(Timestamp(seconds)))
}

fn details(
    id: &str,
    record: &Json<'_>,
    content: &Content<'_, '_>,
    into: &mut Collector<'_>,
) -> Rc<Details> {
    if content.exists() {
        return into.shared(id, content, record.get("extendedProps").get("location").text());
    }
    Rc::new(flat(id, record, into.context))
}

/// What simple feeds write beside the title, at the top or in `extendedProps`.
fn flat(id: &str, record: &Json<'_>, context: &Context<'_>) -> Details {
    let extra = record.get("extendedProps");
    let text = |name: &str| record.get(name).text().or_else(|| extra.get(name).text());
    let mut details = Details {
        series: Some(id.to_owned()),
        description: text("description").map(str::to_owned),
        url: text("url").and_then(|it| link::page(it, context.base)),
        ..Details::default()
    };
    for words in [record.get("category"), extra.get("category"), record.get("categories")] {
        let words = words.elements_or_self().iter().filter_map(Json::text);
        details.categories.extend(words.map(str::to_owned));
    }
    // OpenCity calls the address of the page a location; elsewhere it is where people meet.
    for location in [record.get("location"), extra.get("location")] {
        match location.text() {
            Some(path) if path.starts_with('/') || path.starts_with("http") => {
                details.url = details.url.or_else(|| link::page(path, context.base));
            }
            Some(place) => details.place = details.place.or_else(|| Some(place.to_owned())),
            None => {}
        }
    }
    details
}
