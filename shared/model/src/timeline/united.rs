//! Several timelines as one: what two of them know is there once.

use std::cmp::Ordering;
use std::mem::swap;
use std::rc::Rc;

use super::{Compare, Double, Row, Timeline, by_identity, by_reading};
use crate::event::Event;

impl Timeline {
    /// These timelines in one, each with the number of its layer; of what is the same in two of them, that of the
    /// lower number stays.
    pub fn united(layers: &[(usize, &Timeline)]) -> Self {
        if let [(0, timeline)] = layers {
            return (*timeline).clone();
        }
        let mut rows = Vec::new();
        for (layer, timeline) in layers {
            for row in timeline.rows.iter() {
                rows.push(Row { layer: *layer, print: row.event.print(), ..row.clone() });
            }
        }
        // What is the same stands together in one of these orders.
        for order in [by_print, by_identity] {
            rows.sort_by(order as Compare);
            rows.dedup_by(is_same as Double);
        }
        rows.sort_by(by_reading as Compare);
        Timeline { rows: Rc::new(rows) }
    }

    /// The number of the layer that an event came with.
    pub fn layer(&self, event: &Event) -> Option<usize> {
        let day = event.when.first_day();
        let begin = self.rows.partition_point(|it| it.first < day);
        let same = |it: &&Row| it.event.uid == event.uid && it.event.summary == event.summary;
        self.rows[begin..].iter().take_while(|it| it.first == day).find(same).map(|it| it.layer)
    }
}

fn by_print(a: &Row, b: &Row) -> Ordering {
    a.start.cmp(&b.start).then_with(|| a.print.cmp(&b.print))
}

/// What one layer says twice is its own affair.
fn is_same(next: &mut Row, kept: &mut Row) -> bool {
    let same = next.layer != kept.layer && next.event.is_same(&kept.event);
    if same && next.layer < kept.layer {
        swap(next, kept);
    }
    same
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::event::{Details, When};
    use crate::time::Date;

    fn event(uid: &str, summary: &str, day: i32, place: &str) -> Event {
        let when = When::days(Date::from_days(day), Date::from_days(day)).expect("in order");
        let details = Details { place: Some(place.into()), ..Details::default() };
        Event { uid: uid.into(), summary: summary.into(), when, details: Rc::new(details) }
    }

    fn timeline(events: Vec<Event>) -> Timeline {
        Timeline::default().merged(events)
    }

    fn shown(timeline: &Timeline) -> Vec<(&str, Option<usize>)> {
        timeline.iter().map(|it| (it.uid.as_str(), timeline.layer(it))).collect()
    }

    #[test]
    fn what_two_layers_know_is_shown_once_as_the_first_one_says_it() {
        let ala = timeline(vec![event("1", "Sagra", 3, "Piazza"), event("2", "Mercato", 1, "")]);
        let apt = timeline(vec![event("z", "SAGRA", 3, "piazza"), event("y", "Mercato", 1, "")]);
        let both = Timeline::united(&[(0, &ala), (1, &apt)]);
        assert_eq!(shown(&both), [("2", Some(0)), ("y", Some(1)), ("1", Some(0))]);
        let turned = Timeline::united(&[(1, &ala), (0, &apt)]);
        assert_eq!(shown(&turned), [("2", Some(1)), ("y", Some(0)), ("z", Some(0))]);
    }

    #[test]
    fn one_uid_is_shown_once_under_two_titles() {
        let italian = timeline(vec![event("1", "Mercato", 1, "Piazza")]);
        let german = timeline(vec![event("1", "Abendmarkt", 1, "Platz")]);
        let both = Timeline::united(&[(2, &italian), (5, &german)]);
        assert_eq!(shown(&both), [("1", Some(2))]);
        assert_eq!(both.iter().next().map(|it| it.summary.as_str()), Some("Mercato"));
    }

    #[test]
    fn what_one_layer_says_twice_is_its_own_affair() {
        let ala =
            timeline(vec![event("1", "Sagra", 3, "Piazza"), event("2", "Sagra", 3, "Piazza")]);
        assert_eq!(Timeline::united(&[(0, &ala)]).len(), 2);
        assert_eq!(Timeline::united(&[]).len(), 0);
    }

    #[test]
    fn an_event_that_is_not_there_has_no_layer() {
        let ala = timeline(vec![event("1", "Sagra", 3, "Piazza")]);
        assert_eq!(ala.layer(&event("1", "Sagra", 4, "Piazza")), None);
        assert_eq!(ala.layer(&event("1", "Mercato", 3, "Piazza")), None);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_of_two_layers_is_the_same(
            seeds in prop::collection::vec((0usize..3, 0usize..3, 0i32..3, 0usize..2), 0..30)
        ) {
            let mut layers = vec![Vec::new(); 3];
            for (uid, (layer, title, day, place)) in seeds.into_iter().enumerate() {
                let title = ["Sagra", "sagra", "Palio"][title];
                let place = ["Piazza", "PIAZZA"][place];
                layers[layer].push(event(&uid.to_string(), title, day, place));
            }
            let layers: Vec<Timeline> = layers.into_iter().map(timeline).collect();
            let numbered: Vec<_> = layers.iter().enumerate().collect();
            let united = Timeline::united(&numbered);
            for (layer, timeline) in &numbered {
                for event in timeline.iter() {
                    let stands_for = |it: &&Rc<Event>| {
                        Rc::ptr_eq(it, event) || (it.is_same(event) && united.layer(it) < Some(*layer))
                    };
                    prop_assert!(united.iter().any(|it| stands_for(&it)), "{event:?} is lost");
                }
            }
            for (a, b) in united.iter().flat_map(|a| united.iter().map(move |b| (a, b))) {
                prop_assert!(united.layer(a) == united.layer(b) || !a.is_same(b), "{a:?} {b:?}");
            }
        }
    }
}
