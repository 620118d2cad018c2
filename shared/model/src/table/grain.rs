//! The periods that moments name: where they begin and end.

use super::Grain;
use crate::time::clock::rome_offset;
use crate::time::{Date, Timestamp};

/// Seconds of a day on the wall clock.
pub const DAY: f64 = 86_400.0;

/// The first and the last second that calendars here know.
pub const TIME: (f64, f64) = (-62_135_596_800.0, 253_402_300_799.0);

impl Grain {
    /// Where the period that begins at a moment ends: the beginning of the next one. An instant lasts no time.
    pub fn end(self, seconds: f64) -> f64 {
        if self == Grain::Instant || !seconds.is_finite() {
            return seconds;
        }
        let day = day_of(seconds);
        let month = day.month() - 1;
        let months = match self {
            Grain::Year => 12 - month,
            Grain::Quarter => 3 - month % 3,
            Grain::Month => 1,
            Grain::Day | Grain::Instant => return begin_of(day.add_days(1)),
        };
        begin_of(day.first_of_month().add_months(months as i32))
    }
}

impl Grain {
    /// What the clocks of Rome show at a moment, as seconds since 1970-01-01 00:00 on them. Only of instants is that
    /// another number: in October an hour comes twice, and instants must not.
    pub fn wall(self, seconds: f64) -> f64 {
        match self {
            Grain::Instant if seconds.is_finite() => {
                seconds + rome_offset(Timestamp(seconds as i64)) as f64
            }
            _ => seconds,
        }
    }

    /// The moment at which clocks show this; of an hour that comes twice, the first time.
    pub fn from_wall(self, seconds: f64) -> f64 {
        match self {
            Grain::Instant if seconds.is_finite() => {
                Timestamp(seconds as i64).in_utc().from_rome().0 as f64
            }
            _ => seconds,
        }
    }
}

/// The day of a moment on the wall clock.
pub fn day_of(seconds: f64) -> Date {
    Date::from_days((seconds.clamp(TIME.0, TIME.1) / DAY).floor() as i32)
}

/// The year of a moment on the wall clock, as a number.
pub fn year_of(seconds: f64) -> f64 {
    if seconds.is_finite() { f64::from(day_of(seconds).year()) } else { f64::NAN }
}

/// The moment a day begins on the wall clock.
pub fn begin_of(day: Date) -> f64 {
    f64::from(day.days()) * DAY
}
