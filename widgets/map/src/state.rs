//! What the visitor has done so far. Pure: every rule here is tested without a browser.

use std::borrow::Borrow;
use std::rc::Rc;

use cw_model::geo::{Bounds, Coordinates};
use cw_model::place::Place;

use crate::find::Find;

/// What of the two is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The map and the list.
    Both,
    /// The map alone.
    Map,
    /// The list alone.
    List,
}

impl View {
    /// As pages and addresses write it.
    pub fn name(self) -> &'static str {
        match self {
            View::Both => "both",
            View::Map => "map",
            View::List => "list",
        }
    }

    /// From such a name.
    pub fn from_name(name: &str) -> Option<Self> {
        [View::Both, View::Map, View::List].into_iter().find(|it| it.name() == name)
    }
}

/// Where the focus goes once what was asked for stands on the page: the control that had it may be gone.
#[derive(Clone, Debug, PartialEq)]
pub enum Aim {
    /// The title of the card.
    Title,
    /// The row of a place, else its mark.
    Row(u32),
    /// The mark of a place.
    Mark(u32),
    /// The first row of the list.
    FirstRow,
    /// The line that counts.
    Count,
    /// The button of the filters.
    Filters,
    /// The button that leads from the map to the list.
    Leave,
    /// The button that asks a source again, by how many stand before it.
    Retry(usize),
}

impl Aim {
    /// The same, once places have other indices; `None` where there is no such place any more.
    pub fn follow(&self, again: &dyn Fn(u32) -> Option<u32>) -> Option<Self> {
        Some(match self {
            Aim::Row(index) => Aim::Row(again(*index)?),
            Aim::Mark(index) => Aim::Mark(again(*index)?),
            other => other.clone(),
        })
    }
}

/// A place opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its index.
    pub index: u32,
    /// What it shows.
    pub place: Rc<Place>,
    /// Whether it was chosen on the map.
    pub from_map: bool,
    /// Whether an address opened it, not the visitor.
    pub by_link: bool,
    /// What was done with it last, to be said.
    pub said: Option<Said>,
}

/// What is said of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Its address is in the clipboard.
    Copied,
    /// The browser did not let us.
    NotCopied,
}

/// Where the visitor is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Near {
    /// Not asked.
    #[default]
    Unasked,
    /// The browser is finding out.
    Asked,
    /// There; the list begins with what is near.
    At(Coordinates),
    /// The visitor or the device refused.
    Refused,
}

/// The visitor's place in the widget.
#[derive(Debug, Default)]
pub struct State {
    /// What is looked for.
    pub find: Find,
    /// The view chosen by hand.
    pub view: Option<View>,
    /// The first row of the page of the list.
    pub first: usize,
    /// The place opened.
    pub card: Option<Card>,
    /// The mark whose places stand around it.
    pub fan: Option<u32>,
    /// The mark that holds the map's one tab stop.
    pub stop: Option<u32>,
    /// Whether the filters are open.
    pub filtering: bool,
    /// Whether they show the rare categories, too.
    pub rare: bool,
    /// The categories that were chosen when the filters were opened, or have been since.
    pub known: Vec<String>,
    /// Where the visitor is.
    pub near: Near,
    /// Where the focus goes next.
    pub aim: Option<Aim>,
}

/// What the visitor may do.
pub enum Action {
    /// Look for words.
    Search(String),
    /// Switch a category on or off.
    Category(String),
    /// Switch a municipality on or off.
    Municipality(String),
    /// Switch "accessible" on or off.
    Accessible,
    /// Switch "open now" on or off.
    OpenNow,
    /// Switch a source on or off.
    Layer(usize),
    /// Show only what lies here, or everything again.
    Within(Option<Bounds>),
    /// Take all filters and words away.
    Clear,
    /// Show or hide the filters.
    Filters,
    /// Show or hide the rare categories.
    Rare,
    /// Choose a view.
    View(View),
    /// Show the page of the list that begins with this row.
    Page(usize),
    /// Show a place.
    Open(Card),
    /// Close it.
    Close,
    /// Its address was copied, or was not.
    Copied(bool),
    /// Move the map's tab stop to a mark, and the focus with it.
    Stop(u32),
    /// Something about "near me" happened.
    Near(Near),
}

/// How many rows the list shows at once.
pub const PAGE: usize = 50;
/// How many rows it has on paper.
pub const PRINTED: usize = 500;

impl State {
    /// Does what the visitor did; `true` if other places may be shown now.
    pub fn apply(&mut self, action: impl Borrow<Action>) -> bool {
        let find = &mut self.find;
        let other = match action.borrow() {
            Action::Search(query) => set(&mut find.query, query.clone()),
            Action::Category(name) => {
                // A box that was clicked stays where it is, however rare.
                if !self.known.contains(name) {
                    self.known.push(name.clone());
                }
                toggle(&mut find.categories, name)
            }
            Action::Municipality(name) => toggle(&mut find.municipalities, name),
            Action::Accessible => flip(&mut find.accessible),
            Action::OpenNow => flip(&mut find.open),
            Action::Layer(layer) => toggle(&mut find.off, layer),
            Action::Within(bounds) => set(&mut find.within, *bounds),
            Action::Near(near) => set(&mut self.near, *near),
            Action::Clear => {
                self.aim = Some(Aim::Count);
                let off = find.off.clone();
                set(find, Find { off, ..Find::default() })
            }
            Action::Filters => {
                self.filtering = !self.filtering;
                self.known = find.categories.clone();
                self.aim = Some(Aim::Filters);
                false
            }
            Action::Rare => {
                self.rare = !self.rare;
                false
            }
            Action::View(view) => {
                self.view = Some(*view);
                false
            }
            Action::Page(first) => {
                self.first = *first;
                self.aim = Some(Aim::FirstRow);
                false
            }
            Action::Open(card) => {
                self.aim = Some(Aim::Title);
                self.stop = card.from_map.then_some(card.index).or(self.stop);
                self.card = Some(card.clone());
                false
            }
            Action::Close => {
                let card = self.card.take();
                self.aim = card
                    .map(|it| if it.from_map { Aim::Mark(it.index) } else { Aim::Row(it.index) });
                false
            }
            Action::Copied(done) => {
                if let Some(card) = &mut self.card {
                    card.said = Some(if *done { Said::Copied } else { Said::NotCopied });
                }
                false
            }
            Action::Stop(mark) => {
                self.stop = Some(*mark);
                self.aim = Some(Aim::Mark(*mark));
                false
            }
        };
        if other {
            self.first = 0;
            self.fan = None;
            // The list stands where the card stood: whoever looks for something sees what was found.
            if !matches!(action.borrow(), Action::Near(_) | Action::Layer(_)) {
                self.card = None;
            }
        }
        other
    }

