//! Shapes of GeoJSON, from their bytes.

use cw_model::geo::Coordinates;
use cw_model::geometry::{Geometry, Path, Polygon};
use cw_model::number::decimal;

use super::Shape;
use super::system::System;
use crate::json::scan::{Fault, Found, Scanner};

/// A collection in a collection in …: more is an attack.
const DEEPEST: usize = 16;

/// What a look at a geometry tells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Glance {
    pub(super) shape: Shape,
    /// x and y of a point.
    pub(super) point: Option<(f64, f64)>,
    /// Whether something was there and could not be read.
    pub(super) is_odd: bool,
}

/// Steps over a geometry, reading no more than its kind and, of a point, its position.
pub(super) fn glance(scanner: &mut Scanner<'_>) -> Found<Glance> {
    if scanner.peek() != Some(b'{') {
        let value = scanner.skip()?;
        return Ok(Glance { is_odd: value != "null", ..Glance::default() });
    }
    scanner.enter(b'{')?;
    let (mut kind, mut numbers, mut first) = (None, None, true);
    while let Some(key) = scanner.key(&mut first)? {
        match key {
            "type" if kind.is_none() && scanner.peek() == Some(b'"') => {
                kind = Some(scanner.string()?);
            }
            "coordinates" if numbers.is_none() => {
                let (found, is_blank) = first_position(scanner)?;
                numbers = Some((found, is_blank));
            }
            _ => {
                scanner.skip()?;
            }
        }
    }
    let shape = kind.map_or(Shape::None, shape_of);
    let (point, is_blank) = numbers.unwrap_or((None, shape == Shape::Mixed));
    let missing = shape == Shape::Point && point.is_none() && !is_blank;
    let point = point.filter(|_| shape == Shape::Point);
    Ok(Glance { shape, point, is_odd: shape == Shape::None || missing })
}

pub(super) fn shape_of(kind: &str) -> Shape {
    match kind {
        "Point" => Shape::Point,
        "MultiPoint" => Shape::Points,
        "LineString" | "MultiLineString" => Shape::Line,
        "Polygon" | "MultiPolygon" => Shape::Area,
        "GeometryCollection" => Shape::Mixed,
        _ => Shape::None,
    }
}

/// The first two numbers of coordinates, and whether there are none: an honest "nobody knows".
fn first_position(scanner: &mut Scanner<'_>) -> Found<(Option<(f64, f64)>, bool)> {
    let mut inside = scanner.clone();
    let found = position(&mut inside);
    if found.is_none() {
        let written = scanner.skip()?;
        let is_blank = matches!(written, "[]" | "null" | "[null,null]" | "[null, null]");
        return Ok((None, is_blank));
    }
    while inside.element(&mut false)? {
        inside.skip()?;
    }
    *scanner = inside;
    Ok((found, false))
}

/// The first two numbers of a list; numbers in strings count.
fn position(scanner: &mut Scanner<'_>) -> Option<(f64, f64)> {
    scanner.enter(b'[').ok()?;
    let mut first = true;
    let x = number(scanner, &mut first)?;
    let y = number(scanner, &mut first)?;
    Some((x, y))
}

fn number(scanner: &mut Scanner<'_>, first: &mut bool) -> Option<f64> {
    if !scanner.element(first).ok()? {
        return None;
    }
    match scanner.peek()? {
        b'"' => decimal(scanner.string().ok()?),
        _ => scanner.number(),
    }
}

/// Reads a whole geometry that begins at `at`, and how many of its positions are not on the earth.
pub(super) fn read(text: &str, at: usize, system: System) -> (Geometry, usize) {
    let mut reader = Reader { system, geometry: Geometry::default(), lost: 0 };
    let read = reader.geometry(&mut Scanner::new(text, at), DEEPEST);
    reader.lost += usize::from(read.is_err());
    (reader.geometry, reader.lost)
}

struct Reader {
    system: System,
    geometry: Geometry,
    lost: usize,
}

impl Reader {
    fn geometry(&mut self, scanner: &mut Scanner<'_>, depth: usize) -> Found<()> {
        let depth = depth.checked_sub(1).ok_or(Fault::Broken)?;
        if scanner.peek() != Some(b'{') {
            return scanner.skip().map(|_| ());
        }
        scanner.enter(b'{')?;
        let (mut kind, mut numbers, mut members, mut first) = (None, None, None, true);
        while let Some(key) = scanner.key(&mut first)? {
            let value = scanner.clone();
            scanner.skip()?;
            match key {
                "type" if kind.is_none() => kind = value.clone().string().ok(),
                "coordinates" if numbers.is_none() => numbers = Some(value),
                "geometries" if members.is_none() => members = Some(value),
                _ => {}
            }
        }
        let kind = kind.unwrap_or_default();
        match (kind, numbers, members) {
            ("GeometryCollection", _, Some(mut list)) => {
                self.each(&mut list, &mut |reader, it| reader.geometry(it, depth))
            }
            (kind, Some(mut numbers), _) => self.coordinates(kind, &mut numbers),
            _ => Ok(()),
        }
    }

    fn coordinates(&mut self, kind: &str, numbers: &mut Scanner<'_>) -> Found<()> {
        match kind {
            "Point" => {
                let point = self.position(numbers)?;
                self.geometry.points.extend(point);
            }
            "MultiPoint" => {
                let points = self.path(numbers)?;
                self.geometry.points.extend(points);
            }
            "LineString" => self.line(numbers)?,
            "MultiLineString" => self.each(numbers, &mut |reader, it| reader.line(it))?,
            "Polygon" => self.polygon(numbers)?,
            "MultiPolygon" => self.each(numbers, &mut |reader, it| reader.polygon(it))?,
            _ => {}
        }
        Ok(())
    }

    fn each<'a>(
        &mut self,
        scanner: &mut Scanner<'a>,
        act: &mut dyn FnMut(&mut Self, &mut Scanner<'a>) -> Found<()>,
    ) -> Found<()> {
        scanner.enter(b'[')?;
        let mut first = true;
        while scanner.element(&mut first)? {
            act(self, scanner)?;
        }
        Ok(())
    }

    fn line(&mut self, scanner: &mut Scanner<'_>) -> Found<()> {
        let path = self.path(scanner)?;
        if !path.is_empty() {
            self.geometry.lines.push(path);
        }
        Ok(())
    }

    fn polygon(&mut self, scanner: &mut Scanner<'_>) -> Found<()> {
        let mut polygon: Polygon = Vec::new();
        self.each(scanner, &mut |reader, it| {
            polygon.push(reader.path(it)?);
            Ok(())
        })?;
        // Without its outer ring, its holes would become land.
        if polygon.first().is_some_and(|it| !it.is_empty()) {
            self.geometry.polygons.push(polygon);
        }
        Ok(())
    }

    fn path(&mut self, scanner: &mut Scanner<'_>) -> Found<Path> {
        let mut path = Vec::new();
        self.each(scanner, &mut |reader, it| {
            path.extend(reader.position(it)?);
            Ok(())
        })?;
        Ok(path)
    }

    fn position(&mut self, scanner: &mut Scanner<'_>) -> Found<Option<Coordinates>> {
        let numbers = position(&mut scanner.clone());
        scanner.skip()?;
        let found = numbers.and_then(|(x, y)| self.system.coordinates(x, y));
        self.lost += usize::from(found.is_none());
        Ok(found)
    }
}
