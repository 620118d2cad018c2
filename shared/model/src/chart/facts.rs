//! What can be said of a plot in a sentence: numbers and indices, no words. Never more than the data say.

use super::plot::{Axis, Kind, Plot, Series};

/// Which values are good ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// The more the better: a target is met at least.
    Higher,
    /// The less the better: a target is met at most.
    Lower,
}

/// What is left of a number behind its twelfth digit, at least after a sum of many.
const NOISE: f64 = 1e-12;

impl Better {
    /// As pages write it: `higher` or `lower`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "higher" => Some(Better::Higher),
            "lower" => Some(Better::Lower),
            _ => None,
        }
    }

    /// Whether a value meets a target. Sums of decimals miss by little: 0.1 + 0.2 is 0.3.
    pub fn meets(self, value: f64, target: f64) -> bool {
        let near = NOISE * target.abs();
        match self {
            Better::Higher => target - near <= value,
            Better::Lower => value <= target + near,
        }
    }
}

/// The last value of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Latest {
    /// Its position.
    pub index: usize,
    /// The value.
    pub value: f64,
    /// Whether it may still change.
    pub is_provisional: bool,
    /// How it differs from the value directly before it; `None` if there is a gap, or nothing before.
    pub change: Option<Change>,
}

/// How a value differs from the one at the position before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The position before.
    pub from: usize,
    /// The value there.
    pub before: f64,
    /// What was added, in the unit of the values.
    pub absolute: f64,
}

/// The last value of a series, where positions have an order.
pub fn latest(plot: &Plot, series: usize) -> Option<Latest> {
    if !has_order(plot) {
        return None;
    }
    let series = plot.series.get(series)?;
    let index = series.values.iter().rposition(|it| it.is_finite())?;
    let value = series.value(index)?;
    let change = index.checked_sub(1).and_then(|before| change(series, before, value));
    Some(Latest { index, value, is_provisional: series.is_provisional(index), change })
}

fn change(series: &Series, from: usize, value: f64) -> Option<Change> {
    let before = series.value(from)?;
    Some(Change { from, before, absolute: value - before })
}

fn has_order(plot: &Plot) -> bool {
    plot.kind != Kind::Scatter && !matches!(plot.axis, Axis::Categories(_))
}

#[cfg(test)]
mod tests;
