//! Writes one event, for the "add to my calendar" of every program that has one.

use cw_model::event::{Event, When};
use cw_model::time::{Date, Timestamp};

use super::lines::{escape, fold};
use crate::html;

/// A whole calendar file with this event; `stamp` is the moment of writing.
///
/// Times are written in UTC, so that no table of time zones has to travel with them.
pub fn write(event: &Event, stamp: Timestamp) -> String {
    let mut file = String::new();
    let mut line = |name: &str, value: &str| fold(name, value, &mut file);
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//ComunWeb Widgets//Event calendar//IT");
    line("BEGIN", "VEVENT");
    line("UID", &escape(&event.uid));
    line("DTSTAMP", &instant(stamp));
    match event.when {
        When::AllDay { first, last } => {
            line("DTSTART;VALUE=DATE", &day(first));
            line("DTEND;VALUE=DATE", &day(last.add_days(1)));
        }
        When::Timed { start, end } => {
            line("DTSTART", &instant(start));
            // The standard wants an end after the start, or none.
            if start < end {
                line("DTEND", &instant(end));
            }
        }
    }
    line("SUMMARY", &escape(&event.summary));
    properties(event, &mut line);
    line("END", "VEVENT");
    line("END", "VCALENDAR");
    file
}

fn properties(event: &Event, line: &mut dyn FnMut(&str, &str)) {
    let details = &event.details;
    let description = details.description.as_ref().map(|it| html::plain(it));
    let description = description.filter(|it| !it.is_empty()).or(details.abstract_text.clone());
    if let Some(text) = description {
        line("DESCRIPTION", &escape(&text));
    }
    let place: Vec<&str> =
        [&details.place, &details.address].into_iter().flatten().map(String::as_str).collect();
    if !place.is_empty() {
        line("LOCATION", &escape(&place.join(", ")));
    }
    if let Some(url) = &details.url {
        line("URL", &url.replace(['\r', '\n'], ""));
    }
    if !details.categories.is_empty() {
        let words: Vec<String> = details.categories.iter().map(|it| escape(it)).collect();
        line("CATEGORIES", &words.join(","));
    }
    if let Some((latitude, longitude)) = details.coordinates {
        line("GEO", &[&degrees(latitude), ";", &degrees(longitude)].concat());
    }
    // An organizer without an address cannot be written: the value must be one.
    if let (Some(organizer), Some(email)) = (&details.organizer, &details.email)
        && email.contains('@')
        && !email.contains(|it: char| it.is_whitespace() || it.is_control())
    {
        let name: String = organizer.chars().filter(|it| !it.is_control() && *it != '"').collect();
        line(&["ORGANIZER;CN=\"", &name, "\""].concat(), &["mailto:", email].concat());
    }
}

/// `20260115T090000Z`
fn instant(instant: Timestamp) -> String {
    let mut text = instant.in_utc().to_string().replace(['-', ':'], "");
    text.push('Z');
    text
}

/// `20260115`
fn day(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// Six decimals, a tenth of a metre; by integers, because formatting floats costs kilobytes.
fn degrees(value: f64) -> String {
    let millionths = (value.abs() * 1e6 + 0.5) as u64;
    let fraction = (millionths % 1_000_000 + 1_000_000).to_string();
    let sign = if value < 0.0 { "-" } else { "" };
    [sign, &(millionths / 1_000_000).to_string(), ".", &fraction[1..]].concat()
}
