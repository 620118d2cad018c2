//! What the page is told: `cw-load`, `cw-error`, `cw-change`, `cw-select`.

use std::ops::Range;

use cw_format::Problem;
use cw_kit::emit::{Field, Host};
use cw_kit::load::Failure;
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
