//! Lines and areas. A gap is a gap; what may still change is dotted.

use cw_model::chart::plot::{Axis, Kind, Series};
use cw_model::chart::thin::thin;

use super::is_thinned;
use super::layout::FEW;
use super::plane::Plane;
use crate::scene::Scene;
use crate::sheet::Role;

/// The radius of a dot, in em.
const DOT: f64 = 0.3;
/// Dots keep so far apart, in em, or there are none.
const APART: f64 = 0.9;

/// Lines are finer where there are not so many pixels for each value.
const DENSE: f64 = 1.5;

/// Draws the series that are shown, the first upon the others.
pub fn draw(scene: &Scene, plane: &Plane) {
    let mut layers = Vec::new();
    for (layer, series) in scene.layers() {
        layers.insert(0, (layer, series, kept(scene, plane, series)));
    }
    let is_area = scene.plot.kind == Kind::Area && !scene.spark;
    // Fills of all series below the lines of all.
    for is_line in [false, true] {
        for (layer, series, kept) in &layers {
            for run in runs(kept, &series.values) {
                if is_line {
                    line(scene, plane, *layer, series, run);
                } else if is_area {
                    fill(scene, plane, *layer, series, run);
                }
            }
            if is_line {
                dots(scene, plane, *layer, series, kept);
            }
        }
    }
}

/// The positions of a series that are drawn: all, or as few as look the same.
fn kept(scene: &Scene, plane: &Plane, series: &Series) -> Vec<u32> {
    let window = scene.positions();
    let columns = plane.frame.length().max(1.0) as usize;
    if !is_thinned(scene) {
        return (window.start as u32..window.end as u32).collect();
    }
    let ranks: Vec<f64>;
    let places = match &scene.plot.axis {
        Axis::Moments(_, places) | Axis::Numbers(places) if !plane.frame.ranked => places,
        axis => {
            ranks = (0..axis.len()).map(|it| it as f64).collect();
            &ranks
        }
    };
    thin(places, &series.values, window, columns, plane.frame.span)
}

/// The positions between gaps; what is kept has one of each gap.
fn runs<'k>(kept: &'k [u32], values: &[f64]) -> Vec<&'k [u32]> {
    let is_gap = |it: u32| !values.get(it as usize).is_some_and(|it| it.is_finite());
    let (mut runs, mut start) = (Vec::new(), 0);
    for at in 0..kept.len() {
        if is_gap(kept[at]) {
            if start < at {
                runs.push(&kept[start..at]);
            }
            start = at + 1;
        }
    }
    if start < kept.len() {
        runs.push(&kept[start..]);
    }
    runs
}

fn points(scene: &Scene, plane: &Plane, series: &Series, run: &[u32]) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    for index in run {
        let index = *index as usize;
        let at = plane.frame.at(scene.plot, index);
        if at.is_finite() {
            points.push((at, series.values[index]));
        }
    }
    points
}

fn fill(scene: &Scene, plane: &Plane, layer: usize, series: &Series, run: &[u32]) {
    let mut corners = points(scene, plane, series, run);
    let (Some(first), Some(last)) = (corners.first(), corners.last()) else { return };
    let (first, last) = (first.0, last.0);
    corners.push((last, 0.0));
    corners.push((first, 0.0));
    plane.polygon(&corners, Role::Fill.of(layer, false));
}

/// Stretches of a run: those from or to what may still change, and the others.
fn line(scene: &Scene, plane: &Plane, layer: usize, series: &Series, run: &[u32]) {
    let is_dense = plane.frame.length() < DENSE * scene.window.len() as f64;
    let role = if is_dense { Role::Trace } else { Role::Line };
    let changes = |it: u32| series.is_provisional(it as usize);
    let mut start = 0;
    while start + 1 < run.len() {
        let provisional = |at: usize| changes(run[at]) || changes(run[at + 1]);
        let kind = provisional(start);
        let mut end = start + 1;
        while end + 1 < run.len() && provisional(end) == kind {
            end += 1;
        }
        let stretch = points(scene, plane, series, &run[start..=end]);
        plane.line(&stretch, role.of(layer, kind));
        start = end;
    }
}

/// At every value where there are few; else at those that stand alone. A small line has one at its end.
fn dots(scene: &Scene, plane: &Plane, layer: usize, series: &Series, kept: &[u32]) {
    let window = scene.positions();
    let each = plane.frame.length() / window.len().max(1) as f64;
    let is_roomy = !scene.spark && window.len() <= FEW && APART * scene.em <= each;
    let mut drawn: Vec<u32> = Vec::new();
    let mut last = None;
    for run in runs(kept, &series.values) {
        if is_roomy || run.len() == 1 {
            drawn.extend_from_slice(run);
        }
        last = run.last();
    }
    if scene.spark {
        drawn.extend(last.filter(|it| drawn.last() != Some(it)));
    }
    for index in drawn {
        let provisional = series.is_provisional(index as usize);
        for point in points(scene, plane, series, &[index]) {
            plane.dot(point, DOT * scene.em, Role::Dot.of(layer, provisional));
        }
    }
}
