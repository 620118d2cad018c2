//! Where the focus goes, and what the live region says.

use cw_kit::page::Page;
use cw_kit::watch;
use cw_model::number::whole;
use js_sys::Object;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::NodeRef;

use super::PoiMap;
use super::pins::found_in;
use crate::messages::{Message, join, place_count, text};
use crate::state::{Aim, Near, PAGE, View};

impl PoiMap {
    /// Moves the focus.
    pub(super) fn aim(&mut self, page: &Page<Self>, aim: Aim) {
        let (selector, index) = match aim {
            Aim::Title => ("#card-title", 0),
            Aim::FirstRow => (".row", 0),
            // A card, or the map alone, stands where the list would.
            Aim::Count | Aim::Row(_) if self.state.card.is_some() => ("#card-title", 0),
            Aim::Count if self.view == View::Map => ("[part~=view-list]", 0),
            Aim::Count => ("#count", 0),
            Aim::Filters => ("[part~=filters]", 0),
            Aim::Leave => ("[part~=view-list]", 0),
            Aim::Retry(button) => ("[part~=retry]", button),
            Aim::Row(index) if self.view != View::Map => match self.row_of(index) {
                Some(row) => (".row", row),
                None => ("#count", 0),
            },
            Aim::Row(index) | Aim::Mark(index) => {
                let shown = |it: u32| self.standing().iter().any(|known| known.0 == it);
                let holder = || self.mark_of(index).map(|it| self.marks[it].first);
                match Some(index).filter(|it| shown(*it)).or_else(holder) {
                    Some(mark) => {
                        let selector = join(&["[data-at='", &whole(mark.into()), "']"]);
                        watch::focus(&page.root, &selector, 0);
                        // The mark may have had the focus before the map moved.
                        return bring_into_view(&page.root, &selector);
                    }
                    None => ("#count,[part~=view-list]", 0),
                }
            }
        };
        watch::focus(&page.root, selector, index);
    }

    /// Moves the focus out of something that goes away, if it is there.
    pub(super) fn aim_away(&mut self, page: &Page<Self>, selector: &str, aim: Aim) {
        let root = page.root.cast::<Element>();
        let selector = join(&[selector, ":focus-within"]);
        if root.is_some_and(|it| !found_in(&it, &selector).is_empty()) {
            self.state.aim = Some(aim);
        }
    }

    /// The row or the mark that has the focus.
    pub(super) fn held(&self, page: &Page<Self>) -> Option<Aim> {
        let root = page.root.cast::<Element>()?;
        let focused = found_in(&root, ":is(.row,.mark):focus").pop()?;
        match found_in(&root, ".row").iter().position(|it| *it == focused) {
            Some(row) => self.rows.get(row).map(|it| Aim::Row(it.0)),
            None => self.state.stop.map(Aim::Mark),
        }
    }

    /// Leaves the focus with the place that had it: other places have come, before it or around it.
    pub(super) fn hold(&mut self, held: Option<(Aim, Aim)>) {
        let Some((before, now)) = held else { return };
        match now {
            Aim::Row(index) => {
                self.state.first = self.page_of(index).unwrap_or(self.state.first);
                self.turn_page();
            }
            // It has the focus, and the page need not move.
            Aim::Mark(index) if before == now && self.state.stop == Some(index) => return,
            _ => {}
        }
        self.state.aim = Some(now);
    }

    /// The row of a place on the page of the list.
    pub(crate) fn row_of(&self, index: u32) -> Option<usize> {
        self.rows.iter().position(|it| it.0 == index)
    }

    /// The mark that a place is, or is in.
    pub(crate) fn mark_of(&self, index: u32) -> Option<usize> {
        let known = self.marks.iter().position(|it| it.first == index);
        known.or_else(|| {
            let clusters = &self.found.clusters;
            self.marks.iter().position(|it| clusters.members(it).any(|it| it == index))
        })
    }

    /// The page of the list on which a place is.
    pub(super) fn page_of(&self, index: u32) -> Option<usize> {
        self.found.order.iter().position(|it| *it == index).map(|it| it / PAGE * PAGE)
    }

    /// Says something; the same again is news, too, and changes the live region.
    pub(super) fn tell(&mut self, words: &str) {
        let again = self.said == words;
        words.clone_into(&mut self.said);
        if again {
            self.said.push('\u{a0}');
        }
    }

    /// How many places there are, and what is missing; or that they are on their way.
    pub(super) fn status(&self) -> String {
        let language = self.words.language();
        if self.layers.are_loading() && self.ground.is_empty() {
            return if self.slow { text(Message::Loading, language).into() } else { String::new() };
        }
        let mut status = match self.emptiness() {
            Some(sentence) => sentence.to_owned(),
            None => place_count(self.found.order.len(), language),
        };
        let near = match self.state.near {
            Near::At(_) => Some(self.say(Message::NearestFirst)),
            _ => None,
        };
        let mut add = |sentence: &str| {
            let is_over = status.ends_with(".") || status.ends_with("…");
            status.push_str(if is_over { " " } else { ". " });
            status.push_str(sentence);
        };
        near.into_iter().for_each(&mut add);
        self.shortcomings().iter().for_each(|it| add(it));
        status
    }

    /// What to say when nothing is shown; `None` while that is not known, or wrong.
    pub(crate) fn emptiness(&self) -> Option<&'static str> {
        if !self.found.order.is_empty() || self.layers.are_loading() {
            return None;
        }
        let message =
            if self.ground.is_empty() { Message::NoPlaces } else { Message::NothingFound };
        Some(text(message, self.words.language()))
    }
}

#[wasm_bindgen]
extern "C" {
    type Way;

    #[wasm_bindgen(method, setter)]
    fn set_block(this: &Way, block: &str);

    type Shown;

    #[wasm_bindgen(method, js_name = scrollIntoView)]
    fn scroll_into_view(this: &Shown, way: &Way);
}

/// Scrolls the page as little as need be; asking for the focus again does not, where it is already.
fn bring_into_view(root: &NodeRef, selector: &str) {
    let found = root.cast::<Element>().map(|it| found_in(&it, selector));
    for element in found.unwrap_or_default() {
        let way: Way = Object::new().unchecked_into();
        way.set_block("nearest");
        element.unchecked_ref::<Shown>().scroll_into_view(&way);
    }
}
