//! The events of a month as a list by day. Nobody ever needs the grid.

use std::rc::Rc;

use cw_kit::intl::Words;
use cw_kit::ui::icon::{Glyph, Icon};
use cw_model::calendar::AgendaDay;
use cw_model::event::Event;
use cw_model::time::Date;
use yew::prelude::*;

use crate::messages::{Message, show_more, text};
use crate::state::Action;
use crate::words::hours;

/// What a [`List`] shows and tells.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Words and dates.
    pub words: Words,
    /// Days that have events.
    pub days: Rc<Vec<AgendaDay>>,
    /// How many events to show at most.
    pub shown: usize,
    /// Whether days before the first one were left out.
    pub earlier: bool,
    /// Shown in place of an empty list.
    pub empty: AttrValue,
    /// What the visitor does.
    pub on_action: Callback<Action>,
    /// An event was chosen.
    pub on_select: Callback<Rc<Event>>,
}

/// The list, a page of it.
#[component]
pub fn List(props: &Props) -> Html {
    let language = props.words.language();
    let mut left = props.shown;
    let total: usize = props.days.iter().map(|it| it.events.len()).sum();
    html! {
        <div class="list" part="list">
            if props.earlier {
                <button type="button" class="button" part="button earlier" onclick={props.on_action.reform(|_| Action::Earlier)}>
                    { text(Message::ShowEarlier, language) }
                </button>
            }
            if total == 0 {
                <p class="empty" part="empty">{ &props.empty }</p>
            }
            for day in props.days.iter() {
                { group(props, day, &mut left) }
            }
            if props.shown < total {
                <button type="button" class="button" part="button more" onclick={props.on_action.reform(|_| Action::More)}>
                    { show_more(total - props.shown, language) }
                </button>
            }
        </div>
    }
}

fn group(props: &Props, day: &AgendaDay, left: &mut usize) -> Html {
    if *left == 0 {
        return html! {};
    }
    let events = &day.events[..day.events.len().min(*left)];
    *left -= events.len();
    html! {
        <section class="day" key={day.date.days()}>
            <h3 part="day-name">{ props.words.day(day.date) }</h3>
            <Events words={props.words.clone()} day={day.date} events={events.to_vec()} on_select={props.on_select.clone()} />
        </section>
    }
}

/// What [`Events`] shows and tells.
#[derive(PartialEq, Properties)]
pub struct EventsProps {
    /// Words and dates.
    pub words: Words,
    /// The day they are shown for.
    pub day: Date,
    /// The events.
    pub events: Vec<Rc<Event>>,
    /// An event was chosen.
    pub on_select: Callback<Rc<Event>>,
}

/// The events of one day, as buttons.
#[component]
pub fn Events(props: &EventsProps) -> Html {
    html! {
        <ul class="events">
            { for props.events.iter().map(|event| row(props, event)) }
        </ul>
    }
}

fn row(props: &EventsProps, event: &Rc<Event>) -> Html {
    let chosen = event.clone();
    let onclick = props.on_select.reform(move |_: MouseEvent| chosen.clone());
    html! {
        <li>
            <button type="button" class="row" part="event" {onclick}>
                <span class="time">{ hours(event, props.day, &props.words) }</span>
                <span class="what">
                    <span class="summary">{ event.summary.clone() }</span>
                    if let Some(place) = &event.details.place {
                        <span class="place"><Icon glyph={Glyph::Pin} />{ place.clone() }</span>
                    }
                </span>
            </button>
        </li>
    }
}
