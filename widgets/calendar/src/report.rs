//! What the page is told: `cw-load`, `cw-error`, `cw-change`.

use cw_format::address::Source;
use cw_kit::emit::{Field, Host};
use cw_kit::load::Failure;
use cw_kit::report;
use cw_model::event::Event;
use cw_model::time::Date;
use cw_model::timeline::Timeline;

use crate::layer::Layer;
use crate::state::View;

/// Data of a source are on the page.
pub fn loaded(host: &Host, layers: &[Layer]) {
    let (mut shown, mut problems, mut sources) = (Vec::new(), Vec::new(), 0);
    for (index, layer) in layers.iter().enumerate().filter(|(_, it)| it.on) {
        shown.push((index, &layer.catalog.timeline));
        problems.push(&*layer.catalog.notes().problems);
        sources += usize::from(layer.catalog.updated().is_some());
    }
    report::loaded(host, Timeline::united(&shown).len(), sources, &problems);
}

/// A source could not be read.
pub fn failed(host: &Host, failure: &Failure, source: &Option<Source>) {
    let source = match source {
        Some(Source::Host { host }) => host,
        Some(Source::Address { url, .. }) => url,
        None => "",
    };
    report::failed(host, failure, source);
}

/// Another month or another view is shown.
pub fn changed(host: &Host, month: Date, view: View) {
    let view = if view == View::Month { "month" } else { "list" };
    let (from, to) = (month.iso(), month.add_months(1).add_days(-1).iso());
    let detail = [("view", view), ("from", from.as_str()), ("to", to.as_str())];
    host.emit("cw-change", &detail.map(|(name, it)| (name, Field::Text(it))));
}

/// Whether the calendar may open an event: a listener that cancels shows it in its own way.
pub fn may_open(host: &Host, event: &Event) -> bool {
    let url = event.details.url.as_deref().unwrap_or_default();
    host.ask("cw-select", &[("uid", Field::Text(&event.uid)), ("url", Field::Text(url))])
}
