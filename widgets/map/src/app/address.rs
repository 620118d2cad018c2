//! The visitor's place in the page's address (`deep-link`).

use std::rc::Rc;

use cw_kit::page::Page;

use super::{PoiMap, Told, attributes, tells};
use crate::find::Find;
use crate::link::{self, Link};
use crate::state::{Aim, Card};

impl PoiMap {
    /// Begins where the address says, and goes along when the visitor goes back.
    pub(super) fn join_address(&mut self, page: &Page<Self>) {
        self.linked.watch(&page.attrs, tells(page, Told::Address));
        self.follow_address(page);
    }

    /// Shows what the address says.
    pub(super) fn follow_address(&mut self, page: &Page<Self>) {
        let Some(link) = self.linked.follow(&page.attrs).map(Link::read) else { return };
        // An address without a word of it means what the page itself asks for.
        let find = link.find.unwrap_or_else(|| attributes::find(page));
        self.state.find = Find {
            off: std::mem::take(&mut self.state.find.off),
            within: self.state.find.within,
            ..find
        };
        self.state.view = link.view;
        self.wanted = link.uid;
        if let Some(card) = self.state.card.take() {
            self.aim_away(page, ".card", Aim::Row(card.index));
        }
        self.open_wanted();
    }

    /// Opens the place that the address names, once it is known. The focus stays where it is.
    pub(super) fn open_wanted(&mut self) {
        let Some(index) = self.wanted.as_ref().and_then(|it| self.ground.index_of(it)) else {
            return;
        };
        self.wanted = None;
        let place = Rc::new(self.ground.place(index));
        if let Some(position) = place.position {
            self.show_place(position);
        }
        self.state.card = Some(Card { index, place, from_map: false, by_link: true, said: None });
    }

    /// Writes down where the visitor is; an opened card is worth a step back.
    pub(super) fn write_address(&mut self, page: &Page<Self>) {
        let uid = self.state.card.as_ref().map(|it| &it.place.uid).or(self.wanted.as_ref());
        let text = || {
            let find = Some(&self.state.find).filter(|it| !it.asks_as(&self.asked));
            link::write(find, self.state.view, uid)
        };
        let is_step = |before: &str| Link::read(before).uid.as_ref() != uid;
        self.linked.write(&page.attrs, text, is_step);
    }
}
