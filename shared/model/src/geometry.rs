//! Shapes of places, for all seven kinds of RFC 7946: bounds, a point for the mark, fewer corners for a zoom.

use crate::geo::{Bounds, Coordinates};

mod interior;
mod middle;
mod simplify;

/// Positions in a row; of a ring the last is the first again.
pub type Path = Vec<Coordinates>;

/// A ring around what belongs to it, then rings around its holes.
pub type Polygon = Vec<Path>;

/// A point, line or polygon, many of them, or a collection of all: a collection is the sum of its members.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Geometry {
    /// Of `Point` and `MultiPoint`.
    pub points: Vec<Coordinates>,
    /// Of `LineString` and `MultiLineString`.
    pub lines: Vec<Path>,
    /// Of `Polygon` and `MultiPolygon`.
    pub polygons: Vec<Polygon>,
}

impl Geometry {
    /// Whether there is not a single position.
    pub fn is_empty(&self) -> bool {
        self.positions().is_empty()
    }

    /// Every position of it.
    pub fn positions(&self) -> Vec<Coordinates> {
        let mut positions = self.points.clone();
        for path in &self.lines {
            positions.extend_from_slice(path);
        }
        for path in self.polygons.iter().flatten() {
            positions.extend_from_slice(path);
        }
        positions
    }

    /// What surrounds all of it; `None` around nothing.
    pub fn bounds(&self) -> Option<Bounds> {
        Bounds::around(&self.positions())
    }

    /// Where its mark stands: inside its greatest polygon, else halfway along its longest line, else on that of its
    /// points which is nearest to their middle.
    pub fn mark(&self) -> Option<Coordinates> {
        interior::inside_greatest(&self.polygons)
            .or_else(|| middle::halfway_longest(&self.lines))
            .or_else(|| middle::most_central(&self.points))
    }

    /// With the corners that can be seen at a zoom: nothing is drawn off by more than half a pixel.
    ///
    /// Rings too small to be seen are left out; lines keep their ends.
    pub fn simplified(&self, zoom: f64) -> Self {
        let mut seen = Geometry { points: self.points.clone(), ..Geometry::default() };
        for line in &self.lines {
            seen.lines.push(simplify::path(line, zoom));
        }
        for polygon in &self.polygons {
            if let Some(polygon) = simplify::polygon(polygon, zoom) {
                seen.polygons.push(polygon);
            }
        }
        seen
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::metres_between;

    fn at(latitude: f64, longitude: f64) -> Coordinates {
        Coordinates { latitude, longitude }
    }

    #[test]
    fn nothing_has_no_bounds_and_no_mark() {
        let nothing = Geometry {
            lines: vec![vec![]],
            polygons: vec![vec![], vec![vec![]]],
            ..Geometry::default()
        };
        assert!(nothing.is_empty());
        assert_eq!((nothing.bounds(), nothing.mark()), (None, None));
        assert!(nothing.simplified(3.0).is_empty());
    }

    #[test]
    fn bounds_surround_every_member_of_a_collection() {
        let all = Geometry {
            points: vec![at(45.0, 10.0)],
            lines: vec![vec![at(46.0, 11.0), at(46.5, 11.0)]],
            polygons: vec![vec![vec![
                at(46.0, 12.0),
                at(46.0, 13.0),
                at(46.2, 12.5),
                at(46.0, 12.0),
            ]]],
        };
        let bounds = all.bounds().expect("not empty");
        assert_eq!((bounds.south_west, bounds.north_east), (at(45.0, 10.0), at(46.5, 13.0)));
    }

    #[test]
    fn the_mark_stands_on_the_greatest_thing_there_is() {
        let square = |from: f64, side: f64| {
            let to = from + side;
            vec![vec![at(from, from), at(from, to), at(to, to), at(to, from), at(from, from)]]
        };
        let mut all = Geometry {
            points: vec![at(0.0, 1.0), at(4.0, 1.0), at(1.0, 1.0)],
            lines: vec![
                vec![at(20.0, 5.0), at(20.0, 6.0)],
                vec![at(30.0, 5.0), at(30.0, 6.0), at(30.0, 9.0)],
            ],
            polygons: vec![square(50.0, 1.0), square(60.0, 2.0)],
        };
        assert_eq!(all.mark(), Some(at(61.0, 61.0)));
        all.polygons.clear();
        let halfway = all.mark().expect("a line");
        assert!(metres_between(halfway, at(30.0, 7.0)) < 2.0);
        all.lines.clear();
        assert_eq!(all.mark(), Some(at(1.0, 1.0)));
    }

    #[test]
    fn points_stay_and_the_holes_nobody_sees_go() {
        let ring = |side: f64| {
            vec![at(46.0, 11.0), at(46.0, 11.0 + side), at(46.0 + side, 11.0), at(46.0, 11.0)]
        };
        let park = Geometry {
            points: vec![at(46.0, 11.0); 3],
            lines: vec![],
            polygons: vec![vec![ring(1.0), ring(0.000_01)], vec![ring(0.000_02)]],
        };
        let seen = park.simplified(10.0);
        assert_eq!(seen.points.len(), 3);
        assert_eq!(seen.polygons, [vec![ring(1.0)]]);
        assert_eq!(park.simplified(24.0), park);
    }
}
