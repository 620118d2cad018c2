//! The visitor's place in the page's address (`deep-link`).

use cw_kit::clipboard;
use cw_kit::fragment;
use cw_kit::page::Page;

use super::{KpiChart, Told, hears, tells};
use crate::link::Link;
use crate::state::{Action, State};

impl KpiChart {
    /// Begins where the address says, and goes along when the visitor goes back.
    pub(super) fn join_address(&mut self, page: &Page<Self>) {
        if page.attrs.optional("deep-link").is_some() {
            self.back = fragment::watch(tells(page, Told::Address));
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
        let link = Link::read(&text);
        self.linked = text;
        self.state.off = link.off;
        self.state.view = link.view;
        self.state.window = link.window;
        self.state.point = None;
        self.tell_summary();
    }

    /// Writes down where the visitor is.
    pub(super) fn write_address(&mut self, page: &Page<Self>) {
        let Some(key) = page.attrs.optional("deep-link") else { return };
        let text = self.link().write();
        if text != self.linked {
            // Another view is worth a step back.
            let step = Link::read(&self.linked).view != self.state.view;
            fragment::write(&key, &text, step);
            self.linked = text;
        }
    }

    fn link(&self) -> Link {
        let State { off, view, window, .. } = &self.state;
        Link { off: off.clone(), view: *view, window: window.clone() }
    }

    /// Copies the address of the page as it is seen.
    pub(super) fn share(&self, page: &Page<Self>) {
        let address = fragment::address().unwrap_or_default();
        clipboard::copy(&address, hears(page, |it| Told::Action(Action::Copied(it))));
    }
}
