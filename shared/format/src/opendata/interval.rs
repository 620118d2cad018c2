//! When a content happens: every way OCOpenData has had to say it.

use cw_model::event::When;
use cw_model::time::{Moment, Timestamp, parse_instant};

use super::content::Content;
use crate::calendar::moment;
use crate::json::Json;

/// A date, or why it is none.
type Dated = Result<When, &'static str>;

/// The dates of a content, and whether they are all of them.
///
/// `events` of a `time_interval` is the truth, because editors delete and move single dates in it.
/// Rules are never expanded here: a missing end became "in thirty years" on the server.
pub(super) fn dates(content: &Content<'_, '_>) -> (Vec<Dated>, bool) {
    let interval = content.field(&["time_interval"]);
    if let Some(pattern) = interval.text() {
        return from_pattern(pattern);
    }
    for list in ["events", "recurrences"] {
        let dates = interval.get(list).elements();
        if !dates.is_empty() {
            let spans = dates.iter().map(|it| span(it.get("start"), it.get("end")));
            return (spans.collect(), true);
        }
    }
    let input = interval.get("input");
    if !input.get("startDateTime").is_empty() {
        let only = span(input.get("startDateTime"), input.get("endDateTime"));
        let pattern = input.get("recurrencePattern").text().unwrap_or_default();
        return (vec![only], !repeats(pattern));
    }
    let start = content.field(&["from_time", "main_datetime", "data_inizio"]);
    let start =
        if start.is_empty() { interval.get("default_value").get("from_time") } else { start };
    if start.is_empty() {
        return (Vec::new(), true);
    }
    let end = content.field(&["to_time", "data_fine"]);
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

fn span(start: &Json<'_>, end: &Json<'_>) -> Dated {
    let start = moment(start).ok_or("begins at no readable time")?;
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
    let (rule, edited) = pattern.split_once('#').unwrap_or((pattern, ""));
    if !edited.is_empty() {
        return (edited.split('|').map(from_seconds).collect(), true);
    }
    let Some(start) = part(rule, "DTSTART").and_then(parse_instant) else {
        return (vec![Err("begins at no readable time")], true);
    };
    let end = part(rule, "DTEND").and_then(parse_instant);
    (vec![between(start, end)], !repeats(rule))
}

fn from_seconds(text: &str) -> Dated {
    let seconds = |it: &str| it.trim().parse().map(Timestamp).ok();
    let (start, end) = text.split_once('-').ok_or("begins at no readable time")?;
    let (start, end) = seconds(start).zip(seconds(end)).ok_or("begins at no readable time")?;
    between(Moment::Time(start), Some(Moment::Time(end)))
}

/// The value of one key of a rule.
fn part<'r>(rule: &'r str, key: &str) -> Option<&'r str> {
    let mut parts = rule.split(';').filter_map(|it| it.split_once('='));
    parts.find(|(name, _)| name.trim() == key).map(|(_, value)| value.trim())
}

/// Whether a rule means more than one date; the editor writes "once" as `FREQ=DAILY;COUNT=1`.
fn repeats(rule: &str) -> bool {
    part(rule, "FREQ").is_some() && part(rule, "COUNT") != Some("1")
}
