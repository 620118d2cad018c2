//! Positions on the earth; below it the flat square that maps are drawn on ([`mercator`]), lengths on the ground
//! ([`distance`]) and the round numbers of scale bars and graticules ([`scale`]).

pub mod distance;
pub mod mercator;
pub mod scale;
mod sine;

pub use distance::metres_between;
pub use mercator::{Point, power_of_two};
pub use sine::{cosine, sine};

/// WGS 84, in degrees. Latitude first in words and names, as people say it; GeoJSON writes longitude first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coordinates {
    /// -90 to 90, north positive.
    pub latitude: f64,
    /// -180 to 180, east positive.
    pub longitude: f64,
}

impl Coordinates {
    /// `None` beyond the poles or the date line, for what is no number, and for the `0,0` by which municipal feeds
    /// say that nobody knows the position: no place of theirs lies off Ghana.
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let real = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        (real && (latitude, longitude) != (0.0, 0.0)).then_some(Coordinates { latitude, longitude })
    }

    /// What lies on the straight line of the chart from here (0) to `other` (1).
    pub fn toward(self, other: Coordinates, share: f64) -> Self {
        Coordinates {
            latitude: self.latitude + (other.latitude - self.latitude) * share,
            longitude: self.longitude + (other.longitude - self.longitude) * share,
        }
    }
}

/// A rectangle of the chart, edges included; it never crosses the date line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The corner with the least latitude and longitude.
    pub south_west: Coordinates,
    /// The corner with the greatest.
    pub north_east: Coordinates,
}

impl Bounds {
    /// All there is.
    pub const WORLD: Bounds = Bounds {
        south_west: Coordinates { latitude: -90.0, longitude: -180.0 },
        north_east: Coordinates { latitude: 90.0, longitude: 180.0 },
    };

    /// Around one point, without extent.
    pub fn at(point: Coordinates) -> Self {
        Bounds { south_west: point, north_east: point }
    }

    /// The smallest around some points; `None` around nothing.
    pub fn around(points: &[Coordinates]) -> Option<Self> {
        let mut bounds = Bounds::at(*points.first()?);
        points.iter().for_each(|it| bounds.extend(*it));
        Some(bounds)
    }

    /// Grows as far as it must to contain `point`.
    pub fn extend(&mut self, point: Coordinates) {
        let (low, high) = (&mut self.south_west, &mut self.north_east);
        low.latitude = low.latitude.min(point.latitude);
        low.longitude = low.longitude.min(point.longitude);
        high.latitude = high.latitude.max(point.latitude);
        high.longitude = high.longitude.max(point.longitude);
    }

    /// Whether `point` lies inside or on the edge.
    pub fn contains(&self, point: Coordinates) -> bool {
        let (low, high) = (self.south_west, self.north_east);
        low.latitude <= point.latitude
            && point.latitude <= high.latitude
            && low.longitude <= point.longitude
            && point.longitude <= high.longitude
    }

    /// Its middle on the chart.
    pub fn center(&self) -> Coordinates {
        self.south_west.toward(self.north_east, 0.5)
    }

    /// Wider and higher by `share` of itself on each side; the world is the limit.
    pub fn grown(&self, share: f64) -> Self {
        let (low, high) = (self.south_west, self.north_east);
        let north = (high.latitude - low.latitude) * share;
        let east = (high.longitude - low.longitude) * share;
        Bounds {
            south_west: Coordinates {
                latitude: (low.latitude - north).max(-90.0),
                longitude: (low.longitude - east).max(-180.0),
            },
            north_east: Coordinates {
                latitude: (high.latitude + north).min(90.0),
                longitude: (high.longitude + east).min(180.0),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(latitude: f64, longitude: f64) -> Coordinates {
        Coordinates { latitude, longitude }
    }

    #[test]
    fn only_what_is_on_the_earth_is_a_position() {
        let real = |latitude, longitude| Coordinates::new(latitude, longitude).is_some();
        assert!(real(46.07, 11.12) && real(90.0, -180.0) && real(0.0, 11.0));
        for (latitude, longitude) in
            [(90.1, 0.0), (46.0, 180.5), (f64::NAN, 11.0), (46.0, f64::INFINITY), (0.0, -0.0)]
        {
            assert!(!real(latitude, longitude), "{latitude}, {longitude}");
        }
    }

    #[test]
    fn bounds_grow_to_what_they_hold_and_stop_at_the_edge_of_the_world() {
        let bounds = Bounds::around(&[at(46.0, 11.0), at(45.0, 12.0)]).expect("two points");
        assert_eq!(bounds.center(), at(45.5, 11.5));
        assert!(bounds.contains(at(45.0, 11.0)) && !bounds.contains(at(44.9, 11.0)));
        assert!(bounds.grown(0.2).contains(at(44.9, 11.0)));
        assert_eq!(bounds.grown(1e9), Bounds::WORLD);
        assert_eq!(Bounds::around(&[]), None);
    }

    proptest! {
        #[test]
        fn bounds_contain_every_point_they_are_of(
            points in prop::collection::vec((-90.0f64..90.0, -180.0f64..180.0), 1..20)
        ) {
            let points: Vec<Coordinates> = points.into_iter().map(|(y, x)| at(y, x)).collect();
            let bounds = Bounds::around(&points).expect("not empty");
            prop_assert!(points.iter().all(|it| bounds.contains(*it)));
            prop_assert!(bounds.contains(bounds.center()));
        }
    }
}
