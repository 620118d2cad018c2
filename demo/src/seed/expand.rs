//! From material and a day to events.

use cw_model::time::{Date, DateTime};

use super::REACH;
use super::ids::{self, Ids};
use super::material::{Entry, Material, Named, Translation};
use super::schedule::Edition;
use crate::event::{Event, Frequency, Locale, Organizer, Place, Span, Text, Words};
use crate::site::Site;

/// One event per edition of an entry and per date of a series, around `today`.
pub fn events(material: &Material, site: &'static Site, today: Date, ids: &mut Ids) -> Vec<Event> {
    let mut writer = Writer { material, site, today, ids, events: Vec::new() };
    let years = today.year() - 2..=today.year() + 2;
    for entry in &material.entries {
        for edition in years.clone().filter_map(|year| entry.schedule.edition(year)) {
            writer.add_edition(entry, &edition);
        }
    }
    for series in &material.series {
        for edition in years.clone().filter_map(|year| series.schedule.edition(year)) {
            // The next season begins where this one stopped, so that no title comes back too soon.
            let offset = edition.year.unsigned_abs() as usize * edition.kept.len();
            for (index, &date) in edition.kept.iter().enumerate() {
                let episode = &series.episode[(offset + index) % series.episode.len()];
                writer.add_evening(&series.entry(episode), date);
            }
        }
    }
    writer.events
}

struct Writer<'a> {
    material: &'a Material,
    site: &'static Site,
    today: Date,
    ids: &'a mut Ids,
    events: Vec<Event>,
}

impl Writer<'_> {
    fn add_edition(&mut self, entry: &Entry, edition: &Edition) {
        let reached = edition.kept.iter().any(|&it| self.reaches(it));
        let once = entry.schedule.frequency() == Frequency::Once;
        let begins = edition.kept.first().is_some_and(|&it| self.reaches(it));
        if if once { begins } else { reached } {
            self.add(entry, edition, &edition.year.to_string(), entry.schedule.frequency());
        }
    }

    fn add_evening(&mut self, entry: &Entry, date: Date) {
        if self.reaches(date) {
            let edition = Edition { year: date.year(), planned: vec![date], kept: vec![date] };
            self.add(entry, &edition, &date.to_string(), Frequency::Once);
        }
    }

    fn reaches(&self, date: Date) -> bool {
        (date.days() - self.today.days()).abs() <= REACH
    }

    fn add(&mut self, entry: &Entry, edition: &Edition, label: &str, frequency: Frequency) {
        let remote_id = format!("{}-{}-{label}", self.site.id, entry.key);
        let occurrences = spans(entry, &edition.kept);
        let Some(first) = occurrences.first().copied() else { return };
        let published = self.published(&remote_id, first);
        self.events.push(Event {
            id: self.ids.give(&remote_id),
            slug: format!("{}-{label}", ids::slug(&entry.title)),
            comune: self.site.id.to_owned(),
            texts: texts(entry),
            kinds: entry.kind.iter().map(|it| self.kind(it)).collect(),
            place: place(&entry.place, &self.material.places[&entry.place]),
            organizer: organizer(&entry.by, &self.material.organizers[&entry.by]),
            image: entry.image.clone(),
            cost: entry.cost.clone(),
            frequency,
            interval: entry.schedule.every.unwrap_or(1).unsigned_abs(),
            endless: entry.schedule.endless,
            occurrences,
            planned: spans(entry, &edition.planned),
            published,
            modified: published + 7 * 3600,
            remote_id,
        });
    }

    fn kind(&self, words: &str) -> Words {
        let translations = &self.material.typologies[words];
        Words {
            it: words.to_owned(),
            de: Some(translations.de.clone()),
            en: Some(translations.en.clone()),
        }
    }

    /// Some weeks before it begins, but never in the future.
    fn published(&self, remote_id: &str, first: Span) -> i64 {
        let jitter = (ids::hash(remote_id) % (40 * 86_400)) as i64;
        let morning = DateTime { date: self.today, seconds: 6 * 3600 }.from_rome().0;
        (first.start - 20 * 86_400).min(morning) - jitter
    }
}

fn spans(entry: &Entry, dates: &[Date]) -> Vec<Span> {
    let mut spans: Vec<Span> = dates.iter().filter_map(|&it| entry.schedule.span(it)).collect();
    spans.sort_unstable();
    spans
}

fn texts(entry: &Entry) -> Vec<(String, Text)> {
    let italian = Text {
        title: entry.title.clone(),
        summary: entry.summary.clone(),
        description: entry.text.clone(),
    };
    let translated = [(Locale::German, &entry.de), (Locale::English, &entry.en)];
    let others = translated.into_iter().filter_map(|(locale, it)| Some((locale, text(it)?)));
    let all = [(Locale::Italian, italian)].into_iter().chain(others);
    all.map(|(locale, text)| (locale.code().to_owned(), text)).collect()
}

