//! Lines through the world: made smooth once, cut to a tile every time.

use super::noise::fractal;
use super::world::{Bounds, Point};

/// A line of points close together, each with the metres walked so far.
#[derive(Clone, Debug)]
pub struct Line {
    /// The points.
    pub points: Vec<Point>,
    along: Vec<f64>,
    bounds: Bounds,
}

/// A stretch of a line, and the metres at which it begins.
pub struct Stretch<'a> {
    /// At least two points.
    pub points: &'a [Point],
    /// So that dashes go on from tile to tile.
    pub start: f64,
}

impl Line {
    /// The line through `points`, as they are.
    pub fn new(points: Vec<Point>) -> Self {
        let mut along = Vec::with_capacity(points.len());
        let mut walked = 0.0;
        for (index, point) in points.iter().enumerate() {
            walked += index.checked_sub(1).map_or(0.0, |it| point.distance(points[it]));
            along.push(walked);
        }
        Line { bounds: Bounds::of(&points), points, along }
    }

    /// A bend through every one of `points`, never more than `stride` metres at once.
    pub fn smooth(points: &[Point], stride: f64) -> Self {
        let at = |index: usize| points[index.min(points.len() - 1)];
        let mut bend = Vec::new();
        for index in 0..points.len().saturating_sub(1) {
            let around = [at(index.saturating_sub(1)), at(index), at(index + 1), at(index + 2)];
            let pieces = (around[1].distance(around[2]) / stride).ceil().max(1.0);
            for piece in 0..pieces as u32 {
                bend.push(bent(around, f64::from(piece) / pieces));
            }
        }
        bend.extend(points.last());
        Line::new(bend)
    }

    /// A ring through every one of `points`; the first is repeated at the end.
    pub fn ring(points: &[Point], stride: f64) -> Self {
        let count = points.len();
        let around = (0..count + 7).map(|it| points[(it + count - 3) % count]).collect::<Vec<_>>();
        let all = Line::smooth(&around, stride);
        let is = |it: &Point| it.distance(points[0]) < 1e-6;
        let first = all.points.iter().position(is).unwrap_or(0);
        let last = all.points.iter().rposition(is).unwrap_or(all.points.len() - 1);
        Line::new(all.points[first..=last].to_vec())
    }

    /// Pushed aside here and there by up to `aside` metres, in waves of `wave` metres.
    pub fn meandering(&self, wave: f64, aside: f64) -> Self {
        let push = |it: &Point| {
            let by =
                |seed: u32| f64::from(fractal(it.x / wave, it.y / wave, 2, seed)) * aside * 2.0;
            Point { x: it.x + by(301), y: it.y + by(302) }
        };
        Line::new(self.points.iter().map(push).collect())
    }

    /// Metres from end to end.
    pub fn length(&self) -> f64 {
        self.along.last().copied().unwrap_or(0.0)
    }

    /// The point after `metres`, and the direction there in radians.
    pub fn at(&self, metres: f64) -> (Point, f64) {
        let next = self.along.partition_point(|it| *it < metres).clamp(1, self.points.len() - 1);
        let (from, to) = (self.points[next - 1], self.points[next]);
        let piece = (self.along[next] - self.along[next - 1]).max(1e-9);
        let share = ((metres - self.along[next - 1]) / piece).clamp(0.0, 1.0);
        (from.towards(to, share), (to.y - from.y).atan2(to.x - from.x))
    }

    /// The point of the line nearest to `point`, and the metres between them.
    pub fn nearest(&self, point: Point) -> (Point, f64) {
        let pairs = self.points.windows(2).map(|pair| foot(pair[0], pair[1], point));
        let measured = pairs.map(|it| (it, it.distance(point)));
        measured.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((point, f64::INFINITY))
    }

    /// The stretches that touch `bounds`.
    pub fn stretches(&self, bounds: &Bounds) -> Vec<Stretch<'_>> {
        let mut found = Vec::new();
        if !self.bounds.grown(1e-3).touches(bounds) {
            return found;
        }
        let mut from = None;
        for index in 0..self.points.len().saturating_sub(1) {
            let touches = Bounds::of(&self.points[index..index + 2]).grown(1e-3).touches(bounds);
            match (touches, from) {
                (true, None) => from = Some(index),
                (false, Some(first)) => {
                    found.push(self.stretch(first, index));
                    from = None;
                }
                _ => {}
            }
        }
        if let Some(first) = from {
            found.push(self.stretch(first, self.points.len() - 1));
        }
        found
    }

    fn stretch(&self, first: usize, last: usize) -> Stretch<'_> {
        Stretch { points: &self.points[first..=last], start: self.along[first] }
    }
}

/// Whether `point` is inside the ring.
pub fn inside(ring: &[Point], point: Point) -> bool {
    let crosses = |a: Point, b: Point| {
        (a.y <= point.y) != (b.y <= point.y)
            && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
    };
    ring.windows(2).filter(|pair| crosses(pair[0], pair[1])).count() % 2 == 1
}

/// The point between `from` and `to` that is nearest to `point`.
fn foot(from: Point, to: Point, point: Point) -> Point {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = (dx * dx + dy * dy).max(1e-9);
    let share = ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
    from.towards(to, share.clamp(0.0, 1.0))
}

/// A centripetal Catmull-Rom curve from the second point to the third: no loops, whatever the distances.
fn bent(around: [Point; 4], share: f64) -> Point {
    let gap = |a: Point, b: Point| a.distance(b).sqrt().max(1e-3);
    let t1 = gap(around[0], around[1]);
    let t2 = t1 + gap(around[1], around[2]);
    let t3 = t2 + gap(around[2], around[3]);
    let t = t1 + (t2 - t1) * share;
    let mix = |a: Point, b: Point, from: f64, to: f64| a.towards(b, (t - from) / (to - from));
    let (a1, a2, a3) = (
        mix(around[0], around[1], 0.0, t1),
        mix(around[1], around[2], t1, t2),
        mix(around[2], around[3], t2, t3),
    );
    let (b1, b2) = (mix(a1, a2, 0.0, t2), mix(a2, a3, t1, t3));
    mix(b1, b2, t1, t2)
}
