//! Places as schema.org writes them.

use serde_json::{Map, Value, json};

use super::geojson::path;
use super::places;
use crate::event::Locale;
use crate::place::{Place, Season};
use crate::site;

const DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// One graph of places.
pub fn graph<'a>(places: impl Iterator<Item = &'a Place>, base: &str) -> Value {
    let graph: Vec<Value> = places.map(|it| place(it, base)).collect();
    json!({ "@context": "https://schema.org", "@graph": graph })
}

fn place(place: &Place, base: &str) -> Value {
    let page = format!("{base}{}", path(place));
    let mut object = json!({
        "@type": place.schema,
        "@id": page,
        "url": page,
        "name": texts(place, |it| &it.title),
        "description": texts(place, |it| &it.summary),
        "additionalType": places::kinds(place, Locale::Italian),
        "address": {
            "@type": "PostalAddress",
            "streetAddress": street(place),
            "postalCode": "38099",
            "addressLocality": site::of(&place.comune).name,
            "addressRegion": "TN",
            "addressCountry": "IT",
        },
        "image": format!("{base}/var/immagini/{}.svg", place.image),
    });
    let mut add = |key: &str, value: Value| object[key] = value;
    if let Some((latitude, longitude)) = place.position() {
        let geo =
            json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude });
        add("geo", geo);
    }
    if let Some(phone) = &place.phone {
        add("telephone", format!("+39 {phone}").into());
    }
    if let Some(email) = &place.email {
        add("email", email.as_str().into());
    }
    if let Some(accessible) = place.accessible {
        let kind = "LocationFeatureSpecification";
        add("amenityFeature", json!({ "@type": kind, "name": "wheelchair", "value": accessible }));
    }
    let hours: Vec<Value> = place.seasons.iter().flat_map(specifications).collect();
    if !hours.is_empty() {
        add("openingHoursSpecification", hours.into());
    }
    object
}

/// Street and village: the comune has a place of its own.
fn street(place: &Place) -> String {
    let parts = [place.street.as_deref(), Some(place.village.as_str())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// In every language it was written in.
fn texts(place: &Place, part: fn(&crate::event::Text) -> &String) -> Value {
    let said = |(code, text): &(String, crate::event::Text)| {
        let language = match code.as_str() {
            "ger-DE" => "de",
            "eng-GB" => "en",
            _ => "it",
        };
        let value = part(text);
        (!value.is_empty()).then(|| json!({ "@language": language, "@value": value }))
    };
    place.texts.iter().filter_map(said).collect()
}

/// One specification for each span, with the days that have it.
fn specifications(season: &Season) -> Vec<Value> {
    let mut spans: Vec<(u32, u32)> = season.week.iter().flatten().copied().collect();
    spans.sort_unstable();
    spans.dedup();
    let specification = |span: (u32, u32)| {
        let days = DAYS.iter().zip(&season.week).filter(|(_, it)| it.contains(&span));
        let mut fields = Map::new();
        let mut add = |key: &str, value: Value| fields.insert(key.to_owned(), value);
        add("@type", "OpeningHoursSpecification".into());
        add("dayOfWeek", days.map(|it| Value::from(*it.0)).collect());
        add("opens", clock(span.0).into());
        add("closes", clock(span.1).into());
        if let Some(through) = &season.through {
            add("validFrom", season.from.as_str().into());
            add("validThrough", through.as_str().into());
        }
        fields.into()
    };
    spans.into_iter().map(specification).collect()
}

/// Midnight at the end of a day is the minute before: `24:00` is no time of schema.org, `00:00` is closed.
fn clock(minutes: u32) -> String {
    let minutes = minutes.min(24 * 60 - 1);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
