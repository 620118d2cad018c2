//! The data of class `luogo` in the words of ComunWeb before OpenCity: an address in four fields, hours in words.

use serde_json::{Value, json};

use super::super::relation::Relation;
use super::super::{Base, hours};
use super::address;
use crate::event::Locale;
use crate::place::Place;

/// Every field in `locale`.
pub fn data(place: &Place, locale: Locale, base: &Base) -> Value {
    let text = place.text(locale);
    let kind = |(index, name): (usize, &crate::event::Words)| {
        let id = 70_000 + name.it.bytes().map(i64::from).sum::<i64>() + index as i64;
        Relation { id, class: "tipo_luogo", name }.value(base, None)
    };
    json!({
        "titolo": text.title,
        "abstract": format!("<p>{}</p>", text.summary),
        "descrizione": text.description,
        "tipo_luogo": place.kinds.iter().enumerate().map(kind).collect::<Vec<_>>(),
        "image": image(place),
        "indirizzo": place.street,
        "cap": "38099",
        "localita": place.village,
        "orario": hours::line(place),
        "telefono": place.phone,
        "email": place.email,
        "accessibile": place.accessible.map(i32::from),
        // Two fields for one thing: the older one is empty in all that was written since.
        "gps": { "latitude": 0, "longitude": 0, "address": "" },
        "geo": address(place),
    })
}

fn image(place: &Place) -> Value {
    json!({
        "filename": format!("{}.svg", place.image),
        "url": format!("/var/immagini/{}.svg", place.image),
        "alt": "",
        "mime_type": "image/svg+xml",
        "width": "1200",
        "height": "675",
    })
}
