//! Round numbers for the margins of a map: the length of its scale bar, the step of its graticule.

/// The longest of 1, 2, 5, 10, 20, 50 … metres that is not longer than `most`; 0 if even one metre is.
pub fn bar_metres(most: f64) -> u32 {
    let (mut longest, mut unit) = (0, 1);
    for _ in 0..8 {
        for length in [unit, unit * 2, unit * 5] {
            longest = if f64::from(length) <= most { length } else { longest };
        }
        unit *= 10;
    }
    longest
}

/// Steps people count degrees in: seconds, minutes, then whole degrees.
const STEPS: [u32; 19] = [
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000, 36_000, 54_000, 108_000,
    162_000,
];

/// The smallest round step of a graticule, in seconds of arc, that is not smaller than `least` degrees.
pub fn graticule_seconds(least: f64) -> u32 {
    let least = least * 3600.0;
    STEPS.iter().find(|it| least <= f64::from(**it)).map_or(324_000, |it| *it)
}

/// The degrees from `low` to `high` at which a graticule of such a step has its lines, at most a thousand.
pub fn graticule_lines(low: f64, high: f64, seconds: u32) -> impl Iterator<Item = f64> {
    let step = f64::from(seconds.max(1));
    let (first, last) = ((low * 3600.0 / step).ceil(), (high * 3600.0 / step).floor());
    let count = (last - first + 1.0).clamp(0.0, 1000.0) as u32;
    (0..count).map(move |it| (first + f64::from(it)) * step / 3600.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_scale_bar_is_one_two_or_five() {
        for (most, metres) in [
            (0.5, 0),
            (1.0, 1),
            (4.9, 2),
            (100.0, 100),
            (199.0, 100),
            (6000.0, 5000),
            (1e99, 50_000_000),
        ] {
            assert_eq!(bar_metres(most), metres, "{most}");
        }
        assert_eq!(bar_metres(f64::NAN), 0);
    }

    #[test]
    fn a_graticule_counts_as_people_count_degrees() {
        for (least, seconds) in [
            (0.0, 1),
            (0.01, 60),
            (0.02, 120),
            (0.3, 1800),
            (0.6, 3600),
            (12.0, 54_000),
            (80.0, 324_000),
        ] {
            assert_eq!(graticule_seconds(least), seconds, "{least}");
        }
    }

    #[test]
    fn the_lines_of_a_graticule_are_multiples_of_its_step() {
        let lines: Vec<f64> = graticule_lines(10.9, 11.6, 1800).collect();
        assert_eq!(lines, [11.0, 11.5]);
        assert_eq!(graticule_lines(11.1, 11.2, 3600).count(), 0);
        assert_eq!(graticule_lines(-180.0, 180.0, 1).count(), 1000);
        assert_eq!(graticule_lines(f64::NAN, 11.2, 3600).count(), 0);
    }

    proptest! {
        #[test]
        fn a_bar_fills_more_than_a_third_of_its_room(most in 1.0f64..40_000_000.0) {
            let metres = f64::from(bar_metres(most));
            prop_assert!(metres <= most && most / 2.5 <= metres);
        }
    }
}
