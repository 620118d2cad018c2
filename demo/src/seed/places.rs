//! From the written places and a day to places.

use std::collections::{BTreeMap, HashSet};

use cw_model::time::{Date, DateTime};

use super::gazetteer::{Entry, Leaf, Service, Sorts, Span};
use super::ids::{self, Ids};
use super::material::{Named, read};
use super::week;
use crate::atlas;
use crate::event::{Locale, Text, Words};
use crate::place::{Class, Place, Season, Venue};

const SORTS: &str = include_str!("../../seed/luoghi/tipi.toml");
const LEAVES: &[&str] = &[
    include_str!("../../seed/luoghi/pieve.toml"),
    include_str!("../../seed/luoghi/frazioni.toml"),
    include_str!("../../seed/luoghi/serie.toml"),
    include_str!("../../seed/luoghi/rovarei.toml"),
    include_str!("../../seed/luoghi/tovaia.toml"),
    include_str!("../../seed/luoghi/pontalago.toml"),
    include_str!("../../seed/luoghi/lasterno.toml"),
];

/// All text places are made from.
pub fn material() -> impl Iterator<Item = &'static str> {
    [SORTS].into_iter().chain(LEAVES.iter().copied())
}

/// Everything that stands somewhere in the valley, and what is offered there.
pub fn places(today: Date, ids: &mut Ids) -> Result<Vec<Place>, toml::de::Error> {
    let sorts: Sorts = read(SORTS)?;
    let leaves: Vec<Leaf> = LEAVES.iter().map(|it| read(it)).collect::<Result<_, _>>()?;
    let mut writer = Writer { sorts, today, ids, slugs: HashSet::new(), places: Vec::new() };
    for leaf in &leaves {
        let series = leaf.series.iter().flat_map(|it| it.entries());
        for entry in leaf.place.iter().cloned().chain(series) {
            writer.add(leaf, &entry);
        }
    }
    for leaf in &leaves {
        leaf.service.iter().for_each(|it| writer.add_service(leaf, it));
    }
    Ok(writer.places)
}

/// Where events of this comune may happen: the places that have a key.
pub fn keyed(comune: &str) -> Result<BTreeMap<String, Named>, toml::de::Error> {
    let mut keyed = BTreeMap::new();
    for leaf in LEAVES {
        let leaf: Leaf = read(leaf)?;
        for entry in leaf.place.into_iter().filter(|_| leaf.comune == comune) {
            let Some(key) = entry.key.clone() else { continue };
            let street = entry.street.clone().unwrap_or_default();
            keyed.insert(
                key,
                Named {
                    address: Some(format!("{street}, {}", leaf.village)),
                    position: position(&entry),
                    accessible: entry.accessible,
                    name: entry.name,
                    de: entry.de,
                    en: entry.en,
                    ..Named::default()
                },
            );
        }
    }
    Ok(keyed)
}

struct Writer<'a> {
    sorts: Sorts,
    today: Date,
    ids: &'a mut Ids,
    slugs: HashSet<String>,
    places: Vec<Place>,
}

