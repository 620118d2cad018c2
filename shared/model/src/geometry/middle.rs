//! The middle of lines and of scattered points.

use super::Path;
use crate::geo::{Bounds, Coordinates, metres_between};

/// Halfway along the longest line, measured on the ground.
pub fn halfway_longest(lines: &[Path]) -> Option<Coordinates> {
    halfway(&lines[greatest(lines.len(), &|it| length(&lines[it]))?])
}

/// That point which is nearest to the middle of their bounds.
pub fn most_central(points: &[Coordinates]) -> Option<Coordinates> {
    let center = Bounds::around(points)?.center();
    greatest(points.len(), &|it| -metres_between(center, points[it])).map(|it| points[it])
}

/// The first of so many with the greatest measure.
pub fn greatest(count: usize, measure: &dyn Fn(usize) -> f64) -> Option<usize> {
    let (mut found, mut most) = (None, 0.0);
    for index in 0..count {
        let measure = measure(index);
        if found.is_none() || most < measure {
            (found, most) = (Some(index), measure);
        }
    }
    found
}

fn length(path: &Path) -> f64 {
    path.windows(2).map(|it| metres_between(it[0], it[1])).sum()
}

fn halfway(path: &Path) -> Option<Coordinates> {
    let mut left = length(path) / 2.0;
    for step in path.windows(2) {
        let length = metres_between(step[0], step[1]);
        if 0.0 < length && left <= length {
            return Some(step[0].toward(step[1], left / length));
        }
        left -= length;
    }
    path.last().copied()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn path(points: &[(f64, f64)]) -> Path {
        points.iter().map(|(y, x)| Coordinates { latitude: *y, longitude: *x }).collect()
    }

    #[test]
    fn a_line_that_goes_nowhere_has_its_middle_there() {
        let spot = path(&[(46.0, 11.0); 3]);
        assert_eq!(halfway(&spot), Some(spot[0]));
        assert_eq!(halfway(&spot[..1].to_vec()), Some(spot[0]));
        assert_eq!(halfway(&Path::new()), None);
    }

    #[test]
    fn the_middle_is_measured_on_the_ground() {
        // A degree of longitude is shorter here than one of latitude.
        let middle = halfway(&path(&[(46.0, 11.0), (47.0, 11.0), (47.0, 12.0)])).expect("a middle");
        assert!(middle.longitude == 11.0 && (46.8..46.9).contains(&middle.latitude));
    }

    proptest! {
        #[test]
        fn both_halves_are_equally_long(points in prop::collection::vec((46.0f64..46.1, 11.0f64..11.1), 2..20)) {
            let whole = path(&points);
            let middle = halfway(&whole).expect("a middle");
            let halves = |at: usize| {
                let first: Path = whole[..=at].iter().copied().chain([middle]).collect();
                (length(&first) - length(&whole) / 2.0).abs()
            };
            prop_assert!((0..whole.len()).any(|it| halves(it) < length(&whole) * 1e-3));
        }
    }
}
