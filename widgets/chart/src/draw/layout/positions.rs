//! What is written at the axis of positions, and at which of them.

use cw_model::chart::moments::{self, Unit};
use cw_model::chart::plot::Axis;
use cw_model::chart::ticks;
use cw_model::table::Grain;

use super::{Layout, Tick, room_of};
use crate::draw::letters::{fit, wrap};
use crate::draw::plane::LEADING;
use crate::scene::Scene;

/// A name takes at most so many lines below its position.
const MOST_LINES: usize = 3;
/// Nothing is written in less room than this, in em.
const LEAST: f64 = 1.75;
/// Names are shortened rather than skipped where each has so much room, in em.
const ROOMY: f64 = 3.5;
/// So many numbers are looked at to see whether they are whole.
const LOOKED_AT: usize = 1000;
/// How far ticks stand from each other, in em: the first distance whose words keep apart is taken.
const DISTANCES: [f64; 4] = [3.0, 4.5, 6.0, 9.0];

/// Ticks from left to right.
pub fn along(scene: &Scene, layout: &Layout) -> Vec<Tick> {
    let frame = &layout.frame;
    if frame.window.is_empty() {
        return Vec::new();
    }
    if frame.ranked {
        return ranked(scene, layout);
    }
    let mut ticks = Vec::new();
    for distance in DISTANCES {
        let count = (frame.length() / (distance * scene.em)).max(2.0) as usize;
        ticks = about(count, scene, layout);
        if are_apart(&ticks, 1, scene, layout) {
            return ticks;
        }
    }
    // Every second one, every third one, …
    let mut stride = 2;
    while stride < ticks.len() && !are_apart(&ticks, stride, scene, layout) {
        stride += 1;
    }
    ticks.into_iter().step_by(stride).collect()
}

/// About so many ticks at moments or numbers.
fn about(count: usize, scene: &Scene, layout: &Layout) -> Vec<Tick> {
    let frame = &layout.frame;
    if let Axis::Moments(grain, places) = &scene.plot.axis {
        let wall = |index: usize| grain.wall(places[index]);
        let (low, high) = (wall(frame.window.start), wall(frame.window.end - 1));
        let (places, unit) = moments::ticks(low, high, count, *grain);
        let tick =
            |at| Tick { at: grain.from_wall(at), lines: vec![scene.labels.moment(at, unit)] };
        return places.into_iter().map(tick).collect();
    }
    let (low, high) = frame.span;
    let decimals = ticks::decimals(ticks::step(low, high, count));
    let tick = |at| Tick { at, lines: vec![scene.labels.number(at, decimals)] };
    ticks::ticks(low, high, count).into_iter().map(tick).collect()
}

/// Whether the words at every so manieth tick keep apart.
fn are_apart(ticks: &[Tick], stride: usize, scene: &Scene, layout: &Layout) -> bool {
    let mut end = f64::NEG_INFINITY;
    ticks.iter().step_by(stride).all(|it| {
        let (middle, _) = layout.frame.place(it.at, layout.frame.domain.0);
        let half = room_of(std::slice::from_ref(it), layout.size) / 2.0;
        let is_apart = end <= middle - half;
        end = middle + half + 0.75 * scene.em;
        is_apart
    })
}

/// Positions of equal width: their names wrap, or some of them are skipped; at last they are shortened.
fn ranked(scene: &Scene, layout: &Layout) -> Vec<Tick> {
    let (window, size) = (layout.frame.window.clone(), layout.size);
    let slot = layout.frame.length() / window.len() as f64;
    let most = if matches!(scene.plot.axis, Axis::Categories(_)) { MOST_LINES } else { 1 };
    let mut stride = (LEAST * scene.em / slot).ceil().max(1.0) as usize;
    loop {
        let room = stride as f64 * slot - 0.5 * scene.em;
        let positions = window.clone().step_by(stride);
        let tick = |index: usize, lines| Tick { at: index as f64, lines };
        let whole = |it| wrap(&word(scene, it), room, size, most).map(|lines| tick(it, lines));
        if let Some(ticks) = positions.clone().map(whole).collect::<Option<Vec<_>>>() {
            return ticks;
        }
        if ROOMY * scene.em <= room || window.len() <= stride {
            let room = room.max(LEAST * scene.em);
            return positions.map(|it| tick(it, fit(&word(scene, it), room, size, most))).collect();
        }
        // Of a million positions, few distances are tried.
        stride += 1 + stride / 8;
    }
}

/// Names beside lying bars, from top to bottom: on two lines where there is room.
pub fn beside(scene: &Scene, layout: &Layout) -> Vec<Tick> {
    let window = layout.frame.window.clone();
    let slot = layout.frame.length() / window.len().max(1) as f64;
    let high = LEADING * layout.size;
    let stride = (high / slot.max(1e-9)).ceil().max(1.0);
    let lines = (slot * stride / high).clamp(1.0, 2.0) as usize;
    let room = scene.width * 0.4;
    let tick = |index: usize| Tick {
        at: index as f64,
        lines: fit(&word(scene, index), room, layout.size, lines),
    };
    window.step_by(stride as usize).map(tick).collect()
}

/// What a position is called.
fn word(scene: &Scene, index: usize) -> String {
    match &scene.plot.axis {
        Axis::Categories(words) => words.get(index).cloned().unwrap_or_default(),
        Axis::Moments(grain, places) => {
            let unit = match grain {
                Grain::Year => Unit::Year,
                Grain::Quarter => Unit::Quarter,
                Grain::Month => Unit::Month,
                Grain::Day => Unit::Day,
                Grain::Instant => Unit::Minute,
            };
            places.get(index).map_or(String::new(), |it| scene.labels.moment(grain.wall(*it), unit))
        }
        Axis::Numbers(places) => {
            let decimals =
                if places.iter().take(LOOKED_AT).all(|it| it.trunc() == *it) { 0 } else { 2 };
            places.get(index).map_or(String::new(), |it| scene.labels.number(*it, decimals))
        }
    }
}
