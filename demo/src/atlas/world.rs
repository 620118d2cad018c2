//! Where things are: degrees, metres around the fountain of Pieve, pixels of one tile.

use std::f64::consts::PI;

use serde::Deserialize;

/// The fountain of Pieve: the origin of all metres.
const ORIGIN: (f64, f64) = (46.0912, 10.9311);
/// Radius of the sphere of Web Mercator.
const EARTH: f64 = 6_378_137.0;
/// Pixels of a tile's side, as pages count them.
pub const SIDE: u32 = 256;
/// The zooms that are drawn.
pub const ZOOMS: std::ops::RangeInclusive<u8> = 8..=17;

/// A point in metres east and south of the fountain, on the Mercator plane; true to scale in the valley.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(from = "(f64, f64)")]
pub struct Point {
    /// Eastwards.
    pub x: f64,
    /// Southwards, as rows of pixels go.
    pub y: f64,
}

impl From<(f64, f64)> for Point {
    /// From latitude and longitude.
    fn from((latitude, longitude): (f64, f64)) -> Self {
        let (origin, scale) = (mercator(ORIGIN), scale());
        let (x, y) = mercator((latitude, longitude));
        Point { x: (x - origin.0) * scale, y: (origin.1 - y) * scale }
    }
}

impl Point {
    /// Latitude and longitude.
    pub fn degrees(self) -> (f64, f64) {
        let (origin, scale) = (mercator(ORIGIN), scale());
        let x = origin.0 + self.x / scale;
        let y = origin.1 - self.y / scale;
        let latitude = 2.0 * (y / EARTH).exp().atan() - PI / 2.0;
        (latitude.to_degrees(), (x / EARTH).to_degrees())
    }

    /// Metres to `other`.
    pub fn distance(self, other: Point) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The point `share` of the way to `other`.
    pub fn towards(self, other: Point, share: f64) -> Point {
        Point { x: self.x + (other.x - self.x) * share, y: self.y + (other.y - self.y) * share }
    }
}

/// Metres on the Mercator plane.
fn mercator((latitude, longitude): (f64, f64)) -> (f64, f64) {
    let y = (PI / 4.0 + latitude.to_radians() / 2.0).tan().ln();
    (longitude.to_radians() * EARTH, y * EARTH)
}

/// Metres on the ground in one metre on the Mercator plane, at the fountain.
fn scale() -> f64 {
    ORIGIN.0.to_radians().cos()
}

/// The address of one tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tile {
    /// One of [`ZOOMS`].
    pub zoom: u8,
    /// Column, from the west.
    pub x: u32,
    /// Row, from the north.
    pub y: u32,
    /// Twice the pixels, for fine screens.
    pub double: bool,
    /// For dark pages.
    pub dark: bool,
}

impl Tile {
    /// The tile, if there is one.
    pub fn new(zoom: u8, x: u32, y: u32) -> Option<Self> {
        let exists = ZOOMS.contains(&zoom) && x < 1 << zoom && y < 1 << zoom;
        exists.then_some(Tile { zoom, x, y, double: false, dark: false })
    }

    /// Its place in the world.
    pub fn frame(self) -> Frame {
        let world = 2.0 * PI * EARTH;
        let side = world / f64::from(1u32 << self.zoom);
        let (origin, scale) = (mercator(ORIGIN), scale());
        let x = f64::from(self.x) * side - world / 2.0;
        let y = world / 2.0 - f64::from(self.y) * side;
        let corner = Point { x: (x - origin.0) * scale, y: (origin.1 - y) * scale };
        let density = if self.double { 2 } else { 1 };
        let pixels = SIDE * density;
        Frame {
            corner,
            pixels,
            zoom: self.zoom,
            density: density as f32,
            metres: side * scale / f64::from(pixels),
        }
    }
}

/// Metres of one pixel of a page at this zoom.
pub fn resolution(zoom: u8) -> f64 {
    2.0 * PI * EARTH * scale() / f64::from(SIDE) / f64::from(1u32 << zoom)
}

/// The square of the world that one tile shows.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// North-western corner.
    pub corner: Point,
    /// Pixels of a side.
    pub pixels: u32,
    /// Zoom.
    pub zoom: u8,
    /// Pixels of the picture in one pixel of the page.
    pub density: f32,
    /// Metres of one pixel of the picture.
    pub metres: f64,
}

impl Frame {
    /// Where `point` is in the picture.
    pub fn pixel(&self, point: Point) -> (f32, f32) {
        let x = (point.x - self.corner.x) / self.metres;
        let y = (point.y - self.corner.y) / self.metres;
        (x as f32, y as f32)
    }

    /// The point of the world under a pixel.
    pub fn point(&self, x: f64, y: f64) -> Point {
        Point { x: self.corner.x + x * self.metres, y: self.corner.y + y * self.metres }
    }

    /// The square, with a margin in pixels of the page.
    pub fn bounds(&self, margin: f32) -> Bounds {
        let margin = f64::from(margin * self.density) * self.metres;
        let side = f64::from(self.pixels) * self.metres;
        let far = Point { x: self.corner.x + side, y: self.corner.y + side };
        Bounds { min: self.corner, max: far }.grown(margin)
    }
}

/// A rectangle of the world.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// North-western corner.
    pub min: Point,
    /// South-eastern corner.
    pub max: Point,
}

impl Bounds {
    /// The smallest rectangle around `points`.
    pub fn of(points: &[Point]) -> Self {
        let far = f64::INFINITY;
        let mut bounds = Bounds { min: Point { x: far, y: far }, max: Point { x: -far, y: -far } };
        for point in points {
            bounds.min = Point { x: bounds.min.x.min(point.x), y: bounds.min.y.min(point.y) };
            bounds.max = Point { x: bounds.max.x.max(point.x), y: bounds.max.y.max(point.y) };
        }
        bounds
    }

    /// With `margin` metres more on every side.
    pub fn grown(self, margin: f64) -> Self {
        Bounds {
            min: Point { x: self.min.x - margin, y: self.min.y - margin },
            max: Point { x: self.max.x + margin, y: self.max.y + margin },
        }
    }

    /// Whether both have something in common.
    pub fn touches(&self, other: &Bounds) -> bool {
        self.min.x < other.max.x
            && other.min.x < self.max.x
            && self.min.y < other.max.y
            && other.min.y < self.max.y
    }

    /// Whether `point` is inside.
    pub fn contains(&self, point: Point) -> bool {
        self.min.x <= point.x
            && point.x < self.max.x
            && self.min.y <= point.y
            && point.y < self.max.y
    }
}
