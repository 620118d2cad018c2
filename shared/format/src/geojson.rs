//! Places as GeoJSON, RFC 7946: what is written here is read back equal by [`crate::places`].

use cw_model::geo::Coordinates;
use cw_model::geometry::Geometry;
use cw_model::place::{Place, PlaceDetails};

use crate::degrees;

/// Writes a collection of features, with a hundredth of a metre and without formatting.
pub fn write(places: &mut dyn Iterator<Item = &Place>) -> String {
    let mut text = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    for (index, place) in places.enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        feature(place, &mut text);
    }
    text.push_str("\n]}\n");
    text
}

fn feature(place: &Place, text: &mut String) {
    text.push_str("{\"type\":\"Feature\",\"id\":");
    quoted(&place.uid, text);
    text.push_str(",\"geometry\":");
    match (&place.geometry, place.position) {
        (Some(shape), _) if !shape.is_empty() => geometry(shape, text),
        (_, Some(position)) => one("Point", 1, &|_, text| pair(position, text), text),
        _ => text.push_str("null"),
    }
    text.push_str(",\"properties\":{\"name\":");
    quoted(&place.name, text);
    properties(place, text);
    text.push_str("}}");
}

fn properties(place: &Place, text: &mut String) {
    let details = &place.details;
    if !details.categories.is_empty() {
        text.push_str(",\"category\":");
        let categories = &details.categories;
        list(categories.len(), text, &|it, text| quoted(&categories[it], text));
    }
    let image = details.image.as_ref();
    let accessible = details.accessible.map(|it| if it { "yes" } else { "no" }.to_owned());
    for (name, value) in &[
        ("abstract", &details.abstract_text),
        ("description", &details.description),
        ("address", &details.address),
        ("municipality", &details.municipality),
        ("opening_hours", &said(details)),
        ("email", &details.email),
        ("phone", &details.phone),
        ("url", &details.url),
        ("image", &image.map(|it| it.url.clone())),
        ("wheelchair", &accessible),
        ("accessibility", &details.accessibility),
    ] {
        if let Some(value) = value {
            text.push_str(",\"");
            text.push_str(name);
            text.push_str("\":");
            quoted(value, text);
        }
    }
}

/// Hours in one line, as far as one can say them, and what is told of them in words.
pub(crate) fn said(details: &PlaceDetails) -> Option<String> {
    let hours = details.hours.as_ref().and_then(crate::hours::write);
    match (hours, &details.hours_note) {
        (Some(hours), Some(note)) => Some([&hours, "; ", note].concat()),
        (hours, note) => hours.or(note.clone()),
    }
}

/// One kind if it is one, else a collection of all there are.
fn geometry(shape: &Geometry, text: &mut String) {
    let kinds: [(&str, usize, Write<'_>); 3] = [
        ("Point", shape.points.len(), &|it, text| pair(shape.points[it], text)),
        ("LineString", shape.lines.len(), &|it, text| path(&shape.lines[it], text)),
        ("Polygon", shape.polygons.len(), &|it, text| rings(&shape.polygons[it], text)),
    ];
    let several = 1 < kinds.iter().filter(|it| it.1 != 0).count();
    if several {
        text.push_str("{\"type\":\"GeometryCollection\",\"geometries\":[");
    }
    let mut sign = "";
    for (kind, count, write) in kinds {
        if count != 0 {
            text.push_str(sign);
            sign = ",";
            one(kind, count, write, text);
        }
    }
    if several {
        text.push_str("]}");
    }
}

/// A geometry of a kind, or of many of it.
fn one(kind: &str, count: usize, write: Write<'_>, text: &mut String) {
    text.push_str("{\"type\":\"");
    if 1 < count {
        text.push_str("Multi");
    }
    text.push_str(kind);
    text.push_str("\",\"coordinates\":");
    if 1 < count {
        list(count, text, write);
    } else {
        write(0, text);
    }
    text.push('}');
}

fn rings(polygon: &[Vec<Coordinates>], text: &mut String) {
    list(polygon.len(), text, &|it, text| path(&polygon[it], text));
}

fn path(path: &[Coordinates], text: &mut String) {
    list(path.len(), text, &|it, text| pair(path[it], text));
}

fn pair(position: Coordinates, text: &mut String) {
    text.push('[');
    degrees::push(position.longitude, b'.', text);
    text.push(',');
    degrees::push(position.latitude, b'.', text);
    text.push(']');
}

/// Writes the thing that has this index.
type Write<'w> = &'w dyn Fn(usize, &mut String);

fn list(count: usize, text: &mut String, write: Write<'_>) {
    text.push('[');
    for index in 0..count {
        if index != 0 {
            text.push(',');
        }
        write(index, text);
    }
    text.push(']');
}

fn quoted(words: &str, text: &mut String) {
    text.push('"');
    for sign in words.chars() {
        match sign {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            // A page may paste this between script tags.
            '\0'..='\x1f' | '<' | '\u{2028}' | '\u{2029}' => escaped(sign as u32, text),
            sign => text.push(sign),
        }
    }
    text.push('"');
}

fn escaped(code: u32, text: &mut String) {
    text.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        text.push(char::from_digit(code >> shift & 15, 16).unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests;
