//! What time it is; tests and pictures choose the day.

use std::time::{SystemTime, UNIX_EPOCH};

use cw_model::time::{Date, DateTime, Timestamp};

/// The machine's clock, or one that stands still.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    day: Option<Date>,
}

impl Clock {
    /// A clock that says nine in the morning of `day`, for ever.
    pub fn stopped(day: Date) -> Self {
        Clock { day: Some(day) }
    }

    /// Now.
    pub fn now(self) -> Timestamp {
        match self.day {
            Some(date) => DateTime { date, seconds: 9 * 3600 }.from_rome(),
            None => Timestamp(milliseconds() / 1000),
        }
    }

    /// Today in Rome.
    pub fn today(self) -> Date {
        self.now().in_rome().date
    }
}

/// Of the machine's clock since 1970, whatever day was chosen: for measuring.
pub fn milliseconds() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
