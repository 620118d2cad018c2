//! The events of a month as a list by day. Nobody ever needs the grid.

use std::rc::Rc;

use cw_kit::tag;
use cw_kit::ui::icon::{Glyph, icon};
use cw_kit::ui::shape::shape;
use cw_kit::ui::tag::{plain, unseen};
use cw_model::calendar::{AgendaDay, agenda};
use cw_model::event::Event;
use cw_model::time::Date;
use yew::Html;

use crate::messages::{Message, show_more};
use crate::scene::Scene;
use crate::state::Action;
use crate::words::{hours, spoken_hours};

/// The month as a list, a page of it. It begins with the day asked for; else the current month begins today.
pub fn list(scene: &Scene) -> Html {
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
    let mut parts = Vec::new();
    if earlier {
        parts.push(button(scene, scene.say(Message::ShowEarlier).into(), Action::Earlier));
    }
    if total == 0 {
        parts.push(empty(scene));
    }
    parts.extend(days.iter().map(|day| group(scene, day, &mut left)));
    if 0 < hidden {
        parts.push(button(scene, show_more(hidden, scene.words.language()), Action::More));
    }
    tag!("div", "class": "list", "part": "list").holds(parts)
}

fn button(scene: &Scene, label: String, action: Action) -> Html {
    tag!("button", "class": "button", "part": "button more")
        .on_click(scene.does(action))
        .text(label)
}

/// Why there is nothing, or a calm shape of what is on its way.
fn empty(scene: &Scene) -> Html {
    match scene.emptiness() {
        Some(sentence) => tag!("p", "class": "empty", "part": "empty").text(sentence),
        None if scene.is_waiting() => tag!("div", "class": "bones", "aria-hidden": "true").empty(),
        None => Html::default(),
    }
}

fn group(scene: &Scene, day: &AgendaDay, left: &mut usize) -> Html {
    let shown = day.events.len().min(*left);
    *left -= shown;
    if shown == 0 {
        return Html::default();
    }
    let name = tag!(scene.headings[1], "part": "day-name", "class": "day-name", "tabindex": "-1")
        .text(scene.words.day(day.date));
    tag!("section", "class": "day").holds(vec![name, events(scene, day.date, &day.events[..shown])])
}

/// The events of one day, as buttons.
pub fn events(scene: &Scene, day: Date, events: &[Rc<Event>]) -> Html {
    tag!("ul", "class": "events").holds(events.iter().map(|it| row(scene, day, it)).collect())
}

fn row(scene: &Scene, day: Date, event: &Rc<Event>) -> Html {
    let chosen = event.clone();
    // A voice reads a button as one sentence: the commas are its pauses.
    let place = event.details.place.clone().map(|it| {
        tag!("span", "class": "place").holds(vec![unseen(", "), icon(Glyph::Pin), plain(it)])
    });
    let summary = tag!("span", "class": "summary").text(event.summary.clone());
    let what = tag!("span", "class": "what", "lang": event.details.lang.clone()).holds(vec![
        summary,
        place.unwrap_or_default(),
        source(scene, event),
    ]);
    let button = tag!("button", "class": "row", "part": "event")
        .on_click(scene.on_select.reform(move |_| chosen.clone()))
        .holds(vec![time(scene, day, event), unseen(", "), what]);
    tag!("li").holds(vec![button])
}

/// Which of several sources tells of the event.
fn source(scene: &Scene, event: &Event) -> Html {
    let Some(layer) = scene.layer(event) else { return Html::default() };
    tag!("span", "class": "place", "lang": scene.words.language().tag()).holds(vec![
        unseen(", "),
        shape(layer),
        plain(scene.layers[layer].tag.title.clone()),
    ])
}

fn time(scene: &Scene, day: Date, event: &Event) -> Html {
    let shown = hours(event, day, scene.words);
    let Some(spoken) = spoken_hours(event, scene.words) else {
        return tag!("span", "class": "time").text(shown);
    };
    tag!("span", "class": "time").holds(vec![
        tag!("span", "aria-hidden": "true").text(shown),
        tag!("span", "class": "hidden").text(spoken),
    ])
}
