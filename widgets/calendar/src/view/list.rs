//! The events of a month as a list by day. Nobody ever needs the grid.

use std::rc::Rc;

use cw_kit::load::Load;
use cw_kit::ui::icon::{Glyph, icon};
use cw_model::calendar::{AgendaDay, agenda};
use cw_model::event::Event;
use cw_model::time::Date;
use yew::prelude::*;

use crate::messages::{Message, show_more};
use crate::scene::Scene;
use crate::state::Action;
use crate::words::hours;

/// The month as a list, a page of it. The current month begins today.
pub fn list(scene: &Scene) -> Html {
    let month = scene.state.month;
    let current = month == scene.today.first_of_month() && !scene.state.earlier;
    let first = if current { scene.today } else { month };
    let earlier = current && scene.found.between(month, scene.today.add_days(-1)).next().is_some();
    let days = agenda(scene.found, first, scene.last_of_month());
    let total: usize = days.iter().map(|it| it.events.len()).sum();
    let hidden = total.saturating_sub(scene.state.shown);
    let mut left = scene.state.shown;
    html! {
        <div class="list" part="list">
            { earlier.then(|| button(scene, scene.say(Message::ShowEarlier).into(), || Action::Earlier)) }
            { (total == 0).then(|| empty(scene)) }
            { for days.iter().map(|day| group(scene, day, &mut left)) }
            { (0 < hidden).then(|| button(scene, show_more(hidden, scene.words.language()), || Action::More)) }
        </div>
    }
}

fn button(scene: &Scene, label: String, action: fn() -> Action) -> Html {
    let onclick = scene.on_action.reform(move |_: MouseEvent| action());
    html! { <button type="button" class="button" part="button more" {onclick}>{ label }</button> }
}

fn empty(scene: &Scene) -> Html {
    let message = match (&scene.catalog.load, scene.state.query.trim().is_empty()) {
        (Load::Ready(()), true) => Message::NoEvents,
        (Load::Ready(()), false) => Message::NothingFound,
        _ => return Html::default(),
    };
    html! { <p class="empty" part="empty">{ scene.say(message) }</p> }
}

fn group(scene: &Scene, day: &AgendaDay, left: &mut usize) -> Html {
    let shown = day.events.len().min(*left);
    *left -= shown;
    if shown == 0 {
        return Html::default();
    }
    html! {
        <section class="day">
            <h3 part="day-name">{ scene.words.day(day.date) }</h3>
            { events(scene, day.date, &day.events[..shown]) }
        </section>
    }
}

/// The events of one day, as buttons.
pub fn events(scene: &Scene, day: Date, events: &[Rc<Event>]) -> Html {
    html! { <ul class="events">{ for events.iter().map(|it| row(scene, day, it)) }</ul> }
}

fn row(scene: &Scene, day: Date, event: &Rc<Event>) -> Html {
    let chosen = event.clone();
    let onclick = scene.on_select.reform(move |_: MouseEvent| chosen.clone());
    let place = event.details.place.clone();
    html! {
        <li>
            <button type="button" class="row" part="event" {onclick}>
                <span class="time">{ hours(event, day, scene.words) }</span>
                <span class="what">
                    <span class="summary">{ event.summary.clone() }</span>
                    { place.map(|it| html! { <span class="place">{ icon(Glyph::Pin) }{ it }</span> }) }
                </span>
            </button>
        </li>
    }
}
