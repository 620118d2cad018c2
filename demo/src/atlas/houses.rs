//! Houses along the streets: where they stand is decided once, and is the same every time.

use super::line::{Line, inside};
use super::noise::chance;
use super::seed::{Kind, Seed, Sort};
use super::world::{Bounds, Point};

/// One house.
pub struct House {
    /// Its corners.
    pub corners: [Point; 4],
    /// Around its corners.
    pub bounds: Bounds,
    /// Whether everybody may come in.
    pub is_hall: bool,
}

/// Along one side of a street.
struct Row<'a> {
    street: &'a Line,
    side: f64,
    number: i32,
    is_dense: bool,
}

/// What no house may stand on.
pub struct Ground<'a> {
    /// The shore of the lake.
    pub shore: &'a Line,
    /// Rivers with their widths.
    pub rivers: &'a [(Line, f64)],
    /// Roads with half the width that must stay free.
    pub roads: &'a [(Line, f64)],
}

/// All houses of the valley.
pub fn stand(seed: &Seed, streets: &[(Kind, Line)], ground: &Ground) -> Vec<House> {
    let mut houses = halls(seed);
    let mut number = 0;
    for (kind, street) in streets.iter().filter(|it| it.0 != Kind::Trail && it.0 != Kind::Track) {
        for side in [-1.0, 1.0] {
            number += 1;
            let row = Row { street, side, number, is_dense: *kind == Kind::Lane };
            line_up(&row, seed, ground, &mut houses);
        }
    }
    houses
}

/// Houses that are places: they stand where the seed says.
fn halls(seed: &Seed) -> Vec<House> {
    let spots = seed.names.spot.iter().enumerate();
    let size = |kind: Sort| match kind {
        Sort::Hall => Some((22.0, 15.0)),
        Sort::Church => Some((27.0, 11.0)),
        Sort::Castle => Some((30.0, 22.0)),
        Sort::Hut => Some((16.0, 11.0)),
        _ => None,
    };
    let hall = |(index, spot): (usize, &super::seed::Spot)| {
        let (length, depth) = size(spot.kind)?;
        let turn = f64::from(chance(index as i32, 5, 11)) * 0.9 - 0.45;
        Some(house(spot.position, turn, length, depth, true))
    };
    spots.filter_map(hall).collect()
}

/// Houses side by side, with gardens of different sizes between them.
fn line_up(row: &Row, seed: &Seed, ground: &Ground, houses: &mut Vec<House>) {
    let luck = |index: i32, what: u32| f64::from(chance(row.number, index, what));
    let mut walked = 8.0;
    let mut index = 0;
    while walked < row.street.length() - 6.0 {
        index += 1;
        let (length, depth) = (9.0 + 7.0 * luck(index, 1), 8.5 + 4.0 * luck(index, 2));
        let setback = if row.is_dense { 3.5 } else { 6.5 + 4.0 * luck(index, 3) };
        let (foot, direction) = row.street.at(walked + length / 2.0);
        walked += length + if row.is_dense { 1.5 } else { 5.0 + 9.0 * luck(index, 4) };
        let aside = row.side * (setback + depth / 2.0);
        let middle =
            Point { x: foot.x - direction.sin() * aside, y: foot.y + direction.cos() * aside };
        if !is_lived_in(seed, middle, luck(index, 5)) || is_kept_free(seed, middle) {
            continue;
        }
        let tilt = (luck(index, 6) - 0.5) * 0.12;
        let house = house(middle, direction + tilt, length, depth, false);
        if is_free(&house, middle, ground, houses) {
            houses.push(house);
        }
    }
}

/// Fewer houses towards the edge of a village.
fn is_lived_in(seed: &Seed, point: Point, luck: f64) -> bool {
    let away = seed.names.village.iter().map(|it| it.position.distance(point) / it.radius);
    away.fold(f64::INFINITY, f64::min) < 0.55 + 0.5 * luck
}

/// Squares, parks and beaches have no houses.
fn is_kept_free(seed: &Seed, point: Point) -> bool {
    let reach = |kind: Sort| match kind {
        Sort::Pitch => 66.0,
        Sort::Park => 58.0,
        Sort::Beach => 52.0,
        Sort::Parking => 36.0,
        Sort::Square => 26.0,
        Sort::Hall | Sort::Church | Sort::Castle | Sort::Hut => 0.0,
    };
    seed.names.spot.iter().any(|it| it.position.distance(point) < reach(it.kind))
}

fn is_free(house: &House, middle: Point, ground: &Ground, houses: &[House]) -> bool {
    let clear = |line: &Line, metres: f64| {
        let bounds = house.bounds.grown(metres);
        line.stretches(&bounds).is_empty()
            || house.corners.iter().chain([&middle]).all(|it| metres < line.nearest(*it).1)
    };
    !inside(&ground.shore.points, middle)
        && clear(ground.shore, 4.0)
        && ground.rivers.iter().all(|(line, width)| clear(line, width / 2.0 + 6.0))
        && ground.roads.iter().all(|(line, half)| clear(line, *half))
        && !houses.iter().any(|it| it.bounds.grown(1.2).touches(&house.bounds))
}

fn house(middle: Point, turn: f64, length: f64, depth: f64, is_hall: bool) -> House {
    let (sin, cos) = turn.sin_cos();
    let corner = |along: f64, aside: f64| {
        let (x, y) = (along * length / 2.0, aside * depth / 2.0);
        Point { x: middle.x + x * cos - y * sin, y: middle.y + x * sin + y * cos }
    };
    let corners = [corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)];
    House { corners, bounds: Bounds::of(&corners), is_hall }
}
