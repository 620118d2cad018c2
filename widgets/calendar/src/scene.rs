//! One moment of the calendar: what its parts show and tell.

use std::rc::Rc;

use cw_format::icalendar;
use cw_kit::download;
use cw_kit::intl::{self, Words};
use cw_kit::load::Load;
use cw_kit::tag;
use cw_kit::ui::button::icon_button;
use cw_kit::ui::dialog;
use cw_kit::ui::icon::Glyph;
use cw_kit::ui::tag::Tag;
use cw_model::event::Event;
use cw_model::search::fold;
use cw_model::time::Date;
use cw_model::timeline::Timeline;
use yew::{Callback, MouseEvent, NodeRef};

use crate::catalog::{Catalog, Window};
use crate::layer::Layer;
use crate::messages::{Message, event_count, incomplete, join, left_out, searched, text, updated};
use crate::state::{Action, Open, State, View};
use crate::view::detail::detail;
use crate::view::list::events;

/// Everything the parts need; they are functions of it.
pub struct Scene<'a> {
    /// Words and dates.
    pub words: &'a Words,
    /// The events that the search leaves.
    pub found: &'a Timeline,
    /// Today.
    pub today: Date,
    /// The sources, and what they gave.
    pub layers: &'a [Layer],
    /// The view in use.
    pub view: View,
    /// The visitor's place.
    pub state: &'a State,
    /// The elements of headings: the month's, and a day's.
    pub headings: [&'static str; 2],
    /// What the visitor does.
    pub on_action: Callback<Action>,
    /// A day was typed or picked; more digits may follow.
    pub on_date: Callback<Date>,
    /// An event was chosen.
    pub on_select: Callback<Rc<Event>>,
}

