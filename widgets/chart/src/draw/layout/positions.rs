//! What is written at the axis of positions, and at which of them.

use std::ops::Range;

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
    let mut rank = 0;
    ticks.retain(|_| {
        rank += 1;
        (rank - 1) % stride == 0
    });
    ticks
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
    let (mut end, mut at) = (f64::NEG_INFINITY, 0);
    while let Some(it) = ticks.get(at) {
        let (middle, _) = layout.frame.place(it.at, layout.frame.domain.0);
        let half = room_of(std::slice::from_ref(it), layout.size) / 2.0;
        if middle - half < end {
            return false;
        }
        end = middle + half + 0.75 * scene.em;
        at += stride;
    }
    true
}

/// Positions of equal width: their names wrap, or some of them are skipped; at last they are shortened.
fn ranked(scene: &Scene, layout: &Layout) -> Vec<Tick> {
    let (window, size) = (layout.frame.window.clone(), layout.size);
    let slot = layout.frame.length() / window.len() as f64;
    let most = if matches!(scene.plot.axis, Axis::Categories(_)) { MOST_LINES } else { 1 };
    let mut stride = (LEAST * scene.em / slot).ceil().max(1.0) as usize;
    loop {
        let room = stride as f64 * slot - 0.5 * scene.em;
        if let Some(ticks) = every(scene, &window, stride, &|it| wrap(it, room, size, most)) {
            return ticks;
        }
        if ROOMY * scene.em <= room || window.len() <= stride {
            let room = room.max(LEAST * scene.em);
            let lines = |it: &str| Some(fit(it, room, size, most));
            return every(scene, &window, stride, &lines).unwrap_or_default();
        }
        // Of a million positions, few distances are tried.
        stride += 1 + stride / 8;
    }
}

/// Ticks at every so manieth position; `None` if what is called so has no room there.
fn every(
    scene: &Scene,
    window: &Range<usize>,
    stride: usize,
    lines: &dyn Fn(&str) -> Option<Vec<String>>,
) -> Option<Vec<Tick>> {
    let (mut ticks, mut index) = (Vec::new(), window.start);
    while index < window.end {
        ticks.push(Tick { at: index as f64, lines: lines(&word(scene, index))? });
        index = index.saturating_add(stride);
    }
    Some(ticks)
}

/// Names beside lying bars, from top to bottom: on two lines where there is room.
pub fn beside(scene: &Scene, layout: &Layout) -> Vec<Tick> {
    let window = layout.frame.window.clone();
    let slot = layout.frame.length() / window.len().max(1) as f64;
    let high = LEADING * layout.size;
    let stride = (high / slot.max(1e-9)).ceil().max(1.0);
    let lines = (slot * stride / high).clamp(1.0, 2.0) as usize;
    let room = scene.width * 0.4;
    let fitted = |it: &str| Some(fit(it, room, layout.size, lines));
    every(scene, &window, stride as usize, &fitted).unwrap_or_default()
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
