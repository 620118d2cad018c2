//! The data of classes `place` and `public_service` in the words of OpenCity.

use serde_json::{Value, json};

use super::relation::Relation;
use super::{Base, hours};
use crate::event::{Locale, Words};
use crate::place::{Class, Place};

pub mod legacy;

/// Every field in `locale`.
pub fn data(place: &Place, locale: Locale, base: &Base) -> Value {
    match place.class {
        Class::Place => place_data(place, locale, base),
        Class::Service => service_data(place, locale, base),
    }
}

fn place_data(place: &Place, locale: Locale, base: &Base) -> Value {
    let text = place.text(locale);
    json!({
        "name": text.title,
        "alternative_name": "",
        "type": kinds(place, locale),
        "topics": [],
        "image": [image(place, locale, base)],
        "video": Value::Null,
        "abstract": text.summary,
        "description": text.description,
        "accessibility": paragraph(&place.access),
        "has_address": address(place),
        "opening_hours_specification": hours::relations(place, base),
        "help": contacts(place, base),
        "more_information": "",
        "identifier": Value::Null,
    })
}

fn service_data(place: &Place, locale: Locale, base: &Base) -> Value {
    let text = place.text(locale);
    let venue = |it: &crate::place::Venue| {
        Relation { id: it.id, class: "place", name: &it.name }.value(base, None)
    };
    json!({
        "name": text.title,
        "type": kinds(place, locale),
        "abstract": text.summary,
        "description": text.description,
        "is_physically_available_at": place.venues.iter().map(venue).collect::<Vec<_>>(),
        "has_online_contact_point": contacts(place, base),
    })
}

/// Words of the vocabulary.
pub fn kinds(place: &Place, locale: Locale) -> Vec<&str> {
    place.kinds.iter().map(|it| it.get(locale)).collect()
}

/// `ezgmaplocation`; "no position" is zero, zero and no text.
pub fn address(place: &Place) -> Value {
    match place.position() {
        Some((latitude, longitude)) => {
            json!({ "latitude": latitude, "longitude": longitude, "address": place.address() })
        }
        None => json!({ "latitude": 0, "longitude": 0, "address": "" }),
    }
}

/// A related picture, with what a page needs to show it.
fn image(place: &Place, locale: Locale, base: &Base) -> Value {
    let name = Words { it: place.text(Locale::Italian).title.clone(), de: None, en: None };
    let id = 80_000 + place.image.bytes().map(i64::from).sum::<i64>();
    let mut image = Relation { id, class: "image", name: &name }.value(base, None);
    image["filename"] = format!("{}.svg", place.image).into();
    image["url"] = format!("/var/immagini/{}.svg", place.image).into();
    image["alt"] = place.kinds.first().map(|it| it.get(locale)).unwrap_or_default().into();
    image
}

/// Contact points come with their names only, so editors name them after what to dial or write to.
fn contacts(place: &Place, base: &Base) -> Value {
    let contacts = [&place.phone, &place.email].into_iter().flatten().enumerate();
    let point = |(index, contact): (usize, &String)| {
        let name = Words { it: contact.clone(), de: None, en: None };
        let id = place.id * 10 + 8 + index as i64;
        Relation { id, class: "online_contact_point", name: &name }.value(base, None)
    };
    contacts.map(point).collect()
}

fn paragraph(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("<p>{text}</p>") }
}
