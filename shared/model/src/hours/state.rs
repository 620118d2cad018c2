//! Whether something is open now, and when that changes.

use super::{Hours, Opening};
use crate::holiday::Feast;
use crate::time::{DateTime, Timestamp};

/// How far ahead the next opening is looked for: a hut that closed in autumn opens in summer.
const DAYS_AHEAD: i32 = 400;

/// What stays open for so many spans in a row never closes.
const SPANS_IN_A_ROW: usize = 14;

/// Open or closed, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// People can go in.
    Open {
        /// When it closes; `None` if it does not, or nobody knows.
        until: Option<Timestamp>,
    },
    /// They cannot.
    Closed {
        /// When it opens; `None` if it does not, or nobody knows.
        opens: Option<Timestamp>,
    },
    /// The source does not say.
    Unknown,
}

impl Hours {
    /// Whether it is open `now`, in a town with this patron, and when that changes.
    ///
    /// An instant, because clocks in Rome show one hour of October twice.
    pub fn state(&self, now: Timestamp, patron: Option<Feast>) -> State {
        match self.is_open(now, patron) {
            None => State::Unknown,
            Some(true) => State::Open { until: self.closing(now, patron) },
            Some(false) => State::Closed { opens: self.opening(now, patron) },
        }
    }

    /// Whether it is open `now`: what a filter asks of half a million places. `None` if the source does not say.
    pub fn is_open(&self, now: Timestamp, patron: Option<Feast>) -> Option<bool> {
        let today = now.in_rome().date;
        let known = self.day(today, patron).opening != Opening::Unknown;
        let open = self.span_end(now, patron).is_some();
        (known || open).then_some(open)
    }

    /// When the span that contains `now` ends; it may have begun yesterday.
    fn span_end(&self, now: Timestamp, patron: Option<Feast>) -> Option<Timestamp> {
        let today = now.in_rome().date;
        let mut end = None;
        for date in [today.add_days(-1), today] {
            let Opening::Open(spans) = self.day(date, patron).opening else { continue };
            let spans = spans.iter().map(|it| it.on(date));
            let around = spans.filter(|(opens, closes)| *opens <= now && now < *closes);
            end = end.max(around.map(|it| it.1).max());
        }
        end
    }

    fn closing(&self, now: Timestamp, patron: Option<Feast>) -> Option<Timestamp> {
        let mut end = self.span_end(now, patron)?;
        for _ in 0..SPANS_IN_A_ROW {
            let Some(later) = self.span_end(end, patron) else {
                return self.is_known(end, patron).then_some(end);
            };
            end = later;
        }
        None
    }

    /// Whether an end is one: at a midnight before an unknown day it is only where knowledge ends.
    fn is_known(&self, end: Timestamp, patron: Option<Feast>) -> bool {
        let DateTime { date, seconds } = end.in_rome();
        seconds != 0 || self.day(date, patron).opening != Opening::Unknown
    }

    fn opening(&self, now: Timestamp, patron: Option<Feast>) -> Option<Timestamp> {
        let today = now.in_rome().date;
        for date in (0..DAYS_AHEAD).map(|it| today.add_days(it)) {
            let spans = match self.day(date, patron).opening {
                Opening::Open(spans) => spans,
                Opening::Closed => continue,
                Opening::Unknown => return None,
            };
            // In the night of March an hour does not happen: what opens and closes in it does not, either.
            let mut spans = spans.iter().map(|it| it.on(date));
            let next = spans.find(|(opens, closes)| now < *opens && opens < closes);
            if let Some((opens, _)) = next {
                return Some(opens);
            }
        }
        None
    }
}
