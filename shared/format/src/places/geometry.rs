//! Shapes of GeoJSON, from their bytes.

use cw_model::geo::Coordinates;
use cw_model::geometry::{Geometry, Path, Polygon};
use cw_model::number::decimal;
use cw_model::scan::rank;

use super::Shape;
use super::collect::member_of;
use super::system::System;
use crate::json::scan::{Scanner, Step};

/// A collection in a collection in …: more is an attack.
const DEEPEST: usize = 16;

/// What a look at a geometry tells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Glance {
    pub(super) shape: Shape,
    /// x and y of a point, or of the first corner of a line or an area.
    pub(super) point: Option<(f64, f64)>,
    /// Whether something was there and could not be read.
    pub(super) is_odd: bool,
}

/// Steps over a geometry, reading no more than its kind and its first position.
pub(super) fn glance(scanner: &mut Scanner<'_>) -> Step<Glance> {
    if scanner.peek() != Some(b'{') {
        let value = scanner.pass()?;
        return Some(Glance { is_odd: value != "null", ..Glance::default() });
    }
    scanner.enter(b'{')?;
    let (mut kind, mut numbers, mut first) = ("", None, true);
    let mut corner = None;
    while let Some(key) = scanner.key(&mut first)? {
        match key {
            "type" if kind.is_empty() && scanner.peek() == Some(b'"') => kind = scanner.string()?,
            "coordinates" if numbers.is_none() => {
                let mut inside = scanner.clone();
                let found = first_position(scanner)?;
                if found.0.is_none() {
                    while inside.take(b'[') {}
                    corner = pair(&mut inside);
                }
                numbers = Some(found);
            }
            _ => {
                scanner.pass()?;
            }
        }
    }
    let shape = shape_of(kind);
    let (point, is_blank) = numbers.unwrap_or((None, shape == Shape::Mixed));
    let missing = shape == Shape::Point && point.is_none() && !is_blank;
    let point = match shape {
        Shape::None => None,
        Shape::Point => point,
        _ => corner.or(point),
    };
    Some(Glance { shape, point, is_odd: shape == Shape::None || missing })
}

/// Every kind there is.
const KINDS: &str =
    "Point MultiPoint LineString MultiLineString Polygon MultiPolygon GeometryCollection";

pub(super) fn shape_of(kind: &str) -> Shape {
    match rank(KINDS, kind) {
        Some(0) => Shape::Point,
        Some(1) => Shape::Points,
        Some(2 | 3) => Shape::Line,
        Some(4 | 5) => Shape::Area,
        Some(_) => Shape::Mixed,
        None => Shape::None,
    }
}

/// The first two numbers of coordinates, and whether there are none: an honest "nobody knows".
fn first_position(scanner: &mut Scanner<'_>) -> Step<(Option<(f64, f64)>, bool)> {
    let before = scanner.clone();
    let found = position(scanner);
    if found.is_none() {
        *scanner = before;
        let written = scanner.pass()?;
        let is_blank = matches!(written, "[]" | "null" | "[null,null]" | "[null, null]");
        return Some((None, is_blank));
    }
    while scanner.element(&mut false)? {
        scanner.pass()?;
    }
    Some((found, false))
}

/// The first two numbers of a list; numbers in strings count.
fn position(scanner: &mut Scanner<'_>) -> Step<(f64, f64)> {
    scanner.enter(b'[')?;
    pair(scanner)
}

fn pair(scanner: &mut Scanner<'_>) -> Step<(f64, f64)> {
    let mut first = true;
    let x = number(scanner, &mut first)?;
    let y = number(scanner, &mut first)?;
    Some((x, y))
}

fn number(scanner: &mut Scanner<'_>, first: &mut bool) -> Step<f64> {
    if !scanner.element(first)? {
        return None;
    }
    match scanner.peek()? {
        b'"' => decimal(scanner.string()?),
        _ => scanner.number(),
    }
}

