//! Places as GeoJSON, RFC 7946: what is written here is read back equal by [`crate::places`].

use cw_model::geo::Coordinates;
use cw_model::geometry::Geometry;
use cw_model::hours::Hours;
use cw_model::place::Place;

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
        (_, Some(position)) => single("Point", position, text),
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
        list(&details.categories, text, &mut |it, text| quoted(it, text));
    }
    let image = details.image.as_ref();
    let accessible = details.accessible.map(|it| if it { "yes" } else { "no" }.to_owned());
    for (name, value) in [
        ("abstract", &details.abstract_text),
        ("description", &details.description),
        ("address", &details.address),
        ("municipality", &details.municipality),
        ("opening_hours", &details.hours_note.clone().or_else(|| said(details.hours.as_ref()))),
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

/// Hours of the whole year in the words of OpenStreetMap; seasons are more than one line can say.
pub(crate) fn said(hours: Option<&Hours>) -> Option<String> {
    crate::hours::write(hours?)
}

fn single(kind: &str, position: Coordinates, text: &mut String) {
    open(kind, text);
    pair(position, text);
    text.push('}');
}

fn open(kind: &str, text: &mut String) {
    text.push_str("{\"type\":\"");
    text.push_str(kind);
    text.push_str("\",\"coordinates\":");
}

/// One kind if it is one, else a collection of all there are.
fn geometry(shape: &Geometry, text: &mut String) {
    let kinds = [!shape.points.is_empty(), !shape.lines.is_empty(), !shape.polygons.is_empty()];
    let several = 1 < kinds.into_iter().filter(|it| *it).count();
    if several {
        text.push_str("{\"type\":\"GeometryCollection\",\"geometries\":[");
    }
    let mut first = true;
    let mut part = |kind: &str, act: &mut dyn FnMut(&mut String), text: &mut String| {
        if !std::mem::replace(&mut first, false) {
            text.push(',');
        }
        open(kind, text);
        act(text);
        text.push('}');
    };
    match &shape.points[..] {
        [] => {}
        [point] => part("Point", &mut |text| pair(*point, text), text),
        points => part("MultiPoint", &mut |text| path(points, text), text),
    }
    match &shape.lines[..] {
        [] => {}
        [line] => part("LineString", &mut |text| path(line, text), text),
        lines => part(
            "MultiLineString",
            &mut |text| list(lines, text, &mut |it, text| path(it, text)),
            text,
        ),
    }
    match &shape.polygons[..] {
        [] => {}
        [polygon] => part("Polygon", &mut |text| rings(polygon, text), text),
        all => {
            part("MultiPolygon", &mut |text| list(all, text, &mut |it, text| rings(it, text)), text)
        }
    }
    if several {
        text.push_str("]}");
    }
}

fn rings(polygon: &[Vec<Coordinates>], text: &mut String) {
    list(polygon, text, &mut |it, text| path(it, text));
}

fn path(path: &[Coordinates], text: &mut String) {
    list(path, text, &mut |it, text| pair(*it, text));
}

fn pair(position: Coordinates, text: &mut String) {
    text.push('[');
    degrees::push(position.longitude, b'.', text);
    text.push(',');
    degrees::push(position.latitude, b'.', text);
    text.push(']');
}

fn list<T>(items: &[T], text: &mut String, write: &mut dyn FnMut(&T, &mut String)) {
    text.push('[');
    for (index, item) in items.iter().enumerate() {
        if index != 0 {
            text.push(',');
        }
        write(item, text);
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
