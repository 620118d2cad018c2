//! Writes one event, for the "add to my calendar" of every program that has one.

use cw_model::event::{Details, Event, When};
use cw_model::geo::Coordinates;
use cw_model::number::whole;
use cw_model::scan::span;
use cw_model::time::Timestamp;

use super::lines::{escape, fold};
use crate::html;

/// A whole calendar file with this event; `stamp` is the moment of writing.
///
/// Times are written in UTC, so that no table of time zones has to travel with them.
pub fn write(event: &Event, stamp: Timestamp) -> String {
    let mut file = File(String::new());
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//ComunWeb Widgets//Event calendar//IT");
    file.line("BEGIN:VEVENT");
    file.text("UID:", &event.uid);
    file.basic("DTSTAMP:", stamp.in_utc().iso(), "Z");
    match event.when {
        When::AllDay { first, last } => {
            file.basic("DTSTART;VALUE=DATE:", first.iso(), "");
            file.basic("DTEND;VALUE=DATE:", last.add_days(1).iso(), "");
        }
        When::Timed { start, end } => {
            file.basic("DTSTART:", start.in_utc().iso(), "Z");
            // The standard wants an end after the start, or none.
            if start < end {
                file.basic("DTEND:", end.in_utc().iso(), "Z");
            }
        }
    }
    file.text("SUMMARY:", &event.summary);
    file.details(&event.details);
    file.line("END:VEVENT");
    file.line("END:VCALENDAR");
    file.0
}

struct File(String);

impl File {
    fn line(&mut self, line: &str) {
        fold(line, &mut self.0);
    }

    /// A property whose value is text; without text there is no property.
    fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            let mut line = name.to_owned();
            escape(text, &mut line);
            self.line(&line);
        }
    }

    /// A time in the basic form, `20260115T090000Z`, from the extended one.
    fn basic(&mut self, name: &str, time: String, zone: &str) {
        let mut line = name.to_owned();
        line.extend(time.chars().filter(|it| !matches!(it, '-' | ':')));
        line.push_str(zone);
        self.line(&line);
    }

    fn details(&mut self, details: &Details) {
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        let description = html::plain(&text(&details.description));
        let told = if description.is_empty() { text(&details.abstract_text) } else { description };
        self.text("DESCRIPTION:", &told);
        let mut place = text(&details.place);
        if let Some(address) = &details.address {
            place.push_str(if place.is_empty() { "" } else { ", " });
            place.push_str(address);
        }
        self.text("LOCATION:", &place);
        if let Some(url) = &details.url {
            self.line(&["URL:", url].concat());
        }
        let mut categories = String::new();
        for (index, word) in details.categories.iter().enumerate() {
            categories.push_str(if index == 0 { "CATEGORIES:" } else { "," });
            escape(word, &mut categories);
        }
        if !categories.is_empty() {
            self.line(&categories);
        }
        if let Some(Coordinates { latitude, longitude }) = details.coordinates {
            self.line(&["GEO:", &degrees(latitude), ";", &degrees(longitude)].concat());
        }
        // An organizer without an address cannot be written: the value must be one.
        if let (Some(organizer), Some(email)) = (&details.organizer, &details.email)
            && span(email, b"@") < email.len()
            && email.bytes().all(|it| b' ' < it)
        {
            let name: String = organizer.chars().filter(|it| ' ' <= *it && *it != '"').collect();
            self.line(&["ORGANIZER;CN=\"", &name, "\":mailto:", email].concat());
        }
    }
}

/// Six decimals, a tenth of a metre; by integers, because formatting floats costs kilobytes.
fn degrees(value: f64) -> String {
    let millionths = (value.abs() * 1e6 + 0.5) as u32;
    let fraction = whole((millionths % 1_000_000 + 1_000_000).into());
    let sign = if value < 0.0 { "-" } else { "" };
    [sign, &whole((millionths / 1_000_000).into()), ".", &fraction[1..]].concat()
}
