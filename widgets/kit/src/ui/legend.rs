//! A legend of layers: each has its mark and its name, is counted, and is switched on and off.

use cw_model::number::whole;
use cw_model::text::Language;
use yew::{Callback, MouseEvent};

use crate::load::{Failure, Load};
use crate::messages::{Message, text};
use crate::tag;
use crate::ui::alert::alert;
use crate::ui::tag::Tag;

/// What the legend says of a layer.
pub struct Entry<'a> {
    /// Its name.
    pub title: &'a String,
    /// Whether it is shown.
    pub on: bool,
    /// The request for it.
    pub load: &'a Load<()>,
    /// How many things it has to show.
    pub count: usize,
    /// Said behind a failure, after a space: how old the data are that stay on the page.
    pub since: String,
}

/// Native check boxes. `on_toggle` and `on_retry` hear which layer it was; a failure is an alert with its own button.
pub fn legend(
    language: Language,
    entries: &[Entry],
    on_toggle: &Callback<usize>,
    on_retry: &Callback<usize>,
) -> Tag {
    // Two lists that keep their places: whoever switches a layer keeps the focus, whatever comes and goes below.
    let name = text(Message::Sources, language);
    let mut layers = tag!("div", "role": "group", "class": "legend", "aria-label": name);
    let mut failures = tag!("div", "class": "notices");
    for (index, entry) in entries.iter().enumerate() {
        layers.add(choice(language, index, entry, on_toggle));
        if let (Load::Failed(failure), true) = (entry.load, entry.on) {
            failures.add(failed(language, entry, failure, says(on_retry, index)));
        }
    }
    tag!("div", "part": "legend").with(layers).with(failures)
}

fn choice(language: Language, index: usize, entry: &Entry, on_toggle: &Callback<usize>) -> Tag {
    let mut state = String::new();
    match entry.load {
        Load::Loading => state.push_str(text(Message::Arriving, language)),
        Load::Failed(_) if entry.count == 0 => {}
        _ => state = ["(", &whole(entry.count as i64), ")"].concat(),
    }
    tag!("label", "class": "layer", "part": "layer")
        .with(tag!("input", "type": "checkbox").checked(entry.on).on_click(says(on_toggle, index)))
        .shape(index)
        .with(entry.title)
        .with(" ")
        .with(tag!("span", "class": "tally").with(state))
}

fn says(heard: &Callback<usize>, index: usize) -> Callback<MouseEvent> {
    heard.reform(move |_| index)
}

fn failed(
    language: Language,
    entry: &Entry,
    failure: &Failure,
    on_retry: Callback<MouseEvent>,
) -> Tag {
    let reason = [entry.title, ": ", failure.message(language), &entry.since].concat();
    alert(language, entry.title, reason, failure.words(), on_retry)
}
