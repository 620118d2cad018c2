//! A place as the municipality's editors wrote it, and a service offered at several; kept as one JSON document.

use cw_model::time::Date;
use serde::{Deserialize, Serialize};

use crate::event::{Locale, Text, Words, text_in};

/// What a place is to the site: the name of its class.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub enum Class {
    /// `place`.
    Place,
    /// `public_service`: it stands wherever it is offered.
    Service,
}

/// One place.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Place {
    /// Object id.
    pub id: i64,
    /// The id that survives an import.
    pub remote_id: String,
    /// Last part of the address of its page.
    pub slug: String,
    /// Id of the comune.
    pub comune: String,
    /// What it is.
    pub class: Class,
    /// Italian first; only the languages it was written in.
    pub texts: Vec<(String, Text)>,
    /// Words of the vocabulary of public places, the exact one first.
    pub kinds: Vec<Words>,
    /// The type of schema.org nearest to that.
    pub schema: String,
    /// Street and number, where there is one.
    pub street: Option<String>,
    /// The village.
    pub village: String,
    /// Latitude and longitude: none, one, or one for every venue.
    pub positions: Vec<(f64, f64)>,
    /// Where a service is offered.
    pub venues: Vec<Venue>,
    /// Where to call.
    pub phone: Option<String>,
    /// Where to write.
    pub email: Option<String>,
    /// Whether a wheelchair gets in, when somebody checked.
    pub accessible: Option<bool>,
    /// How one gets in, in words.
    pub access: String,
    /// Name of the picture in `/var/immagini`, without ending.
    pub image: String,
    /// When it is open; several where summer differs from winter.
    pub seasons: Vec<Season>,
    /// When it was published.
    pub published: i64,
    /// When it was last changed.
    pub modified: i64,
}

/// Another place, where a service is offered.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Venue {
    /// Its object id.
    pub id: i64,
    /// Its name.
    pub name: Words,
}

/// Opening hours that hold for a while: a related content of its own.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Season {
    /// `Orario estivo`.
    pub name: String,
    /// The word of the vocabulary: `Estivo`, `Invernale`, `Unico`.
    pub kind: String,
    /// First day, `2026-06-15`.
    pub from: String,
    /// Last day, if there is one.
    pub through: Option<String>,
    /// What is open on each day of the week, from Monday, in minutes after midnight.
    pub week: [Vec<(u32, u32)>; 7],
    /// Days on which it is closed, as somebody typed them, with the reason.
    pub closures: Vec<(String, String)>,
    /// What else to know: `Si riceve su appuntamento`.
    pub note: String,
}

impl Season {
    /// Whether it says when something is open, rather than only words.
    pub fn has_hours(&self) -> bool {
        self.week.iter().any(|it| !it.is_empty())
    }

    /// First and last day.
    pub fn limits(&self) -> (Option<Date>, Option<Date>) {
        (Date::parse(&self.from), self.through.as_deref().and_then(Date::parse))
    }
}

impl Place {
    /// What it says in `locale`, or else in the first language it has.
    pub fn text(&self, locale: Locale) -> &Text {
        text_in(&self.texts, locale)
    }

    /// The one position it has of its own.
    pub fn position(&self) -> Option<(f64, f64)> {
        self.positions.first().copied().filter(|_| self.class == Class::Place)
    }

    /// Street, village and comune, as an envelope has them.
    pub fn address(&self) -> String {
        let town = format!("38099 {} TN", crate::site::of(&self.comune).name);
        let village = Some(self.village.as_str()).filter(|it| !town.contains(*it));
        let parts = [self.street.as_deref(), village, Some(town.as_str())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
