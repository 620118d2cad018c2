//! The comuni: borders that neighbours share to the last bend.

use super::line::Line;
use super::noise::chance;
use super::seed::{Comune, Comuni};
use super::world::Point;

/// Times a stretch between two corners is broken in the middle.
const BENDS: u32 = 4;

/// The ring around a comune, clockwise; the first point is repeated at the end.
pub fn ring(comuni: &Comuni, comune: &Comune) -> Vec<Point> {
    let mut ring = Vec::new();
    for (from, to) in pairs(comune) {
        let mut side = side(comuni, from, to);
        side.pop();
        ring.extend(side);
    }
    ring.extend(ring.first().copied());
    ring
}

/// Every stretch of border once.
pub fn lines(comuni: &Comuni) -> Vec<Line> {
    let mut seen = std::collections::BTreeSet::new();
    let mut lines = Vec::new();
    for (from, to) in comuni.comune.iter().flat_map(pairs) {
        if seen.insert((from.min(to), from.max(to))) {
            lines.push(Line::new(side(comuni, from, to)));
        }
    }
    lines
}

fn pairs(comune: &Comune) -> impl Iterator<Item = (&str, &str)> {
    let next = comune.around.iter().cycle().skip(1);
    comune.around.iter().zip(next).map(|(from, to)| (from.as_str(), to.as_str()))
}

/// From corner to corner the way a ridge goes; the same there and back.
fn side(comuni: &Comuni, from: &str, to: &str) -> Vec<Point> {
    if to < from {
        let mut side = side(comuni, to, from);
        side.reverse();
        return side;
    }
    let at = |corner: &str| comuni.corner.get(corner).copied().unwrap_or_default();
    let mut points = vec![at(from), at(to)];
    for _ in 0..BENDS {
        let middles: Vec<Point> = points.windows(2).map(|it| bent(it[0], it[1])).collect();
        let both = points.iter().zip(middles).flat_map(|(point, middle)| [*point, middle]);
        points = both.chain(points.last().copied()).collect();
    }
    points
}

fn bent(from: Point, to: Point) -> Point {
    let middle = from.towards(to, 0.5);
    let aside = f64::from(chance(middle.x as i32, middle.y as i32, 17) - 0.5) * 0.34;
    Point { x: middle.x - (to.y - from.y) * aside, y: middle.y + (to.x - from.x) * aside }
}
