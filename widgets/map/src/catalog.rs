//! What has been loaded so far from each source, and what went wrong on the way.

use std::rc::Rc;

use cw_format::places::PlacesPage;
use cw_kit::load::{Failure, Load, Task};
use cw_model::time::Timestamp;

use crate::feed::Change;

/// One source. Good data stay when a later request fails.
pub struct Layer {
    /// What is shown.
    pub pages: Vec<Rc<PlacesPage>>,
    /// The request under way or over.
    pub load: Load<()>,
    /// When what is shown was whole; `None` while it is not.
    pub updated: Option<Timestamp>,
    /// The source has more than it gave, or than we take.
    pub truncated: bool,
    /// The request; dropping it aborts it.
    pub task: Option<Task>,
    // The answer under way, where older data stay on the page until it is whole.
    held: Vec<Rc<PlacesPage>>,
}

impl Default for Layer {
    fn default() -> Self {
        Layer {
            pages: Vec::new(),
            load: Load::Idle,
            updated: None,
            truncated: false,
            task: None,
            held: Vec::new(),
        }
    }
}

impl Layer {
    /// A request starts.
    pub fn begin(&mut self) {
        self.load = Load::Loading;
        self.held.clear();
        if self.updated.is_none() {
            self.pages.clear();
        }
    }

    /// Takes a change in; `true` if other rows are shown now.
    pub fn apply(&mut self, change: Change, now: Timestamp) -> bool {
        match change {
            Change::Arrived(page) if self.updated.is_some() => self.held.push(page),
            Change::Arrived(page) => {
                self.pages.push(page);
                return true;
            }
            Change::Covered { truncated } => {
                let is_newer = self.updated.is_some();
                if is_newer {
                    self.pages = std::mem::take(&mut self.held);
                }
                self.truncated = truncated;
                self.updated = Some(now);
                self.load = Load::Ready(());
                return is_newer;
            }
            Change::Failed(Failure::Aborted) => {}
            Change::Failed(failure) => self.load = Load::Failed(failure),
        }
        false
    }

    /// Whether a request is under way.
    pub fn is_loading(&self) -> bool {
        self.load == Load::Loading
    }

    /// Why the last request failed.
    pub fn failure(&self) -> Option<&Failure> {
        match &self.load {
            Load::Failed(failure) => Some(failure),
            _ => None,
        }
    }

    /// Records left out, and records shown less completely than the source meant them.
    pub fn problems(&self) -> (usize, usize) {
        let gone = self.pages.iter().map(|it| it.problems.left_out).sum();
        let short = self.pages.iter().map(|it| it.problems.incomplete).sum();
        (gone, short)
    }

    /// Whether part of it cannot be drawn, for its coordinates are of a system nobody knows here.
    pub fn has_unknown_system(&self) -> bool {
        self.pages.iter().any(|it| it.has_unknown_system())
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.pages.iter().map(|it| it.len()).sum()
    }
}

#[cfg(test)]
mod tests {
    use cw_format::Context;
    use cw_format::places::read;
    use cw_model::text::Language;

    use super::*;

    fn page(name: &str) -> Change {
        let text = [r#"[{"name":""#, name, r#"","lat":46.1,"lon":11.1}]"#].concat();
        let context = Context { language: Language::Italian, base: "https://a.example/" };
        Change::Arrived(Rc::new(read(text.into_bytes(), None, &context).expect("places")))
    }

    fn names(layer: &Layer) -> Vec<&str> {
        layer.pages.iter().map(|it| it.name(0)).collect()
    }

    const NOW: Timestamp = Timestamp(5);

    #[test]
    fn the_first_pages_are_shown_as_they_come() {
        let mut layer = Layer::default();
        layer.begin();
        assert!(layer.apply(page("Malga"), NOW));
        assert_eq!(names(&layer), ["Malga"]);
        assert!(layer.is_loading() && layer.updated.is_none());
    }

    #[test]
    fn newer_data_take_the_place_of_older_ones_once_they_are_whole() {
        let mut layer = Layer::default();
        layer.begin();
        layer.apply(page("Malga"), NOW);
        layer.apply(Change::Covered { truncated: false }, NOW);
        layer.begin();
        assert!(!layer.apply(page("Rifugio"), NOW));
        assert_eq!(names(&layer), ["Malga"]);
        assert!(layer.apply(Change::Covered { truncated: true }, NOW));
        assert_eq!((names(&layer), layer.truncated), (vec!["Rifugio"], true));
    }

    #[test]
    fn a_failed_refresh_costs_nothing() {
        let mut layer = Layer::default();
        layer.begin();
        layer.apply(page("Malga"), NOW);
        layer.apply(Change::Covered { truncated: false }, NOW);
        layer.begin();
        layer.apply(page("Rifugio"), NOW);
        layer.apply(Change::Failed(Failure::TimedOut), NOW);
        assert_eq!(names(&layer), ["Malga"]);
        assert_eq!((layer.failure(), layer.updated), (Some(&Failure::TimedOut), Some(NOW)));
    }

    #[test]
    fn what_a_broken_first_answer_gave_goes_when_it_is_asked_again() {
        let mut layer = Layer::default();
        layer.begin();
        layer.apply(page("Malga"), NOW);
        layer.apply(Change::Failed(Failure::TimedOut), NOW);
        assert_eq!(names(&layer), ["Malga"]);
        layer.begin();
        assert!(layer.pages.is_empty());
    }
}
