//! A point that lies inside a polygon, however bent it is and whatever holes it has.

use super::Polygon;
use super::middle::greatest;
use crate::geo::{Bounds, Coordinates};
use crate::order::{Keyed, by_key, key_of, number_of};

/// A point inside the polygon with the greatest bounds.
pub fn inside_greatest(polygons: &[Polygon]) -> Option<Coordinates> {
    inside(&polygons[greatest(polygons.len(), &|it| extent(&polygons[it]))?])
}

fn extent(polygon: &Polygon) -> f64 {
    let bounds = polygon.first().and_then(|it| Bounds::around(it));
    bounds.map_or(-1.0, |Bounds { south_west, north_east }| {
        (north_east.latitude - south_west.latitude) * (north_east.longitude - south_west.longitude)
    })
}

/// The middle of the widest piece that a line from west to east cuts out of the polygon.
fn inside(polygon: &Polygon) -> Option<Coordinates> {
    let corner = polygon.first()?.first().copied()?;
    let latitude = cut(polygon)?;
    let mut crossings = crossings(polygon, latitude);
    by_key(&mut crossings);
    let mut widest = (-1.0, corner);
    for pair in crossings.chunks_exact(2) {
        let [west, east] = [number_of(pair[0].0), number_of(pair[1].0)];
        if widest.0 < east - west {
            widest = (east - west, Coordinates { latitude, longitude: (west + east) / 2.0 });
        }
    }
    Some(widest.1)
}

/// A latitude near the middle on which no corner lies: such a line cuts every edge or misses it.
fn cut(polygon: &Polygon) -> Option<f64> {
    let bounds = Bounds::around(polygon.first()?)?;
    let middle = bounds.center().latitude;
    let (mut below, mut above) = (bounds.south_west.latitude, bounds.north_east.latitude);
    for corner in polygon.iter().flatten() {
        let latitude = corner.latitude;
        if latitude <= middle {
            below = below.max(latitude);
        } else {
            above = above.min(latitude);
        }
    }
    Some((below + above) / 2.0)
}

/// The longitudes at which the rings cross a latitude.
fn crossings(polygon: &Polygon, latitude: f64) -> Vec<Keyed> {
    let mut found = Vec::new();
    for ring in polygon {
        // The first side begins at the last corner, whether or not that is the first one again.
        let Some(mut from) = ring.last() else { continue };
        for to in ring {
            if (from.latitude <= latitude) != (to.latitude <= latitude) {
                let share = (latitude - from.latitude) / (to.latitude - from.latitude);
                found.push((key_of(from.toward(*to, share).longitude), 0));
            }
            from = to;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::f64::consts::TAU;

    use proptest::prelude::*;

    use super::*;
    use crate::geometry::Path;

    fn ring(points: &[(f64, f64)]) -> Path {
        points.iter().map(|(y, x)| Coordinates { latitude: *y, longitude: *x }).collect()
    }

    /// Even-odd, as every renderer fills.
    fn contains(polygon: &Polygon, point: Coordinates) -> bool {
        let crossings = crossings(polygon, point.latitude);
        crossings.iter().filter(|it| number_of(it.0) < point.longitude).count() % 2 == 1
    }

    fn check(polygon: Polygon) {
        let point = inside(&polygon).expect("a point");
        assert!(contains(&polygon, point), "{point:?} {polygon:?}");
    }

    #[test]
    fn the_point_of_a_horseshoe_is_not_between_its_arms() {
        check(vec![ring(&[
            (0.0, 0.0),
            (9.0, 0.0),
            (9.0, 1.0),
            (1.0, 1.0),
            (1.0, 8.0),
            (9.0, 8.0),
            (9.0, 9.0),
            (0.0, 9.0),
        ])]);
    }

    #[test]
    fn the_point_of_a_ring_is_not_in_its_hole() {
        let outer = [(0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0), (0.0, 0.0)];
        let hole = [(1.0, 1.0), (1.0, 9.5), (9.0, 9.5), (9.0, 1.0), (1.0, 1.0)];
        check(vec![ring(&outer), ring(&hole)]);
    }

    #[test]
    fn a_ring_without_its_last_corner_is_closed() {
        check(vec![ring(&[(0.0, 0.0), (0.0, 4.0), (4.0, 2.0)])]);
    }

    #[test]
    fn a_polygon_without_area_has_its_point_on_itself() {
        let flat = vec![ring(&[(1.0, 1.0), (1.0, 3.0), (1.0, 1.0)])];
        assert_eq!(inside(&flat), Some(flat[0][0]));
        assert_eq!(inside(&vec![ring(&[(1.0, 1.0)])]), Some(flat[0][0]));
    }

    proptest! {
        #[test]
        fn the_point_of_a_star_is_inside_it_and_outside_its_hole(
            rays in prop::collection::vec(0.3f64..5.0, 3..40), hole in 0.01f64..0.2, turn in 0.0f64..1.0
        ) {
            let count = rays.len() as f64;
            let star = |length: &dyn Fn(usize) -> f64| -> Path {
                let ray = |it: usize| {
                    let (sine, cosine) = ((it as f64 + turn) / count * TAU).sin_cos();
                    (46.0 + sine * length(it), 11.0 + cosine * length(it))
                };
                ring(&(0..rays.len()).map(ray).collect::<Vec<_>>())
            };
            let polygon = vec![star(&|it| rays[it]), star(&|it| rays[it] * hole)];
            let point = inside(&polygon).expect("a point");
            prop_assert!(contains(&polygon, point));
        }
    }
}