/// A translation counts from its title on; the rest may be empty, as it is on real sites.
fn text(translation: &Translation) -> Option<Text> {
    Some(Text {
        title: translation.title.clone()?,
        summary: translation.summary.clone().unwrap_or_default(),
        description: translation.text.clone().unwrap_or_default(),
    })
}

fn place(key: &str, named: &Named) -> Place {
    Place {
        id: ids::of(key),
        name: words(named),
        address: named.address.clone(),
        position: named.position,
        accessible: named.accessible,
    }
}

fn organizer(key: &str, named: &Named) -> Organizer {
    Organizer {
        id: ids::of(&format!("organizer {key}")),
        name: words(named),
        email: named.email.clone(),
        phone: named.phone.clone(),
    }
}

fn words(named: &Named) -> Words {
    Words { it: named.name.clone(), de: named.de.clone(), en: named.en.clone() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use cw_model::time::Timestamp;

    use super::super::rules;
    use super::*;

    fn events(today: Date) -> Result<Vec<Event>, toml::de::Error> {
        let (site, material) = super::super::materials()?.swap_remove(0);
        Ok(super::events(&material, site, today, &mut Ids::default()))
    }

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    fn busy(events: &[Event], from: Date, days: i32) -> BTreeMap<i32, usize> {
        let mut busy: BTreeMap<i32, usize> = (0..days).map(|it| (from.days() + it, 0)).collect();
        for span in events.iter().flat_map(|it| &it.occurrences) {
            let first = Timestamp(span.start).in_rome().date.days();
            let last = Timestamp(span.end - 1).in_rome().date.days();
            for (_, count) in busy.range_mut(first..=last) {
                *count += 1;
            }
        }
        busy
    }

    #[test]
    fn every_rule_in_the_material_can_be_read() {
        for (site, material) in super::super::materials().expect("reads") {
            for entry in &material.entries {
                let name = format!("{} {}", site.id, entry.key);
                let edition = entry.schedule.edition(2026).unwrap_or_else(|| panic!("{name}"));
                assert!(!edition.kept.is_empty(), "{name} never happens");
                assert!(entry.schedule.span(edition.kept[0]).is_some(), "{name}");
                let known = material.places.contains_key(&entry.place)
                    && material.organizers.contains_key(&entry.by);
                assert!(known, "{name} happens nowhere, or by nobody");
            }
            for series in &material.series {
                let edition =
                    series.schedule.edition(2026).unwrap_or_else(|| panic!("{}", series.key));
                assert!(!edition.kept.is_empty(), "{} never happens", series.key);
            }
        }
    }

    #[test]
    fn there_are_more_than_three_hundred_events_on_any_day_of_the_year() {
        for today in ["2026-01-05", "2026-04-20", "2026-07-31", "2026-11-23", "2028-02-29"] {
            let count = events(day(today)).expect("reads").len();
            assert!((300..=700).contains(&count), "{count} on {today}");
        }
    }

    #[test]
    fn the_same_day_gives_the_same_events() {
        let text = |it: &str| format!("{:?}", events(day(it)).expect("reads"));
        assert_eq!(text("2026-11-23"), text("2026-11-23"));
        assert_ne!(text("2026-11-23"), text("2027-02-01"));
    }

    #[test]
    fn ids_and_slugs_are_never_shared() {
        let events = events(day("2026-11-23")).expect("reads");
        let mut ids: Vec<_> = events.iter().map(|it| it.id).collect();
        let mut slugs: Vec<_> = events.iter().map(|it| it.slug.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!((ids.len(), slugs.len()), (events.len(), events.len()));
    }

    #[test]
    fn months_are_pleasantly_full_all_year_round() {
        for month in 1..=12 {
            let first = Date::new(2026, month, 1).expect("a date");
            let busy = busy(&events(first).expect("reads"), first, 60);
            let mean = busy.values().sum::<usize>() as f64 / 60.0;
            assert!((1.5..7.0).contains(&mean), "{mean} a day around {first}");
            assert!(busy.values().all(|it| *it <= 11), "too much around {first}: {busy:?}");
        }
    }

    #[test]
    fn both_nights_of_the_clock_have_an_event() {
        let events = events(day("2026-11-23")).expect("reads");
        for night in ["last sunday of march - 1", "last sunday of october - 1"] {
            let date = rules::day(night, if night.contains("march") { 2027 } else { 2026 });
            let found = events.iter().flat_map(|it| &it.occurrences).any(|it| {
                Some(Timestamp(it.start).in_rome().date) == date
                    && Timestamp(it.end).in_rome().date > Timestamp(it.start).in_rome().date
            });
            assert!(found, "{night}");
        }
    }
}
