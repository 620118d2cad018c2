//! Lengths on the ground.

use std::f64::consts::TAU;

use super::mercator::world_pixels;
use super::{Coordinates, cosine, sine};

/// The mean radius of the earth (IUGG), for distances.
const RADIUS: f64 = 6_371_008.8;

/// The radius at the equator (WGS 84), which Web Mercator takes for all of it.
const EQUATOR: f64 = 6_378_137.0;

/// Metres along the great circle; half a percent off at most, because the earth is no sphere.
pub fn metres_between(from: Coordinates, to: Coordinates) -> f64 {
    let half = |a: f64, b: f64| {
        let sine = sine((b - a).to_radians() / 2.0);
        sine * sine
    };
    let shrink = cosine(from.latitude.to_radians()) * cosine(to.latitude.to_radians());
    let north = half(from.latitude, to.latitude);
    let haversine = (north + shrink * half(from.longitude, to.longitude)).clamp(0.0, 1.0);
    2.0 * RADIUS * (haversine.sqrt() / (1.0 - haversine).sqrt()).atan()
}

/// Metres on the ground under one pixel of the map, at a zoom and a latitude.
pub fn metres_per_pixel(zoom: f64, latitude: f64) -> f64 {
    TAU * EQUATOR * cosine(latitude.to_radians()) / world_pixels(zoom)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TRENTO: Coordinates = Coordinates { latitude: 46.0667, longitude: 11.1167 };

    fn check(to: (f64, f64), kilometres: f64) {
        let to = Coordinates { latitude: to.0, longitude: to.1 };
        let measured = metres_between(TRENTO, to) / 1000.0;
        assert!((measured - kilometres).abs() < kilometres * 0.006, "{measured} {kilometres}");
    }

    #[test]
    fn distances_are_those_of_an_atlas() {
        check((46.4983, 11.3548), 51.3);
        check((41.8931, 12.4828), 476.0);
        check((40.7128, -74.0060), 6565.0);
        check((-46.0667, 11.1167 - 180.0), std::f64::consts::PI * RADIUS / 1000.0);
        assert_eq!(metres_between(TRENTO, TRENTO), 0.0);
    }

    #[test]
    fn a_pixel_covers_less_ground_at_each_zoom_and_toward_the_poles() {
        assert!((metres_per_pixel(0.0, 0.0) - 156_543.03).abs() < 0.01);
        assert!((metres_per_pixel(17.0, 46.0667) - 0.8286).abs() < 0.001);
    }

    proptest! {
        #[test]
        fn there_is_as_far_as_back(
            a in (-90.0f64..90.0, -180.0f64..180.0), b in (-90.0f64..90.0, -180.0f64..180.0)
        ) {
            let [a, b] = [a, b].map(|(latitude, longitude)| Coordinates { latitude, longitude });
            let there = metres_between(a, b);
            prop_assert!((there - metres_between(b, a)).abs() < 1e-6);
            prop_assert!((0.0..20_100_000.0).contains(&there));
        }
    }
}
