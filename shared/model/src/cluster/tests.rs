//! Facts about clusters.

use proptest::prelude::*;

use super::*;
use crate::geo::mercator::world_pixels;
use crate::geo::{Point, metres_between};

fn at(latitude: f64, longitude: f64) -> Coordinates {
    Coordinates { latitude, longitude }
}

fn clusters(points: &[Coordinates]) -> Clusters {
    Clusters::new(&mut (0..).zip(points.iter().copied()))
}

fn all(clusters: &Clusters, zoom: u32, spacing: f64) -> Vec<Mark> {
    clusters.marks(Bounds::WORLD, zoom, spacing)
}

fn members(clusters: &Clusters, mark: &Mark) -> Vec<u32> {
    let mut members: Vec<u32> = clusters.members(mark).collect();
    members.sort_unstable();
    members
}

fn by_first(mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.sort_by_key(|it| it.first);
    marks
}

/// A town: many places near one point, some at the very same spot, some far away.
fn town() -> impl Strategy<Value = Vec<Coordinates>> {
    let near = (45.99f64..46.01, 10.99f64..11.01);
    let same =
        (0u8..3, 0u8..3).prop_map(|(y, x)| (46.0 + f64::from(y) / 1e4, 11.0 + f64::from(x) / 1e4));
    let far = (-90.0f64..=90.0, -180.0f64..=180.0);
    let point = prop_oneof![4 => near, 2 => same, 1 => far].prop_map(|(y, x)| at(y, x));
    prop::collection::vec(point, 0..160)
}

#[test]
fn nothing_has_no_marks() {
    assert_eq!(all(&clusters(&[]), 12, 44.0), []);
    assert!(clusters(&[]).is_empty());
}

#[test]
fn one_place_is_one_mark_where_it_is() {
    let here = at(46.0667, 11.1167);
    let town = clusters(&[here]);
    let marks = all(&town, 17, 44.0);
    assert_eq!((marks.len(), marks[0].count, marks[0].same_spot), (1, 1, false));
    assert!(metres_between(marks[0].point, here) < 0.01);
}

#[test]
fn places_at_the_very_same_spot_are_one_mark_at_every_zoom() {
    let town = clusters(&[at(46.0, 11.0); 7]);
    for (zoom, spacing) in (0..30).flat_map(|it| [(it, 0.0), (it, 44.0)]) {
        let marks = all(&town, zoom, spacing);
        assert_eq!((marks.len(), marks[0].count, marks[0].same_spot), (1, 7, true));
        assert_eq!(members(&town, &marks[0]), [0, 1, 2, 3, 4, 5, 6]);
    }
}

#[test]
fn without_a_spacing_distinct_positions_stand_apart() {
    let town = clusters(&[at(46.0, 11.0), at(46.0, 11.000_001), at(46.0, 11.0)]);
    let counts: Vec<u32> = all(&town, 19, 0.0).iter().map(|it| it.count).collect();
    assert_eq!(counts, [2, 1]);
    assert_eq!(all(&town, 19, 44.0).len(), 1);
    assert!(!all(&town, 19, 44.0)[0].same_spot);
}

#[test]
fn two_neighbours_are_one_mark_even_across_an_edge_of_the_grid() {
    // The meridian of Greenwich is an edge at every zoom.
    let town = clusters(&[at(46.0, -0.000_01), at(46.0, 0.000_01)]);
    let marks = all(&town, 15, 44.0);
    assert_eq!((marks.len(), marks[0].count), (1, 2));
    let bounds = town.bounds_of(&marks[0]);
    assert!(bounds.south_west.longitude < 0.0 && 0.0 < bounds.north_east.longitude);
}

#[test]
fn many_places_stand_where_the_many_are() {
    let mut points = vec![at(46.0, -0.001); 30];
    points.push(at(46.0, 0.001));
    let marks = all(&clusters(&points), 12, 44.0);
    assert_eq!((marks.len(), marks[0].count), (1, 31));
    assert!(marks[0].point.longitude < 0.0);
}

