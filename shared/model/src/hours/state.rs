//! Whether something is open now, and when that changes.

use super::now::Civil;
use super::{Hours, Now, Opening};
use crate::time::Timestamp;

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

/// What is known about an instant.
enum Sign {
    /// Inside a span that ends then.
    OpenUntil(Timestamp),
    Closed,
    Unknown,
}

impl Hours {
    /// Whether it is open now, and when that changes.
    pub fn state(&self, now: &Now) -> State {
        match self.sign(now) {
            Sign::OpenUntil(end) => State::Open { until: self.closing(now, end) },
            Sign::Closed => State::Closed { opens: self.opening(now) },
            Sign::Unknown => State::Unknown,
        }
    }

    /// Whether it is open now; `None` if the source does not say. What a filter asks.
    pub fn is_open(&self, now: &Now) -> Option<bool> {
        match self.sign(now) {
            Sign::OpenUntil(_) => Some(true),
            Sign::Closed => Some(false),
            Sign::Unknown => None,
        }
    }

    fn sign(&self, now: &Now) -> Sign {
        let (mut sign, mut end, mut doubted) = (Sign::Unknown, None, false);
        for day in &now.days {
            let known = self.on(day.date, day.holiday);
            let spans = match known.opening {
                Opening::Open(spans) => spans,
                Opening::Closed => Vec::new(),
                // Of the two days the last one decides what is known.
                Opening::Unknown => {
                    sign = Sign::Unknown;
                    continue;
                }
            };
            sign = Sign::Closed;
            for span in spans {
                let (opens, closes) = day.instants(span);
                if opens <= now.instant && now.instant < closes {
                    doubted |= known.doubtful;
                    if !known.doubtful {
                        end = end.max(Some(closes));
                    }
                }
            }
        }
        match end {
            Some(end) => Sign::OpenUntil(end),
            None if doubted => Sign::Unknown,
            None => sign,
        }
    }

    /// The end of this span and of those that follow it without a break. At a midnight before an unknown day only
    /// knowledge ends.
    fn closing(&self, now: &Now, mut end: Timestamp) -> Option<Timestamp> {
        for _ in 0..SPANS_IN_A_ROW {
            match self.sign(&Now::new(end, now.patron)) {
                Sign::OpenUntil(later) => end = later,
                Sign::Unknown if end.in_rome().seconds == 0 => return None,
                Sign::Closed | Sign::Unknown => return Some(end),
            }
        }
        None
    }

    fn opening(&self, now: &Now) -> Option<Timestamp> {
        let [_, today] = now.days;
        for date in (0..DAYS_AHEAD).map(|it| today.date.add_days(it)) {
            let day = Civil::new(date, now.patron);
            let known = self.on(date, day.holiday);
            let spans = match known.opening {
                Opening::Open(spans) if !known.doubtful => spans,
                Opening::Closed => continue,
                Opening::Open(_) | Opening::Unknown => return None,
            };
            // In the night of March an hour does not happen: what opens and closes in it does not, either.
            for span in spans {
                let (opens, closes) = day.instants(span);
                if now.instant < opens && opens < closes {
                    return Some(opens);
                }
            }
        }
        None
    }
}
