//! Where the focus goes when what had it is gone.

use cw_kit::page::Page;
use cw_kit::watch::focus;
use web_sys::Element;

use super::KpiChart;
use crate::state::Aim;

/// Whether the focus is inside of what a selector finds.
pub(super) fn has_focus(page: &Page<KpiChart>, selector: &str) -> bool {
    let root = page.root.cast::<Element>();
    let found = root.and_then(|it| it.query_selector(&[selector, " :focus"].concat()).ok());
    found.flatten().is_some()
}

impl KpiChart {
    /// Moves the focus, now that the view is in the document.
    pub(super) fn aim(&mut self, page: &Page<Self>, aim: Aim) {
        let (selector, index) = match aim {
            Aim::FirstRow => ("tbody th,tbody td", 0),
            Aim::Values => (".values", 0),
            Aim::Retry(button) => ("[part~=retry]", button),
            // The page may want no sentence.
            Aim::Summary => (".summary,.values,.sort", 0),
        };
        focus(&page.root, selector, index);
    }
}
