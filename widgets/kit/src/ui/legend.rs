//! A legend of layers: each has its mark and its name, is counted, and is switched on and off.

use cw_model::number::whole;
use cw_model::text::Language;
use yew::{Callback, Html};

use crate::load::{Failure, Load};
use crate::messages::{Message, text};
use crate::tag;
use crate::ui::alert::alert;
use crate::ui::shape::shape;
use crate::ui::tag::plain;

/// What the legend says of a layer.
pub struct Entry<'a> {
    /// Its name.
    pub title: &'a str,
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
) -> Html {
    // Two lists that keep their places: whoever switches a layer keeps the focus, whatever comes and goes below.
    let (mut layers, mut failures) = (Vec::new(), Vec::new());
    for (index, entry) in entries.iter().enumerate() {
        layers.push(choice(language, index, entry, on_toggle));
        if let (Load::Failed(failure), true) = (entry.load, entry.on) {
            let on_retry = on_retry.reform(move |()| index);
            failures.push(failed(language, entry, failure, &on_retry));
        }
    }
    let name = text(Message::Sources, language);
    tag!("div", "part": "legend").holds(vec![
        tag!("div", "role": "group", "aria-label": name, "class": "legend").holds(layers),
        tag!("div", "class": "notices").holds(failures),
    ])
}

fn choice(language: Language, index: usize, entry: &Entry, on_toggle: &Callback<usize>) -> Html {
    let on_toggle = on_toggle.reform(move |_| index);
    let switch = tag!("input", "type": "checkbox").checked(entry.on).on_click(on_toggle).empty();
    let mut state = String::new();
    match entry.load {
        Load::Loading => state.push_str(text(Message::Arriving, language)),
        Load::Failed(_) if entry.count == 0 => {}
        _ => state = ["(", &whole(entry.count as i64), ")"].concat(),
    }
    let state = tag!("span", "class": "tally").text(state);
    tag!("label", "class": "layer", "part": "layer").holds(vec![
        switch,
        shape(index),
        plain(entry.title.to_owned()),
        plain(" "),
        state,
    ])
}

fn failed(language: Language, entry: &Entry, failure: &Failure, on_retry: &Callback<()>) -> Html {
    let reason = [entry.title, ": ", failure.message(language), &entry.since].concat();
    alert(language, reason, failure.words(), on_retry)
}
