//! How the map is told: by callbacks, and by the ends of waits.

use std::rc::Rc;

use cw_kit::page::Page;
use cw_kit::watch;
use yew::Callback;

use super::{PoiMap, Told, Wait};

/// Tells the map the same each time. A message is one pointer wide: whatever hands it on costs hardly more than the
/// call, and one that is told again and again is not copied.
#[inline(never)]
pub(crate) fn tells<E: 'static>(page: &Page<PoiMap>, told: Told) -> Callback<E> {
    page.tells(Rc::new(told))
}

/// Tells the map what follows from what is heard.
#[inline(never)]
pub(crate) fn hears<E: 'static>(page: &Page<PoiMap>, told: fn(E) -> Told) -> Callback<E> {
    page.sender().reform(move |it| Rc::new(told(it)))
}

impl PoiMap {
    /// Tells itself of the end of a wait, whose last beginning counts.
    pub(super) fn wait(&mut self, page: &Page<Self>, wait: Wait, milliseconds: u32) {
        self.wait_while(page, wait, milliseconds, true);
    }

    /// The same, where there is something to wait for; else nothing is waited for any more.
    pub(super) fn wait_while(
        &mut self,
        page: &Page<Self>,
        wait: Wait,
        milliseconds: u32,
        waiting: bool,
    ) {
        let begin = || watch::later(milliseconds, tells(page, Told::Over(wait)));
        self.waits[wait as usize] = waiting.then(begin);
    }
}
