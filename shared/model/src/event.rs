//! Things that happen somewhere. Field names follow iCalendar (RFC 5545) where it has one.

use std::rc::Rc;

use crate::geo::Coordinates;
use crate::time::{Date, DateTime, Timestamp};

mod same;

/// When something happens: on whole days, or between two instants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Whole days, both included; `first <= last`.
    AllDay {
        /// The day it begins.
        first: Date,
        /// The day it ends.
        last: Date,
    },
    /// From one instant to another; `start <= end`.
    Timed {
        /// When it begins.
        start: Timestamp,
        /// When it ends; equal to `start` when nobody said.
        end: Timestamp,
    },
}

impl When {
    /// `None` if the last day is before the first.
    pub fn days(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(When::AllDay { first, last })
    }

    /// `None` if the end is before the start.
    pub fn timed(start: Timestamp, end: Timestamp) -> Option<Self> {
        (start <= end).then_some(When::Timed { start, end })
    }

    /// Like [`When::timed`], but a span from midnight to midnight (or 23:59) in Rome is whole days.
    ///
    /// Municipal feeds have no other way to say that nobody knows the hour; this includes a lone
    /// midnight without an end.
    pub fn spanning(start: Timestamp, end: Timestamp) -> Option<Self> {
        let (from, to) = (start.in_rome(), end.in_rome());
        let until = to.hour() * 60 + to.minute();
        if from.seconds != 0 || !(until == 0 || until == 23 * 60 + 59) {
            return When::timed(start, end);
        }
        let last = if until == 0 && start < end { to.date.add_days(-1) } else { to.date };
        (start <= end).then_some(last).and_then(|last| When::days(from.date, last))
    }

    /// When it begins; midnight in Rome for whole days.
    pub fn start(&self) -> Timestamp {
        match *self {
            When::AllDay { first, .. } => DateTime::midnight(first).from_rome(),
            When::Timed { start, .. } => start,
        }
    }

    /// When it is over; the midnight after the last of whole days.
    pub fn end(&self) -> Timestamp {
        match *self {
            When::AllDay { last, .. } => DateTime::midnight(last.add_days(1)).from_rome(),
            When::Timed { end, .. } => end,
        }
    }

    /// The first day it touches, in Rome.
    pub fn first_day(&self) -> Date {
        match *self {
            When::AllDay { first, .. } => first,
            When::Timed { start, .. } => start.in_rome().date,
        }
    }

    /// The last day it touches, in Rome. What ends at midnight does not touch the day that begins.
    pub fn last_day(&self) -> Date {
        match *self {
            When::AllDay { last, .. } => last,
            When::Timed { start, end } if end <= start => start.in_rome().date,
            When::Timed { end, .. } => end.add_seconds(-1).in_rome().date,
        }
    }

    /// Whether no hour is known.
    pub fn is_all_day(&self) -> bool {
        matches!(self, When::AllDay { .. })
    }
}

/// One date of something that happens: a weekly market gives one of these for each week.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Stable across requests and distinct for each date; used as the list key and in links.
    pub uid: String,
    /// One line, plain text.
    pub summary: String,
    /// When it happens.
    pub when: When,
    /// Everything else; the dates of one event share it.
    pub details: Rc<Details>,
}

