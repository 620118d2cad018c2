//! Dates and times of events, said as people say them.

use cw_kit::intl::Words;
use cw_model::event::{Event, When};
use cw_model::time::Date;

use crate::messages::{
    Message, between_times, from_to, from_to_times, join, text, until_day, until_time,
};

/// "20:30–22:00", "20:30", "Tutto il giorno", "fino al 19 dicembre", as it concerns one day.
pub fn hours(event: &Event, day: Date, words: &Words) -> String {
    let (first, last) = (event.when.first_day(), event.when.last_day());
    let until = || until_day(&words.short_date(last), words.language());
    match &event.when {
        When::AllDay { .. } if day < last => until(),
        When::AllDay { .. } if first < last => text(Message::LastDay, words.language()).into(),
        When::AllDay { .. } => text(Message::AllDay, words.language()).into(),
        When::Timed { start, end } => match (first == day, last == day) {
            (true, true) if end == start => words.time(*start),
            (true, true) => join(&[&words.time(*start), "–", &words.time(*end)]),
            (true, false) => join(&[&words.time(*start), ", ", &until()]),
            (false, true) => until_time(&words.time(*end), words.language()),
            (false, false) => until(),
        },
    }
}

/// The same for a voice, where the two differ.
pub fn spoken_hours(event: &Event, words: &Words) -> Option<String> {
    match &event.when {
        When::Timed { start, end } if start < end && first_is_last(event) => {
            Some(between_times(&words.time(*start), &words.time(*end), words.language()))
        }
        _ => None,
    }
}

fn first_is_last(event: &Event) -> bool {
    event.when.first_day() == event.when.last_day()
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
            let (from, to) = (words.long_date(first), words.long_date(last));
            let (begins, ends) = (words.time(*start), words.time(*end));
            from_to_times((&begins, &from), (&ends, &to), words.language())
        }
    }
}
