//! What gives values a measure: bands, targets, limits; and notes at positions.

use cw_model::chart::plot::Kind;
use cw_model::number::whole;

use super::layout::Layout;
use super::letters::fit;
use super::plane::{Extent, LEADING, Label, Plane, extent, overlap, widest};
use crate::scene::{Guide, Scene};
use crate::sheet::{Anchor, Form, Role, tenths};

/// On narrower sheets names stand upon the chart, in em.
const LEAST_WIDTH: f64 = 32.0;
/// No line of a name beside a chart is wider, in em.
const WIDEST: f64 = 8.0;
/// A name that has no room at an end of its line is tried at so many places of it.
const STEPS: u8 = 16;
/// Half of a piece of a line that names keep off, in CSS pixels.
const PIECE: f64 = 3.0;
/// Of more positions than these, names may lie upon values: there is no place without.
const MOST_LOOKED_AT: usize = 120;
/// So much wider may words become.
const SPACED: f64 = 0.2;
/// The radius of a note's number, in em.
const NOTE: f64 = 0.75;
/// Where two notes stand at one position, the number of the next is so many times put further in.
const TRIES: u32 = 4;

/// Tinted ranges of values, below everything.
pub fn bands(scene: &Scene, plane: &Plane) {
    let (first, last) = plane.frame.span;
    for (rank, band) in scene.guides.bands.iter().enumerate() {
        // Every second one is tinted: neighbours are told apart.
        if let (0, Some((from, to))) = (rank % 2, seen(plane, band.from, band.to)) {
            plane.bar([(first, from), (last, to)], Role::Band.ink());
        } else if let Some((from, to)) = seen(plane, band.from, band.to) {
            for value in [from, to] {
                plane.line(&[(first, value), (last, value)], Role::Grid.ink());
            }
        }
    }
}

/// The part of a range that is on the axis.
fn seen(plane: &Plane, from: f64, to: f64) -> Option<(f64, f64)> {
    let (low, high) = plane.frame.domain;
    let (from, to) = (from.min(to).max(low), from.max(to).min(high));
    (from < to).then_some((from, to))
}

/// The target and the limits that are on the axis.
fn all<'a>(scene: &Scene<'a>, plane: &Plane) -> Vec<(Role, &'a Guide)> {
    let (low, high) = plane.frame.domain;
    let guides = scene.guides;
    let mut all = Vec::new();
    all.extend(guides.target.iter().map(|it| (Role::Target, it)));
    all.extend(guides.thresholds.iter().map(|it| (Role::Threshold, it)));
    all.retain(|(_, it)| low <= it.value && it.value <= high);
    all
}

/// A dashed line at each.
pub fn lines(scene: &Scene, plane: &mut Plane) {
    let (first, last) = plane.frame.span;
    for (role, guide) in all(scene, plane) {
        plane.line(&[(first, guide.value), (last, guide.value)], role.ink());
    }
}

/// How wide the names are at the right of upright bars, where there is room: upon bars nobody could read them.
pub fn room(scene: &Scene, size: f64) -> Option<f64> {
    let guides = scene.guides;
    if !scene.plot.kind.has_bars() || scene.width < LEAST_WIDTH * scene.em {
        return None;
    }
    let (mut room, mut is_needed) = (0.0, false);
    let mut make = |name: &str| {
        is_needed = true;
        room = widest(&fit(name, WIDEST * scene.em, size, 2), size).max(room);
    };
    guides.target.iter().for_each(|it| make(&it.name));
    guides.thresholds.iter().for_each(|it| make(&it.name));
    guides.bands.iter().for_each(|it| make(&it.name));
    is_needed.then_some(room)
}

/// The names of all of them, where there is room: beside the chart, above their lines, or below.
pub fn names(scene: &Scene, layout: &Layout, plane: &mut Plane) {
    let half = LEADING * layout.size / 2.0;
    let [left, top, right, _] = plane.frame.inner;
    let inset = 0.375 * scene.em;
    let outside = layout.beside.map(|_| right + inset);
    let (left, right) = (left + inset, right - inset);
    let lying = plane.frame.lying;
    let values = values(scene, plane);
    for (_, guide) in all(scene, plane) {
        let (x, y) = plane.frame.place(plane.frame.span.0, guide.value);
        if outside.is_some_and(|x| beside(scene, layout, plane, &guide.name, x, y)) {
            continue;
        }
        let mut tried = Vec::new();
        if lying {
            let y = top - half;
            tried.extend([Anchor::Middle, Anchor::End, Anchor::Start].map(|it| (x, y, it)));
        }
        for y in [y - half - 1.0, y + half + 1.0] {
            if lying {
                break;
            }
            tried.extend([(right, y, Anchor::End), (left, y, Anchor::Start)]);
            // Anywhere between, from the right.
            for step in 1..STEPS {
                let part = f64::from(step) / f64::from(STEPS);
                tried.push((right - part * (right - left), y, Anchor::End));
            }
        }
        name(plane, &guide.name, &tried, &values);
    }
    for band in &scene.guides.bands {
        let Some((from, to)) = seen(plane, band.from, band.to) else { continue };
        let (x, _) = plane.frame.place(plane.frame.span.0, from);
        let (_, y) = plane.frame.place(plane.frame.span.0, to);
        let (_, middle) = plane.frame.place(plane.frame.span.0, (from + to) / 2.0);
        if lying {
            name(plane, &band.name, &[(x + inset, top - half, Anchor::Start)], &values);
        } else if !outside.is_some_and(|x| beside(scene, layout, plane, &band.name, x, middle)) {
            let y = y + half + inset / 2.0;
            let places = [(left, y, Anchor::Start), (right, y, Anchor::End)];
            name(plane, &band.name, &places, &values);
        }
    }
}

