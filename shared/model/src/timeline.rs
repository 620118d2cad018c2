//! Many events in the order people read them, ready to be asked for a window of days.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::event::Event;
use crate::search::Search;
use crate::time::{Date, Timestamp};

mod united;

/// Events without duplicates, sorted by first day; within a day longer and all-day ones come first.
///
/// Cheap to clone and to compare: two timelines are equal when they share their rows.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    rows: Rc<Vec<Row>>,
}

/// An event with the days it touches, so that windows compare integers only.
#[derive(Clone, Debug)]
struct Row {
    first: Date,
    last: Date,
    start: Timestamp,
    // In a timeline of several layers: which one, and what brings together what is the same.
    layer: usize,
    print: u32,
    event: Rc<Event>,
}

// One type of function for each, so that the code around it is compiled once.
type Compare = fn(&Row, &Row) -> Ordering;
type Double = fn(&mut Row, &mut Row) -> bool;

impl Timeline {
    /// Sorts the events; of two with the same `uid` and start, the first one stays.
    pub fn new(events: impl IntoIterator<Item = Rc<Event>>) -> Self {
        Timeline::sorted(events.into_iter().map(Row::new).collect())
    }

    /// These events and new ones; where both know an event, the new one stays.
    pub fn merged(&self, events: Vec<Event>) -> Self {
        if events.is_empty() {
            return self.clone();
        }
        let mut rows: Vec<Row> = events.into_iter().map(|it| Row::new(Rc::new(it))).collect();
        rows.extend(self.rows.iter().cloned());
        Timeline::sorted(rows)
    }

    /// How many dates there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All events, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Rc<Event>> {
        self.rows.iter().map(|it| &it.event)
    }

    /// The event with this `uid`.
    pub fn find(&self, uid: &str) -> Option<&Rc<Event>> {
        self.iter().find(|it| it.uid == uid)
    }

    /// The events that touch a day from `first` to `last`, in order.
    pub fn between(&self, first: Date, last: Date) -> impl Iterator<Item = &Rc<Event>> {
        self.spans(first, last).map(|(_, _, event)| event)
    }

    /// Like [`Timeline::between`], with the days each event touches.
    pub(crate) fn spans(
        &self,
        first: Date,
        last: Date,
    ) -> impl Iterator<Item = (Date, Date, &Rc<Event>)> {
        let begun = self.rows.partition_point(|it| it.first <= last);
        let touching = self.rows[..begun].iter().filter(move |it| first <= it.last);
        touching.map(|it| (it.first, it.last, &it.event))
    }

    /// Without the events that touch a day from `first` to `last`.
    pub fn outside(&self, first: Date, last: Date) -> Self {
        self.only(&mut |it| it.last < first || last < it.first)
    }

    /// The events the search finds; nothing is copied.
    pub fn filtered(&self, search: &Search) -> Self {
        if search.is_empty() {
            return self.clone();
        }
        let mut page = String::new();
        self.only(&mut |it| search.finds(&it.event, &mut page))
    }

    fn only(&self, stays: &mut dyn FnMut(&Row) -> bool) -> Self {
        let mut rows = Vec::new();
        for row in self.rows.iter() {
            if stays(row) {
                rows.push(row.clone());
            }
        }
        Timeline { rows: Rc::new(rows) }
    }

    fn sorted(mut rows: Vec<Row>) -> Self {
        // Stable: of two equals the first stays.
        rows.sort_by(by_identity as Compare);
        rows.dedup_by(is_twice as Double);
        rows.sort_by(by_reading as Compare);
        Timeline { rows: Rc::new(rows) }
    }
}

impl PartialEq for Timeline {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.rows, &other.rows) || (self.is_empty() && other.is_empty())
    }
}

impl Row {
    fn new(event: Rc<Event>) -> Self {
        let when = &event.when;
        let (first, last, start) = (when.first_day(), when.last_day(), when.start());
        Row { first, last, start, layer: 0, print: 0, event }
    }
}

