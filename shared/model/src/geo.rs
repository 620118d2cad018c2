//! Positions on the earth, and the flat square that maps are drawn on.

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
}
