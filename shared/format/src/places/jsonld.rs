//! Places of schema.org, whatever they are called there: a museum is one, and so is a bar.

use cw_model::scan::contains;

use super::draft::{Draft, Fields, Names, position_of};
use super::words::Word;
use crate::events::Context;
use crate::hours;
use crate::json::Json;

/// What its members are about.
const MEMBERS: &Names = &[
    (Word::Id, "@id identifier"),
    (Word::Name, "name"),
    (Word::Description, "description"),
    (Word::Image, "image"),
    (Word::Email, "email"),
    (Word::Phone, "telephone"),
    (Word::Url, "url"),
];

/// What those of its address are about; a text alone is the whole of it.
const ADDRESS: &Names = &[
    (Word::Street, "streetAddress"),
    (Word::PostCode, "postalCode"),
    (Word::Town, "addressLocality"),
    (Word::Municipality, "addressLocality"),
];

/// The place in an element of a list: `{"@type":"ListItem","item":{…}}`.
pub(super) fn item<'j, 'a>(record: &'j Json<'a>) -> &'j Json<'a> {
    match record.get("item") {
        it if it.members().is_empty() => record,
        it => it,
    }
}

/// Whether it stands somewhere. A graph also holds pages, organizations and breadcrumbs.
pub(super) fn is_place(record: &Json<'_>) -> bool {
    let mut is_typed = false;
    for kind in record.get("@type").elements_or_self() {
        if let Some(kind) = kind.text() {
            is_typed = true;
            if short(kind) == "Place" {
                return true;
            }
        }
    }
    let stands = record.first("geo openingHours openingHoursSpecification", Json::is_said);
    let lives = record.get("address").is_said() && record.get("name").is_said();
    is_typed && (stands.is_said() || lives)
}

/// Reads one.
pub(super) fn read(record: &Json<'_>, context: &Context<'_>, into: &mut Draft) {
    let mut fields = Fields::new(context);
    fields.put_all(record, MEMBERS, Json::is_said);
    if let Some(address) = record.get("address").elements_or_self().first() {
        fields.put(Word::Address, address);
        fields.put_all(address, ADDRESS, Json::is_said);
    }
    into.details.categories = kinds(record);
    for feature in record.get("amenityFeature").elements_or_self() {
        let name = feature.get("name").text().unwrap_or_default().to_ascii_lowercase();
        if contains(&name, "wheelchair") || contains(&name, "access") || contains(&name, "disabil")
        {
            into.details.accessible = feature.get("value").flag();
        }
    }
    hours::schema::read(record, &mut into.details);
    fields.tell(into);
    let geo = record.get("geo").elements_or_self().iter().find_map(position_of);
    into.positions.extend(geo.or_else(|| position_of(record)));
}

/// The name of a type without its address.
fn short(kind: &str) -> &str {
    let cut = kind.bytes().rposition(|it| matches!(it, b'/' | b'#' | b':'));
    &kind[cut.map_or(0, |it| it + 1)..]
}

fn kinds(record: &Json<'_>) -> Vec<String> {
    let mut kinds = Vec::new();
    for name in ["additionalType", "@type"] {
        for kind in record.get(name).elements_or_self().iter().filter_map(Json::text) {
            // An address of a kind is its name only where it is the type itself.
            if name == "@type" {
                kinds.push(short(kind).to_owned());
            } else if !kind.starts_with("http") {
                kinds.push(kind.to_owned());
            }
        }
    }
    kinds
}
