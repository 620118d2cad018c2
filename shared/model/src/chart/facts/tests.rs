//! Facts about facts.

use super::*;
use crate::table::Grain;
use crate::time::Date;

const NAN: f64 = f64::NAN;

fn years(first: i32, count: usize) -> Axis {
    let year = |it| Date::new(it, 1, 1).expect("a day").days();
    let moments = (first..).take(count).map(|it| f64::from(year(it)) * 86_400.0).collect();
    Axis::Moments(Grain::Year, moments)
}

fn plot(axis: Axis, series: &[&[f64]]) -> Plot {
    let series = series.iter().map(|it| Series {
        name: String::new(),
        values: it.to_vec(),
        provisional: vec![2],
    });
    Plot::new(Kind::Line, axis, series.collect())
}

fn said(values: &[f64]) -> Latest {
    latest(&plot(years(2020, values.len()), &[values]), 0).expect("a latest value")
}

#[test]
fn the_latest_value_is_compared_with_the_one_before_it() {
    let latest = said(&[10.0, 20.0, 25.0]);
    assert_eq!((latest.index, latest.value, latest.is_provisional), (2, 25.0, true));
    assert_eq!(latest.change, Some(Change { from: 1, before: 20.0, absolute: 5.0 }));
}

#[test]
fn across_a_gap_nothing_is_compared() {
    let latest = said(&[10.0, NAN, 25.0, NAN]);
    assert_eq!((latest.index, latest.change), (2, None));
    assert_eq!(said(&[1.0]).change, None);
}

#[test]
fn names_have_no_latest_value() {
    let names = Axis::Categories(vec!["Ala".into(), "Avio".into()]);
    assert_eq!(latest(&plot(names, &[&[1.0, 2.0]]), 0), None);
    assert_eq!(latest(&plot(years(2020, 2), &[&[NAN, NAN]]), 0), None);
}

#[test]
fn a_target_is_met_from_the_side_that_is_better() {
    assert!(Better::Higher.meets(5.0, 5.0) && Better::Lower.meets(5.0, 5.0));
    assert!(Better::Higher.meets(6.0, 5.0) && !Better::Lower.meets(6.0, 5.0));
    assert!(Better::Lower.meets(0.1 + 0.2, 0.3) && Better::Higher.meets(0.3, 0.1 + 0.2));
    assert!(!Better::Lower.meets(0.300_000_1, 0.3) && !Better::Higher.meets(-0.1, 0.0));
    assert_eq!(Better::from_name("bigger"), None);
}
