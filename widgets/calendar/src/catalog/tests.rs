//! Which data stay, which go, and what is said of them.

use super::*;
use cw_model::event::When;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn month(month: u32) -> Window {
    let first = Date::new(2026, month, 1).expect("a month");
    (first, first.add_months(1).add_days(-1))
}

/// One event on the tenth of a month, and one record that cannot be read.
fn batch(uid: &str, month: u32) -> Batch {
    let date = Date::new(2026, month, 10).expect("a date");
    let when = When::AllDay { first: date, last: date };
    let event = Event { uid: uid.into(), summary: uid.into(), when, details: Default::default() };
    let problems = vec![Problem::new(uid, "has no date")];
    Batch { events: vec![event], notes: Notes { problems, truncated: false } }
}

fn after(changes: Vec<Change>) -> Catalog {
    let mut catalog = Catalog::default();
    changes.into_iter().for_each(|it| catalog.apply(it));
    catalog
}

fn uids(catalog: &Catalog) -> Vec<&str> {
    catalog.timeline.iter().map(|it| it.uid.as_str()).collect()
}

/// June, loaded at second 7.
fn june() -> Vec<Change> {
    vec![
        Change::Asked(month(6)),
        Change::Arrived(batch("sagra", 6)),
        Change::Covered(Some(month(6)), Timestamp(7)),
    ]
}

fn then(more: Vec<Change>) -> Catalog {
    after(june().into_iter().chain(more).collect())
}

#[test]
fn a_failed_refresh_keeps_the_last_good_data_and_their_date() {
    let catalog = then(vec![
        Change::Forget,
        Change::Asked(month(6)),
        Change::Arrived(batch("mercato", 6)),
        Change::Failed(Failure::TimedOut),
    ]);
    assert_eq!((uids(&catalog), catalog.updated()), (vec!["sagra"], Some(Timestamp(7))));
    assert!(!catalog.covers(month(6)));
}

#[test]
fn a_refresh_replaces_the_old_data_once_it_is_whole() {
    let catalog = then(vec![
        Change::Forget,
        Change::Asked(month(6)),
        Change::Arrived(batch("mercato", 6)),
        Change::Covered(Some(month(6)), Timestamp(8)),
    ]);
    assert_eq!((uids(&catalog), catalog.updated()), (vec!["mercato"], Some(Timestamp(8))));
    assert_eq!(catalog.notes().problems.len(), 1);
    let emptied = then(vec![
        Change::Forget,
        Change::Asked(month(6)),
        Change::Covered(Some(month(6)), Timestamp(8)),
    ]);
    assert!(emptied.timeline.is_empty());
}

#[test]
fn a_month_that_loads_after_a_failed_refresh_leaves_the_others_alone() {
    let catalog = then(vec![
        Change::Forget,
        Change::Asked(month(6)),
        Change::Failed(Failure::TimedOut),
        Change::Asked(month(7)),
        Change::Arrived(batch("palio", 7)),
        Change::Covered(Some(month(7)), Timestamp(8)),
        Change::Asked(month(6)),
        Change::Failed(Failure::TimedOut),
    ]);
    assert_eq!((uids(&catalog), catalog.updated()), (vec!["sagra", "palio"], Some(Timestamp(7))));
}

#[test]
fn what_is_wrong_is_said_of_the_days_shown_only() {
    let mut crowded = batch("palio", 7);
    crowded.notes.truncated = true;
    let catalog = then(vec![
        Change::Asked(month(7)),
        Change::Arrived(crowded),
        Change::Covered(Some(month(7)), Timestamp(8)),
    ]);
    assert!(catalog.notes().truncated);
    let mut back = catalog;
    back.apply(Change::Settled(month(6)));
    assert_eq!((back.notes().truncated, back.notes().problems.len()), (false, 1));
}

#[test]
fn every_record_left_out_counts_also_when_two_are_alike() {
    let twice = vec![
        Change::Asked(month(6)),
        Change::Arrived(batch("#1", 6)),
        Change::Arrived(batch("#1", 6)),
        Change::Covered(Some(month(6)), Timestamp(7)),
    ];
    assert_eq!(after(twice).notes().problems.len(), 2);
}

#[test]
fn a_month_that_never_loaded_has_no_date() {
    let catalog = then(vec![Change::Asked(month(7)), Change::Failed(Failure::TimedOut)]);
    assert_eq!((catalog.updated(), catalog.timeline.len()), (None, 1));
}

#[test]
fn a_window_is_covered_only_by_one_that_holds_it() {
    let catalog = after(june());
    assert!(catalog.covers((day("2026-06-10"), day("2026-06-20"))));
    assert!(!catalog.covers((day("2026-06-10"), day("2026-07-01"))));
    let whole = then(vec![Change::Asked(month(7)), Change::Covered(None, Timestamp(8))]);
    assert!(whole.covers(month(1)));
}

#[test]
fn an_aborted_request_changes_nothing() {
    let catalog = after(vec![Change::Asked(month(6)), Change::Failed(Failure::Aborted)]);
    assert_eq!(catalog.load, Load::Loading);
}
