//! How the chart is told: by callbacks, and by the ends of waits.

use std::rc::Rc;

use cw_kit::page::Page;
use cw_kit::watch;
use yew::Callback;

use super::{KpiChart, Told, Wait};

/// Tells the chart the same each time. A message is one pointer wide: whatever hands it on costs hardly more than the
/// call.
#[inline(never)]
pub(crate) fn tells<E: 'static>(page: &Page<KpiChart>, told: Told) -> Callback<E> {
    page.tells(Rc::new(told))
}

/// Tells the chart what follows from what is heard.
#[inline(never)]
pub(crate) fn hears<E: 'static>(page: &Page<KpiChart>, told: fn(E) -> Told) -> Callback<E> {
    page.sender().reform(move |it| Rc::new(told(it)))
}

impl KpiChart {
    /// Tells itself of the end of a wait, whose last beginning counts.
    pub(super) fn wait(&mut self, page: &Page<Self>, wait: Wait, milliseconds: u32) {
        self.waits[wait as usize] = Some(watch::later(milliseconds, tells(page, Told::Over(wait))));
    }
}
