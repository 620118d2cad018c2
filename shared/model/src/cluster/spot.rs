//! Positions as whole numbers: the square of the world in steps of a centimetre.

use crate::geo::{Bounds, Coordinates, Point};
use crate::order::Keyed;

/// Steps along one side of the world.
const STEPS: f64 = 4_294_967_296.0;

/// A position on the square of the world, x to the east, y to the south.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub x: u32,
    pub y: u32,
}

impl Spot {
    pub fn new(position: Coordinates) -> Self {
        let Point { x, y } = Point::new(position);
        // The far edge of the world belongs to its last step: `as` saturates.
        Spot { x: (x * STEPS) as u32, y: (y * STEPS) as u32 }
    }

    pub fn position(self) -> Coordinates {
        let middle = |it: u32| (f64::from(it) + 0.5) / STEPS;
        Point { x: middle(self.x), y: middle(self.y) }.position()
    }

    /// Its place on Morton's curve: the bits of y and x in turn.
    pub fn key(self) -> u64 {
        spread(self.y) << 1 | spread(self.x)
    }

    pub fn of_key(key: u64) -> Self {
        Spot { x: gathered(key), y: gathered(key >> 1) }
    }

    /// In steps, squared.
    pub fn square_distance(self, other: Spot) -> f64 {
        let (x, y) =
            (f64::from(self.x) - f64::from(other.x), f64::from(self.y) - f64::from(other.y));
        x * x + y * y
    }
}

/// Puts a zero before each bit.
fn spread(number: u32) -> u64 {
    let mut bits = u64::from(number);
    bits = (bits | bits << 16) & 0x0000_ffff_0000_ffff;
    bits = (bits | bits << 8) & 0x00ff_00ff_00ff_00ff;
    bits = (bits | bits << 4) & 0x0f0f_0f0f_0f0f_0f0f;
    bits = (bits | bits << 2) & 0x3333_3333_3333_3333;
    (bits | bits << 1) & 0x5555_5555_5555_5555
}

/// Takes every other bit.
fn gathered(key: u64) -> u32 {
    let mut bits = key & 0x5555_5555_5555_5555;
    bits = (bits | bits >> 1) & 0x3333_3333_3333_3333;
    bits = (bits | bits >> 2) & 0x0f0f_0f0f_0f0f_0f0f;
    bits = (bits | bits >> 4) & 0x00ff_00ff_00ff_00ff;
    bits = (bits | bits >> 8) & 0x0000_ffff_0000_ffff;
    (bits | bits >> 16) as u32
}

/// The smallest bounds around some positions; `None` around nothing. No position is worked out but the corners.
pub fn around<'a>(rows: impl Iterator<Item = &'a Keyed>) -> Option<Bounds> {
    let (mut low, mut high) = (Spot { x: u32::MAX, y: u32::MAX }, Spot { x: 0, y: 0 });
    for (key, _) in rows {
        let Spot { x, y } = Spot::of_key(*key);
        low = Spot { x: low.x.min(x), y: low.y.min(y) };
        high = Spot { x: high.x.max(x), y: high.y.max(y) };
    }
    let corner = |x, y| Spot { x, y }.position();
    (low.x <= high.x)
        .then(|| Bounds { south_west: corner(low.x, high.y), north_east: corner(high.x, low.y) })
}

/// Bounds in steps: west and north belong to it, east and south do not; the far edge of the world does.
pub struct Frame {
    pub west: u64,
    pub north: u64,
    pub east: u64,
    pub south: u64,
}

impl Frame {
    pub fn new(bounds: Bounds) -> Self {
        let (low, high) = (Point::new(bounds.south_west), Point::new(bounds.north_east));
        let step = |it: f64| (it * STEPS) as u64;
        Frame { west: step(low.x), north: step(high.y), east: step(high.x), south: step(low.y) }
    }

    pub fn contains(&self, spot: Spot) -> bool {
        let (x, y) = (u64::from(spot.x), u64::from(spot.y));
        self.west <= x && x < self.east && self.north <= y && y < self.south
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_world_contains_its_corners() {
        let world = Frame::new(Bounds::WORLD);
        for (latitude, longitude) in
            [(90.0, -180.0), (90.0, 180.0), (-90.0, -180.0), (-90.0, 180.0)]
        {
            assert!(world.contains(Spot::new(Coordinates { latitude, longitude })));
        }
    }

    proptest! {
        #[test]
        fn a_key_and_a_position_are_the_spot(x in any::<u32>(), y in any::<u32>()) {
            let spot = Spot { x, y };
            prop_assert_eq!(Spot::of_key(spot.key()), spot);
            prop_assert_eq!(Spot::new(spot.position()), spot);
        }
    }
}
