//! Facts about ticks of time. `tests/moments.csv` was written by d3-time, see `tests/ticks.mjs`.

use proptest::prelude::*;

use super::*;

const GRAINS: [(&str, Grain); 5] = [
    ("year", Grain::Year),
    ("quarter", Grain::Quarter),
    ("month", Grain::Month),
    ("day", Grain::Day),
    ("instant", Grain::Instant),
];

fn numbers(text: &str) -> Vec<f64> {
    text.split_ascii_whitespace().map(|it| it.parse().expect("a number")).collect()
}

fn seconds(day: &str) -> f64 {
    begin_of(Date::parse(day).expect("a day"))
}

#[test]
fn ticks_stand_where_d3_time_places_them() {
    let rows: Vec<&str> = include_str!("../../../tests/moments.csv").lines().skip(1).collect();
    assert!(200 < rows.len());
    for row in rows {
        let cells: Vec<&str> = row.split(',').collect();
        let (_, finest) = GRAINS.iter().find(|it| it.0 == cells[3]).expect("a grain");
        let [lo, hi, count] = [0, 1, 2].map(|it| numbers(cells[it])[0]);
        assert_eq!(ticks(lo, hi, count as usize, *finest).0, numbers(cells[4]), "{row}");
    }
}

#[test]
fn a_tick_names_as_much_as_is_needed() {
    let check = |lo: &str, hi: &str, count, finest, expected| {
        let (ticks, unit) = ticks(seconds(lo), seconds(hi), count, finest);
        assert_eq!(unit, expected, "{lo} {hi}");
        assert!(!ticks.is_empty(), "{lo} {hi}");
    };
    check("2016-01-01", "2025-01-01", 5, Grain::Year, Unit::Year);
    check("2024-01-01", "2025-01-01", 8, Grain::Year, Unit::Year);
    check("2024-01-01", "2025-01-01", 4, Grain::Quarter, Unit::Quarter);
    check("2024-01-01", "2025-01-01", 4, Grain::Month, Unit::Month);
    check("2024-01-01", "2024-06-01", 6, Grain::Day, Unit::Month);
    check("2024-01-01", "2024-02-01", 6, Grain::Day, Unit::Day);
    check("2024-01-01", "2024-01-02", 6, Grain::Instant, Unit::Minute);
    assert_eq!(ticks(0.0, 10.0, 10, Grain::Instant).1, Unit::Second);
}

#[test]
fn weeks_begin_on_monday() {
    let (ticks, _) = ticks(seconds("2024-02-01"), seconds("2024-03-20"), 7, Grain::Day);
    assert_eq!(ticks[0], seconds("2024-02-05"));
    assert!(ticks.iter().all(|it| day_of(*it).weekday() == 0));
}

#[test]
fn one_moment_is_its_own_tick() {
    let new_year = seconds("2024-01-01");
    assert_eq!(ticks(new_year, new_year, 5, Grain::Year), (vec![new_year], Unit::Year));
}

#[test]
fn the_ends_of_time_have_ticks_too() {
    let (years, _) = ticks(f64::MIN, f64::MAX, 5, Grain::Day);
    assert_eq!(years.len(), 4);
    assert_eq!(ticks(f64::NAN, f64::NAN, 5, Grain::Year).1, Unit::Year);
    assert_eq!(ticks(1.0, 0.0, 5, Grain::Day).0, [0.0; 0]);
}

proptest! {
    #[test]
    fn ticks_are_few_rise_and_stay_inside(
        lo in -3e9f64..3e9, width in 1f64..3e9, count in 1usize..20
    ) {
        for (_, finest) in GRAINS {
            let (ticks, _) = ticks(lo, lo + width, count, finest);
            prop_assert!(ticks.len() <= count * 4 + 1);
            prop_assert!(ticks.iter().all(|it| lo <= *it && *it <= lo + width));
            prop_assert!(ticks.windows(2).all(|it| it[0] < it[1]));
        }
    }
}
