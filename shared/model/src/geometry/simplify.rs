//! Fewer corners for a zoom, after Douglas and Peucker, without recursion and in bounded time.

use super::{Path, Polygon};
use crate::geo::mercator::{Point, world_pixels};

/// How far a drawn line may be off, in pixels.
const TOLERANCE: f64 = 0.5;

/// Corners looked at together. The method is quadratic for lines made to hurt it; like this they cost no more than
/// this many looks per corner, and honest ones keep one corner in so many too much.
const STRETCH: usize = 256;

/// The path with the corners that can be seen; its ends stay.
pub fn path(path: &Path, zoom: f64) -> Path {
    let scale = world_pixels(zoom);
    let mut drawn = Vec::with_capacity(path.len());
    for corner in path {
        drawn.push(scaled(Point::new(*corner), scale));
    }
    let mut kept = vec![false; path.len()];
    let mut stretches = Vec::new();
    let last = path.len().saturating_sub(1);
    for first in (0..path.len()).step_by(STRETCH) {
        kept[first] = true;
        stretches.push((first, last.min(first + STRETCH)));
    }
    kept[last..].fill(true);
    while let Some((from, to)) = stretches.pop() {
        if let Some(corner) = farthest(&drawn, from, to) {
            kept[corner] = true;
            stretches.push((from, corner));
            stretches.push((corner, to));
        }
    }
    let mut seen = Vec::new();
    for (index, kept) in kept.into_iter().enumerate() {
        if kept {
            seen.push(path[index]);
        }
    }
    seen
}

/// The polygon with the rings and corners that can be seen; `None` if its outer ring cannot.
pub fn polygon(polygon: &Polygon, zoom: f64) -> Option<Polygon> {
    let mut seen = Vec::new();
    for ring in polygon {
        let ring = path(ring, zoom);
        if 4 <= ring.len() {
            seen.push(ring);
        } else if seen.is_empty() {
            return None;
        }
    }
    (!seen.is_empty()).then_some(seen)
}

fn scaled(point: Point, scale: f64) -> Point {
    Point { x: point.x * scale, y: point.y * scale }
}

/// The corner farthest from the straight line between two others, if it can be told from it.
fn farthest(drawn: &[Point], from: usize, to: usize) -> Option<usize> {
    let mut found = None;
    let mut least = TOLERANCE * TOLERANCE;
    for corner in from + 1..to {
        let away = square_distance(drawn[corner], drawn[from], drawn[to]);
        if least < away {
            (found, least) = (Some(corner), away);
        }
    }
    found
}

/// From a point to a line between two ends, squared.
fn square_distance(point: Point, from: Point, to: Point) -> f64 {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let square = x * x + y * y;
    let along = ((point.x - from.x) * x + (point.y - from.y) * y) / square;
    let share = if 0.0 < square { along.clamp(0.0, 1.0) } else { 0.0 };
    let (x, y) = (point.x - from.x - x * share, point.y - from.y - y * share);
    x * x + y * y
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geo::Coordinates;

    fn at(latitude: f64, longitude: f64) -> Coordinates {
        Coordinates { latitude, longitude }
    }

    #[test]
    fn a_straight_line_is_its_ends() {
        let line: Path = (0..200).map(|it| at(46.0, 11.0 + f64::from(it) / 1000.0)).collect();
        assert_eq!(path(&line, 12.0), [line[0], line[199]]);
    }

    #[test]
    fn a_corner_that_can_be_seen_stays() {
        let line = vec![at(46.0, 11.0), at(46.1, 11.1), at(46.0, 11.2)];
        assert_eq!(path(&line, 12.0), line);
        assert_eq!(path(&line, 0.0).len(), 2);
    }

    #[test]
    fn short_paths_stay_as_they_are() {
        assert_eq!(path(&vec![], 5.0), []);
        assert_eq!(path(&vec![at(46.0, 11.0)], 5.0).len(), 1);
        assert_eq!(path(&vec![at(46.0, 11.0); 2], 5.0).len(), 2);
    }

    #[test]
    fn a_path_made_to_hurt_neither_overflows_nor_lasts() {
        let zigzag = |it: u32| {
            at(46.0 + f64::from(it % 2) * f64::from(it) / 1e6, 11.0 + f64::from(it) / 1e6)
        };
        let line: Path = (0..300_000).map(zigzag).collect();
        assert!(path(&line, 20.0).len() <= line.len());
    }

    proptest! {
        #[test]
        fn no_corner_is_drawn_off_by_more_than_half_a_pixel(
            corners in prop::collection::vec((45.9f64..46.1, 10.9f64..11.1), 2..600), zoom in 0.0f64..14.0
        ) {
            let line: Path = corners.iter().map(|(y, x)| at(*y, *x)).collect();
            let seen = path(&line, zoom);
            let draw = |it: &Coordinates| scaled(Point::new(*it), world_pixels(zoom));
            prop_assert!(seen.first() == line.first() && seen.last() == line.last());
            let mut rest = seen.as_slice();
            for corner in &line {
                if 1 < rest.len() && *corner == rest[1] {
                    rest = &rest[1..];
                }
                let to = rest.get(1).unwrap_or(&rest[0]);
                prop_assert!(square_distance(draw(corner), draw(&rest[0]), draw(to)) <= 0.2501);
            }
        }
    }
}
