//! Anything the sites publish: what every content has, whatever it is.

use serde::{Deserialize, Serialize};

use crate::event::{Event, Locale, Text, locales, text_in};
use crate::place::{Class, Place};
use crate::site::{self, Site};

/// One content.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum Item {
    /// Something that happens.
    Event(Event),
    /// Something that stands, or is offered, somewhere.
    Place(Place),
}

impl Item {
    /// Object id.
    pub fn id(&self) -> i64 {
        match self {
            Item::Event(it) => it.id,
            Item::Place(it) => it.id,
        }
    }

    /// The id that survives an import.
    pub fn remote_id(&self) -> &str {
        match self {
            Item::Event(it) => &it.remote_id,
            Item::Place(it) => &it.remote_id,
        }
    }

    /// The class it is stored under: that of today's sites.
    pub fn class(&self) -> &'static str {
        match self {
            Item::Event(_) => "event",
            Item::Place(Place { class: Class::Place, .. }) => "place",
            Item::Place(Place { class: Class::Service, .. }) => "public_service",
        }
    }

    /// Whose it is.
    pub fn site(&self) -> &'static Site {
        match self {
            Item::Event(it) => site::of(&it.comune),
            Item::Place(it) => site::of(&it.comune),
        }
    }

    /// What it says, Italian first.
    pub fn texts(&self) -> &[(String, Text)] {
        match self {
            Item::Event(it) => &it.texts,
            Item::Place(it) => &it.texts,
        }
    }

    /// When it was published, and when it was last changed.
    pub fn times(&self) -> (i64, i64) {
        match self {
            Item::Event(it) => (it.published, it.modified),
            Item::Place(it) => (it.published, it.modified),
        }
    }

    /// The address of its page on its own site, from the root of the server.
    pub fn path(&self) -> String {
        let (folder, slug) = match self {
            Item::Event(it) => ("Eventi", &it.slug),
            Item::Place(Place { class: Class::Place, slug, .. }) => ("Luoghi", slug),
            Item::Place(Place { class: Class::Service, slug, .. }) => ("Servizi", slug),
        };
        format!("{}/{folder}/{slug}", self.site().prefix)
    }

    /// The languages it was written in, Italian first.
    pub fn locales(&self) -> impl Iterator<Item = Locale> + use<'_> {
        locales(self.texts())
    }

    /// What it says in `locale`, or else in the first language it has.
    pub fn text(&self, locale: Locale) -> &Text {
        text_in(self.texts(), locale)
    }

    /// The event, if it is one.
    pub fn event(&self) -> Option<&Event> {
        match self {
            Item::Event(event) => Some(event),
            Item::Place(_) => None,
        }
    }

    /// The place, if it is one.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Item::Place(place) => Some(place),
            Item::Event(_) => None,
        }
    }
}