    /// Places have other indices now.
    pub fn follow(&mut self, again: &dyn Fn(u32) -> Option<u32>) {
        self.stop = self.stop.and_then(again);
        self.fan = self.fan.and_then(again);
        self.aim = self.aim.take().and_then(|it| it.follow(again));
    }

    /// Gathers the places around a mark again, which takes the tab stop over from them; answers with the mark.
    pub fn gather(&mut self) -> Option<u32> {
        let mark = self.fan.take();
        self.stop = mark.or(self.stop);
        mark
    }

    /// Where distances are measured from.
    pub fn here(&self) -> Option<Coordinates> {
        match self.near {
            Near::At(here) => Some(here),
            _ => None,
        }
    }
}

/// Answers whether it is another one now, as the two below.
fn set<T: PartialEq>(known: &mut T, it: T) -> bool {
    let other = *known != it;
    *known = it;
    other
}

fn flip(it: &mut bool) -> bool {
    *it = !*it;
    true
}

fn toggle<T: Clone + PartialEq>(chosen: &mut Vec<T>, it: &T) -> bool {
    match chosen.iter().position(|known| known == it) {
        Some(at) => drop(chosen.remove(at)),
        None => chosen.push(it.clone()),
    }
    true
}

#[cfg(test)]
mod tests {
    use cw_model::place::PlaceDetails;

    use super::*;

    fn card(index: u32, from_map: bool) -> Card {
        let place = Place {
            uid: "a".into(),
            name: "Malga".into(),
            position: None,
            geometry: None,
            details: PlaceDetails::default(),
        };
        Card { index, place: Rc::new(place), from_map, by_link: false, said: None }
    }

    #[test]
    fn another_question_begins_the_list_again() {
        let mut state = State { first: 100, fan: Some(3), ..State::default() };
        assert!(state.apply(Action::Search("malga".into())));
        assert_eq!((state.first, state.fan), (0, None));
        state.first = 50;
        assert!(!state.apply(Action::Search("malga".into())), "the same question");
        assert_eq!(state.first, 50);
    }

    #[test]
    fn a_filter_pressed_twice_is_none() {
        let mut state = State::default();
        state.apply(Action::Category("Biblioteca".into()));
        state.apply(Action::Category("Museo".into()));
        assert_eq!(state.find.filters(), 2);
        state.apply(Action::Category("Biblioteca".into()));
        assert_eq!(state.find.categories, ["Museo"]);
    }

    #[test]
    fn a_box_that_was_clicked_stays_in_sight() {
        let mut state = State { rare: true, ..State::default() };
        state.apply(Action::Category("Ossario".into()));
        state.apply(Action::Rare);
        state.apply(Action::Category("Ossario".into()));
        assert!(state.find.categories.is_empty());
        assert_eq!(state.known, ["Ossario"]);
    }

    #[test]
    fn what_a_place_holds_goes_with_it_to_another_index() {
        let aim = Some(Aim::Row(2));
        let mut state = State { stop: Some(3), fan: Some(4), aim, ..State::default() };
        state.follow(&|it| (it != 4).then_some(it + 10));
        assert_eq!((state.stop, state.fan, state.aim), (Some(13), None, Some(Aim::Row(12))));
        assert_eq!(Aim::Mark(4).follow(&|_| None), None);
        assert_eq!(Aim::Count.follow(&|_| None), Some(Aim::Count));
    }

    #[test]
    fn clearing_leaves_the_sources_as_they_are() {
        let mut state = State::default();
        for it in [Action::Layer(1), Action::OpenNow, Action::Accessible, Action::Clear] {
            state.apply(it);
        }
        assert_eq!(state.find, Find { off: vec![1], ..Find::default() });
    }

    #[test]
    fn a_mark_takes_the_tab_stop_over_from_the_places_around_it() {
        let mut state = State { fan: Some(3), stop: Some(5), ..State::default() };
        assert_eq!(state.gather(), Some(3));
        assert_eq!((state.fan, state.stop), (None, Some(3)));
        state.stop = Some(7);
        assert_eq!((state.gather(), state.stop), (None, Some(7)));
    }

    #[test]
    fn a_card_gives_the_focus_back_to_where_it_was_opened() {
        let mut state = State::default();
        state.apply(Action::Open(card(7, false)));
        assert_eq!(state.aim, Some(Aim::Title));
        state.apply(Action::Close);
        assert_eq!(state.aim, Some(Aim::Row(7)));
        state.apply(Action::Open(card(8, true)));
        state.apply(Action::Close);
        assert_eq!((state.aim, state.stop), (Some(Aim::Mark(8)), Some(8)));
    }
}
