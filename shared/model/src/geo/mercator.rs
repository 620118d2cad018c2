//! Web Mercator: the square all tiles are cut from.

use std::f64::consts::{LN_2, PI};

use super::{Coordinates, sine};

/// Where the square ends, north and south.
pub const LIMIT: f64 = 85.051_128_779_806_6;

/// Pixels along one side of a tile; the world at zoom 0 is one tile.
pub const TILE: f64 = 256.0;

/// A position on the square of the world: 0 to 1, x to the east, y to the south.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// 0 at 180° west, 1 at 180° east.
    pub x: f64,
    /// 0 at 85° north, 1 at 85° south.
    pub y: f64,
}

impl Point {
    /// Where a position is drawn; what lies beyond [`LIMIT`] is drawn on the edge.
    pub fn new(position: Coordinates) -> Self {
        let sine = sine(position.latitude.clamp(-LIMIT, LIMIT).to_radians());
        let y = 0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * PI);
        Point { x: (position.longitude / 360.0 + 0.5).clamp(0.0, 1.0), y: y.clamp(0.0, 1.0) }
    }

    /// What is drawn here.
    pub fn position(self) -> Coordinates {
        let stretch = ((0.5 - self.y) * 2.0 * PI).exp();
        let latitude = 2.0 * stretch.atan().to_degrees() - 90.0;
        Coordinates { latitude, longitude: (self.x - 0.5) * 360.0 }
    }
}

/// Pixels along one side of the world.
pub fn world_pixels(zoom: f64) -> f64 {
    TILE * power_of_two(zoom)
}

/// 2 to the power of `exponent`, exact for whole ones. The library's own brings along a table of four kilobytes.
pub fn power_of_two(exponent: f64) -> f64 {
    let whole = exponent.floor().clamp(-1022.0, 1023.0);
    f64::from_bits(((1023.0 + whole) as u64) << 52) * ((exponent - whole) * LN_2).exp()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(latitude: f64, longitude: f64) -> Point {
        Point::new(Coordinates { latitude, longitude })
    }

    #[test]
    fn whole_powers_of_two_are_exact() {
        for exponent in -40..=40 {
            assert_eq!(power_of_two(f64::from(exponent)), f64::from(exponent).exp2(), "{exponent}");
        }
        assert!(power_of_two(f64::NAN).is_nan());
    }

    #[test]
    fn the_corners_of_the_square_are_the_ends_of_the_chart() {
        assert_eq!(at(0.0, 0.0), Point { x: 0.5, y: 0.5 });
        assert_eq!(at(90.0, -180.0), at(LIMIT, -180.0));
        assert!(at(90.0, -180.0).y < 1e-12 && 1.0 - 1e-12 < at(-90.0, 180.0).y);
        assert_eq!((at(0.0, -180.0).x, at(0.0, 180.0).x), (0.0, 1.0));
    }

    #[test]
    fn trento_is_on_the_tile_that_every_tile_server_knows() {
        let point = at(46.0667, 11.1167);
        let tile = |it: f64| (it * 1024.0) as u32;
        assert_eq!((tile(point.x), tile(point.y)), (543, 364));
    }

    proptest! {
        #[test]
        fn any_power_of_two_is_the_librarys(exponent in -60.0..60.0) {
            let (own, librarys) = (power_of_two(exponent), f64::exp2(exponent));
            prop_assert!((own / librarys - 1.0).abs() < 1e-14);
        }

        #[test]
        fn there_and_back_is_the_same_place(
            latitude in -85.05f64..85.05, longitude in -180.0f64..180.0
        ) {
            let back = at(latitude, longitude).position();
            prop_assert!((back.latitude - latitude).abs() < 1e-11);
            prop_assert!((back.longitude - longitude).abs() < 1e-11);
        }

        #[test]
        fn nothing_is_drawn_outside_the_square(
            latitude in -90.0f64..=90.0, longitude in -180.0f64..=180.0
        ) {
            let Point { x, y } = at(latitude, longitude);
            prop_assert!((0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y));
        }
    }
}
