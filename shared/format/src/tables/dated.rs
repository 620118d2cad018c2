//! Columns of moments: how long what they name lasts, which cells do not fit, and which hour of two is meant.

use cw_model::table::grain::DAY;
use cw_model::table::{Cells, Grain};

use super::moment;
use super::names;

/// Moments, and rows whose cell is none like the others.
pub(super) struct Dated {
    pub(super) cells: Cells,
    pub(super) lost: Vec<u32>,
}

/// Reads a column of moments, so many cells of which say something. `None` if too many do not fit: pairs of years,
/// which only look like months, or periods of different length, of which the longer would begin with the shorter.
pub(super) fn moments(
    texts: &mut dyn Iterator<Item = &str>,
    name: &str,
    filled: usize,
) -> Option<Dated> {
    let is_told = names::is_of_moments(name);
    let (mut values, mut grains, mut said) = (Vec::new(), Vec::new(), Vec::new());
    let (mut grain, mut pairs, mut count, mut is_naive) = (Grain::Year, 0, 0, true);
    for text in texts {
        let moment = moment::read(text, is_told);
        if let Some((its, _)) = moment {
            grain = grain.max(its);
            count += 1;
            pairs += usize::from(moment::may_be_two_years(text));
            is_naive &= its != Grain::Instant || !has_offset(text);
        }
        said.push(moment.is_some() || !names::is_nothing(text, false));
        values.push(moment.map_or(f64::NAN, |it| it.1));
        grains.push(moment.map_or(Grain::Instant, |it| it.0));
    }
    let is_pairs = 1 < count && pairs == count;
    for (value, its) in values.iter_mut().zip(grains) {
        if value.is_nan() || grain <= its {
            continue;
        }
        if (its, grain) == (Grain::Day, Grain::Instant) {
            // A day among instants is its midnight.
            *value = grain.from_wall(*value);
        } else {
            *value = f64::NAN;
        }
    }
    let (mut lost, mut fitting) = (Vec::new(), 0);
    for (row, value) in values.iter().enumerate() {
        if !value.is_nan() {
            fitting += 1;
        } else if said[row] {
            lost.push(row as u32);
        }
    }
    if is_pairs || fitting * 5 < filled * 4 {
        return None;
    }
    if grain == Grain::Instant && is_naive {
        second_hours(&mut values);
    }
    let cells =
        if grain == Grain::Instant { whole_days(values) } else { Cells::Moments(grain, values) };
    Some(Dated { cells, lost })
}

/// Whether a moment says where its clock hangs.
fn has_offset(text: &str) -> bool {
    text.bytes().skip(10).any(|it| matches!(it, b'Z' | b'z' | b'+' | b'-'))
}

/// In October an hour comes twice. Rows that rise tell which one is meant; of others it is the first.
fn second_hours(values: &mut Vec<f64>) {
    let wall = |it| Grain::Instant.wall(it);
    let mut last = f64::NEG_INFINITY;
    let mut risen = Vec::with_capacity(values.len());
    for at in values.iter() {
        let mut at = *at;
        if at <= last {
            if wall(at + HOUR) == wall(at) {
                at += HOUR;
            }
            // In March an hour is written that there is not, and stands where the next one does.
            let is_skipped = wall(at) - wall(at - HOUR) == 2.0 * HOUR;
            if at <= last && !is_skipped {
                return;
            }
        }
        last = last.max(at);
        risen.push(at);
    }
    *values = risen;
}

const HOUR: f64 = 3600.0;

/// Databases write days as midnights.
fn whole_days(values: Vec<f64>) -> Cells {
    let wall = |it: &f64| Grain::Instant.wall(*it);
    if values.iter().map(wall).all(is_midnight) {
        return Cells::Moments(Grain::Day, values.iter().map(wall).collect());
    }
    Cells::Moments(Grain::Instant, values)
}

/// Whether a clock that shows this shows midnight, or nothing.
fn is_midnight(seconds: f64) -> bool {
    seconds.is_nan() || (seconds / DAY).trunc() * DAY == seconds
}

/// Numbers that are moments: years where the name says so or the first column counts them, and the seconds of
/// machines.
pub(super) fn timed(values: Vec<f64>, name: &str, is_exact: bool, is_first: bool) -> Cells {
    if is_exact && names::is_clock(name) {
        let scale = values.iter().find(|it| it.is_finite()).map_or(0.0, |it| magnitude(*it));
        if scale != 0.0 && values.iter().all(|it| it.is_nan() || magnitude(*it) == scale) {
            let values: Vec<f64> = values.into_iter().map(|it| it / scale).collect();
            // Machines count from a midnight of Greenwich.
            return if values.iter().all(|it| is_midnight(*it)) {
                Cells::Moments(Grain::Day, values)
            } else {
                whole_days(values)
            };
        }
    }
    let is_years = names::is_of_moments(name) || is_first && counts(&values);
    let is_year = |it: &f64| it.is_nan() || moment::year(*it).is_some();
    if is_years && values.iter().all(is_year) && values.iter().any(|it| !it.is_nan()) {
        let year = |it: f64| moment::year(it).unwrap_or(f64::NAN);
        return Cells::Moments(Grain::Year, values.into_iter().map(year).collect());
    }
    Cells::Numbers(values)
}

/// Whether each is the one before, or the next one up or down.
fn counts(values: &[f64]) -> bool {
    1 < values.len() && values.windows(2).all(|it| (it[1] - it[0]).abs() <= 1.0)
}

/// How many of it are a second: 1, 1000, or 0 if it is no time of our days.
fn magnitude(value: f64) -> f64 {
    match value {
        1e8..1e11 => 1.0,
        1e11..1e14 => 1000.0,
        _ => 0.0,
    }
}
