//! A window of days as a list, for narrow screens and for people who read top to bottom.

use std::rc::Rc;

use crate::event::Event;
use crate::time::Date;
use crate::timeline::Timeline;

/// A day on which something begins, or, for the first one, goes on.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaDay {
    /// Which day.
    pub date: Date,
    /// What to list under it, in reading order.
    pub events: Vec<Rc<Event>>,
}

/// The days from `first` to `last` that have something to list.
///
/// An event of many days is listed once: under the day it begins, or under `first` when it began
/// earlier. So the list is as long as there are things to do, and nothing that is on is missing.
pub fn agenda(timeline: &Timeline, first: Date, last: Date) -> Vec<AgendaDay> {
    let mut days: Vec<AgendaDay> = Vec::new();
    for (begins, _, event) in timeline.spans(first, last) {
        let date = begins.max(first);
        if days.last().is_none_or(|it| it.date != date) {
            days.push(AgendaDay { date, events: Vec::new() });
        }
        if let Some(day) = days.last_mut() {
            day.events.push(event.clone());
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::event::When;

    fn timeline(spans: &[(i32, i32)]) -> Timeline {
        let events = spans.iter().enumerate().map(|(index, (first, last))| {
            let when =
                When::days(Date::from_days(*first), Date::from_days(*last)).expect("in order");
            let uid = index.to_string();
            Rc::new(Event { summary: uid.clone(), uid, when, details: Rc::default() })
        });
        Timeline::new(events)
    }

    #[test]
    fn what_goes_on_is_listed_once_under_the_first_day() {
        let days = agenda(
            &timeline(&[(-3, 4), (0, 0), (2, 9), (12, 12)]),
            Date::from_days(0),
            Date::from_days(9),
        );
        let listed: Vec<_> = days.iter().map(|it| (it.date.days(), it.events.len())).collect();
        assert_eq!(listed, [(0, 2), (2, 1)]);
        assert_eq!(days[0].events[0].uid, "0");
    }

    #[test]
    fn a_window_in_which_nothing_happens_lists_no_day() {
        assert_eq!(agenda(&timeline(&[(0, 1)]), Date::from_days(2), Date::from_days(9)), []);
    }

    proptest! {
        #[test]
        fn the_agenda_lists_every_event_of_the_window_once(
            spans in prop::collection::vec((-20i32..20, 0i32..15), 0..40),
            first in -25i32..25,
            length in 0i32..20,
        ) {
            let spans: Vec<_> = spans.iter().map(|(first, more)| (*first, first + more)).collect();
            let timeline = timeline(&spans);
            let (first, last) = (Date::from_days(first), Date::from_days(first + length));
            let days = agenda(&timeline, first, last);
            let mut listed: Vec<_> =
                days.iter().flat_map(|it| &it.events).map(|it| it.uid.clone()).collect();
            let mut expected: Vec<_> =
                timeline.between(first, last).map(|it| it.uid.clone()).collect();
            listed.sort();
            expected.sort();
            prop_assert_eq!(listed, expected);
            prop_assert!(days.windows(2).all(|it| it[0].date < it[1].date));
            for day in &days {
                let begins = |it: &Rc<Event>| it.when.first_day().max(first);
                prop_assert!(day.events.iter().all(|it| begins(it) == day.date));
            }
        }
    }
}
