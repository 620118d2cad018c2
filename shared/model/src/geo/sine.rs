//! Sine and cosine of any moderate angle: the general ones of the standard library carry tables for 10³⁰⁸.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

/// The sine of an angle in radians, to the last digits or nearly.
pub fn sine(angle: f64) -> f64 {
    let mut angle = angle - TAU * (angle / TAU).round();
    if FRAC_PI_2 < angle.abs() {
        angle = PI.copysign(angle) - angle;
    }
    let square = angle * angle;
    angle * SERIES.iter().fold(0.0, |sum, factor| sum * square + factor)
}

/// The series of Taylor as far as a quarter turn needs it, from its small end: `SERIES[10 - n]` is `(-1)ⁿ / (2n+1)!`.
const SERIES: [f64; 11] = series();

const fn series() -> [f64; 11] {
    let mut factors = [1.0; 11];
    let mut step = 1;
    while step < 11 {
        let even = 2.0 * step as f64;
        factors[10 - step] = -factors[11 - step] / (even * (even + 1.0));
        step += 1;
    }
    factors
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
