//! The events of a month as a list by day. Nobody ever needs the grid.

use std::rc::Rc;

use cw_kit::tag;
use cw_kit::ui::icon::Glyph;
use cw_kit::ui::tag::Tag;
use cw_model::calendar::{AgendaDay, agenda};
use cw_model::event::Event;
use cw_model::time::Date;

use crate::messages::{Message, show_more};
use crate::scene::Scene;
use crate::state::Action;
use crate::words::{hours, spoken_hours};

/// The month as a list, a page of it. It begins with the day asked for; else the current month begins today.
pub fn list(scene: &Scene) -> Tag {
    let month = scene.state.month;
    let last = scene.last_of_month();
    let any = |first, last| scene.found.between(first, last).next().is_some();
    let wanted = scene.state.asked.unwrap_or(scene.today);
    // Days are left out only where that hides nothing the reader is after.
    let shortened = month == wanted.first_of_month()
        && !scene.state.earlier
        && scene.state.query.trim_ascii().is_empty()
        && any(wanted, last);
    let first = if shortened { wanted } else { month };
    let earlier = shortened && any(month, wanted.add_days(-1));
    let days = agenda(scene.found, first, last);
    let total: usize = days.iter().map(|it| it.events.len()).sum();
    let hidden = total.saturating_sub(scene.state.shown);
    let mut left = scene.state.shown;
    let mut list = tag!("div", "class": "list", "part": "list");
    if earlier {
        list.add(button(scene, Action::Earlier).with(scene.say(Message::ShowEarlier)));
    }
    if total == 0 {
        list.add(empty(scene));
    }
    for day in &days {
        list.add(group(scene, day, &mut left));
    }
    if 0 < hidden {
        let label = show_more(hidden, scene.words.language());
        list.add(button(scene, Action::More).with(label));
    }
    list
}

fn button(scene: &Scene, action: Action) -> Tag {
    tag!("button", "class": "button", "part": "button more").on_click(scene.does(action))
}

/// Why there is nothing, or a calm shape of what is on its way.
fn empty(scene: &Scene) -> Option<Tag> {
    match scene.emptiness() {
        Some(sentence) => Some(tag!("p", "class": "empty", "part": "empty").with(sentence)),
        None if scene.is_waiting() => Some(tag!("div", "class": "bones", "aria-hidden": "true")),
        None => None,
    }
}

fn group(scene: &Scene, day: &AgendaDay, left: &mut usize) -> Option<Tag> {
    let shown = day.events.len().min(*left);
    *left -= shown;
    if shown == 0 {
        return None;
    }
    let name = tag!(scene.headings[1], "part": "day-name", "class": "day-name", "tabindex": "-1")
        .with(scene.words.day(day.date));
    let events = events(scene, day.date, &mut day.events[..shown].iter());
    Some(tag!("section", "class": "day").with(name).with(events))
}

/// The events of one day, as buttons.
pub fn events(scene: &Scene, day: Date, events: &mut dyn Iterator<Item = &Rc<Event>>) -> Tag {
    let mut rows = tag!("ul", "class": "events");
    for event in events {
        rows.add(row(scene, day, event));
    }
    rows
}

fn row(scene: &Scene, day: Date, event: &Rc<Event>) -> Tag {
    let chosen = event.clone();
    // A voice reads a button as one sentence: the commas are its pauses.
    let place = event
        .details
        .place
        .as_ref()
        .map(|it| tag!("span", "class": "place").unseen(", ").icon(Glyph::PIN).with(it));
    let what = tag!("span", "class": "what", "lang": &event.details.lang)
        .with(tag!("span", "class": "summary").with(&event.summary))
        .with(place)
        .with(source(scene, event));
    let button = tag!("button", "class": "row", "part": "event")
        .on_click(scene.on_select.reform(move |_| chosen.clone()))
        .with(time(scene, day, event))
        .unseen(", ")
        .with(what);
    tag!("li").with(button)
}

/// Which of several sources tells of the event.
fn source(scene: &Scene, event: &Event) -> Option<Tag> {
    let layer = scene.layer(event)?;
    let source = tag!("span", "class": "place", "lang": scene.words.language().tag())
        .unseen(", ")
        .shape(layer)
        .with(&scene.layers[layer].tag.title);
    Some(source)
}

fn time(scene: &Scene, day: Date, event: &Event) -> Tag {
    let time = tag!("span", "class": "time");
    let shown = hours(event, day, scene.words);
    match spoken_hours(event, scene.words) {
        Some(spoken) => time.with(tag!("span", "aria-hidden": "true").with(shown)).unseen(spoken),
        None => time.with(shown),
    }
}
