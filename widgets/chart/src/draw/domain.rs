//! Which values an axis spans.

use cw_model::chart::plot::Kind;
use cw_model::chart::thin;
use cw_model::chart::ticks::nice;

use crate::scene::{Scene, reach};

/// A line begins at zero too, if that takes so much more room than its values do.
const NEAR_ZERO: f64 = 0.4;

/// The domain of a scene with about so many ticks: round at both ends. Finite, and never empty.
pub fn domain(scene: &Scene, count: usize) -> (f64, f64) {
    let (low, high) = scene.domain.unwrap_or_else(|| extent(scene));
    let (low, high) = widened(low, high);
    let is_fixed = scene.plot.kind == Kind::Share || scene.spark;
    let (low, high) = if is_fixed { (low, high) } else { nice(low, high, count) };
    // Whatever is asked for, plotters wants a span.
    if low < high && (high - low).is_finite() { (low, high) } else { (0.0, 1.0) }
}

/// The least and greatest value that is to be seen, and zero where lengths are compared.
pub fn extent(scene: &Scene) -> (f64, f64) {
    let mut found = Extent(f64::INFINITY, f64::NEG_INFINITY);
    match scene.plot.kind {
        Kind::Share => {
            found = Extent(0.0, 100.0);
            stacked(scene, &mut found);
            return (if found.0 < 0.0 { -100.0 } else { 0.0 }, 100.0);
        }
        Kind::Stack => stacked(scene, &mut found),
        _ => {
            for (_, series) in scene.layers() {
                let values = series.values.get(scene.positions()).unwrap_or(&[]);
                if let Some((low, high)) = thin::extent(values) {
                    found.add(low);
                    found.add(high);
                }
            }
        }
    }
    if !scene.spark {
        measures(scene, &mut found);
    }
    let Extent(mut low, mut high) = found;
    if high < low {
        return (0.0, 1.0);
    }
    let room = (high - low) * NEAR_ZERO;
    let from_zero = scene.plot.kind.is_from_zero() && !scene.spark;
    if from_zero || (0.0 < low && low <= room && !scene.spark) {
        low = low.min(0.0);
    }
    if from_zero || (high < 0.0 && -room <= high && !scene.spark) {
        high = high.max(0.0);
    }
    (low, high)
}

struct Extent(f64, f64);

impl Extent {
    fn add(&mut self, value: f64) {
        if value.is_finite() {
            self.0 = self.0.min(value);
            self.1 = self.1.max(value);
        }
    }
}

fn stacked(scene: &Scene, found: &mut Extent) {
    let Scene { plot, shown, .. } = *scene;
    for index in scene.positions() {
        for (rank, _) in scene.layers() {
            if let Some((_, end)) = reach(plot, shown, rank, index) {
                found.add(end);
            }
        }
    }
}

/// Targets and limits are to be seen beside the values; of bands, those that begin or end among them or beside them.
fn measures(scene: &Scene, found: &mut Extent) {
    let guides = scene.guides;
    for it in guides.lines() {
        found.add(it.value);
    }
    for it in &guides.bands {
        found.add(it.from);
        found.add(it.to);
    }
}

/// A single value has room on both sides; zero has it above.
fn widened(low: f64, high: f64) -> (f64, f64) {
    if low < high {
        return (low, high);
    }
    if low == 0.0 || !low.is_finite() {
        return (0.0, 1.0);
    }
    let room = low.abs() / 10.0;
    (low - room, low + room)
}
