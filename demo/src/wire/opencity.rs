//! The data of class `event` in the words of OpenCity.

use serde_json::{Value, json};

use super::relation::Relation;
use super::{Base, ocevent};
use crate::event::{Event, Locale, Organizer, Place, Words};
use crate::vocabulary::audience_and_topic;

/// Every field in `locale`.
pub fn data(event: &Event, locale: Locale, base: &Base) -> Value {
    let text = event.text(locale);
    let (audience, topic) = audience_and_topic(&event.image);
    let place = Relation { id: event.place.id, class: "place", name: &event.place.name };
    let organizer =
        Relation { id: event.organizer.id, class: "organization", name: &event.organizer.name };
    let topic = Relation { id: 90_000 + topic.it.len() as i64, class: "topic", name: &topic };
    json!({
        "event_title": text.title,
        "short_event_title": text.title,
        "event_abstract": text.summary,
        "description": text.description,
        "image": image(event, locale),
        "video": Value::Null,
        "sub_event_of": [],
        "has_public_event_typology": event.kinds.iter().map(|it| it.get(locale)).collect::<Vec<_>>(),
        "target_audience": [audience.get(locale)],
        "about_target_audience": "",
        "topics": topic.list(base, None),
        "time_interval": ocevent::value(event),
        "takes_place_in": place.list(base, Some(place_data(&event.place))),
        "has_address": address(&event.place),
        "is_accessible_for_free": i32::from(event.cost.is_none()),
        "cost_notes": event.cost.as_ref().map(|it| format!("<p>{it}</p>")).unwrap_or_default(),
        "has_offer": [],
        "attachment": [],
        "organizer": organizer.list(base, None),
        "has_online_contact_point": contact_points(&event.organizer, base),
        "maximum_attendee_capacity": Value::Null,
        "in_language": Value::Null,
        "event_content_keyword": "",
        // An ezfloat that nobody filled in is zero.
        "aggregate_rating": 0.0,
    })
}

/// `ezimage`; its address begins at the root of the site.
pub fn image(event: &Event, locale: Locale) -> Value {
    json!({
        "filename": format!("{}.svg", event.image),
        "url": format!("/var/immagini/{}.svg", event.image),
        "alt": event.kinds.first().map(|it| it.get(locale)).unwrap_or_default(),
        "mime_type": "image/svg+xml",
        "width": "1200",
        "height": "675",
    })
}

/// `ezgmaplocation`; "no position" is zero, zero and no text.
pub fn address(place: &Place) -> Value {
    let (latitude, longitude) = match place.position {
        Some((latitude, longitude)) => (json!(latitude), json!(longitude)),
        None => (json!(0), json!(0)),
    };
    let address = place.address.as_deref().unwrap_or_default();
    json!({ "latitude": latitude, "longitude": longitude, "address": address })
}

fn place_data(place: &Place) -> Value {
    let accessibility = match place.accessible {
        Some(true) => "Accessibile alle persone con disabilità motoria",
        Some(false) => "Non accessibile in sedia a rotelle",
        None => "",
    };
    json!({ "has_address": address(place), "accessibility": accessibility })
}

/// Contact points come with their names only, so editors name them after what to dial or write to.
fn contact_points(organizer: &Organizer, base: &Base) -> Value {
    let contacts = [&organizer.phone, &organizer.email].into_iter().flatten().enumerate();
    let points = contacts.map(|(index, contact)| {
        let name = Words { it: contact.clone(), de: None, en: None };
        let id = organizer.id + 1 + index as i64;
        Relation { id, class: "online_contact_point", name: &name }.value(base, None)
    });
    points.collect()
}