/// Writes a name at the right of the chart, on one or two lines.
fn beside(scene: &Scene, layout: &Layout, plane: &mut Plane, words: &str, x: f64, y: f64) -> bool {
    let lines = &fit(words, WIDEST * scene.em, layout.size, 2);
    plane.write(&Label { role: Role::Name, x, y, anchor: Anchor::Start, lines })
}

/// Writes a name at the first place that has room for it, and hides no value. Below the chart all are told.
fn name(plane: &mut Plane, words: &str, places: &[(f64, f64, Anchor)], values: &[Extent]) {
    let lines = &[String::from(words)];
    for (x, y, anchor) in places {
        let label = Label { role: Role::Name, x: *x, y: *y, anchor: *anchor, lines };
        let [left, top, right, bottom] = extent(&label, Role::Name.size() * plane.em());
        // Readers may space letters (WCAG 1.4.12).
        let more = (right - left) * SPACED;
        let spaced = match anchor {
            Anchor::End => [left - more, top, right, bottom],
            _ => [left, top, right + more, bottom],
        };
        let is_free = plane.is_free(spaced) && !values.iter().any(|it| overlap(it, &spaced));
        if is_free && plane.write(&label) {
            return;
        }
    }
}

/// The ground that lines and points take, in small pieces; bars have names beside them.
fn values(scene: &Scene, plane: &Plane) -> Vec<Extent> {
    let mut pieces = Vec::new();
    if scene.plot.kind.has_bars() || MOST_LOOKED_AT < scene.positions().len() {
        return pieces;
    }
    let mut take = |(x, y): (f64, f64)| pieces.push([x - PIECE, y - PIECE, x + PIECE, y + PIECE]);
    for (layer, _) in scene.layers() {
        let mut before: Option<(f64, f64)> = None;
        for index in scene.positions() {
            let point = plane.frame.point(scene.plot, scene.shown, layer, index);
            if let Some((x, y)) = point {
                take((x, y));
                let joined = before.filter(|_| scene.plot.kind != Kind::Scatter);
                let (from, to) = (joined.unwrap_or((x, y)), (x, y));
                let far = (to.0 - from.0).abs().max((to.1 - from.1).abs());
                let steps = (far / (2.0 * PIECE)) as u32;
                for step in 1..=steps {
                    let part = f64::from(step) / f64::from(steps + 1);
                    take((from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part));
                }
            }
            before = point;
        }
    }
    pieces
}

/// A small number at the position of each note, and a line from it to the axis.
pub fn notes(scene: &Scene, plane: &mut Plane) {
    let frame = plane.frame.clone();
    let [_, top, right, bottom] = frame.inner;
    let radius = NOTE * scene.em;
    for (rank, note) in scene.guides.notes.iter().enumerate() {
        let at = frame.at(scene.plot, note.index);
        if !frame.window.contains(&note.index) || !at.is_finite() {
            continue;
        }
        let (x, y) = frame.place(at, frame.domain.1);
        let start = if frame.lying {
            (right + 1.25 * radius, y)
        } else {
            (plane.inwards(x, radius), top - 1.25 * radius)
        };
        // One that has no room moves towards the middle; without any it is a line, named below the chart.
        let mut found = None;
        for step in 0..TRIES {
            let far = f64::from(step) * 2.0 * radius;
            let (x, y) = if frame.lying { (start.0 - far, y) } else { (start.0, start.1 + far) };
            if plane.take([x - radius, y - radius, x + radius, y + radius]) {
                found = Some((x, y));
                break;
            }
        }
        let edge = if frame.lying { (frame.inner[0], y) } else { (x, bottom) };
        let line = [found.unwrap_or(start), edge].map(|(x, y)| (tenths(x), tenths(y)));
        plane.put(Role::NoteLine.ink(), Form::Path(line.into()));
        if found.is_some() {
            plane.put(Role::NoteDot.ink(), Form::Mark(line[0], tenths(radius)));
            plane.number(line[0], whole(rank as i64 + 1));
        }
    }
}
