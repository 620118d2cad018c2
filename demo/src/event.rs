//! An event as the municipality's editors wrote it; the database keeps it as one JSON document.

use serde::{Deserialize, Serialize};

/// A language of the site, by its eZ locale code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locale {
    /// `ita-IT`, always present.
    Italian,
    /// `ger-DE`.
    German,
    /// `eng-GB`.
    English,
}

impl Locale {
    /// The code on the wire: eZ's own, not BCP 47.
    pub fn code(self) -> &'static str {
        match self {
            Locale::Italian => "ita-IT",
            Locale::German => "ger-DE",
            Locale::English => "eng-GB",
        }
    }
}

/// A few words in up to three languages.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Words {
    /// Italian.
    pub it: String,
    /// German.
    pub de: Option<String>,
    /// English.
    pub en: Option<String>,
}

impl Words {
    /// The words in `locale`, or in Italian.
    pub fn get(&self, locale: Locale) -> &str {
        let translated = match locale {
            Locale::Italian => None,
            Locale::German => self.de.as_deref(),
            Locale::English => self.en.as_deref(),
        };
        translated.unwrap_or(&self.it)
    }
}

/// What an event or a place says in one language.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Text {
    /// Its title.
    pub title: String,
    /// One plain sentence.
    pub summary: String,
    /// HTML, as the editor's rich text field made it; empty when the editor wrote none.
    pub description: String,
}

/// Where it happens.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Place {
    /// Object id.
    pub id: i64,
    /// Its name.
    pub name: Words,
    /// Street and village, when there is one door to name.
    pub address: Option<String>,
    /// Latitude and longitude.
    pub position: Option<(f64, f64)>,
    /// Whether a wheelchair gets in, when somebody checked.
    pub accessible: Option<bool>,
}

/// Who organises it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Organizer {
    /// Object id.
    pub id: i64,
    /// Its name.
    pub name: Words,
    /// Where to write.
    pub email: Option<String>,
    /// Where to call.
    pub phone: Option<String>,
}

/// One of the times it happens, in seconds since 1970 (UTC).
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// When it begins.
    pub start: i64,
    /// When it ends; never before it begins.
    pub end: i64,
}

/// How often, as the editor's form knows it.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub enum Frequency {
    /// Once (on the wire `DAILY` with a count of one).
    Once,
    /// Every week, on the weekdays of its dates.
    Weekly,
    /// Every month.
    Monthly,
}

/// One event with all its dates.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Event {
    /// Object id.
    pub id: i64,
    /// The id that survives an import.
    pub remote_id: String,
    /// Last part of the address of its page.
    pub slug: String,
    /// Id of the comune that publishes it.
    pub comune: String,
    /// Italian first; only the languages it was written in.
    pub texts: Vec<(String, Text)>,
    /// Typologies, in plain words.
    pub kinds: Vec<Words>,
    /// Where.
    pub place: Place,
    /// Who.
    pub organizer: Organizer,
    /// Name of the picture in `/var/immagini`, without ending.
    pub image: String,
    /// What it costs; `None` is free.
    pub cost: Option<String>,
    /// How often.
    pub frequency: Frequency,
    /// Only each second, third … time.
    pub interval: u32,
    /// The editor gave no end, which the site turns into "in thirty years".
    pub endless: bool,
    /// Every date, ascending, after the editor removed some.
    pub occurrences: Vec<Span>,
    /// The dates the rule alone would give, removed ones included.
    pub planned: Vec<Span>,
    /// When it was published.
    pub published: i64,
    /// When it was last changed.
    pub modified: i64,
}

/// The languages `texts` are written in, Italian first.
pub fn locales(texts: &[(String, Text)]) -> impl Iterator<Item = Locale> {
    let all = [Locale::Italian, Locale::German, Locale::English].into_iter();
    all.filter(|it| texts.iter().any(|(code, _)| code == it.code()))
}

/// What `texts` say in `locale`, or else in the first language they have.
pub fn text_in(texts: &[(String, Text)], locale: Locale) -> &Text {
    let found = texts.iter().find(|(code, _)| code == locale.code());
    &found.or(texts.first()).expect("the seed gives every content an Italian text").1
}

impl Event {
    /// The languages it was written in, Italian first.
    pub fn locales(&self) -> impl Iterator<Item = Locale> {
        locales(&self.texts)
    }

    /// What it says in `locale`, or else in the first language it has.
    pub fn text(&self, locale: Locale) -> &Text {
        text_in(&self.texts, locale)
    }

    /// From the first beginning to the last end.
    pub fn extent(&self) -> Span {
        let start = self.occurrences.iter().map(|it| it.start).min().unwrap_or_default();
        let end = self.occurrences.iter().map(|it| it.end).max().unwrap_or_default();
        Span { start, end }
    }
}
