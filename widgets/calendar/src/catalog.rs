//! What has been loaded so far, and what went wrong on the way.

use cw_format::Problem;
use cw_kit::load::{Failure, Load};
use cw_model::event::Event;
use cw_model::time::{Date, Timestamp};
use cw_model::timeline::Timeline;

/// A stretch of days, first and last included.
pub type Window = (Date, Date);

/// Part of an answer. A source may report several.
#[derive(Debug, Default)]
pub struct Batch {
    /// The events that could be read.
    pub events: Vec<Event>,
    /// What is wrong with them.
    pub notes: Notes,
}

/// What is wrong with an answer.
#[derive(Debug, Default)]
pub struct Notes {
    /// Records left out, or not shown whole.
    pub problems: Vec<Problem>,
    /// The source gave fewer than it has.
    pub truncated: bool,
}

/// An answer that came to its end.
#[derive(Debug)]
struct Cover {
    /// The days it is about; `None` when it is all there is.
    window: Option<Window>,
    at: Timestamp,
    notes: Notes,
    /// Nobody has asked for newer data since.
    fresh: bool,
}

/// Everything known of the source. Good data stay when a later request fails.
#[derive(Debug)]
pub struct Catalog {
    /// The events.
    pub timeline: Timeline,
    /// The request under way or over.
    pub load: Load<()>,
    // What is shown.
    shown: Option<Window>,
    // The newest one is the last.
    covers: Vec<Cover>,
    // The answer under way, where older data stay on the page until it is whole.
    held: Vec<Event>,
    notes: Notes,
}

/// What happens to the catalog.
pub enum Change {
    /// Fresh data asked for: what is shown stays until they are all there.
    Forget,
    /// A request for these days started.
    Asked(Window),
    /// These days were answered earlier: no request is under way.
    Settled(Window),
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
            timeline: Timeline::default(),
            load: Load::Idle,
            shown: None,
            covers: Vec::new(),
            held: Vec::new(),
            notes: Notes::default(),
        }
    }
}

impl Cover {
    fn holds(&self, window: Window) -> bool {
        self.window.is_none_or(|it| it.0 <= window.0 && window.1 <= it.1)
    }
}

impl Catalog {
    /// Whether every day of `window` has been asked for and answered, and nobody wants newer data.
    pub fn covers(&self, window: Window) -> bool {
        self.covers.iter().any(|it| it.fresh && it.holds(window))
    }

    /// When the data shown arrived; `None` while there are none.
    pub fn updated(&self) -> Option<Timestamp> {
        self.cover().map(|it| it.at)
    }

    /// What is wrong with the data shown.
    pub fn notes(&self) -> &Notes {
        self.cover().map_or(&self.notes, |it| &it.notes)
    }

    /// The newest answer about the days shown.
    fn cover(&self) -> Option<&Cover> {
        let shown = self.shown?;
        self.covers.iter().rev().find(|it| it.holds(shown))
    }

    /// Takes a change in.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Forget => {
                self.covers.iter_mut().for_each(|it| it.fresh = false);
                self.load = Load::Idle;
            }
            Change::Asked(window) => self.begin(window, Load::Loading),
            Change::Settled(window) => self.begin(window, Load::Ready(())),
            Change::Arrived(batch) => self.receive(batch),
            Change::Covered(window, now) => self.settle(window, now),
            Change::Failed(Failure::Aborted) => {}
            Change::Failed(failure) => self.load = Load::Failed(failure),
        }
    }

    fn begin(&mut self, shown: Window, load: Load<()>) {
        self.shown = Some(shown);
        self.load = load;
        self.held.clear();
        self.notes = Notes::default();
    }

    fn receive(&mut self, batch: Batch) {
        if self.updated().is_some() {
            self.held.extend(batch.events);
        } else {
            self.timeline = self.timeline.merged(batch.events);
        }
        self.notes.problems.extend(batch.notes.problems);
        self.notes.truncated |= batch.notes.truncated;
    }

    /// Puts the new data in the place of the old about the same days.
    fn settle(&mut self, window: Option<Window>, at: Timestamp) {
        if self.updated().is_some() {
            let kept = match window {
                Some((first, last)) => self.timeline.outside(first, last),
                None => Timeline::default(),
            };
            self.timeline = kept.merged(std::mem::take(&mut self.held));
        }
        self.covers.retain(|it| window.is_some_and(|window| it.window != Some(window)));
        let notes = std::mem::take(&mut self.notes);
        self.covers.push(Cover { window, at, notes, fresh: true });
        self.load = Load::Ready(());
    }
}

#[cfg(test)]
mod tests;
