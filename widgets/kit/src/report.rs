//! What every widget tells the page: `cw-load` and `cw-error`.

use cw_format::Problem;
use cw_format::places::Problems;
use cw_model::text::Language;

use crate::emit::{Field, Host};
use crate::layers::Layers;
use crate::load::Failure;

/// Data are on the page: so many things, from so many sources.
pub fn loaded(host: &Host, items: usize, sources: usize, problems: &[&[Problem]]) {
    let detail = [
        ("items", Field::Number(items)),
        ("sources", Field::Number(sources)),
        ("problems", Field::Problems(problems)),
    ];
    host.emit("cw-load", &detail);
}

/// The same, of layers; `problems` are those of a page.
pub fn layers_loaded<P, const WHOLE: bool>(
    host: &Host,
    layers: &Layers<P, WHOLE>,
    items: usize,
    problems: fn(&P) -> &Problems,
) {
    let mut examples: Vec<&[Problem]> = Vec::new();
    let mut whole = 0;
    for layer in layers.iter() {
        whole += usize::from(layer.updated.is_some());
        for page in &layer.pages {
            examples.push(&problems(page).examples);
        }
    }
    loaded(host, items, whole, &examples);
}

/// A source could not be read.
pub fn failed(host: &Host, failure: &Failure, source: &str) {
    let words = failure.words();
    let message = words.as_deref().unwrap_or(failure.message(Language::English));
    let detail = [("code", failure.code()), ("message", message), ("source", source)];
    host.emit("cw-error", &detail.map(|(name, it)| (name, Field::Text(it))));
}