/// Reads the geometry of a record that begins at `start`, or is one; and how many of its positions are not on the
/// earth.
pub(super) fn read(text: &str, start: usize, system: System) -> (Geometry, usize) {
    let at = member_of(text, start, "geometry").unwrap_or(start);
    let mut reader = Reader { system, geometry: Geometry::default(), lost: 0 };
    let read = reader.geometry(&mut Scanner::new(text, at), DEEPEST);
    reader.lost += usize::from(read.is_none());
    (reader.geometry, reader.lost)
}

struct Reader {
    system: System,
    geometry: Geometry,
    lost: usize,
}

/// Reads one thing of a kind.
type Act = fn(&mut Reader, &mut Scanner<'_>) -> Step<()>;

impl Reader {
    fn geometry(&mut self, scanner: &mut Scanner<'_>, depth: usize) -> Step<()> {
        let depth = depth.checked_sub(1)?;
        if scanner.peek() != Some(b'{') {
            return scanner.pass().map(drop);
        }
        scanner.enter(b'{')?;
        let (mut kind, mut numbers, mut members, mut first) = ("", None, None, true);
        while let Some(key) = scanner.key(&mut first)? {
            let mut value = scanner.clone();
            scanner.pass()?;
            match key {
                "type" if kind.is_empty() => kind = value.string().unwrap_or_default(),
                "coordinates" if numbers.is_none() => numbers = Some(value),
                "geometries" if members.is_none() => members = Some(value),
                _ => {}
            }
        }
        let shape = shape_of(kind);
        if shape == Shape::Mixed {
            let Some(mut members) = members else { return Some(()) };
            return self.each(&mut members, &mut |reader, it| reader.geometry(it, depth));
        }
        let Some(mut numbers) = numbers else { return Some(()) };
        let mut one: Act = match shape {
            Shape::Point | Shape::Points => Reader::point,
            Shape::Line => Reader::line,
            Shape::Area => Reader::polygon,
            Shape::Mixed | Shape::None => return Some(()),
        };
        if kind.starts_with("Multi") {
            self.each(&mut numbers, &mut one)
        } else {
            one(self, &mut numbers)
        }
    }

    fn each<'a>(
        &mut self,
        scanner: &mut Scanner<'a>,
        act: &mut dyn FnMut(&mut Self, &mut Scanner<'a>) -> Step<()>,
    ) -> Step<()> {
        scanner.enter(b'[')?;
        let mut first = true;
        while scanner.element(&mut first)? {
            act(self, scanner)?;
        }
        Some(())
    }

    fn point(&mut self, scanner: &mut Scanner<'_>) -> Step<()> {
        if let Some(point) = self.position(scanner)? {
            self.geometry.points.push(point);
        }
        Some(())
    }

    fn line(&mut self, scanner: &mut Scanner<'_>) -> Step<()> {
        let path = self.path(scanner)?;
        if !path.is_empty() {
            self.geometry.lines.push(path);
        }
        Some(())
    }

    fn polygon(&mut self, scanner: &mut Scanner<'_>) -> Step<()> {
        let mut polygon: Polygon = Vec::new();
        self.each(scanner, &mut |reader, it| {
            polygon.push(reader.path(it)?);
            Some(())
        })?;
        // Without its outer ring, its holes would become land.
        if polygon.first().is_some_and(|it| !it.is_empty()) {
            self.geometry.polygons.push(polygon);
        }
        Some(())
    }

    fn path(&mut self, scanner: &mut Scanner<'_>) -> Step<Path> {
        let mut path = Vec::new();
        self.each(scanner, &mut |reader, it| {
            if let Some(point) = reader.position(it)? {
                path.push(point);
            }
            Some(())
        })?;
        Some(path)
    }

    fn position(&mut self, scanner: &mut Scanner<'_>) -> Step<Option<Coordinates>> {
        let (numbers, _) = first_position(scanner)?;
        let found = numbers.and_then(|(x, y)| self.system.coordinates(x, y));
        self.lost += usize::from(found.is_none());
        Some(found)
    }
}
