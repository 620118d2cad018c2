//! The visitor's place in the page's address (`deep-link`).

use std::rc::Rc;

use cw_kit::fragment;
use cw_kit::page::Page;

use super::{PoiMap, Told};
use crate::find::Find;
use crate::link::Link;
use crate::state::Card;

impl PoiMap {
    /// Begins where the address says, and goes along when the visitor goes back.
    pub(super) fn join_address(&mut self, page: &Page<Self>) {
        if page.attrs.optional("deep-link").is_some() {
            self.back = fragment::watch(page.sender().reform(|()| Told::Address));
            self.follow_address(page);
        }
    }

    /// Shows what the address says.
    pub(super) fn follow_address(&mut self, page: &Page<Self>) {
        let Some(key) = page.attrs.optional("deep-link") else { return };
        let text = fragment::read(&key).unwrap_or_default();
        if text == self.linked {
            return;
        }
        let asked = || Link { find: self.asked.clone(), ..Link::default() };
        // An address without a word for us is what the page itself asks for.
        let link = if text.is_empty() { asked() } else { Link::read(&text) };
        self.linked = text;
        self.state.find = Find {
            off: std::mem::take(&mut self.state.find.off),
            within: self.state.find.within,
            ..link.find
        };
        self.state.view = link.view;
        self.wanted = link.uid;
        self.state.card = None;
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
        self.state.card = Some(Card { index, place, from_map: false, said: None });
    }

    /// Writes down where the visitor is; an opened card is worth a step back.
    pub(super) fn write_address(&mut self, page: &Page<Self>) {
        let Some(key) = page.attrs.optional("deep-link") else { return };
        let find = &self.state.find;
        let find = if *find == self.asked { Find::default() } else { find.clone() };
        let uid = self.state.card.as_ref().map(|it| it.place.uid.clone());
        let link = Link { find, view: self.state.view, uid: uid.or_else(|| self.wanted.clone()) };
        let text = link.write();
        if text != self.linked {
            let step = Link::read(&self.linked).uid != link.uid;
            fragment::write(&key, &text, step);
            self.linked = text;
        }
    }
}
