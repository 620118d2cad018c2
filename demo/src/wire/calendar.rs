//! The `calendar` environment: a bare array for FullCalendar, one element per occurrence.

use cw_model::time::Timestamp;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};

use super::content::content;
use super::{Base, iso};
use crate::event::{Locale, Span};
use crate::item::Item;
use crate::vocabulary::Dialect;

/// One occurrence. The content is there again with each, written once.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Element<'a> {
    content: &'a RawValue,
    id: i64,
    title: &'a str,
    all_day: bool,
    start: String,
    end: String,
    r#type: &'static str,
    extended_props: Value,
}

/// Every occurrence of the events among `items` that touches the window, bounds included.
pub fn elements(
    items: &[Item],
    (from, to): (i64, i64),
    locale: Locale,
    base: &Base,
) -> serde_json::Result<Vec<Box<RawValue>>> {
    let mut elements = Vec::new();
    for item in items {
        let Some(event) = item.event() else { continue };
        let content = to_raw_value(&content(item, Dialect::OpenCity, base))?;
        for span in event.occurrences.iter().filter(|it| it.start <= to && from <= it.end) {
            let (all_day, start, end) = bounds(*span);
            elements.push(to_raw_value(&Element {
                content: &content,
                id: event.id,
                title: &event.text(locale).title,
                all_day,
                start,
                end,
                r#type: "Evento",
                extended_props: json!({ "location": item.path() }),
            })?);
        }
    }
    Ok(elements)
}

/// A day or longer on the clock of Rome is "all day", and then its end is the day after.
fn bounds(Span { start, end }: Span) -> (bool, String, String) {
    let (from, to) = (Timestamp(start).in_rome(), Timestamp(end).in_rome());
    let days = to.date.days() - from.date.days() - i32::from(to.seconds < from.seconds);
    if days < 1 {
        return (false, iso(start), iso(end));
    }
    (true, from.date.to_string(), to.date.add_days(1).to_string())
}

#[cfg(test)]
mod tests {
    use cw_model::time::parse_instant;

    use super::*;

    fn check(start: &str, end: &str, expected: (bool, &str, &str)) {
        let seconds = |it| parse_instant(it).expect("an instant").instant().0;
        let (all_day, first, last) = bounds(Span { start: seconds(start), end: seconds(end) });
        assert_eq!((all_day, first.as_str(), last.as_str()), expected);
    }

    #[test]
    fn less_than_a_day_has_times_with_the_offset_of_rome() {
        check(
            "2026-01-15T10:00",
            "2026-01-15T12:00",
            (false, "2026-01-15T10:00:00+01:00", "2026-01-15T12:00:00+01:00"),
        );
        check(
            "2026-08-10T21:00",
            "2026-08-11T00:30",
            (false, "2026-08-10T21:00:00+02:00", "2026-08-11T00:30:00+02:00"),
        );
    }

    #[test]
    fn a_night_of_the_clock_wears_both_offsets() {
        check(
            "2026-10-24T22:00",
            "2026-10-25T03:30",
            (false, "2026-10-24T22:00:00+02:00", "2026-10-25T03:30:00+01:00"),
        );
        check(
            "2026-03-28T22:00",
            "2026-03-29T04:00",
            (false, "2026-03-28T22:00:00+01:00", "2026-03-29T04:00:00+02:00"),
        );
    }

    #[test]
    fn a_day_or_longer_is_all_day_and_ends_the_day_after() {
        check("2026-08-14T00:00", "2026-08-17T23:59", (true, "2026-08-14", "2026-08-18"));
        check("2026-07-10T18:00", "2026-07-12T23:30", (true, "2026-07-10", "2026-07-13"));
        check("2026-10-24T00:00", "2026-10-25T00:00", (true, "2026-10-24", "2026-10-26"));
    }
}