impl Writer<'_> {
    fn add(&mut self, leaf: &Leaf, entry: &Entry) {
        let key = entry.key.clone().unwrap_or_else(|| format!("{} {}", leaf.comune, entry.name));
        let id = self.ids.give(&key);
        let sort = &self.sorts[&entry.kind];
        let (kinds, schema) = (self.kinds(&entry.kind), sort.schema.clone());
        let image = entry.image.clone().unwrap_or_else(|| sort.image.clone());
        let published = self.published(&key);
        let slug = self.slug(&leaf.comune, &entry.name);
        let seasons = self.seasons(entry);
        self.places.push(Place {
            id,
            // As the relations of events name it.
            remote_id: format!("valdaria-place-{id}"),
            slug,
            comune: leaf.comune.clone(),
            class: Class::Place,
            texts: texts(entry),
            kinds,
            schema,
            street: entry.street.clone(),
            village: entry.village.as_ref().unwrap_or(&leaf.village).clone(),
            positions: position(entry).into_iter().collect(),
            venues: Vec::new(),
            phone: entry.phone.clone(),
            email: entry.email.clone(),
            accessible: entry.accessible,
            access: access(entry),
            image,
            seasons,
            published,
            modified: published + 5 * 86_400,
        });
    }

    fn add_service(&mut self, leaf: &Leaf, service: &Service) {
        let key = format!("service {} {}", leaf.comune, service.name);
        let id = self.ids.give(&key);
        let offers = |it: &&Place| {
            let kind = it.kinds.first().map_or("", |it| &it.it);
            let name = &it.text(Locale::Italian).title;
            it.comune == leaf.comune
                && (service.at.contains(name) || service.at_every.iter().any(|it| it == kind))
        };
        let places: Vec<&Place> = self.places.iter().filter(offers).collect();
        let venues = places.iter().map(|it| Venue { id: it.id, name: names(it) }).collect();
        let positions = places.iter().filter_map(|it| it.position()).collect();
        let (it, de, en) = service.kind.clone();
        let published = self.published(&key);
        let entry = Entry {
            name: service.name.clone(),
            de: service.de.clone(),
            en: service.en.clone(),
            about: service.about.clone(),
            text: service.text.clone(),
            ..Entry::default()
        };
        let slug = self.slug(&leaf.comune, &service.name);
        self.places.push(Place {
            id,
            remote_id: format!("valdaria-service-{id}"),
            slug,
            comune: leaf.comune.clone(),
            class: Class::Service,
            texts: texts(&entry),
            kinds: vec![Words { it, de: Some(de), en: Some(en) }],
            schema: "GovernmentService".to_owned(),
            street: None,
            village: leaf.village.clone(),
            positions,
            venues,
            phone: service.phone.clone(),
            email: service.email.clone(),
            accessible: None,
            access: String::new(),
            image: "municipio".to_owned(),
            seasons: Vec::new(),
            published,
            modified: published,
        });
    }

    /// The exact word, and the one it stands under.
    fn kinds(&self, kind: &str) -> Vec<Words> {
        let words = |it: &str| {
            let sort = &self.sorts[it];
            Words { it: it.to_owned(), de: Some(sort.de.clone()), en: Some(sort.en.clone()) }
        };
        let under = self.sorts[kind].under.as_deref();
        [Some(kind), under].into_iter().flatten().map(words).collect()
    }

    /// Two sites may share it, two pages of one site may not.
    fn slug(&mut self, comune: &str, name: &str) -> String {
        let slug = ids::slug(name);
        let mut free = slug.clone();
        let mut number = 2;
        while !self.slugs.insert(format!("{comune}/{free}")) {
            free = format!("{slug}-{number}");
            number += 1;
        }
        free
    }

    /// Some time in the last three years.
    fn published(&self, key: &str) -> i64 {
        let morning = DateTime { date: self.today, seconds: 6 * 3600 }.from_rome().0;
        morning - 10 * 86_400 - (ids::hash(key) % (1000 * 86_400)) as i64
    }

    /// The editions of the coming twelve months; what holds all year has one without an end.
    fn seasons(&self, entry: &Entry) -> Vec<Season> {
        let closures: Vec<_> = entry.closed.iter().map(|it| self.closure(it)).collect();
        let mut seasons = Vec::new();
        if entry.hours.is_some() || !entry.note.is_empty() && entry.season.is_empty() {
            seasons.push(Season {
                name: "Orario di apertura".to_owned(),
                kind: "Unico".to_owned(),
                from: self.today.add_days(-400).first_of_month().to_string(),
                week: week_of(entry.hours.as_deref().unwrap_or_default()),
                closures: closures.clone(),
                note: entry.note.clone(),
                through: None,
            });
        }
        let years = self.today.year() - 1..=self.today.year() + 1;
        for span in &entry.season {
            for (from, through) in years.clone().filter_map(|it| edition(span, it)) {
                let is_over = through < self.today || self.today.add_days(365) < from;
                if !is_over {
                    seasons.push(season(span, from, through, &closures));
                }
            }
        }
        seasons
    }

    /// `12-25` is its next one, with the year; anything else stays as somebody typed it.
    fn closure(&self, (day, reason): &(String, String)) -> (String, String) {
        let years = [self.today.year(), self.today.year() + 1];
        let dates = years.iter().filter_map(|it| Date::parse(&format!("{it}-{day}")));
        let next = dates.into_iter().find(|it| self.today <= *it);
        let written = next.map(|it| format!("{:02}/{:02}/{}", it.day(), it.month(), it.year()));
        (written.unwrap_or_else(|| day.clone()), reason.clone())
    }
}

fn season(span: &Span, from: Date, through: Date, closures: &[(String, String)]) -> Season {
    Season {
        name: span.name.clone(),
        kind: span.kind.clone(),
        from: from.to_string(),
        through: Some(through.to_string()),
        week: week_of(&span.hours),
        closures: closures.to_vec(),
        note: span.note.clone(),
    }
}

/// First and last day of the season that begins in `year`.
fn edition(span: &Span, year: i32) -> Option<(Date, Date)> {
    let from = Date::parse(&format!("{year}-{}", span.from))?;
    let ends = if span.to < span.from { year + 1 } else { year };
    Some((from, Date::parse(&format!("{ends}-{}", span.to))?))
}