/// What is known about an event besides its name and time. Text is plain unless it says otherwise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Details {
    /// The event this is a date of: equal for all dates of a weekly market.
    pub series: Option<String>,
    /// BCP 47 tag of the texts, where the source says it: may differ from the reader's language.
    pub lang: Option<String>,
    /// A sentence or two.
    pub abstract_text: Option<String>,
    /// The whole story: HTML or plain text, untrusted; `cw_format::html` makes it safe.
    pub description: Option<String>,
    /// Kinds of event, in the source's own words.
    pub categories: Vec<String>,
    /// The name of the place.
    pub place: Option<String>,
    /// Street and town.
    pub address: Option<String>,
    /// Where it is; never the `0,0` that means "no position".
    pub coordinates: Option<Coordinates>,
    /// A picture of it.
    pub image: Option<Image>,
    /// What it costs, in words.
    pub cost: Option<String>,
    /// Whether it is free of charge.
    pub free: Option<bool>,
    /// Who holds it.
    pub organizer: Option<String>,
    /// Address for questions.
    pub email: Option<String>,
    /// Number for questions.
    pub phone: Option<String>,
    /// The page about it: absolute, http or https.
    pub url: Option<String>,
    /// Hours as the source tells them, in words.
    pub timing_note: Option<String>,
    /// Further practical information: HTML or plain text, untrusted.
    pub information: Option<String>,
    /// Whether people with disabilities can take part.
    pub accessible: Option<bool>,
}

/// A picture and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Absolute, http or https.
    pub url: String,
    /// Text alternative; empty when the source gives none.
    pub alt: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_instant;

    fn at(text: &str) -> Timestamp {
        parse_instant(text).expect("a moment").instant()
    }

    fn touches(start: &str, end: &str, first: &str, last: &str) {
        let when = When::timed(at(start), at(end)).expect("in order");
        assert_eq!(when.first_day().to_string(), first);
        assert_eq!(when.last_day().to_string(), last);
    }

    #[test]
    fn what_ends_at_midnight_does_not_touch_the_day_that_begins() {
        touches("2026-06-02T20:00", "2026-06-03T00:00", "2026-06-02", "2026-06-02");
        touches("2026-06-02T20:00", "2026-06-03T00:01", "2026-06-02", "2026-06-03");
        touches("2026-10-24T20:00", "2026-10-25T00:00", "2026-10-24", "2026-10-24");
    }

    #[test]
    fn what_has_no_length_touches_its_own_day() {
        touches("2026-06-02T20:00", "2026-06-02T20:00", "2026-06-02", "2026-06-02");
        touches("2026-06-02T00:00", "2026-06-02T00:00", "2026-06-02", "2026-06-02");
    }

    #[test]
    fn an_end_before_the_start_is_no_time_at_all() {
        assert_eq!(When::timed(at("2026-06-02T20:00"), at("2026-06-02T19:59")), None);
        assert_eq!(When::spanning(at("2026-06-02T00:00"), at("2026-06-01T23:59")), None);
        assert_eq!(When::spanning(at("2026-06-02T00:00"), at("2026-06-01T00:00")), None);
        assert_eq!(When::days(Date::from_days(1), Date::from_days(0)), None);
    }

    #[test]
    fn midnight_to_midnight_is_whole_days() {
        let days = |start, end, first, last| {
            let expected = When::days(at(first).in_rome().date, at(last).in_rome().date);
            assert_eq!(When::spanning(at(start), at(end)), expected);
        };
        days("2026-06-02T00:00", "2026-06-03T00:00", "2026-06-02", "2026-06-02");
        days("2026-06-02T00:00", "2026-06-02T23:59", "2026-06-02", "2026-06-02");
        days("2026-06-02T00:00", "2026-06-04T23:59:59", "2026-06-02", "2026-06-04");
        days("2026-06-02T00:00", "2026-06-02T00:00", "2026-06-02", "2026-06-02");
        days("2026-03-29T00:00", "2026-03-30T00:00", "2026-03-29", "2026-03-29");
        days("2026-10-25T00:00", "2026-10-26T00:00", "2026-10-25", "2026-10-25");
        let hours = When::spanning(at("2026-06-02T00:00"), at("2026-06-02T02:00"));
        assert!(hours.is_some_and(|it| !it.is_all_day()));
    }

    #[test]
    fn whole_days_end_at_the_midnight_after_them() {
        let day = at("2026-10-25").in_rome().date;
        let when = When::days(day, day).expect("in order");
        assert_eq!(when.start(), at("2026-10-25T00:00:00+02:00"));
        assert_eq!(when.end(), at("2026-10-26T00:00:00+01:00"));
    }
}
