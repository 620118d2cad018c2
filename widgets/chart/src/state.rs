//! What the visitor has done so far. Pure: every rule here is tested without a browser.

use std::borrow::Borrow;
use std::ops::Range;

/// What of the two is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The drawing.
    Chart,
    /// The table.
    Table,
}

impl View {
    /// As pages and addresses write it.
    pub fn name(self) -> &'static str {
        match self {
            View::Chart => "chart",
            View::Table => "table",
        }
    }

    /// From such a name.
    pub fn from_name(name: &str) -> Option<Self> {
        [View::Chart, View::Table].into_iter().find(|it| it.name() == name)
    }
}

/// A value: of which series, at which position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Which series.
    pub series: usize,
    /// Which position.
    pub index: usize,
}

/// Where the focus goes once what was asked for stands on the page: the control that had it may be gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// The first row of the table.
    FirstRow,
    /// What the keyboard moves through the values.
    Values,
    /// The button that asks a source again, by how many stand before it.
    Retry(usize),
    /// The line under the title.
    Summary,
}

/// How the table is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column: 0 holds the positions, 1 the first series, [`NAMES`] those of points.
    pub column: usize,
    /// The greatest first.
    pub descending: bool,
}

/// The column of names, however many series there are.
pub const NAMES: usize = usize::MAX;

/// What was done last with link or file, to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is in the clipboard.
    Copied,
    /// The browser did not let us.
    NotCopied,
    /// A file could not be made.
    NotSaved,
}

/// The visitor's place in the widget.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Series that are switched off, by name: data may come again in another order.
    pub off: Vec<String>,
    /// The view chosen by hand.
    pub view: Option<View>,
    /// The part shown; `None` shows all.
    pub window: Option<Range<usize>>,
    /// The value in focus, or under the pointer.
    pub point: Option<Point>,
    /// Whether nothing is shown of it: the pointer is gone, or the reader wants it so.
    pub hushed: bool,
    /// Where a drag began, and where it is now, in CSS pixels of the drawing.
    pub brush: Option<(f64, f64)>,
    /// How the table is sorted; `None`: as drawn.
    pub sort: Option<Sort>,
    /// Whether it was, until now: to be said.
    pub unsorted: bool,
    /// The first row of the table that is shown.
    pub first: usize,
    /// Where the focus goes next.
    pub aim: Option<Aim>,
    /// What was done with the link.
    pub said: Option<Said>,
}

/// What the visitor may do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Switch a series on or off.
    Series(String),
    /// Choose a view.
    View(View),
    /// Look at a value, or at none.
    Point(Option<Point>),
    /// Show a part, or all.
    Window(Option<Range<usize>>),
    /// Sort by a column; the same once more turns it round, and a third time ends it.
    Sort(usize),
    /// Show the page of the table that begins with this row.
    Page(usize),
    /// The link was copied, or was not.
    Copied(bool),
}

/// How many rows the table shows at once.
pub const PAGE: usize = 100;
/// How many rows it has on paper.
pub const PRINTED: usize = 1000;
/// A part of a chart has at least so many positions.
pub const LEAST: usize = 3;
/// From so many positions on, a chart may be shown in parts.
pub const ZOOMABLE: usize = 40;

impl State {
    /// Does what the visitor did; `true` if the drawing changes.
    pub fn apply(&mut self, action: impl Borrow<Action>) -> bool {
        match action.borrow() {
            Action::Series(name) => {
                match self.off.iter().position(|it| it == name) {
                    Some(at) => drop(self.off.remove(at)),
                    None => self.off.push(name.clone()),
                }
                self.point = None;
                return true;
            }
            Action::View(view) => {
                self.view = Some(*view);
                self.point = None;
            }
            Action::Point(point) => self.point = *point,
            Action::Window(window) => {
                let other = self.window != *window;
                self.window = window.clone();
                return other;
            }
            Action::Sort(column) => {
                self.sort = match self.sort {
                    Some(it) if it.column != *column => None,
                    other => other,
                }
                .map_or(Some(Sort { column: *column, descending: false }), |it| {
                    (!it.descending).then_some(Sort { descending: true, ..it })
                });
                self.unsorted = self.sort.is_none();
                self.first = 0;
            }
            Action::Page(first) => {
                self.unsorted = false;
                self.first = *first;
                self.aim = Some(Aim::FirstRow);
            }
            Action::Copied(done) => {
                self.said = Some(if *done { Said::Copied } else { Said::NotCopied });
            }
        }
        false
    }
}