impl Scene<'_> {
    /// A sentence in the reader's language.
    pub fn say(&self, message: Message) -> &'static str {
        text(message, self.words.language())
    }

    /// Does something on a click.
    pub fn does(&self, action: Action) -> Callback<MouseEvent> {
        self.on_action.reform(move |_| action.clone())
    }

    /// The last day of the month shown.
    pub fn last_of_month(&self) -> Date {
        self.state.month.add_months(1).add_days(-1)
    }

    /// Whether there are several sources: only then is it said which is which.
    pub fn is_several(&self) -> bool {
        1 < self.layers.len()
    }

    /// The layers that are on.
    pub fn shown(&self) -> impl Iterator<Item = &Layer> {
        self.layers.iter().filter(|it| it.on)
    }

    /// The layer an event came with, where there are several.
    pub fn layer(&self, event: &Event) -> Option<usize> {
        self.found.layer(event).filter(|_| self.is_several())
    }

    /// Whether every source shown has answered for these days.
    pub fn covers(&self, window: Window) -> bool {
        self.shown().all(|it| it.catalog.covers(window))
    }

    /// Whether a source shown has yet to answer.
    pub fn is_waiting(&self) -> bool {
        self.shown().any(Layer::is_waiting)
    }

    /// How old the data of a source are that stay after a failure, after a space; nothing where there are none.
    pub fn since(&self, catalog: &Catalog) -> String {
        let Some(time) = catalog.updated() else { return String::new() };
        let (date, time) = (self.words.long_date(time.in_rome().date), self.words.time(time));
        updated(&date, &time, self.words.language())
    }

    /// What the live region says: the month, or the day asked for, how many events it has, and what is missing; or
    /// that they are on their way. While there is nothing but errors, those speak.
    pub fn status(&self, slow: bool) -> String {
        let month = (self.state.month, self.last_of_month());
        let (mut missing, mut known) = (String::new(), self.shown().next().is_none());
        for layer in self.shown() {
            if layer.catalog.covers(month) {
                known = true;
            } else if layer.is_waiting() {
                return if slow { self.say(Message::Loading).into() } else { String::new() };
            } else if layer.catalog.updated().is_none() {
                missing.push_str(self.say(Message::NotAvailable));
                missing.push_str(&layer.tag.title);
            }
        }
        if !known {
            return String::new();
        }
        let language = self.words.language();
        let (name, (first, last)) = match self.state.asked {
            Some(day) => (self.words.full_date(day), (day, day)),
            None => (self.words.month(self.state.month), month),
        };
        let count = self.found.between(first, last).count();
        let query = self.state.query.trim_ascii();
        let query = if query.is_empty() { String::new() } else { searched(query, language) };
        let mut status = join(&[&name, ", ", &event_count(count, language), &query, &missing]);
        for sentence in self.shortcomings() {
            status.push_str(". ");
            status.push_str(&sentence);
        }
        status
    }

    /// What is missing from the days shown.
    pub fn shortcomings(&self) -> Vec<String> {
        let language = self.words.language();
        let (mut short, mut gone, mut truncated) = (0, 0, false);
        for notes in self.shown().map(|it| it.catalog.notes()) {
            let incomplete = notes.problems.iter().filter(|it| it.incomplete).count();
            short += incomplete;
            gone += notes.problems.len() - incomplete;
            truncated |= notes.truncated;
        }
        let mut sentences = Vec::new();
        if truncated {
            sentences.push(self.say(Message::Truncated).to_owned());
        }
        if 0 < gone {
            sentences.push(left_out(gone, language));
        }
        if 0 < short {
            sentences.push(incomplete(short, language));
        }
        sentences
    }

    /// What to say of a month that has nothing to show; `None` while that is not known.
    pub fn emptiness(&self) -> Option<&'static str> {
        if self.shown().any(|it| !matches!(it.catalog.load, Load::Ready(()))) {
            return None;
        }
        let searching = !self.state.query.trim_ascii().is_empty();
        Some(self.say(match self.shown().next() {
            None => Message::NothingChosen,
            Some(_) if searching => Message::NothingFound,
            Some(_) => Message::NoEvents,
        }))
    }

    /// What is open on top, if anything.
    pub fn dialog(&self, node: &NodeRef) -> Option<Tag> {
        let title = dialog::title();
        let (title, content) = match self.state.open.last()? {
            Open::Day(day) => {
                let count = self.found.between(*day, *day).count();
                let count = event_count(count, self.words.language());
                let title = title.with(join(&[&self.words.full_date(*day), ", ", &count]));
                (title, events(self, *day, &mut self.found.between(*day, *day)))
            }
            Open::Event(event) => {
                let summary = tag!("span", "lang": &event.details.lang).with(&event.summary);
                (title.with(summary), detail(self, event))
            }
        };
        let before = (1 < self.state.open.len()).then(|| self.back());
        let on_close = self.on_action.reform(|()| Action::Close);
        Some(dialog::dialog(node, self.words.language(), title, before, on_close, content))
    }

    fn back(&self) -> Tag {
        icon_button("button back", self.say(Message::BackToDay), Glyph::PREVIOUS)
            .on_click(self.does(Action::Back))
    }
}

/// Hands an event to the visitor's own calendar.
pub fn save(event: &Event) {
    let file = icalendar::write(event, intl::now());
    download::save(&file_name(&event.summary), "text/calendar;charset=utf-8", &file);
}

/// `festa-del-patrono.ics`
fn file_name(summary: &str) -> String {
    let (mut folded, mut name) = (String::new(), String::new());
    fold(summary, &mut folded);
    for byte in folded.bytes() {
        if byte.is_ascii_alphanumeric() {
            name.push(char::from(byte));
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.truncate(name.len() - usize::from(name.ends_with('-')));
    if name.is_empty() { "evento.ics".into() } else { join(&[&name, ".ics"]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_name_of_its_event() {
        assert_eq!(file_name("«Nebbie»: è già l’alba?"), "nebbie-e-gia-l-alba.ics");
        assert_eq!(file_name("祭"), "evento.ics");
    }
}
