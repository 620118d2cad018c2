//! Where places of one position stand when a reader takes them apart.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

use crate::geo::{cosine, sine};

/// More than so many do not fit a circle that the eye takes in.
const CIRCLE: u32 = 8;

/// How far from the middle each of `count` places stands, in pixels, x to the right and y down: `spacing` from each
/// other and from the middle. On a circle, clockwise from the top; many on a spiral.
pub fn fan(count: u32, spacing: f64) -> Vec<(f64, f64)> {
    let circle = spacing * (0.5 / sine(PI / f64::from(count.max(2)))).max(1.0);
    // The arms of the spiral are a little farther apart than its places, because chords are shorter than arcs.
    let arm = spacing * 1.1;
    let (mut places, mut angle) = (Vec::new(), 0.0);
    for _ in 0..count {
        let spiral = arm * (1.0 + angle / TAU);
        let (radius, turn) =
            if count <= CIRCLE { (circle, TAU / f64::from(count)) } else { (spiral, arm / spiral) };
        let right = angle - FRAC_PI_2;
        places.push((radius * cosine(right), radius * sine(right)));
        angle += turn;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_places_of_a_fan_cover_each_other_or_the_middle() {
        for count in 0..300 {
            let mut places = fan(count, 44.0);
            assert_eq!(places.len(), count as usize);
            places.push((0.0, 0.0));
            for (index, a) in places.iter().enumerate() {
                let near = |b: &(f64, f64)| (a.0 - b.0).hypot(a.1 - b.1) < 43.99;
                assert!(!places[index + 1..].iter().any(near), "{count}: {index}");
            }
        }
    }

    #[test]
    fn a_fan_begins_at_the_top_and_turns_clockwise() {
        let fan = fan(4, 50.0);
        let is_near = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).hypot(a.1 - b.1) < 1e-9;
        assert!(is_near(fan[0], (0.0, -50.0)) && is_near(fan[1], (50.0, 0.0)));
    }

    #[test]
    fn a_fan_of_a_hundred_fits_a_screen() {
        assert!(fan(100, 44.0).iter().all(|(x, y)| x.hypot(*y) < 320.0));
    }
}
