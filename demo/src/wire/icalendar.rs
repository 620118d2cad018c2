//! The events as one iCalendar file, each date an event of its own: nothing repeats.

use cw_model::time::{DateTime, Timestamp};

use crate::event::{Event, Locale, Span};
use crate::item::Item;

/// A whole calendar, RFC 5545: folded lines, CRLF, times in UTC.
pub fn calendar(items: &[Item], site: &str, now: Timestamp) -> String {
    let mut lines = Lines::default();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Comune di Valdaria//Eventi//IT"] {
        lines.add(line, "");
    }
    lines.add("X-WR-CALNAME:", &escaped("Eventi del Comune di Valdaria"));
    lines.add("REFRESH-INTERVAL;VALUE=DURATION:", "PT12H");
    for event in items.iter().filter_map(Item::event) {
        for span in &event.occurrences {
            add(&mut lines, event, *span, site, now);
        }
    }
    lines.add("END:VCALENDAR", "");
    lines.0
}

fn add(lines: &mut Lines, event: &Event, span: Span, site: &str, now: Timestamp) {
    let text = event.text(Locale::Italian);
    lines.add("BEGIN:VEVENT", "");
    lines.add("UID:", &format!("{}-{}@valdaria.example", event.remote_id, span.start));
    lines.add("DTSTAMP:", &utc(now));
    add_dates(lines, span);
    lines.add("SUMMARY:", &escaped(&text.title));
    lines.add("DESCRIPTION:", &escaped(&text.summary));
    let place = &event.place;
    let address = place.address.as_ref().map(|it| format!(", {it}")).unwrap_or_default();
    lines.add("LOCATION:", &escaped(&format!("{}{address}", place.name.it)));
    if let Some((latitude, longitude)) = place.position {
        lines.add("GEO:", &format!("{latitude};{longitude}"));
    }
    let kinds: Vec<String> = event.kinds.iter().map(|it| escaped(&it.it)).collect();
    lines.add("CATEGORIES:", &kinds.join(","));
    lines.add("URL:", &format!("{site}/Eventi/{}", event.slug));
    lines.add("END:VEVENT", "");
}

/// Whole days where the editor left out the hours, or the event lasts longer than a day.
fn add_dates(lines: &mut Lines, Span { start, end }: Span) {
    let (from, to) = (Timestamp(start).in_rome(), Timestamp(end).in_rome());
    let whole = from.seconds == 0 && to.hour() == 23 && to.minute() == 59;
    if whole || end - start >= 86_400 {
        lines.add("DTSTART;VALUE=DATE:", &basic(from, 8));
        let after = DateTime::midnight(to.date.add_days(1));
        lines.add("DTEND;VALUE=DATE:", &basic(after, 8));
    } else {
        lines.add("DTSTART:", &utc(Timestamp(start)));
        lines.add("DTEND:", &utc(Timestamp(end)));
    }
}

fn utc(instant: Timestamp) -> String {
    format!("{}Z", basic(instant.in_utc(), 15))
}

/// `20260816T203000`, or the first `length` letters of it.
fn basic(moment: DateTime, length: usize) -> String {
    moment.to_string().chars().filter(|it| !"-:".contains(*it)).take(length).collect()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Content lines, none longer than 75 octets.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for letter in name.chars().chain(value.chars()) {
            if 75 < octets + letter.len_utf8() {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            octets += letter.len_utf8();
            self.0.push(letter);
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters() {
        let mut lines = Lines::default();
        lines.add("SUMMARY:", &"è".repeat(60));
        assert!(lines.0.split("\r\n").all(|it| it.len() <= 75));
        assert_eq!(lines.0.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "è".repeat(60)));
    }

    #[test]
    fn separators_in_text_are_escaped() {
        assert_eq!(escaped("pane, vino; e\npoi"), "pane\\, vino\\; e\\npoi");
    }
}
