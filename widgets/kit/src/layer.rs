//! One source whose answer comes in pages: what has been loaded so far, and what went wrong on the way.

use std::mem::take;
use std::rc::Rc;

use cw_model::time::Timestamp;

use crate::load::{Failure, Load, Task};

/// What a source tells.
pub enum Change<P> {
    /// A page of its answer.
    Arrived(Rc<P>),
    /// The answer is whole; or there was more than anybody would look at.
    Covered {
        /// There was more.
        truncated: bool,
    },
    /// The answer will not come.
    Failed(Failure),
}

// Derived, it would ask for pages that can be copied.
impl<P> Clone for Change<P> {
    fn clone(&self) -> Self {
        match self {
            Change::Arrived(page) => Change::Arrived(page.clone()),
            Change::Covered { truncated } => Change::Covered { truncated: *truncated },
            Change::Failed(failure) => Change::Failed(failure.clone()),
        }
    }
}

/// One source. Good data stay until newer ones are whole, and when a request fails.
///
/// What is shown while there are none depends on `WHOLE`, see [`Growing`](crate::layers::Growing) and
/// [`Whole`](crate::layers::Whole).
pub struct Layer<P, const WHOLE: bool> {
    /// What is shown.
    pub pages: Vec<Rc<P>>,
    /// The request under way or over.
    pub load: Load<()>,
    /// When what is shown was whole; `None` while it is not.
    pub updated: Option<Timestamp>,
    /// The source has more than it gave, or than we take.
    pub truncated: bool,
    /// The request; dropping it aborts it.
    pub task: Option<Task>,
    // The answer under way, until it is whole.
    held: Vec<Rc<P>>,
}

impl<P, const WHOLE: bool> Default for Layer<P, WHOLE> {
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

impl<P, const WHOLE: bool> Layer<P, WHOLE> {
    /// A request starts.
    pub fn begin(&mut self) {
        self.load = Load::Loading;
        self.held.clear();
        if self.grows() {
            self.pages.clear();
        }
    }

    /// Takes a change in; `true` if other rows are shown now.
    pub fn apply(&mut self, change: Change<P>, now: Timestamp) -> bool {
        match change {
            Change::Arrived(page) if self.grows() => {
                self.pages.push(page);
                return true;
            }
            Change::Arrived(page) => self.held.push(page),
            Change::Covered { truncated } => {
                let is_other = !self.grows();
                if is_other {
                    self.pages = take(&mut self.held);
                }
                self.truncated = truncated;
                self.updated = Some(now);
                self.load = Load::Ready(());
                return is_other;
            }
            Change::Failed(Failure::Aborted) => {}
            Change::Failed(failure) => {
                self.load = Load::Failed(failure);
                if WHOLE && self.pages.is_empty() && !self.held.is_empty() {
                    self.pages = take(&mut self.held);
                    self.truncated = true;
                    return true;
                }
            }
        }
        false
    }

    // Whether pages are shown as they come now.
    fn grows(&self) -> bool {
        !WHOLE && self.updated.is_none()
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
}

#[cfg(test)]
mod tests {
    use super::*;

    type Growing = Layer<&'static str, false>;
    type Whole = Layer<&'static str, true>;

    const NOW: Timestamp = Timestamp(5);
    const TIMED_OUT: Failure = Failure::TimedOut;

    fn page(name: &'static str) -> Change<&'static str> {
        Change::Arrived(Rc::new(name))
    }

    fn names<const WHOLE: bool>(layer: &Layer<&'static str, WHOLE>) -> Vec<&'static str> {
        layer.pages.iter().map(|it| **it).collect()
    }

    /// A layer after a whole answer.
    fn covered<const WHOLE: bool>(name: &'static str) -> Layer<&'static str, WHOLE> {
        let mut layer = Layer::default();
        layer.begin();
        layer.apply(page(name), NOW);
        layer.apply(Change::Covered { truncated: false }, NOW);
        layer
    }

    #[test]
    fn the_first_pages_are_shown_as_they_come() {
        let mut layer = Growing::default();
        layer.begin();
        assert!(layer.apply(page("Malga"), NOW));
        assert_eq!(names(&layer), ["Malga"]);
        assert!(layer.is_loading() && layer.updated.is_none());
        assert!(!layer.apply(Change::Covered { truncated: false }, NOW));
        assert_eq!(layer.updated, Some(NOW));
    }

    #[test]
    fn nothing_is_shown_before_the_answer_is_whole() {
        let mut layer = Whole::default();
        layer.begin();
        assert!(!layer.apply(page("2020"), NOW));
        assert!(layer.pages.is_empty());
        assert!(layer.apply(Change::Covered { truncated: false }, NOW));
        assert_eq!((names(&layer), layer.updated), (vec!["2020"], Some(NOW)));
    }

    #[test]
    fn newer_data_take_the_place_of_older_ones_once_they_are_whole() {
        fn check<const WHOLE: bool>() {
            let mut layer = covered::<WHOLE>("Malga");
            layer.begin();
            assert!(!layer.apply(page("Rifugio"), NOW));
            assert_eq!(names(&layer), ["Malga"]);
            assert!(layer.apply(Change::Covered { truncated: true }, NOW));
            assert_eq!((names(&layer), layer.truncated), (vec!["Rifugio"], true));
        }
        check::<false>();
        check::<true>();
    }

    #[test]
    fn a_failed_refresh_costs_nothing() {
        fn check<const WHOLE: bool>() {
            let mut layer = covered::<WHOLE>("Malga");
            layer.begin();
            layer.apply(page("Rifugio"), NOW);
            assert!(!layer.apply(Change::Failed(TIMED_OUT), NOW));
            assert_eq!((names(&layer), layer.truncated), (vec!["Malga"], false));
            assert_eq!((layer.failure(), layer.updated), (Some(&TIMED_OUT), Some(NOW)));
        }
        check::<false>();
        check::<true>();
    }

    #[test]
    fn what_a_broken_first_answer_gave_goes_when_it_is_asked_again() {
        let mut layer = Growing::default();
        layer.begin();
        layer.apply(page("Malga"), NOW);
        layer.apply(Change::Failed(TIMED_OUT), NOW);
        assert_eq!(names(&layer), ["Malga"]);
        layer.begin();
        assert!(layer.pages.is_empty());
    }

    #[test]
    fn what_came_before_a_failure_is_a_part_and_is_said_to_be_one() {
        let mut layer = Whole::default();
        layer.begin();
        layer.apply(page("2020"), NOW);
        assert!(layer.apply(Change::Failed(TIMED_OUT), NOW));
        assert_eq!((names(&layer), layer.truncated, layer.updated), (vec!["2020"], true, None));
        layer.begin();
        assert_eq!(names(&layer), ["2020"]);
    }

    #[test]
    fn nobody_hears_of_a_request_that_was_given_up() {
        let mut layer = Whole::default();
        layer.begin();
        layer.apply(page("2020"), NOW);
        assert!(!layer.apply(Change::Failed(Failure::Aborted), NOW));
        assert!(layer.is_loading() && layer.pages.is_empty());
    }
}
