//! Places as a table that Excel opens in Italy.

use cw_model::place::Place;

use crate::csv::push_field;
use crate::{degrees, geojson};

/// Names of the columns; [`super::read`] knows them again.
const HEADER: &str = "\u{feff}id;nome;categoria;indirizzo;comune;latitudine;longitudine;orari;telefono;email;sito;\
    accessibile;abstract;descrizione\r\n";

/// Writes a table: `;`, byte order mark, CRLF, decimal commas, and no cell that Excel takes for a formula.
pub fn write_csv(places: &mut dyn Iterator<Item = &Place>) -> String {
    let mut text = String::from(HEADER);
    for place in places {
        row(place, &mut text);
        text.push_str("\r\n");
    }
    text
}

fn row(place: &Place, text: &mut String) {
    let details = &place.details;
    let degrees = |number: fn(&cw_model::geo::Coordinates) -> f64| {
        let mut written = String::new();
        if let Some(position) = &place.position {
            degrees::push(number(position), b',', &mut written);
        }
        written
    };
    let (latitude, longitude) = (degrees(|it| it.latitude), degrees(|it| it.longitude));
    let hours = geojson::said(details);
    let categories = details.categories.join("|");
    let accessible = details.accessible.map_or("", |it| if it { "si" } else { "no" });
    fn words(text: Option<&String>) -> &str {
        text.map_or("", |it| it)
    }
    push_field(&place.uid, text);
    for field in &[
        place.name.as_str(),
        &categories,
        words(details.address.as_ref()),
        words(details.municipality.as_ref()),
    ] {
        text.push(';');
        push_field(field, text);
    }
    // Numbers stay numbers: a minus before digits is no formula.
    for number in &[latitude, longitude] {
        text.push(';');
        text.push_str(number);
    }
    for field in &[
        words(hours.as_ref()),
        words(details.phone.as_ref()),
        words(details.email.as_ref()),
        words(details.url.as_ref()),
        accessible,
        words(details.abstract_text.as_ref()),
        words(details.description.as_ref()),
    ] {
        text.push(';');
        push_field(field, text);
    }
}
