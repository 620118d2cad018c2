//! The month grid against a plain oracle: count the events of each day.

use proptest::prelude::*;

use super::*;
use crate::event::When;

fn event(index: usize, first: Date, last: Date) -> Rc<Event> {
    let when = When::days(first, last).expect("in order");
    let uid = index.to_string();
    Rc::new(Event { summary: uid.clone(), uid, when, details: Rc::default() })
}

fn june(spans: &[(i32, i32)], lanes: usize) -> MonthGrid {
    let month = Date::new(2026, 6, 1).expect("a date");
    let events = spans
        .iter()
        .enumerate()
        .map(|(index, (first, last))| event(index, month.add_days(*first), month.add_days(*last)));
    month_grid(&Timeline::new(events), month.add_days(14), lanes)
}

/// The uid of what is shown in a lane of a day, looking left for the bar that covers it.
fn shown(week: &[Day; 7], column: usize, lane: usize) -> Option<String> {
    let begins = (0..=column).rev().find(|it| week[*it].slots[lane] != Slot::Covered)?;
    match &week[begins].slots[lane] {
        Slot::Segment { event, days, .. } if column - begins < *days as usize => {
            Some(event.uid.clone())
        }
        _ => None,
    }
}

#[test]
fn the_grid_is_six_weeks_from_the_monday_before_the_first() {
    let grid = june(&[], 2);
    assert_eq!(grid.first().to_string(), "2026-06-01");
    assert_eq!(grid.last().to_string(), "2026-07-12");
    assert_eq!(grid.days().count(), 42);
    assert_eq!(grid.days().filter(|it| it.in_month).count(), 30);
    assert!(grid.days().all(|it| it.slots == [Slot::Empty, Slot::Empty]));
}

#[test]
fn a_bar_over_the_weekend_continues_in_the_next_week() {
    let grid = june(&[(5, 8)], 1);
    let segments: Vec<_> = grid
        .days()
        .filter_map(|day| match &day.slots[0] {
            Slot::Segment { days, continues_before, continues_after, .. } => {
                Some((day.date.day(), *days, *continues_before, *continues_after))
            }
            _ => None,
        })
        .collect();
    assert_eq!(segments, [(6, 2, false, true), (8, 2, true, false)]);
}

#[test]
fn a_bar_keeps_its_lane_and_later_events_take_the_gaps() {
    let grid = june(&[(0, 3), (1, 1), (2, 5), (4, 4)], 2);
    let week = &grid.weeks[0];
    let lane = |lane| -> Vec<_> { (0..6).map(|it| shown(week, it, lane)).collect() };
    let uids = |text: &str| -> Vec<_> {
        text.chars().map(|it| (it != '-').then(|| it.to_string())).collect()
    };
    assert_eq!(lane(0), uids("00003-"));
    assert_eq!(lane(1), uids("-12222"));
}

#[test]
fn what_finds_no_lane_is_counted() {
    let grid = june(&[(0, 0), (0, 0), (0, 1)], 2);
    let monday = &grid.weeks[0][0];
    assert_eq!((monday.total, monday.hidden), (3, 1));
    let none = june(&[(0, 0)], 0);
    assert_eq!((none.weeks[0][0].total, none.weeks[0][0].hidden), (1, 1));
}

#[test]
fn an_event_of_a_thousand_years_fills_the_month_and_no_more() {
    let month = Date::new(2026, 6, 1).expect("a date");
    let always = event(0, Date::from_days(i32::MIN), Date::from_days(i32::MAX));
    let grid = month_grid(&Timeline::new([always]), month, 1);
    assert!(grid.days().all(|it| it.total == 1 && it.hidden == 0));
}

proptest! {
    #[test]
    fn every_event_of_a_day_is_in_one_lane_or_counted_as_hidden(
        spans in prop::collection::vec((-20i32..60, 0i32..15), 0..60),
        lanes in 0usize..5,
    ) {
        let spans: Vec<_> = spans.iter().map(|(first, more)| (*first, first + more)).collect();
        let grid = june(&spans, lanes);
        let month = grid.month;
        for week in &grid.weeks {
            for (column, day) in week.iter().enumerate() {
                let offset = day.date.days() - month.days();
                let touching: Vec<_> = spans
                    .iter()
                    .enumerate()
                    .filter(|(_, (first, last))| *first <= offset && offset <= *last)
                    .map(|(index, _)| index.to_string())
                    .collect();
                let mut visible: Vec<_> =
                    (0..lanes).filter_map(|lane| shown(week, column, lane)).collect();
                prop_assert_eq!(day.slots.len(), lanes);
                prop_assert_eq!(day.total, touching.len());
                prop_assert_eq!(day.hidden + visible.len(), day.total);
                prop_assert!(visible.iter().all(|it| touching.contains(it)));
                visible.sort();
                visible.dedup();
                prop_assert_eq!(day.hidden + visible.len(), day.total);
                // Hidden means no room: a lane that is free on every day of the week takes anything.
                let free = (0..lanes).any(|lane| week.iter().all(|it| it.slots[lane] == Slot::Empty));
                prop_assert!(day.hidden == 0 || !free);
            }
        }
    }

    #[test]
    fn a_segment_is_followed_by_exactly_its_covered_days(
        spans in prop::collection::vec((-20i32..60, 0i32..15), 0..60),
    ) {
        let spans: Vec<_> = spans.iter().map(|(first, more)| (*first, first + more)).collect();
        for week in &june(&spans, 3).weeks {
            for lane in 0..3 {
                let mut covered = 0;
                for day in week {
                    match &day.slots[lane] {
                        Slot::Covered => {
                            prop_assert!(0 < covered);
                            covered -= 1;
                        }
                        Slot::Empty => prop_assert_eq!(covered, 0),
                        Slot::Segment { days, .. } => {
                            prop_assert_eq!(covered, 0);
                            covered = days - 1;
                        }
                    }
                }
                prop_assert_eq!(covered, 0);
            }
        }
    }
}
