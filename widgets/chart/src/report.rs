//! What the page is told: `cw-change`, `cw-select`. The kit tells the rest.

use std::ops::Range;

use cw_kit::emit::{Field, Host};

use crate::state::View;

/// Another view or another part is shown.
pub fn changed(host: &Host, view: View, window: &Range<usize>) {
    let detail = [
        ("view", Field::Text(view.name())),
        ("from", Field::Number(window.start)),
        ("to", Field::Number(window.end.saturating_sub(1))),
    ];
    host.emit("cw-change", &detail);
}

/// A value was chosen.
pub fn chosen(host: &Host, position: &str, series: &str, value: &str) {
    let detail = [("x", position), ("series", series), ("value", value)];
    host.emit("cw-select", &detail.map(|(name, it)| (name, Field::Text(it))));
}
