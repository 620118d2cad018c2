//! The written places, as the TOML files in `demo/seed/luoghi` have them.

use std::collections::BTreeMap;

use serde::Deserialize;

/// One file: a village, or a comune.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    /// Id of the comune.
    pub comune: String,
    /// The village of what names no other.
    pub village: String,
    /// Places, one by one.
    #[serde(default)]
    pub place: Vec<Entry>,
    /// Places of which there are many.
    #[serde(default)]
    pub series: Vec<Series>,
    /// What is offered at several places.
    #[serde(default)]
    pub service: Vec<Service>,
}

/// One place.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Under which events name it.
    pub key: Option<String>,
    pub name: String,
    pub de: Option<String>,
    pub en: Option<String>,
    pub kind: String,
    /// A door on the map, `Via al Rio 12`; with `at`, whatever people call it.
    pub street: Option<String>,
    pub at: Option<(f64, f64)>,
    pub village: Option<String>,
    /// It stands nowhere in particular.
    #[serde(default)]
    pub nowhere: bool,
    /// One sentence or two, and its translations.
    pub about: String,
    pub about_de: Option<String>,
    pub about_en: Option<String>,
    /// HTML.
    #[serde(default)]
    pub text: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub accessible: Option<bool>,
    #[serde(default)]
    pub access: String,
    pub image: Option<String>,
    /// `lun-ven 8.30-12.30`.
    pub hours: Option<String>,
    #[serde(default)]
    pub season: Vec<Span>,
    /// Day and reason: `["12-25", "Natale"]`.
    #[serde(default)]
    pub closed: Vec<(String, String)>,
    #[serde(default)]
    pub note: String,
}

/// Hours of a part of the year.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    pub name: String,
    /// `Estivo` or `Invernale`.
    pub kind: String,
    /// First and last day, `06-15`.
    pub from: String,
    pub to: String,
    #[serde(default)]
    pub hours: String,
    #[serde(default)]
    pub note: String,
}

/// Many places that differ in little more than their name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// What their names begin with, in three languages.
    pub prefix: (String, String, String),
    pub kind: String,
    pub about: String,
    pub about_de: Option<String>,
    pub about_en: Option<String>,
    pub accessible: Option<bool>,
    #[serde(default)]
    pub access: String,
    pub hours: Option<String>,
    #[serde(default)]
    pub note: String,
    pub phone: Option<String>,
    pub item: Vec<Member>,
}

/// One of a series; `about` instead of what all say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub name: String,
    pub street: Option<String>,
    pub at: Option<(f64, f64)>,
    pub village: Option<String>,
    pub about: Option<String>,
    pub accessible: Option<bool>,
}

/// Something that is offered at several places.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    pub name: String,
    pub de: Option<String>,
    pub en: Option<String>,
    pub kind: (String, String, String),
    pub about: String,
    #[serde(default)]
    pub text: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// Names of places of the same comune; or all of these kinds.
    #[serde(default)]
    pub at: Vec<String>,
    #[serde(default)]
    pub at_every: Vec<String>,
}

/// A word of the vocabulary of public places.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sort {
    pub de: String,
    pub en: String,
    /// The word of the first level, if it has one there.
    pub under: Option<String>,
    /// Type of schema.org.
    pub schema: String,
    /// Its usual picture.
    pub image: String,
}

/// Words by what they are in Italian.
pub type Sorts = BTreeMap<String, Sort>;

impl Series {
    /// Each as a place of its own.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        let (it, de, en) = &self.prefix;
        self.item.iter().map(move |member| Entry {
            name: format!("{it} {}", member.name),
            de: Some(format!("{de} {}", member.name)),
            en: Some(format!("{en} {}", member.name)),
            kind: self.kind.clone(),
            street: member.street.clone(),
            at: member.at,
            village: member.village.clone(),
            about: member.about.as_ref().unwrap_or(&self.about).clone(),
            about_de: self.about_de.clone().filter(|_| member.about.is_none()),
            about_en: self.about_en.clone().filter(|_| member.about.is_none()),
            phone: self.phone.clone(),
            accessible: member.accessible.or(self.accessible),
            access: self.access.clone(),
            hours: self.hours.clone(),
            note: self.note.clone(),
            ..Entry::default()
        })
    }
}
