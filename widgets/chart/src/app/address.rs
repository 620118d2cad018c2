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
        self.linked.watch(&page.attrs, tells(page, Told::Address));
        self.follow_address(page);
    }

    /// Shows what the address says.
    pub(super) fn follow_address(&mut self, page: &Page<Self>) {
        let Some(link) = self.linked.follow(&page.attrs).map(Link::read) else { return };
        self.state.off = link.off;
        self.state.view = link.view;
        self.state.window = link.window;
        self.state.point = None;
        self.tell_summary();
    }

    /// Writes down where the visitor is.
    pub(super) fn write_address(&mut self, page: &Page<Self>) {
        let State { off, view, window, .. } = &self.state;
        let link = || Link { off: off.clone(), view: *view, window: window.clone() };
        // Another view is worth a step back.
        let is_step = |before: &str| Link::read(before).view != *view;
        self.linked.write(&page.attrs, || link().write(), is_step);
    }

    /// Copies the address of the page as it is seen.
    pub(super) fn share(&self, page: &Page<Self>) {
        let address = fragment::address().unwrap_or_default();
        clipboard::copy(&address, hears(page, |it| Told::Action(Action::Copied(it))));
    }
}
