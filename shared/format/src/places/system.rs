//! Coordinate systems: degrees, and the metres that surveyors publish.

use std::f64::consts::PI;

use cw_model::geo::{Coordinates, Point, cosine, sine};
use cw_model::scan::rank;

/// How two numbers name a position; x is east, y is north.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum System {
    /// Longitude and latitude, as RFC 7946 wants it.
    #[default]
    Degrees,
    /// Latitude and longitude: a source that has them in the wrong order throughout.
    Exchanged,
    /// Metres of Web Mercator, EPSG:3857.
    Mercator,
    /// Metres of UTM north of the equator, by zone: 32 for most of Italy. ETRS89 and WGS 84 are one for a map.
    Utm(u8),
    /// Known to be something else.
    Unknown,
}

/// Codes of EPSG, and what their numbers are.
const CODES: &[(&str, System)] = &[
    ("84 4326 4258 4979", System::Degrees),
    ("3857 900913 102100", System::Mercator),
    ("25832 32632 3064", System::Utm(32)),
    ("25833 32633 3065", System::Utm(33)),
];

/// Half the equator on the sphere of Web Mercator, in metres.
const HALF: f64 = 20_037_508.342_789_244;

impl System {
    /// From the name in a legacy `crs` member: `urn:ogc:def:crs:EPSG::25832`, `EPSG:4326`, `…CRS84`.
    pub(super) fn from_name(name: &str) -> Self {
        let digits = name.bytes().rposition(|it| !it.is_ascii_digit()).map_or(0, |it| it + 1);
        let known = CODES.iter().find(|it| rank(it.0, &name[digits..]).is_some());
        known.map_or(System::Unknown, |it| it.1)
    }

    /// What metres without a name most likely are in Italy: the plane of UTM 32.
    pub(super) fn of_metres(x: f64, y: f64) -> Option<Self> {
        let plane =
            (100_000.0..1_000_000.0).contains(&x) && (3_900_000.0..5_400_000.0).contains(&y);
        plane.then_some(System::Utm(32))
    }

    /// The position two numbers name; `None` for what is not on the earth and for `0,0`.
    pub(super) fn coordinates(self, x: f64, y: f64) -> Option<Coordinates> {
        if (x, y) == (0.0, 0.0) {
            return None;
        }
        match self {
            System::Degrees => Coordinates::new(y, x),
            System::Exchanged => Coordinates::new(x, y),
            System::Mercator => {
                let inside = x.abs() <= HALF && y.abs() <= HALF;
                let point = Point { x: x / HALF / 2.0 + 0.5, y: 0.5 - y / HALF / 2.0 };
                inside.then(|| point.position())
            }
            System::Utm(zone) => utm(x, y, zone),
            System::Unknown => None,
        }
    }
}

/// Krüger's series, to a millimetre within its zone.
fn utm(east: f64, north: f64, zone: u8) -> Option<Coordinates> {
    const RADIUS: f64 = 6_367_449.145_771_048 * 0.9996;
    // Each with what it is a multiple of.
    const BETA: &[(f64, f64)] =
        &[(8.377_321_681_862e-4, 2.0), (5.906_110_921_873e-8, 4.0), (1.676_991_204e-10, 6.0)];
    const DELTA: &[(f64, f64)] =
        &[(3.356_551_465_100e-3, 2.0), (6.571_913_257_672e-6, 4.0), (1.767_746_022e-8, 6.0)];
    if !(0.0..=1_000_000.0).contains(&east) || !(0.0..=9_400_000.0).contains(&north) {
        return None;
    }
    let (xi, eta) = (north / RADIUS, (east - 500_000.0) / RADIUS);
    let (mut high, mut wide) = (xi, eta);
    for (beta, step) in BETA {
        let (grows, shrinks) = ((step * eta).exp() / 2.0, (-step * eta).exp() / 2.0);
        high -= beta * sine(step * xi) * (grows + shrinks);
        wide -= beta * cosine(step * xi) * (grows - shrinks);
    }
    let (grows, shrinks) = (wide.exp() / 2.0, (-wide).exp() / 2.0);
    let sine_of_chi = sine(high) / (grows + shrinks);
    // The arc sine and the arc tangent of two numbers, by the one function the map has anyway: both angles are less
    // than a right one.
    let chi = (sine_of_chi / (1.0 - sine_of_chi * sine_of_chi).sqrt()).atan();
    let latitude = DELTA.iter().fold(chi, |sum, (delta, step)| sum + delta * sine(step * chi));
    let meridian = f64::from(zone) * 6.0 - 183.0;
    let longitude = meridian + ((grows - shrinks) / cosine(high)).atan() * 180.0 / PI;
    Coordinates::new(latitude * 180.0 / PI, longitude)
}

#[cfg(test)]
mod tests {
    use cw_model::geo::metres_between;

    use super::*;

    fn check(system: &str, x: f64, y: f64, latitude: f64, longitude: f64) {
        let found = System::from_name(system).coordinates(x, y).expect("a position");
        let metres = metres_between(found, Coordinates { latitude, longitude });
        assert!(metres < 0.05, "{system} {x} {y}: {found:?} is {metres} m off");
    }

    #[test]
    fn metres_become_degrees() {
        check("EPSG:3857", 1_237_501.476, 5_791_075.358, 46.066_893_0, 11.116_664_9);
        check("urn:ogc:def:crs:EPSG::25832", 500_000.0, 4_649_776.224_7, 42.0, 9.0);
        check("EPSG:32632", 663_700.357_8, 5_103_633.086_3, 46.066_67, 11.116_67);
        check("EPSG:32633", 500_000.0, 4_649_776.224_7, 42.0, 15.0);
    }

    #[test]
    fn degrees_have_many_names_and_other_systems_none() {
        for name in [
            "urn:ogc:def:crs:OGC:1.3:CRS84",
            "EPSG:4326",
            "urn:ogc:def:crs:EPSG::4326",
            "EPSG:4258",
        ] {
            assert_eq!(System::from_name(name), System::Degrees, "{name}");
        }
        for name in ["urn:ogc:def:crs:EPSG::3003", "EPSG:23032", "", "84x"] {
            assert_eq!(System::from_name(name), System::Unknown, "{name}");
        }
    }

    #[test]
    fn what_is_not_on_the_earth_is_no_position() {
        for system in [System::Degrees, System::Exchanged, System::Mercator, System::Utm(32)] {
            for (x, y) in
                [(0.0, 0.0), (f64::NAN, 1.0), (1e30, 1e30), (-1e9, 5.0), (f64::INFINITY, 0.0)]
            {
                assert_eq!(system.coordinates(x, y), None, "{system:?} {x} {y}");
            }
        }
    }
}