/// The part of `all` positions that is half as long and holds `middle`, or twice as long; `None` is all of them.
pub fn zoomed(
    window: &Range<usize>,
    all: usize,
    middle: Option<usize>,
    nearer: bool,
) -> Option<Range<usize>> {
    let length = window.len();
    let wanted = if nearer { length.div_ceil(2) } else { length * 2 }.max(LEAST);
    if all <= wanted {
        return None;
    }
    let middle = middle.filter(|it| window.contains(it)).unwrap_or(window.start + length / 2);
    let start = middle.saturating_sub(wanted / 2).min(all - wanted);
    Some(start..start + wanted)
}

/// The part that lies half its length earlier or later; the same where there is no more.
pub fn panned(window: &Range<usize>, all: usize, later: bool) -> Range<usize> {
    let (length, step) = (window.len(), (window.len() / 2).max(1));
    let start = match later {
        true => (window.start + step).min(all.saturating_sub(length)),
        false => window.start.saturating_sub(step),
    };
    start..start + length
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_series_pressed_twice_is_on_again() {
        let mut state = State::default();
        assert!(state.apply(Action::Series("Ala".into())));
        assert_eq!(state.off, ["Ala"]);
        state.apply(Action::Series("Ala".into()));
        assert!(state.off.is_empty());
    }

    #[test]
    fn a_column_sorts_up_then_down_then_not_at_all() {
        let mut state = State { first: 100, ..State::default() };
        let mut sorts = Vec::new();
        for column in [1, 1, 1, 2, 0] {
            state.apply(Action::Sort(column));
            sorts.push(state.sort.map(|it| (it.column, it.descending)));
        }
        assert_eq!(
            sorts,
            [Some((1, false)), Some((1, true)), None, Some((2, false)), Some((0, false))]
        );
        assert_eq!(state.first, 0);
    }

    #[test]
    fn the_end_of_an_order_is_said_once() {
        let mut state = State::default();
        let mut said = Vec::new();
        for action in [Action::Sort(1), Action::Sort(1), Action::Sort(1), Action::Page(100)] {
            state.apply(action);
            said.push(state.unsorted);
        }
        assert_eq!(said, [false, false, true, false]);
    }

    #[test]
    fn the_part_of_a_chart_is_never_shorter_than_three() {
        assert_eq!(zoomed(&(0..100), 100, Some(10), true), Some(0..50));
        assert_eq!(zoomed(&(50..54), 100, None, true), Some(51..54));
        assert_eq!(zoomed(&(0..50), 100, None, false), None);
        assert_eq!(zoomed(&(8..9), 10, None, false), Some(7..10));
        assert_eq!(zoomed(&(2..3), 3, None, false), None);
        assert_eq!(panned(&(50..80), 100, true), 65..95);
        assert_eq!(panned(&(70..100), 100, true), 70..100);
        assert_eq!(panned(&(5..25), 100, false), 0..20);
    }

    proptest! {
        #[test]
        fn a_part_lies_within_the_whole(
            all in 3usize..5000, start in 0usize..5000, length in 3usize..5000,
            middle in prop::option::of(0usize..5000), nearer: bool, later: bool,
        ) {
            let start = start % all;
            let window = start..(start + length).min(all);
            if let Some(part) = zoomed(&window, all, middle, nearer) {
                prop_assert!(part.end <= all && LEAST <= part.len());
            }
            let part = panned(&window, all, later);
            prop_assert!(part.end <= all && part.len() == window.len());
        }
    }
}
