//! The grid of a zoom: squares at least as wide as marks must stand apart.

use super::spot::{Frame, Spot};

/// The world halved `level` times in both directions.
pub struct Grid {
    pub level: u32,
    /// How near two marks must not come, in steps; no more than the side of a square.
    pub reach: f64,
}

/// Squares from one column and row to another, included.
#[derive(Clone, Copy)]
pub struct Block {
    pub first: Spot,
    pub last: Spot,
}

impl Block {
    pub fn contains(&self, square: Spot) -> bool {
        let (first, last) = (self.first, self.last);
        let columns = first.x <= square.x && square.x <= last.x;
        columns && first.y <= square.y && square.y <= last.y
    }
}

/// A tile has 2⁸ pixels and the world 2³² steps.
const TILE_BITS: u32 = 8;
const STEP_BITS: u32 = 32;

impl Grid {
    pub fn new(zoom: u32, spacing: f64) -> Self {
        let zoom = zoom.min(STEP_BITS - TILE_BITS);
        let steps = f64::from(1u32 << (STEP_BITS - TILE_BITS - zoom));
        let reach = (spacing * steps).max(0.0);
        let side = (0..STEP_BITS).find(|it| reach <= f64::from(1u32 << it)).unwrap_or(STEP_BITS);
        Grid { level: STEP_BITS - side, reach }
    }

    /// The square a spot lies in: its column and row.
    pub fn square(&self, spot: Spot) -> Spot {
        let side = STEP_BITS - self.level;
        Spot { x: spot.x.unbounded_shr(side), y: spot.y.unbounded_shr(side) }
    }

    /// The squares that touch a frame, and `margin` more on each side.
    pub fn around(&self, frame: &Frame, margin: u32) -> Block {
        let square = |x: u64, y: u64| {
            let step = |it: u64| it.min(u32::MAX.into()) as u32;
            self.square(Spot { x: step(x), y: step(y) })
        };
        let first = square(frame.west, frame.north);
        let last = square(frame.east, frame.south);
        let lowest = |it: u32| it.saturating_sub(margin);
        let highest = |it: u32| it.saturating_add(margin);
        Block {
            first: Spot { x: lowest(first.x), y: lowest(first.y) },
            last: Spot { x: highest(last.x), y: highest(last.y) },
        }
    }

    /// The squares in reach of a spot: its own and at most eight more.
    pub fn in_reach(&self, spot: Spot) -> Block {
        let less = |it: u32| (f64::from(it) - self.reach) as u32;
        let more = |it: u32| (f64::from(it) + self.reach) as u32;
        Block {
            first: self.square(Spot { x: less(spot.x), y: less(spot.y) }),
            last: self.square(Spot { x: more(spot.x), y: more(spot.y) }),
        }
    }
}
