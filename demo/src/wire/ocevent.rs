//! `ocevent`: the datatype of an event's dates, with the pattern of its editor.

use cw_model::time::{DateTime, Timestamp};
use serde_json::{Value, json};

use super::iso;
use crate::event::{Event, Frequency, Span};

const THIRTY_YEARS: i64 = 30 * 365 * 86_400;

/// The value of `time_interval`.
///
/// `events` is the truth. `recurrences` are those of the rule alone, and wear winter's offset all year
/// round, as they do on some hosts.
pub fn value(event: &Event) -> Value {
    let first = event.planned.first().copied().unwrap_or_else(|| event.extent());
    let extent = event.extent();
    let until = if event.endless { first.start + THIRTY_YEARS } else { extent.end };
    let offset = &iso(first.start)[19..];
    json!({
        "input": {
            "startDateTime": iso(first.start),
            "endDateTime": iso(first.end),
            "freq": frequency(event.frequency).0,
            "interval": event.interval.to_string(),
            "until": iso(until),
            "byweekday": weekdays(event),
            "timeZone": { "offset": offset },
            "recurrencePattern": pattern(event, first, until),
        },
        "text": "",
        "recurrences": event.planned.iter().map(|it| occurrence(it, winter)).collect::<Vec<_>>(),
        "events": event.occurrences.iter().map(|it| occurrence(it, iso)).collect::<Vec<_>>(),
        "default_value": {
            "count": event.occurrences.len(),
            "from_time": iso(extent.start),
            "to_time": iso(extent.end),
        },
    })
}

/// Not RFC 5545: the dates are inside, with `=`.
fn pattern(event: &Event, first: Span, until: i64) -> String {
    let dates = format!("DTSTART={};DTEND={}", basic(first.start), basic(first.end));
    let name = format!("FREQ={};INTERVAL={}", frequency(event.frequency).1, event.interval);
    match event.frequency {
        Frequency::Once => format!("{dates};{name};COUNT=1"),
        Frequency::Monthly => format!("{dates};{name};UNTIL={}", basic(until)),
        Frequency::Weekly => {
            const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
            let days: Vec<&str> = weekdays(event).into_iter().map(|it| DAYS[it]).collect();
            let (days, until) = (days.join(","), basic(until));
            format!("{dates};{name};BYDAY={days};UNTIL={until}")
        }
    }
}

fn weekdays(event: &Event) -> Vec<usize> {
    if event.frequency != Frequency::Weekly {
        return Vec::new();
    }
    let days = event.planned.iter().map(|it| Timestamp(it.start).in_rome().date.weekday() as usize);
    let mut days: Vec<usize> = days.collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Code of rrule.js, and name.
fn frequency(frequency: Frequency) -> (&'static str, &'static str) {
    match frequency {
        Frequency::Once => ("3", "DAILY"),
        Frequency::Weekly => ("2", "WEEKLY"),
        Frequency::Monthly => ("1", "MONTHLY"),
    }
}

fn occurrence(span: &Span, moment: fn(i64) -> String) -> Value {
    json!({
        "id": format!("{}-{}", span.start, span.end),
        "start": moment(span.start),
        "end": moment(span.end),
    })
}

/// The clock of Rome with winter's offset, wrong in summer.
fn winter(seconds: i64) -> String {
    format!("{}+01:00", Timestamp(seconds).in_rome())
}

/// `20200115T090000Z`.
fn basic(seconds: i64) -> String {
    let DateTime { date, .. } = Timestamp(seconds).in_utc();
    let clock = Timestamp(seconds).in_utc();
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
        date.year(),
        date.month(),
        date.day(),
        clock.hour(),
        clock.minute(),
        clock.seconds % 60
    )
}
