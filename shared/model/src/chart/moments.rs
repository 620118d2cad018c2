//! Where an axis of time has its ticks: at whole seconds, hours, days, weeks from Monday, months, quarters or years,
//! as d3-time chooses them, but never finer than what is known.

use super::ticks::step;
use crate::table::Grain;
use crate::table::grain::{DAY, TIME, begin_of, day_of};
use crate::time::Date;

/// What a tick names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// "2024"
    Year,
    /// "2024-Q1"
    Quarter,
    /// "2024-03"
    Month,
    /// "2024-03-01"
    Day,
    /// "08:15"
    Minute,
    /// "08:15:30"
    Second,
}

/// From seconds to quarters; beyond come years.
const STEPS: [f64; 17] = [
    1.0,
    5.0,
    15.0,
    30.0,
    60.0,
    300.0,
    900.0,
    1800.0,
    3600.0,
    10_800.0,
    21_600.0,
    43_200.0,
    DAY,
    2.0 * DAY,
    7.0 * DAY,
    30.0 * DAY,
    90.0 * DAY,
];
const MINUTE: usize = 4;
const DAYS: usize = 12;
const WEEK: usize = 14;
const MONTH: usize = 15;
const QUARTER: usize = 16;
const YEARS: usize = 17;
const YEAR: f64 = 365.0 * DAY;

/// About `count` ticks from `lo` to `hi`, none outside and none finer than `finest`, and what they name.
/// All are seconds since 1970-01-01 00:00 on the wall clock.
pub fn ticks(lo: f64, hi: f64, count: usize, finest: Grain) -> (Vec<f64>, Unit) {
    let (lo, hi) = (lo.max(TIME.0), hi.min(TIME.1));
    let count = count.max(1);
    let index = index((hi - lo) / count as f64).max(least(finest));
    let unit = match index {
        YEARS => Unit::Year,
        QUARTER if finest == Grain::Quarter => Unit::Quarter,
        MONTH | QUARTER => Unit::Month,
        DAYS.. => Unit::Day,
        MINUTE.. => Unit::Minute,
        _ => Unit::Second,
    };
    let ticks = match index {
        YEARS => months(lo, hi, 12 * step(lo / YEAR, hi / YEAR, count).max(1.0) as i32),
        QUARTER => months(lo, hi, 3),
        MONTH => months(lo, hi, 1),
        // 1970-01-05 was a Monday.
        WEEK => even(lo, hi, STEPS[WEEK], 4.0 * DAY),
        _ => even(lo, hi, STEPS[index], 0.0),
    };
    (ticks, unit)
}

/// The first step that is finer than nothing known.
fn least(finest: Grain) -> usize {
    match finest {
        Grain::Year => YEARS,
        Grain::Quarter => QUARTER,
        Grain::Month => MONTH,
        Grain::Day => DAYS,
        Grain::Instant => 0,
    }
}

/// The step nearest to a distance, as a factor.
fn index(distance: f64) -> usize {
    let length = |it: usize| STEPS.get(it).copied().unwrap_or(YEAR);
    let above = (0..=YEARS).find(|it| distance < length(*it));
    match above {
        None => YEARS,
        Some(0) => 0,
        Some(above) if distance / length(above - 1) < length(above) / distance => above - 1,
        Some(above) => above,
    }
}

fn even(lo: f64, hi: f64, step: f64, from: f64) -> Vec<f64> {
    let (mut ticks, mut count) = (Vec::new(), ((lo - from) / step).ceil());
    while from + count * step <= hi {
        ticks.push(from + count * step);
        count += 1.0;
    }
    ticks
}

/// The beginnings of every so many months, counted from January of the year zero.
fn months(lo: f64, hi: f64, every: i32) -> Vec<f64> {
    let (mut ticks, first) = (Vec::new(), day_of(lo));
    let mut count = (first.year() * 12 + first.month() as i32 - 1).div_euclid(every) * every;
    while let Some(at) = beginning(count).filter(|it| *it <= hi) {
        if lo <= at {
            ticks.push(at);
        }
        count += every;
    }
    ticks
}

/// The beginning of a month; the year zero, which calendars here do not know, begins with the first one.
fn beginning(month: i32) -> Option<f64> {
    if month < 12 {
        return Some(f64::NEG_INFINITY);
    }
    Date::new(month / 12, month as u32 % 12 + 1, 1).map(begin_of)
}

#[cfg(test)]
mod tests;
