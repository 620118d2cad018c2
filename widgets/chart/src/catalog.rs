//! What has been loaded so far from each source, and what went wrong on the way.

use std::rc::Rc;

use cw_format::tables::TablePage;
use cw_kit::load::{Failure, Load, Task};
use cw_model::time::Timestamp;

use crate::feed::Change;

/// One source. Good data stay when a later request fails.
pub struct Layer {
    /// What is shown.
    pub pages: Vec<Rc<TablePage>>,
    /// The request under way or over.
    pub load: Load<()>,
    /// When what is shown was whole; `None` while it is not.
    pub updated: Option<Timestamp>,
    /// The source has more than it gave, or than we take.
    pub truncated: bool,
    /// The request; dropping it aborts it.
    pub task: Option<Task>,
    // The answer under way: a chart of half the rows would be another chart.
    held: Vec<Rc<TablePage>>,
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
    }

    /// Takes a change in; `true` if other rows are shown now.
    pub fn apply(&mut self, change: Change, now: Timestamp) -> bool {
        match change {
            Change::Arrived(page) => self.held.push(page),
            Change::Covered { truncated } => {
                self.pages = std::mem::take(&mut self.held);
                self.truncated = truncated;
                self.updated = Some(now);
                self.load = Load::Ready(());
                return true;
            }
            Change::Failed(Failure::Aborted) => {}
            Change::Failed(failure) => {
                self.load = Load::Failed(failure);
                // What came before the failure is better than nothing, and is said to be a part.
                if self.pages.is_empty() && !self.held.is_empty() {
                    self.pages = std::mem::take(&mut self.held);
                    self.truncated = true;
                    return true;
                }
            }
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

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.pages.iter().map(|it| it.table.rows).sum()
    }
}

#[cfg(test)]
mod tests {
    use cw_format::Context;
    use cw_format::tables::read;
    use cw_model::text::Language;

    use super::*;

    fn page(year: &str) -> Change {
        let text = ["Anno;Valore\n", year, ";3\n"].concat();
        let context = Context { language: Language::Italian, base: "https://a.example/" };
        Change::Arrived(Rc::new(read(text.into_bytes(), None, &context).expect("a table")))
    }

    const NOW: Timestamp = Timestamp(5);

    #[test]
    fn nothing_is_drawn_before_the_answer_is_whole() {
        let mut layer = Layer::default();
        layer.begin();
        assert!(!layer.apply(page("2020"), NOW));
        assert_eq!(layer.rows(), 0);
        assert!(layer.apply(Change::Covered { truncated: false }, NOW));
        assert_eq!((layer.rows(), layer.updated), (1, Some(NOW)));
    }

    #[test]
    fn what_came_before_a_failure_is_a_part_and_is_said_to_be_one() {
        let mut layer = Layer::default();
        layer.begin();
        layer.apply(page("2020"), NOW);
        assert!(layer.apply(Change::Failed(Failure::TimedOut), NOW));
        assert_eq!((layer.rows(), layer.truncated, layer.updated), (1, true, None));
    }

    #[test]
    fn a_failed_refresh_costs_nothing() {
        let mut layer = Layer::default();
        for year in ["2020", "2021"] {
            layer.begin();
            layer.apply(page(year), NOW);
            layer.apply(Change::Covered { truncated: false }, NOW);
        }
        layer.begin();
        layer.apply(page("2022"), NOW);
        assert!(!layer.apply(Change::Failed(Failure::TimedOut), NOW));
        assert_eq!((layer.rows(), layer.truncated, layer.updated), (1, false, Some(NOW)));
        assert_eq!(layer.failure(), Some(&Failure::TimedOut));
    }
}
