//! When a content happens: every way OCOpenData has had to say it.

use cw_model::event::When;
use cw_model::number::decimal;
use cw_model::scan::{cut, find, piece, span as span_of};
use cw_model::time::{Moment, Timestamp, parse_instant};

use super::content::Content;
use crate::calendar::moment;
use crate::json::Json;

const UNREADABLE: &str = "begins at no readable time";

/// A date, or why it is none.
type Dated = Result<When, &'static str>;

/// The dates of a content, and whether they are all of them.
///
/// `events` of a `time_interval` is the truth, because editors delete and move single dates in it.
/// Rules are never expanded here: a missing end became "in thirty years" on the server.
pub(super) fn dates(content: &Content<'_, '_>) -> (Vec<Dated>, bool) {
    let interval = content.field("time_interval");
    if let Some(pattern) = interval.text() {
        return from_pattern(pattern);
    }
    for list in ["events", "recurrences"] {
        let dates = interval.get(list).elements();
        if !dates.is_empty() {
            return (dates.iter().map(dated).collect(), true);
        }
    }
    let input = interval.get("input");
    if !input.get("startDateTime").is_empty() {
        let only = span(input.get("startDateTime"), input.get("endDateTime"));
        let pattern = input.get("recurrencePattern").text().unwrap_or_default();
        return (vec![only], !repeats(pattern));
    }
    let start = content.field("from_time main_datetime data_inizio");
    let start =
        if start.is_empty() { interval.get("default_value").get("from_time") } else { start };
    if start.is_empty() {
        return (Vec::new(), true);
    }
    let end = content.field("to_time data_fine");
    let end = if end.is_empty() { interval.get("default_value").get("to_time") } else { end };
    (vec![span(start, tolerated(start, end))], true)
}

/// Legacy editors filled in the day of the end and left its hour at midnight, before the start.
fn tolerated<'j, 'a>(start: &Json<'a>, end: &'j Json<'a>) -> &'j Json<'a> {
    let (Some(begins), Some(ends)) = (moment(start), moment(end)) else { return end };
    let unfilled = begins.day() == ends.day()
        && ends.instant() < begins.instant()
        && ends.instant() == Moment::Day(ends.day()).instant();
    if unfilled { end.get("") } else { end }
}

fn dated(date: &Json<'_>) -> Dated {
    span(date.get("start"), date.get("end"))
}

fn span(start: &Json<'_>, end: &Json<'_>) -> Dated {
    let start = moment(start).ok_or(UNREADABLE)?;
    let end = match end {
        it if it.is_empty() => None,
        it => Some(moment(it).ok_or("ends at no readable time")?),
    };
    between(start, end)
}

/// Days name themselves whole: here, unlike in calendars, the last one is included.
fn between(start: Moment, end: Option<Moment>) -> Dated {
    let end = end.unwrap_or(start);
    let when = match (start, end) {
        (Moment::Day(first), end) => When::days(first, end.day()),
        (Moment::Time(start), end) => When::spanning(start, end.instant()),
    };
    when.ok_or("ends before it starts")
}

/// `DTSTART=…;DTEND=…;FREQ=…#start-end|start-end`: not RFC 5545. The part after `#` are the dates as
/// edited by hand, in seconds; without it the first date is all that is known.
fn from_pattern(pattern: &str) -> (Vec<Dated>, bool) {
    if let Some((_, edited)) = cut(pattern, b'#').filter(|(_, edited)| !edited.is_empty()) {
        let (mut rest, mut dates) = (Some(edited), Vec::new());
        while let Some(date) = piece(&mut rest, b"|") {
            dates.push(from_seconds(date));
        }
        return (dates, true);
    }
    let start = part(pattern, "DTSTART=").and_then(parse_instant);
    let end = part(pattern, "DTEND=").and_then(parse_instant);
    let only = start.ok_or(UNREADABLE).and_then(|start| between(start, end));
    (vec![only], !repeats(pattern))
}

fn from_seconds(text: &str) -> Dated {
    let (start, end) = cut(text, b'-').ok_or(UNREADABLE)?;
    let seconds = |it| decimal(it).map(|it| Moment::Time(Timestamp(it as i64))).ok_or(UNREADABLE);
    between(seconds(start)?, Some(seconds(end)?))
}

/// The value of one key of a rule.
fn part<'r>(rule: &'r str, key: &str) -> Option<&'r str> {
    let value = &rule[find(rule, key)? + key.len()..];
    Some(&value[..span_of(value, b";#")])
}

/// Whether a rule means more than one date; the editor writes "once" as `FREQ=DAILY;COUNT=1`.
fn repeats(rule: &str) -> bool {
    part(rule, "FREQ=").is_some() && part(rule, "COUNT=") != Some("1")
}
