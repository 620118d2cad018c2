//! What the page is told: `cw-load`, `cw-error`, `cw-change`, `cw-select`, `cw-consent`.

use cw_format::Problem;
use cw_kit::emit::{Field, Host};
use cw_kit::load::Failure;
use cw_model::place::Place;
use cw_model::text::Language;

use crate::catalog::Layer;
use crate::state::View;

/// The data are on the page.
pub fn loaded(host: &Host, layers: &[Layer], items: usize) {
    let mut problems: Vec<&[Problem]> = Vec::new();
    for page in layers.iter().flat_map(|it| &it.pages) {
        problems.push(&page.problems.examples);
    }
    let whole = layers.iter().filter(|it| it.updated.is_some()).count();
    let detail = [
        ("items", Field::Number(items)),
        ("sources", Field::Number(whole)),
        ("problems", Field::Problems(&problems)),
    ];
    host.emit("cw-load", &detail);
}

/// A source could not be read.
pub fn failed(host: &Host, failure: &Failure, source: &str) {
    let words = failure.words();
    let message = words.as_deref().unwrap_or(failure.message(Language::English));
    let detail = [("code", failure.code()), ("message", message), ("source", source)];
    host.emit("cw-error", &detail.map(|(name, it)| (name, Field::Text(it))));
}

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
