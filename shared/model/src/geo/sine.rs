//! Sine and cosine of any moderate angle: the general ones of the standard library carry tables for 10³⁰⁸.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

/// The sine of an angle in radians, to the last digits or nearly.
pub fn sine(angle: f64) -> f64 {
    let mut angle = angle - TAU * (angle / TAU).round();
    if FRAC_PI_2 < angle.abs() {
        angle = PI.copysign(angle) - angle;
    }
    let square = angle * angle;
    // The series of Taylor as far as a quarter turn needs it, summed from its small end.
    let rest = (1..=10).rev().fold(1.0, |rest, step| {
        let even = f64::from(2 * step);
        1.0 - rest * square / (even * (even + 1.0))
    });
    angle * rest
}

/// The cosine of an angle in radians.
pub fn cosine(angle: f64) -> f64 {
    sine(angle + FRAC_PI_2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_standard_library_knows_the_same_sines(angle in -200.0f64..200.0) {
            prop_assert!((sine(angle) - angle.sin()).abs() < 1e-13);
            prop_assert!((cosine(angle) - angle.cos()).abs() < 1e-13);
        }

        #[test]
        fn within_a_quarter_turn_they_are_equal_to_fifteen_digits(angle in -1.571f64..1.571) {
            prop_assert!((sine(angle) - angle.sin()).abs() < 1e-15);
        }
    }
}
