//! Facts about ticks. `tests/ticks.csv` was written by d3-array, see `tests/ticks.mjs`.

use proptest::prelude::*;

use super::*;

fn numbers(text: &str) -> Vec<f64> {
    text.split_ascii_whitespace().map(|it| it.parse().expect("a number")).collect()
}

#[test]
fn ticks_stand_where_d3_array_places_them() {
    let rows: Vec<&str> = include_str!("../../../tests/ticks.csv").lines().skip(1).collect();
    assert!(400 < rows.len());
    for row in rows {
        let cells: Vec<Vec<f64>> = row.split(',').map(numbers).collect();
        let (lo, hi, count) = (cells[0][0], cells[1][0], cells[2][0] as usize);
        assert_eq!(ticks(lo, hi, count), cells[3], "{row}");
        assert_eq!(step(lo, hi, count), cells[4][0], "{row}");
        assert_eq!(nice(lo, hi, count), (cells[5][0], cells[5][1]), "{row}");
    }
}

#[test]
fn a_domain_that_is_none_has_no_ticks() {
    for (lo, hi) in [(1.0, 0.0), (f64::NAN, 1.0), (0.0, f64::INFINITY), (-f64::MAX, f64::MAX)] {
        assert_eq!(ticks(lo, hi, 5), [0.0; 0], "{lo} {hi}");
        assert_eq!(step(lo, hi, 5), 0.0, "{lo} {hi}");
    }
    assert_eq!(nice(1.0, 0.0, 5), (1.0, 0.0));
    assert_eq!(ticks(0.0, 1.0, 0), [0.0; 0]);
    assert_eq!(ticks(3.0, 3.0, 5), [3.0]);
}

#[test]
fn a_step_has_as_many_decimals_as_it_needs() {
    for (step, expected) in
        [(1.0, 0), (50.0, 0), (0.5, 1), (2.5, 1), (0.25, 2), (0.05, 2), (0.1 + 0.2, 1), (2e-6, 6)]
    {
        assert_eq!(decimals(step), expected, "{step}");
    }
    for step in [0.0, 1e300] {
        assert_eq!(decimals(step), 0, "{step}");
    }
    assert!(decimals(f64::NAN) <= 15);
}

proptest! {
    #[test]
    fn ticks_are_few_rise_and_stay_inside(
        lo in -1e6f64..1e6, width in 1e-6f64..1e6, count in 1usize..20
    ) {
        let hi = lo + width;
        let ticks = ticks(lo, hi, count);
        prop_assert!(ticks.len() <= count * 2 + 1);
        prop_assert!(ticks.iter().all(|it| lo <= *it && *it <= hi));
        prop_assert!(ticks.windows(2).all(|it| it[0] < it[1]));
        let (from, to) = nice(lo, hi, count);
        prop_assert!(from <= lo && hi <= to);
    }

    #[test]
    fn no_domain_is_too_odd(lo: f64, hi: f64, count in 0usize..50) {
        prop_assert!(ticks(lo, hi, count).len() <= count * 2 + 1);
        nice(lo, hi, count);
        decimals(step(lo, hi, count));
    }
}
