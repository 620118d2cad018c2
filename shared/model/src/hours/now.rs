//! The moment about which hours are asked: worked out once, asked of half a million places.

use super::span::{DAY, Span};
use crate::holiday::{Feast, is_holiday};
use crate::time::{Date, DateTime, Timestamp};

/// An instant in a town: an instant, because clocks in Rome show one hour of October twice.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    pub(super) instant: Timestamp,
    pub(super) patron: Option<Feast>,
    /// Yesterday's spans may last until today.
    pub(super) days: [Civil; 2],
}

/// A day with all that the hours of every place need to know about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Civil {
    pub date: Date,
    pub holiday: bool,
    midnight: Timestamp,
    /// Whether clocks run on without a jump until the end of the next day.
    steady: bool,
}

impl Now {
    /// This instant, in a town with this patron.
    pub fn new(instant: Timestamp, patron: Option<Feast>) -> Self {
        let today = instant.in_rome().date;
        let days = [today.add_days(-1), today].map(|it| Civil::new(it, patron));
        Now { instant, patron, days }
    }
}

impl Civil {
    pub fn new(date: Date, patron: Option<Feast>) -> Self {
        let midnight = DateTime::midnight(date).from_rome();
        let end = DateTime::midnight(date.add_days(2)).from_rome();
        let steady = midnight.until(end) == i64::from(2 * DAY * 60);
        Civil { date, holiday: is_holiday(date, patron), midnight, steady }
    }

    /// The instants between which a span is open that begins on this day.
    pub fn instants(&self, span: Span) -> (Timestamp, Timestamp) {
        (self.instant(span.opens()), self.instant(span.closes()))
    }

    fn instant(&self, minutes: u32) -> Timestamp {
        if self.steady {
            return self.midnight.add_seconds(i64::from(minutes) * 60);
        }
        let date = self.date.add_days((minutes / DAY) as i32);
        DateTime { date, seconds: minutes % DAY * 60 }.from_rome()
    }
}
