//! Places as plain GeoJSON (RFC 7946), with Italian property names as municipalities write them.

use serde_json::{Map, Value, json};

use super::{hours, places};
use crate::event::Locale;
use crate::place::Place;
use crate::site;

/// The translated properties, with the languages behind a colon as OpenStreetMap has them.
const TRANSLATIONS: [(Locale, &str); 2] = [(Locale::German, "de"), (Locale::English, "en")];

/// One feature a place; what has no position has no geometry.
pub fn collection<'a>(places: impl Iterator<Item = &'a Place>, base: &str) -> Value {
    let features: Vec<Value> = places.map(|it| feature(it, base)).collect();
    json!({ "type": "FeatureCollection", "features": features })
}

fn feature(place: &Place, base: &str) -> Value {
    let geometry = place.position().map(
        |(latitude, longitude)| json!({ "type": "Point", "coordinates": [longitude, latitude] }),
    );
    json!({
        "type": "Feature",
        "id": place.id,
        "geometry": geometry,
        "properties": properties(place, base),
    })
}

fn properties(place: &Place, base: &str) -> Value {
    let mut properties = Map::new();
    let mut add = |key: &str, value: Value| {
        let is_said = !value.is_null() && value != json!("");
        is_said.then(|| properties.insert(key.to_owned(), value));
    };
    let text = place.text(Locale::Italian);
    add("nome", text.title.clone().into());
    add("categoria", json!(places::kinds(place, Locale::Italian)));
    for (locale, tag) in TRANSLATIONS {
        let has = place.texts.iter().any(|(code, _)| code == locale.code());
        if has {
            add(&format!("nome:{tag}"), place.text(locale).title.clone().into());
            add(&format!("sommario:{tag}"), place.text(locale).summary.clone().into());
        }
        add(&format!("categoria:{tag}"), json!(places::kinds(place, locale)));
    }
    add("sommario", text.summary.clone().into());
    add("indirizzo", place.address().into());
    add("comune", site::of(&place.comune).name.into());
    add("orari", hours::line(place).into());
    add("telefono", json!(place.phone));
    add("email", json!(place.email));
    // As spreadsheets and OpenStreetMap have it; a bare `false` reads as "nobody said".
    add("accessibile", json!(place.accessible.map(|it| if it { "sì" } else { "no" })));
    add("accessibilita", place.access.clone().into());
    add("immagine", format!("{base}/var/immagini/{}.svg", place.image).into());
    add("url", format!("{base}{}", path(place)).into());
    properties.into()
}

/// The address of its page.
pub fn path(place: &Place) -> String {
    format!("{}/Luoghi/{}", site::of(&place.comune).prefix, place.slug)
}