fn week_of(hours: &str) -> week::Week {
    week::read(hours).unwrap_or_default()
}

/// Its own position, or that of its door, to the metre.
fn position(entry: &Entry) -> Option<(f64, f64)> {
    if entry.nowhere || entry.at.is_some() {
        return entry.at;
    }
    let (street, number) = entry.street.as_deref()?.rsplit_once(' ')?;
    let (latitude, longitude) = atlas::door(street, number.parse().ok()?)?.degrees();
    let rounded = |it: f64| (it * 1e5).round() / 1e5;
    Some((rounded(latitude), rounded(longitude)))
}

fn texts(entry: &Entry) -> Vec<(String, Text)> {
    let text = |locale: Locale, title: &Option<String>, summary: Option<&str>, text: &str| {
        let title = title.clone()?;
        let summary = summary.unwrap_or_default().to_owned();
        Some((locale.code().to_owned(), Text { title, summary, description: text.to_owned() }))
    };
    let name = Some(entry.name.clone());
    let all = [
        text(Locale::Italian, &name, Some(&entry.about), &entry.text),
        text(Locale::German, &entry.de, entry.about_de.as_deref(), ""),
        text(Locale::English, &entry.en, entry.about_en.as_deref(), ""),
    ];
    all.into_iter().flatten().collect()
}

fn names(place: &Place) -> Words {
    let name = |locale: Locale| {
        let found = place.texts.iter().find(|it| it.0 == locale.code());
        found.map(|it| it.1.title.clone())
    };
    let it = place.text(Locale::Italian).title.clone();
    Words { it, de: name(Locale::German), en: name(Locale::English) }
}

/// In the editors' words, or in the usual ones.
fn access(entry: &Entry) -> String {
    if !entry.access.is_empty() {
        return entry.access.clone();
    }
    let usual = match entry.accessible {
        Some(true) => "Accessibile alle persone con disabilità motoria",
        Some(false) => "Non accessibile in sedia a rotelle",
        None => "",
    };
    usual.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves() -> Vec<Leaf> {
        LEAVES.iter().map(|it| read(it).expect("reads")).collect()
    }

    fn entries() -> Vec<(Entry, String)> {
        let all = |leaf: Leaf| {
            let series: Vec<Entry> = leaf.series.iter().flat_map(|it| it.entries()).collect();
            leaf.place.into_iter().chain(series).map(move |it| (it, leaf.comune.clone()))
        };
        leaves().into_iter().flat_map(all).collect()
    }

    #[test]
    fn every_hour_in_the_material_can_be_read() {
        for (entry, _) in entries() {
            let seasons = entry.season.iter().map(|it| it.hours.as_str());
            for hours in seasons.chain(entry.hours.as_deref()).filter(|it| !it.is_empty()) {
                assert!(week::read(hours).is_some(), "{}: {hours}", entry.name);
            }
        }
    }

    #[test]
    fn every_door_is_on_the_map() {
        for (entry, comune) in entries() {
            let found = position(&entry).is_some() != entry.nowhere;
            assert!(found, "{comune}: {} at {:?}", entry.name, entry.street);
        }
    }

    #[test]
    fn no_two_places_of_a_comune_share_a_name() {
        let mut seen = HashSet::new();
        for (entry, comune) in entries() {
            assert!(seen.insert((comune.clone(), entry.name.clone())), "{comune}: {}", entry.name);
        }
    }

    #[test]
    fn a_service_is_offered_where_it_says() {
        let known: HashSet<_> =
            entries().into_iter().map(|(it, comune)| (comune, it.name)).collect();
        for leaf in leaves() {
            for name in leaf.service.iter().flat_map(|it| &it.at) {
                assert!(known.contains(&(leaf.comune.clone(), name.clone())), "{name}");
            }
        }
    }

    #[test]
    fn a_season_that_crosses_the_new_year_is_there_in_january() {
        let today = Date::parse("2027-01-10").expect("a date");
        let places = places(today, &mut Ids::default()).expect("reads");
        let library = places.iter().find(|it| it.slug == "Biblioteca-comunale").expect("a library");
        let covers = |it: &&Season| {
            let (from, through) = it.limits();
            from.is_some_and(|it| it <= today) && through.is_some_and(|it| today <= it)
        };
        let covering: Vec<_> = library.seasons.iter().filter(covers).map(|it| &it.name).collect();
        assert_eq!(covering, ["Orario invernale"]);
        assert_eq!(library.seasons[0].closures[0].0, "24/12/2027");
    }
}