#[test]
fn a_senseless_zoom_or_spacing_does_not_panic() {
    let town = clusters(&[at(46.0, 11.0), at(90.0, 180.0), at(-90.0, -180.0)]);
    for spacing in [-1.0, 0.0, 1e-9, 300.0, 1e99, f64::NAN, f64::INFINITY] {
        for zoom in [0, 1, 24, u32::MAX] {
            let sum: u32 = all(&town, zoom, spacing).iter().map(|it| it.count).sum();
            assert_eq!(sum, 3, "{zoom} {spacing}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_small_window_on_a_crowd_shows_what_a_great_one_shows(
        points in prop::collection::vec((45.98f64..46.02, 10.98f64..11.02), 300..1500),
        zoom in 15u32..18,
        corner in (45.98f64..46.01, 10.98f64..11.01),
    ) {
        let points: Vec<Coordinates> = points.into_iter().map(|(y, x)| at(y, x)).collect();
        let crowd = clusters(&points);
        let window = Bounds {
            south_west: at(corner.0, corner.1),
            north_east: at(corner.0 + 0.004, corner.1 + 0.004),
        };
        let frame = Frame::new(window);
        let mut expected = all(&crowd, zoom, 50.0);
        expected.retain(|it| frame.contains(Spot::new(it.point)));
        prop_assert_eq!(by_first(crowd.marks(window, zoom, 50.0)), by_first(expected));
    }
}

proptest! {
    #[test]
    fn every_place_belongs_to_exactly_one_mark(points in town(), zoom in 0u32..22, spacing in 0.0f64..80.0) {
        let town = clusters(&points);
        let marks = all(&town, zoom, spacing);
        let mut found: Vec<u32> = marks.iter().flat_map(|it| town.members(it)).collect();
        found.sort_unstable();
        prop_assert!(found.into_iter().eq(0..points.len() as u32));
        prop_assert!(marks.iter().all(|it| town.members(it).count() == it.count as usize));
        prop_assert!(marks.iter().all(|it| town.members(it).next() == Some(it.first)));
    }

    #[test]
    fn any_parts_of_the_world_have_together_the_marks_of_the_world(
        points in town(), zoom in 0u32..22, latitude in 45.985f64..46.015, longitude in 10.985f64..11.015
    ) {
        let town = clusters(&points);
        let (low, high) = (Bounds::WORLD.south_west, Bounds::WORLD.north_east);
        let part = |south, west, north, east| Bounds { south_west: at(south, west), north_east: at(north, east) };
        let parts = [
            part(latitude, low.longitude, high.latitude, longitude),
            part(latitude, longitude, high.latitude, high.longitude),
            part(low.latitude, low.longitude, latitude, longitude),
            part(low.latitude, longitude, latitude, high.longitude),
        ];
        let sum = parts.iter().flat_map(|it| town.marks(*it, zoom, 44.0)).collect();
        prop_assert_eq!(by_first(sum), by_first(all(&town, zoom, 44.0)));
        let within = parts.iter().map(|it| town.within(*it).count()).sum::<usize>();
        prop_assert_eq!(within, points.len());
    }

    #[test]
    fn no_two_marks_are_nearer_than_their_spacing(points in town(), zoom in 0u32..22, spacing in 1.0f64..80.0) {
        let marks = all(&clusters(&points), zoom, spacing);
        let pixels = |it: &Mark| {
            let Point { x, y } = Point::new(it.point);
            (x * world_pixels(zoom.into()), y * world_pixels(zoom.into()))
        };
        for (index, a) in marks.iter().enumerate() {
            for b in &marks[index + 1..] {
                let (a, b) = (pixels(a), pixels(b));
                prop_assert!(spacing - 1e-3 < (a.0 - b.0).hypot(a.1 - b.1));
            }
        }
    }

    #[test]
    fn what_is_far_from_a_mark_is_not_in_it(points in town(), zoom in 0u32..22) {
        let town = clusters(&points);
        for mark in all(&town, zoom, 44.0) {
            let bounds = town.bounds_of(&mark);
            let (low, high) = (Point::new(bounds.south_west), Point::new(bounds.north_east));
            let widest = (high.x - low.x).max(low.y - high.y) * world_pixels(zoom.into());
            // Three squares of 64 pixels.
            prop_assert!(widest < 192.1);
        }
    }

    #[test]
    fn the_bounds_of_all_are_those_of_their_steps(points in town()) {
        let steps: Vec<Coordinates> = points.iter().map(|it| Spot::new(*it).position()).collect();
        prop_assert_eq!(clusters(&points).bounds(), Bounds::around(&steps));
    }

    #[test]
    fn a_filter_is_like_a_new_start(points in town(), zoom in 0u32..22, step in 1u32..5) {
        let town = clusters(&points);
        let wanted = |it: u32| it.is_multiple_of(step);
        let again = Clusters::new(&mut (0..).zip(points.iter().copied()).filter(|it| wanted(it.0)));
        prop_assert_eq!(all(&town.filtered(&wanted), zoom, 44.0), all(&again, zoom, 44.0));
    }
}
