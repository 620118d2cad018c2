//! Shapes as paths of SVG: trails, areas, boundaries, and the graticule of a ground without pictures.

use cw_model::geo::scale::{graticule_lines, graticule_seconds};
use cw_model::geo::{Bounds, Coordinates};
use cw_model::geometry::Geometry;
use cw_model::number;

use crate::chart::Sheet;

/// One path to draw, in pixels of the pane it is drawn in.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch {
    /// Whose shape it is.
    pub index: Option<u32>,
    /// How it is drawn.
    pub kind: Kind,
    /// The `d` of the path.
    pub path: String,
}

/// How a path is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Along its corners.
    Line,
    /// With what is inside.
    Area,
    /// Around the municipality.
    Boundary,
    /// Meridians and parallels.
    Graticule,
}

/// The part of the map that is drawn.
pub struct Frame {
    /// The plane it is drawn on.
    pub sheet: Sheet,
    /// How near it is seen.
    pub zoom: f64,
    /// What is seen of it.
    pub seen: Bounds,
}

impl Frame {
    fn draws(&self, bounds: Bounds) -> bool {
        let (low, high) = (self.seen.south_west, self.seen.north_east);
        bounds.south_west.latitude <= high.latitude
            && low.latitude <= bounds.north_east.latitude
            && bounds.south_west.longitude <= high.longitude
            && low.longitude <= bounds.north_east.longitude
    }

    fn trace(&self, path: &[Coordinates], into: &mut String) {
        for (index, position) in path.iter().enumerate() {
            let (x, y) = self.sheet.point(*position);
            into.push(if index == 0 { 'M' } else { 'L' });
            push_tenth(x, into);
            into.push(' ');
            push_tenth(y, into);
        }
    }
}

/// Adds the shape of a place, or the boundary; nothing where it is out of sight or only points.
pub fn add(frame: &Frame, index: Option<u32>, shape: &Geometry, into: &mut Vec<Sketch>) {
    if !shape.bounds().is_some_and(|it| frame.draws(it)) {
        return;
    }
    let shape = shape.simplified(frame.zoom);
    let (mut line, mut area) = (String::new(), String::new());
    shape.lines.iter().for_each(|it| frame.trace(it, &mut line));
    shape.polygons.iter().flatten().for_each(|it| frame.trace(it, &mut area));
    let kinds = if index.is_some() { [Kind::Line, Kind::Area] } else { [Kind::Boundary; 2] };
    for (kind, path) in kinds.into_iter().zip([line, area]) {
        if !path.is_empty() {
            into.push(Sketch { index, kind, path });
        }
    }
}

/// About this many meridians and parallels are seen.
const LINES: f64 = 5.0;

/// Meridians and parallels at round degrees.
pub fn graticule(frame: &Frame) -> Sketch {
    let (low, high) = (frame.seen.south_west, frame.seen.north_east);
    let seconds = graticule_seconds((high.longitude - low.longitude) / LINES);
    let mut path = String::new();
    for longitude in graticule_lines(low.longitude, high.longitude, seconds) {
        let at = |latitude| Coordinates { latitude, longitude };
        frame.trace(&[at(low.latitude), at(high.latitude)], &mut path);
    }
    for latitude in graticule_lines(low.latitude, high.latitude, seconds) {
        let at = |longitude| Coordinates { latitude, longitude };
        frame.trace(&[at(low.longitude), at(high.longitude)], &mut path);
    }
    Sketch { index: None, kind: Kind::Graticule, path }
}

/// A tenth of a pixel is finer than any screen.
fn push_tenth(number: f64, into: &mut String) {
    let tenths = (number * 10.0).round() as i32;
    if tenths < 0 {
        into.push('-');
    }
    let tenths = tenths.unsigned_abs();
    number::push((tenths / 10).into(), into);
    if !tenths.is_multiple_of(10) {
        into.push('.');
        into.push(char::from(b'0' + (tenths % 10) as u8));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(latitude: f64, longitude: f64) -> Coordinates {
        Coordinates { latitude, longitude }
    }

    fn frame() -> Frame {
        let seen = Bounds { south_west: at(46.0, 11.0), north_east: at(46.2, 11.2) };
        Frame { sheet: Sheet::new(14.0, (0.0, 0.0)), zoom: 14.0, seen }
    }

    #[test]
    fn tenths_are_written_as_people_write_them() {
        for (number, expected) in
            [(0.0, "0"), (-0.04, "0"), (-0.3, "-0.3"), (12.34, "12.3"), (7.96, "8"), (-21.0, "-21")]
        {
            let mut text = String::new();
            push_tenth(number, &mut text);
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn a_trail_is_a_line_and_a_park_an_area() {
        let shape = Geometry {
            points: vec![at(46.1, 11.1)],
            lines: vec![vec![at(46.1, 11.0), at(46.1, 11.1)]],
            polygons: vec![vec![vec![
                at(46.1, 11.0),
                at(46.1, 11.1),
                at(46.15, 11.1),
                at(46.1, 11.0),
            ]]],
        };
        let kinds = |index, shape| {
            let mut sketches = Vec::new();
            add(&frame(), index, shape, &mut sketches);
            sketches.iter().map(|it| it.kind).collect::<Vec<_>>()
        };
        assert_eq!(kinds(Some(3), &shape), [Kind::Line, Kind::Area]);
        assert_eq!(kinds(None, &shape), [Kind::Boundary; 2]);
        let far =
            Geometry { lines: vec![vec![at(40.0, 11.0), at(40.1, 11.1)]], ..Geometry::default() };
        assert_eq!(kinds(Some(3), &far), []);
    }

    #[test]
    fn a_graticule_has_a_handful_of_lines() {
        let lines = graticule(&frame()).path.matches('M').count();
        assert!((4..=14).contains(&lines), "{lines}");
    }
}
