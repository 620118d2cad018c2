//! What the page is told: `cw-load`, `cw-error`, `cw-change`.

use cw_format::address::Source;
use cw_kit::emit::{Field, Host};
use cw_kit::load::{Failure, Load};
use cw_kit::watch::after_paint;
use cw_model::text::Language;
use yew::prelude::*;

use crate::catalog::Catalog;
use crate::state::{State, View};

/// Dispatches the events as things happen.
#[hook]
pub fn use_reports(
    host: &Host,
    source: &Result<Source, Failure>,
    catalog: &UseReducerHandle<Catalog>,
    state: &State,
    view: View,
) {
    use_effect_with((catalog.load.clone(), catalog.updated), {
        let (host, catalog, address) = (host.clone(), catalog.clone(), address(source));
        move |(load, _)| match load {
            Load::Ready(()) => after_paint(move || loaded(&host, &catalog)),
            Load::Failed(failure) => failed(&host, failure, &address),
            Load::Idle | Load::Loading => {}
        }
    });
    let first = use_mut_ref(|| true);
    use_effect_with((state.month, view), {
        let host = host.clone();
        move |(month, view)| {
            if first.replace(false) {
                return;
            }
            let view = if *view == View::Month { "month" } else { "list" };
            let (from, to) = (month.to_string(), month.add_months(1).add_days(-1).to_string());
            let detail = [("view", Field::Text(view)), ("from", Field::Text(&from)), ("to", Field::Text(&to))];
            host.emit("cw-change", &detail);
        }
    });
}

fn loaded(host: &Host, catalog: &Catalog) {
    let detail = [
        ("items", Field::Number(catalog.timeline.len())),
        ("sources", Field::Number(1)),
        ("problems", Field::Problems(&catalog.problems)),
    ];
    host.emit("cw-load", &detail);
}

fn failed(host: &Host, failure: &Failure, source: &str) {
    let message = match failure {
        Failure::Refused(words) => words,
        _ => failure.message(Language::English),
    };
    let detail = [("code", failure.code()), ("message", message), ("source", source)];
    host.emit("cw-error", &detail.map(|(name, it)| (name, Field::Text(it))));
}

fn address(source: &Result<Source, Failure>) -> String {
    match source {
        Ok(Source::Host { host }) => host.clone(),
        Ok(Source::Address { url, .. }) => url.clone(),
        Err(_) => String::new(),
    }
}
