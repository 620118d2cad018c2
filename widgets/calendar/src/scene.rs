//! One moment of the calendar: which parts stand on the stage, and what they are given.

use std::rc::Rc;

use cw_format::icalendar;
use cw_kit::download;
use cw_kit::intl::{self, Words};
use cw_kit::load::Load;
use cw_kit::ui::dialog::Dialog;
use cw_kit::ui::icon::{Glyph, Icon};
use cw_model::calendar::{agenda, month_grid};
use cw_model::event::Event;
use cw_model::time::Date;
use cw_model::timeline::Timeline;
use yew::prelude::*;

use crate::catalog::Catalog;
use crate::messages::{Message, event_count, join, text};
use crate::state::{Action, Open, State, View};
use crate::view::detail::Detail;
use crate::view::list::{Events, List};
use crate::view::month::{LANES, Month};
use crate::view::toolbar::Toolbar;

/// Everything the parts need.
pub struct Scene {
    /// Words and dates.
    pub words: Words,
    /// The events that the search leaves.
    pub found: Timeline,
    /// Today.
    pub today: Date,
    /// The visitor's place.
    pub state: State,
    /// What the visitor does.
    pub on_action: Callback<Action>,
    /// An event was chosen.
    pub on_select: Callback<Rc<Event>>,
}

impl Scene {
    fn say(&self, message: Message) -> &'static str {
        text(message, self.words.language())
    }

    fn last_of_month(&self) -> Date {
        self.state.month.add_months(1).add_days(-1)
    }

    /// Above the events.
    pub fn toolbar(&self, heading: Option<AttrValue>, view: View) -> Html {
        let State { month, day, query, .. } = self.state.clone();
        html! {
            <Toolbar words={self.words.clone()} {heading} {month} {day} {query} {view} today={self.today}
                on_action={self.on_action.clone()} />
        }
    }

    /// What the live region says: the month and how many events it has, or that they are on their way.
    pub fn status(&self, catalog: &Catalog, slow: bool) -> String {
        if catalog.load != Load::Ready(()) && !catalog.covers((self.state.month, self.last_of_month())) {
            return if slow { self.say(Message::Loading).into() } else { String::new() };
        }
        let count = self.found.between(self.state.month, self.last_of_month()).count();
        join(&[&self.words.month(self.state.month), ", ", &event_count(count, self.words.language())])
    }

    /// The month as a grid.
    pub fn month(&self) -> Html {
        let grid = Rc::new(month_grid(&self.found, self.state.month, LANES));
        html! {
            <Month words={self.words.clone()} {grid} day={self.state.day} today={self.today} moves={self.state.moves}
                on_action={self.on_action.clone()} on_select={self.on_select.clone()} />
        }
    }

    /// The month as a list; the current one begins today.
    pub fn list(&self, catalog: &Catalog) -> Html {
        let last = self.last_of_month();
        let month = self.state.month;
        let current = month == self.today.first_of_month() && !self.state.earlier;
        let first = if current { self.today } else { month };
        let earlier = current && self.found.between(month, self.today.add_days(-1)).next().is_some();
        let empty = match (&catalog.load, self.state.query.trim().is_empty()) {
            (Load::Ready(()), true) => self.say(Message::NoEvents),
            (Load::Ready(()), false) => self.say(Message::NothingFound),
            _ => "",
        };
        let days = Rc::new(agenda(&self.found, first, last));
        html! {
            <List words={self.words.clone()} {days} shown={self.state.shown} {earlier} {empty}
                on_action={self.on_action.clone()} on_select={self.on_select.clone()} />
        }
    }

    /// What is open on top, if anything.
    pub fn dialog(&self) -> Html {
        let Some(open) = self.state.open.last() else { return html! {} };
        let (title, content) = match open {
            Open::Day(day) => (self.words.full_date(*day), self.day(*day)),
            Open::Event(event) => (event.summary.clone(), self.event(event)),
        };
        let before = if 1 < self.state.open.len() { self.back() } else { html! {} };
        let on_close = self.on_action.reform(|()| Action::Close);
        html! {
            <Dialog language={self.words.language()} {title} {before} {on_close}>{ content }</Dialog>
        }
    }

    fn back(&self) -> Html {
        html! {
            <button type="button" part="button back" class="button icon-only" title={self.say(Message::BackToDay)}
                onclick={self.on_action.reform(|_| Action::Back)}>
                <Icon glyph={Glyph::Previous} /><span class="hidden">{ self.say(Message::BackToDay) }</span>
            </button>
        }
    }

    fn day(&self, day: Date) -> Html {
        let events: Vec<Rc<Event>> = self.found.between(day, day).cloned().collect();
        html! { <Events words={self.words.clone()} {day} {events} on_select={self.on_select.clone()} /> }
    }

    fn event(&self, event: &Rc<Event>) -> Html {
        let on_download = Callback::from(|event: Rc<Event>| {
            download::save("evento.ics", "text/calendar;charset=utf-8", &icalendar::write(&event, intl::now()));
        });
        html! { <Detail words={self.words.clone()} event={event.clone()} {on_download} /> }
    }
}
