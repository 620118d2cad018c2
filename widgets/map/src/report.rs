//! What the page is told: `cw-change`, `cw-select`, `cw-consent`. The kit tells the rest.

use cw_kit::emit::{Field, Host};
use cw_model::place::Place;

use crate::state::View;

/// Other places or another view are shown.
pub fn changed(host: &Host, view: View, items: usize) {
    let detail = [("view", Field::Text(view.name())), ("items", Field::Number(items))];
    host.emit("cw-change", &detail);
}

/// Whether the map may open a place: a listener that cancels shows it in its own way.
pub fn may_open(host: &Host, place: &Place) -> bool {
    let url = place.details.url.as_deref().unwrap_or_default();
    host.ask("cw-select", &[("uid", Field::Text(&place.uid)), ("url", Field::Text(url))])
}

/// Whether pictures may be loaded now: a listener that cancels decides later, by the attribute.
pub fn may_load_tiles(host: &Host, name: &str) -> bool {
    host.ask("cw-consent", &[("host", Field::Text(name))])
}
