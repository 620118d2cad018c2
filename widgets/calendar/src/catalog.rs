//! What has been loaded so far, and what went wrong on the way.

use cw_format::Problem;
use cw_kit::load::{Failure, Load};
use cw_model::event::Event;
use cw_model::time::{Date, Timestamp};
use cw_model::timeline::Timeline;

/// More problems than anybody reads.
const MANY: usize = 200;

/// A stretch of days, first and last included.
pub type Window = (Date, Date);

/// Part of an answer. A source may report several.
#[derive(Debug, Default)]
pub struct Batch {
    /// The events that could be read.
    pub events: Vec<Event>,
    /// One entry per record left out.
    pub problems: Vec<Problem>,
    /// The source gave fewer than it has.
    pub truncated: bool,
}

/// Everything known of the source. Good data stay when a later request fails.
#[derive(Debug)]
pub struct Catalog {
    /// The events.
    pub timeline: Timeline,
    /// Records left out.
    pub problems: Vec<Problem>,
    /// The source gave fewer than it has.
    pub truncated: bool,
    /// The request under way or over.
    pub load: Load<()>,
    /// When the newest data arrived.
    pub updated: Option<Timestamp>,
    covered: Vec<Option<Window>>,
    stale: bool,
    // While stale: the answer so far. It replaces the old data once it is whole.
    fresh: Vec<Batch>,
}

/// What happens to the catalog.
pub enum Change {
    /// Fresh data asked for: what is shown stays until they are all there.
    Forget,
    /// A request started.
    Asked,
    /// What is shown was answered earlier: no request is under way.
    Settled,
    /// Part of the answer.
    Arrived(Batch),
    /// The answer is whole; it covers a window, or everything.
    Covered(Option<Window>, Timestamp),
    /// The answer will not come.
    Failed(Failure),
}

impl Default for Catalog {
    fn default() -> Self {
        Catalog {
            timeline: Timeline::new([]),
            problems: Vec::new(),
            truncated: false,
            load: Load::Idle,
            updated: None,
            covered: Vec::new(),
            stale: false,
            fresh: Vec::new(),
        }
    }
}

impl Catalog {
    /// Whether every day of `window` has been asked for and answered.
    pub fn covers(&self, window: Window) -> bool {
        let holds = |it: &Window| it.0 <= window.0 && window.1 <= it.1;
        self.covered.iter().any(|it| it.as_ref().is_none_or(holds))
    }

    /// Takes a change in.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Forget => {
                self.covered.clear();
                // Else there is nothing to keep, and what arrives is shown as it comes.
                self.stale = self.updated.is_some() || !self.timeline.is_empty();
                self.load = Load::Idle;
            }
            Change::Asked => {
                self.fresh.clear();
                self.load = Load::Loading;
            }
            Change::Settled => self.load = Load::Ready(()),
            Change::Arrived(batch) if self.stale => self.fresh.push(batch),
            Change::Arrived(batch) => self.receive(batch),
            Change::Covered(window, now) => {
                self.replace();
                self.covered.push(window);
                self.updated = Some(now);
                self.load = Load::Ready(());
            }
            Change::Failed(Failure::Aborted) => {}
            Change::Failed(failure) => self.load = Load::Failed(failure),
        }
    }

    /// Puts the fresh data in the place of the old.
    fn replace(&mut self) {
        if std::mem::take(&mut self.stale) {
            self.timeline = Timeline::new([]);
            self.problems.clear();
            self.truncated = false;
            std::mem::take(&mut self.fresh).into_iter().for_each(|it| self.receive(it));
        }
    }

    fn receive(&mut self, batch: Batch) {
        if !batch.events.is_empty() {
            self.timeline = self.timeline.merged(batch.events);
        }
        for problem in batch.problems {
            // Neighbouring windows repeat a few; a flood is not compared one by one.
            if MANY < self.problems.len() || !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
        self.truncated |= batch.truncated;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cw_model::event::When;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    fn batch(uid: &str) -> Batch {
        let when = When::AllDay { first: day("2026-06-10"), last: day("2026-06-10") };
        let event =
            Event { uid: uid.into(), summary: uid.into(), when, details: Default::default() };
        Batch { events: vec![event], ..Batch::default() }
    }

    fn after(changes: Vec<Change>) -> Catalog {
        let mut catalog = Catalog::default();
        changes.into_iter().for_each(|it| catalog.apply(it));
        catalog
    }

    const JUNE: fn() -> Window = || (day("2026-06-01"), day("2026-06-30"));

    #[test]
    fn a_failed_refresh_keeps_the_last_good_data_and_their_date() {
        let catalog = after(vec![
            Change::Arrived(batch("sagra")),
            Change::Covered(Some(JUNE()), Timestamp(7)),
            Change::Forget,
            Change::Asked,
            Change::Failed(Failure::TimedOut),
        ]);
        assert_eq!((catalog.timeline.len(), catalog.updated), (1, Some(Timestamp(7))));
        assert!(!catalog.covers(JUNE()));
    }

    #[test]
    fn a_refresh_that_breaks_off_keeps_all_of_the_last_good_data() {
        let catalog = after(vec![
            Change::Arrived(batch("sagra")),
            Change::Covered(None, Timestamp(7)),
            Change::Forget,
            Change::Asked,
            Change::Arrived(batch("mercato")),
            Change::Failed(Failure::TimedOut),
        ]);
        assert!(catalog.timeline.find("sagra").is_some());
        let mut whole = catalog;
        [Change::Asked, Change::Arrived(batch("coro")), Change::Covered(None, Timestamp(8))]
            .into_iter()
            .for_each(|it| whole.apply(it));
        let uids: Vec<_> = whole.timeline.iter().map(|it| it.uid.as_str()).collect();
        assert_eq!(uids, ["coro"]);
    }

    #[test]
    fn fresh_data_replace_the_old_even_when_there_are_none() {
        let changes = vec![
            Change::Arrived(batch("sagra")),
            Change::Forget,
            Change::Covered(None, Timestamp(8)),
        ];
        assert!(after(changes).timeline.is_empty());
    }

    #[test]
    fn a_window_is_covered_only_by_one_that_holds_it() {
        let catalog = after(vec![Change::Covered(Some(JUNE()), Timestamp(1))]);
        assert!(catalog.covers((day("2026-06-10"), day("2026-06-20"))));
        assert!(!catalog.covers((day("2026-06-10"), day("2026-07-01"))));
    }

    #[test]
    fn an_aborted_request_changes_nothing() {
        let catalog = after(vec![Change::Asked, Change::Failed(Failure::Aborted)]);
        assert_eq!(catalog.load, Load::Loading);
    }
}