fn by_identity(a: &Row, b: &Row) -> Ordering {
    a.start.cmp(&b.start).then_with(|| a.event.uid.cmp(&b.event.uid))
}

fn is_twice(next: &mut Row, kept: &mut Row) -> bool {
    by_identity(next, kept).is_eq()
}

fn by_reading(a: &Row, b: &Row) -> Ordering {
    a.first
        .cmp(&b.first)
        .then_with(|| b.last.cmp(&a.last))
        .then_with(|| b.event.when.is_all_day().cmp(&a.event.when.is_all_day()))
        .then_with(|| a.start.cmp(&b.start))
        .then_with(|| a.event.summary.cmp(&b.event.summary))
        .then_with(|| a.event.uid.cmp(&b.event.uid))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::event::When;

    fn days(uid: &str, first: i32, last: i32) -> Event {
        let when = When::days(Date::from_days(first), Date::from_days(last)).expect("in order");
        Event { uid: uid.into(), summary: uid.into(), when, details: Rc::default() }
    }

    fn timed(uid: &str, start: i64, end: i64) -> Event {
        let when = When::timed(Timestamp(start), Timestamp(end)).expect("in order");
        Event { uid: uid.into(), summary: uid.into(), when, details: Rc::default() }
    }

    fn uids(timeline: &Timeline) -> Vec<&str> {
        timeline.iter().map(|it| it.uid.as_str()).collect()
    }

    #[test]
    fn a_day_begins_with_what_lasts_longest_and_has_no_hour() {
        let noon = 12 * 3600;
        let timeline = Timeline::default().merged(vec![
            timed("concerto", noon, noon + 1),
            days("mercato", 0, 0),
            days("sagra", 0, 2),
            timed("alba", 6 * 3600, noon),
            days("mostra", -5, 9),
        ]);
        assert_eq!(uids(&timeline), ["mostra", "sagra", "mercato", "alba", "concerto"]);
    }

    #[test]
    fn the_same_date_twice_is_shown_once_and_the_newer_one_wins() {
        let old = Timeline::default().merged(vec![days("a", 0, 0), days("b", 0, 0)]);
        let new = old.merged(vec![days("a", 0, 3)]);
        assert_eq!(new.len(), 2);
        assert_eq!(new.find("a").map(|it| it.when.last_day()), Some(Date::from_days(3)));
    }

    #[test]
    fn one_uid_at_two_times_is_two_dates() {
        let timeline = Timeline::new([days("a", 0, 0), days("a", 7, 7)].map(Rc::new));
        assert_eq!(timeline.len(), 2);
    }

    #[test]
    fn what_touches_a_window_can_be_left_out() {
        let timeline = Timeline::default().merged(vec![
            days("before", 0, 1),
            days("into", 0, 2),
            days("over", 0, 9),
            days("inside", 3, 3),
            days("after", 6, 9),
        ]);
        let outside = timeline.outside(Date::from_days(2), Date::from_days(5));
        assert_eq!(uids(&outside), ["before", "after"]);
    }

    #[test]
    fn merging_nothing_changes_nothing() {
        let timeline = Timeline::default().merged(vec![days("a", 0, 0)]);
        assert!(timeline.merged(Vec::new()) == timeline);
        assert!(timeline.merged(vec![days("a", 0, 0)]) != timeline);
    }

    proptest! {
        #[test]
        fn a_window_holds_exactly_what_touches_it(
            spans in prop::collection::vec((-30i32..30, 0i32..20), 0..40),
            first in -40i32..40,
            length in 0i32..20,
        ) {
            let events: Vec<Event> = spans
                .iter()
                .enumerate()
                .map(|(index, (start, more))| days(&index.to_string(), *start, start + more))
                .collect();
            let last = first + length;
            let expected = spans.iter().filter(|(s, m)| *s <= last && first <= s + m).count();
            let timeline = Timeline::default().merged(events);
            prop_assert_eq!(timeline.len(), spans.len());
            let window = timeline.between(Date::from_days(first), Date::from_days(last));
            prop_assert_eq!(window.count(), expected);
        }
    }
}
