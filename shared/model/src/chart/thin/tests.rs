//! Facts about few points in the place of many.

use proptest::prelude::*;

use super::*;

/// Numbers that rise by one, and values among which are gaps.
fn points() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    let value = prop_oneof![9 => -100f64..100.0, 1 => Just(f64::NAN)];
    let smooth = prop_oneof![99 => -100f64..100.0, 1 => Just(f64::INFINITY)];
    prop_oneof![prop::collection::vec(value, 0..400), prop::collection::vec(smooth, 0..400)]
        .prop_map(|ys| ((0..ys.len()).map(|it| it as f64).collect(), ys))
}

fn column_of(x: f64, columns: usize, span: (f64, f64)) -> i64 {
    let width = (span.1 - span.0) / columns as f64;
    ((x - span.0) / width).floor().clamp(-1.0, columns as f64) as i64
}

/// The same, the slow way: the indices of each column of pixels.
fn by_column(xs: &[f64], columns: usize, span: (f64, f64)) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for index in 0..xs.len() {
        let same = |it: &Range<usize>| {
            column_of(xs[it.start], columns, span) == column_of(xs[index], columns, span)
        };
        match found.last_mut().filter(|it| same(it)) {
            Some(it) => it.end = index + 1,
            None => found.push(index..index + 1),
        }
    }
    found
}

#[test]
fn few_points_stay_as_they_are() {
    let (xs, ys) = ([0.0, 1.0, 2.0, 3.0], [1.0, f64::NAN, 3.0, 4.0]);
    assert_eq!(thin(&xs, &ys, 0..4, 1, (0.0, 3.0)), [0, 1, 2, 3]);
    assert_eq!(thin(&xs, &ys, 1..9, 1, (0.0, 3.0)), [1, 2, 3]);
    assert_eq!(thin(&xs, &ys, 7..9, 0, (0.0, 3.0)), [0; 0]);
}

#[test]
fn of_a_million_points_four_a_column_are_kept() {
    let xs: Vec<f64> = (0..1_000_000).map(f64::from).collect();
    let ys: Vec<f64> = xs.iter().map(|it| it * 7919.0 % 1000.0).collect();
    let kept = thin(&xs, &ys, 0..1_000_000, 500, (0.0, 999_999.0));
    assert!(1500 < kept.len() && kept.len() <= 2004, "{}", kept.len());
    assert_eq!((kept[0], kept[kept.len() - 1]), (0, 999_999));
}

#[test]
fn a_gap_stays_a_gap_however_many_there_are() {
    let xs: Vec<f64> = (0..10_000).map(f64::from).collect();
    let ys: Vec<f64> = xs.iter().map(|it| if it % 2.0 == 0.0 { *it } else { f64::NAN }).collect();
    let kept = thin(&xs, &ys, 0..10_000, 10, (0.0, 9_999.0));
    assert!(kept.len() <= 10 * 2 * (MOST_RUNS + 4) + 4, "{}", kept.len());
    for pair in kept.windows(2) {
        assert_ne!(ys[pair[0] as usize].is_nan(), ys[pair[1] as usize].is_nan(), "{pair:?}");
    }
}

#[test]
fn the_extent_is_that_of_numbers() {
    let (nan, inf) = (f64::NAN, f64::INFINITY);
    for (ys, expected) in [
        (vec![nan, 2.0, -1.0, inf, -inf], Some((-1.0, 2.0))),
        (vec![5.0], Some((5.0, 5.0))),
        (vec![nan, inf], None),
        (vec![], None),
    ] {
        assert_eq!(extent(&ys), expected, "{ys:?}");
    }
}

proptest! {
    #[test]
    fn every_extreme_of_a_column_is_kept(
        (xs, ys) in points(), columns in 1usize..30, from in 0f64..300.0, width in 1f64..400.0
    ) {
        let span = (from, from + width);
        let kept = thin(&xs, &ys, 0..xs.len(), columns, span);
        for column in by_column(&xs, columns, span) {
            let Some((low, high)) = extent(&ys[column.clone()]) else { continue };
            let shown: Vec<f64> = kept
                .iter()
                .filter(|it| column.contains(&(**it as usize)))
                .map(|it| ys[*it as usize])
                .collect();
            prop_assert_eq!(extent(&shown), Some((low, high)));
            let finite: Vec<usize> = column.filter(|it| ys[*it].is_finite()).collect();
            for edge in [finite[0], finite[finite.len() - 1]] {
                prop_assert!(kept.contains(&(edge as u32)), "the edge of a column is missing");
            }
        }
    }

    #[test]
    fn indices_rise_and_are_few(
        (xs, ys) in points(), columns in 1usize..30, start in 0usize..50, end in 0usize..500
    ) {
        let kept = thin(&xs, &ys, start..end, columns, (0.0, xs.len() as f64));
        prop_assert!(kept.windows(2).all(|it| it[0] < it[1]));
        prop_assert!(kept.iter().all(|it| start <= *it as usize && (*it as usize) < end.min(xs.len())));
        prop_assert!(kept.len() <= (columns + 2) * 8 * (MOST_RUNS + 1));
    }

    #[test]
    fn between_two_points_that_are_joined_there_is_no_gap(
        (xs, ys) in points(), columns in 1usize..30
    ) {
        let kept = thin(&xs, &ys, 0..xs.len(), columns, (0.0, xs.len() as f64));
        for pair in kept.windows(2) {
            let (a, b) = (pair[0] as usize, pair[1] as usize);
            let joined = ys[a].is_finite() && ys[b].is_finite();
            prop_assert!(!joined || ys[a..b].iter().all(|it| it.is_finite()));
        }
    }

    #[test]
    fn points_in_no_order_lose_no_extreme(
        ys in prop::collection::vec(-100f64..100.0, 0..300),
        xs in prop::collection::vec(prop_oneof![9 => 0f64..100.0, 1 => Just(f64::NAN)], 300),
        columns in 1usize..20
    ) {
        let kept = thin(&xs, &ys, 0..ys.len(), columns, (0.0, 100.0));
        let shown: Vec<f64> = kept.iter().map(|it| ys[*it as usize]).collect();
        prop_assert_eq!(extent(&shown), extent(&ys));
        prop_assert!(kept.windows(2).all(|it| it[0] < it[1]));
    }
}
