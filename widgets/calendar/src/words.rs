//! Dates and times of events, said as people say them.

use cw_kit::intl::Words;
use cw_model::event::{Event, When};
use cw_model::time::Date;

use crate::messages::{Message, from_to, join, text};

/// "20:30–22:00", "20:30", or "Tutto il giorno", as it concerns one day.
pub fn hours(event: &Event, day: Date, words: &Words) -> String {
    let When::Timed { start, end } = &event.when else {
        return text(Message::AllDay, words.language()).into();
    };
    let starts = event.when.first_day() == day;
    let ends = event.when.last_day() == day && end != start;
    match (starts, ends) {
        (true, true) => join(&[&words.time(*start), "–", &words.time(*end)]),
        (true, false) => words.time(*start),
        (false, true) => join(&["–", &words.time(*end)]),
        (false, false) => text(Message::Ongoing, words.language()).into(),
    }
}

/// The dates of an event in full: "mercoledì 10 giugno 2026, 20:30–22:00".
pub fn when(event: &Event, words: &Words) -> String {
    let (first, last) = (event.when.first_day(), event.when.last_day());
    match &event.when {
        When::AllDay { .. } if first == last => words.full_date(first),
        When::AllDay { .. } => {
            from_to(&words.long_date(first), &words.long_date(last), words.language())
        }
        When::Timed { .. } if first == last => {
            join(&[&words.full_date(first), ", ", &hours(event, first, words)])
        }
        When::Timed { start, end } => {
            let from = join(&[&words.long_date(first), ", ", &words.time(*start)]);
            let to = join(&[&words.long_date(last), ", ", &words.time(*end)]);
            from_to(&from, &to, words.language())
        }
    }
}
