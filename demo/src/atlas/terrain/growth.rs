//! How the relief grows: from rough to fine, around the rivers and the lake that are given.

use crate::atlas::erosion::Land;
use crate::atlas::line::inside;
use crate::atlas::noise::{fractal, step};
use crate::atlas::seed::{Seed, Terrace};
use crate::atlas::world::{Bounds, Point};

/// Cells of a side and steps of each age: every age has cells half as wide as the one before.
const AGES: [(usize, u32); 3] = [(128, 20), (256, 10), (512, 5)];

/// A slower rise is none: there the plain begins.
const NO_RISE: f32 = 0.004;

/// The land as it is today.
pub fn grown(seed: &Seed, shore: &[Point]) -> Land {
    let mut land: Option<Land> = None;
    for (side, steps) in AGES {
        let mut next = plan(seed, shore, side);
        if let Some(before) = &land {
            inherit(&mut next, before);
        }
        next.erode(steps);
        land = Some(next);
    }
    let mut land = land.unwrap_or_else(|| plan(seed, shore, 2));
    for terrace in &seed.terrain.terrace {
        level(&mut land, terrace);
    }
    land.soften(seed.waters.lake.level);
    land
}

/// The land before any water ran: fixed rivers, lake and border, and how fast the rest rises.
fn plan(seed: &Seed, shore: &[Point], side: usize) -> Land {
    let mut land = raw(seed, side);
    for river in &seed.waters.river {
        run(&mut land, &river.course, river.floor);
    }
    let lake = Bounds::of(shore);
    for index in 0..land.heights.len() {
        let point = land.centre(index);
        if lake.contains(point) && inside(shore, point) {
            land.fixed[index] = true;
            land.heights[index] = seed.waters.lake.level - 4.0;
        }
    }
    land
}

/// Bare ground, fixed where the plain begins.
fn raw(seed: &Seed, side: usize) -> Land {
    let terrain = &seed.terrain;
    let mut land = Land {
        side,
        cell: terrain.half_side * 2.0 / side as f32,
        half: f64::from(terrain.half_side),
        heights: vec![terrain.plain; side * side],
        fixed: vec![true; side * side],
        uplift: vec![0.0; side * side],
        talus: terrain.talus,
    };
    let inner = 1..side - 1;
    for index in inner.clone().flat_map(|row| inner.clone().map(move |it| row * side + it)) {
        let point = land.centre(index);
        let rise = rise(seed, point);
        if NO_RISE <= rise {
            let humps = fractal(point.x / 3000.0, point.y / 3000.0, 4, terrain.seed).abs();
            land.fixed[index] = false;
            land.uplift[index] = rise;
            land.heights[index] += rise * 900.0 + 40.0 * humps;
        }
    }
    land
}

/// How fast the ground rises: less towards the border, more under the massifs.
fn rise(seed: &Seed, point: Point) -> f32 {
    let terrain = &seed.terrain;
    let mut rise = terrain.uplift;
    for massif in &terrain.massif {
        let away = point.distance(massif.position) / massif.radius;
        rise += massif.uplift * (-(away * away) as f32).exp();
    }
    let uneven = 1.0 + 0.55 * fractal(point.x / 2600.0, point.y / 2600.0, 3, terrain.seed + 9);
    let wobble = 0.3 * fractal(point.x / 9000.0, point.y / 9000.0, 3, terrain.seed + 5);
    let out = (point.x.hypot(point.y) / f64::from(terrain.half_side)) as f32 + wobble;
    rise * uneven * (1.0 - step(0.4, 0.98, out))
}

/// Fixes the cells of a valley's floor at the height of its river.
fn run(land: &mut Land, course: &[(f64, f64, f32)], floor: f64) {
    let points: Vec<Point> = course.iter().map(|it| Point::from((it.0, it.1))).collect();
    let cell = f64::from(land.cell);
    let reach = floor.max(cell * 0.75);
    let mut near = vec![f64::INFINITY; land.heights.len()];
    for (index, pair) in points.windows(2).enumerate() {
        let pieces = (pair[0].distance(pair[1]) / (cell * 0.5)).ceil() as u32;
        for piece in 0..=pieces {
            let share = f64::from(piece) / f64::from(pieces.max(1));
            let height = course[index].2 + (course[index + 1].2 - course[index].2) * share as f32;
            stamp(land, pair[0].towards(pair[1], share), reach, |land, cell, away| {
                if away < near[cell] {
                    near[cell] = away;
                    land.fixed[cell] = true;
                    land.heights[cell] = height + 0.035 * away as f32;
                }
            });
        }
    }
}

/// Flattens the surroundings of a place to the height people know.
fn level(land: &mut Land, terrace: &Terrace) {
    stamp(land, terrace.position, terrace.radius * 2.0, |land, cell, away| {
        let share = 1.0 - step(0.5, 2.0, (away / terrace.radius) as f32);
        let flat = terrace.height + (land.heights[cell] - terrace.height) * 0.1;
        land.heights[cell] += (flat - land.heights[cell]) * share;
    });
}

/// Calls `each` for every cell within `reach` metres, with its distance.
fn stamp(land: &mut Land, point: Point, reach: f64, mut each: impl FnMut(&mut Land, usize, f64)) {
    let cell = f64::from(land.cell);
    let limit = land.side as f64 - 1.0;
    let half = land.half;
    let index = |metres: f64| ((metres + half) / cell).floor().clamp(0.0, limit) as usize;
    for row in index(point.y - reach)..=index(point.y + reach) {
        for column in index(point.x - reach)..=index(point.x + reach) {
            let here = row * land.side + column;
            let away = land.centre(here).distance(point);
            if away <= reach {
                each(land, here, away);
            }
        }
    }
}

/// The finer land begins where the rougher one ended.
fn inherit(land: &mut Land, before: &Land) {
    for index in (0..land.heights.len()).filter(|it| !land.fixed[*it]).collect::<Vec<_>>() {
        let (column, row) = (index % land.side, index / land.side);
        land.heights[index] = before.heights[row / 2 * before.side + column / 2];
    }
}
