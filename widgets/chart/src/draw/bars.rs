//! Bars: beside each other, upon each other, to 100 %, lying.

use cw_model::chart::plot::Kind;

use super::hatch::hatch;
use super::is_thinned;
use super::layout::Layout;
use super::plane::{LEADING, Label, Plane};
use crate::scene::{Scene, reach};
use crate::sheet::{Anchor, Form, Role};

/// Narrower bars, in CSS pixels, are lines: nothing is left of a bar within its outline.
const NARROW: f64 = 2.0;

/// Draws a bar for each value; a pattern beside the colour tells the series apart.
pub fn draw(scene: &Scene, plane: &Plane) {
    let (plot, shown, frame) = (scene.plot, scene.shown, &plane.frame);
    let pixel = (frame.span.1 - frame.span.0) / frame.length();
    let mut drawn = Vec::new();
    for (layer, series) in scene.layers() {
        // Bars upon each other stand at the same positions.
        if drawn.is_empty() || !is_stacked(scene) {
            drawn = self::drawn(scene, plane, layer);
        }
        let (from, to) = frame.thickness(plot, shown, layer);
        for index in &drawn {
            let Some((low, high)) = reach(plot, shown, layer, *index) else { continue };
            let (at, provisional) = (*index as f64, series.is_provisional(*index));
            if to - from < NARROW * pixel {
                let middle = at + (from + to) / 2.0;
                plane.line(&[(middle, low), (middle, high)], Role::Trace.of(layer, provisional));
            } else {
                let corners = [(at + from, low), (at + to, high)];
                plane.bar(corners, Role::Bar.of(layer, provisional));
            }
        }
        let ink = Role::Hatch.of(layer, false);
        for (low, high) in plane.bars_of(Role::Bar.of(layer, false)) {
            hatch(low, high, layer, &mut |from, to| plane.put(ink, Form::Path(vec![from, to])));
        }
    }
}

fn is_stacked(scene: &Scene) -> bool {
    matches!(scene.plot.kind, Kind::Stack | Kind::Share)
}

/// All positions; where there are too many, of each pixel the least and the greatest.
fn drawn(scene: &Scene, plane: &Plane, layer: usize) -> Vec<usize> {
    let window = scene.positions();
    if !is_thinned(scene) {
        return window.collect();
    }
    let each = window.len().div_ceil(plane.frame.length().max(1.0) as usize);
    let mut drawn = Vec::new();
    let mut start = window.start;
    while start < window.end {
        let end = (start + each).min(window.end);
        let (mut least, mut most) = ((f64::INFINITY, start), (f64::NEG_INFINITY, start));
        for index in start..end {
            let Some((low, high)) = ends(scene, layer, index) else { continue };
            if low < least.0 {
                least = (low, index);
            }
            if most.0 < high {
                most = (high, index);
            }
        }
        drawn.push(least.1);
        if least.1 != most.1 {
            drawn.push(most.1);
        }
        start = end;
    }
    drawn
}

/// How far a bar reaches; of bars upon each other, all of them. The same twice where all are on one side of zero.
fn ends(scene: &Scene, layer: usize, index: usize) -> Option<(f64, f64)> {
    let mut ends: Option<(f64, f64)> = None;
    for (rank, _) in scene.layers().filter(|(it, _)| is_stacked(scene) || *it == layer) {
        if let Some((_, end)) = reach(scene.plot, scene.shown, rank, index) {
            ends = Some(ends.map_or((end, end), |(low, high)| (end.min(low), end.max(high))));
        }
    }
    ends.map(|(low, high)| {
        (if low < 0.0 { low } else { high }, if 0.0 < high { high } else { low })
    })
}

/// Writes values at the ends of their bars.
pub fn write(scene: &Scene, layout: &Layout, plane: &mut Plane) {
    if !layout.written {
        return;
    }
    let (lying, gap) = (scene.plot.kind == Kind::Lying, 0.375 * scene.em);
    for (layer, series) in scene.layers() {
        for index in scene.positions() {
            let Some(value) = series.value(index) else { continue };
            let Some((x, y)) = layout.frame.point(scene.plot, scene.shown, layer, index) else {
                continue;
            };
            let lines = &[scene.labels.value(value, scene.labels.decimals())];
            let below = value < 0.0;
            let high = LEADING * layout.size / 2.0;
            let (x, y, anchor) = match (lying, below) {
                (true, false) => (x + gap, y, Anchor::Start),
                (true, true) => (x - gap, y, Anchor::End),
                (false, false) => (x, y - high - 1.0, Anchor::Middle),
                (false, true) => (x, y + high + 1.0, Anchor::Middle),
            };
            plane.write(&Label { role: Role::Value, x, y, anchor, lines });
        }
    }
}
