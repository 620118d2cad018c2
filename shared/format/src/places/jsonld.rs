//! Places of schema.org, whatever they are called there: a museum is one, and so is a bar.

use cw_model::scan::contains;
use cw_model::text::Language;

use super::Kind;
use super::draft::{Draft, Fields, Names, position_of};
use super::kinds::name_of;
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

/// Parts of the names of features for people with disabilities.
const ACCESS: &[&str] = &["wheelchair", "access", "disabil"];

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
pub(super) fn read(record: &Json<'_>, context: &Context<'_>) -> Draft {
    let mut fields = Fields::new(context);
    fields.put_all(record, MEMBERS, Json::is_said);
    if let Some(address) = record.get("address").elements_or_self().first() {
        fields.put(Word::Address, address);
        fields.put_all(address, ADDRESS, Json::is_said);
    }
    let mut draft = fields.tell();
    for feature in record.get("amenityFeature").elements_or_self() {
        let name = feature.get("name").text().unwrap_or_default().to_ascii_lowercase();
        if ACCESS.iter().any(|it| contains(&name, it)) {
            draft.details.accessible = feature.get("value").flag();
        }
    }
    draft.kind = Kind::JsonLd;
    kinds(record, context.language, &mut draft.details.categories);
    draft.set_hours(hours::schema::read(record));
    let geo = record.get("geo").elements_or_self().iter().find_map(position_of);
    if let Some(position) = geo.or_else(|| position_of(record)) {
        draft.positions.push(position);
    }
    draft
}

/// The name of a type without its address.
fn short(kind: &str) -> &str {
    let cut = kind.bytes().rposition(|it| matches!(it, b'/' | b'#' | b':'));
    &kind[cut.map_or(0, |it| it + 1)..]
}

fn kinds(record: &Json<'_>, language: Language, into: &mut Vec<String>) {
    for kind in record.get("additionalType").elements_or_self() {
        // An address of a kind is its name only where it is the type itself.
        if let Some(kind) = kind.text()
            && !kind.starts_with("http")
        {
            into.push(kind.to_owned());
        }
    }
    for kind in record.get("@type").elements_or_self() {
        if let Some(kind) = kind.text() {
            into.push(name_of(short(kind), language));
        }
    }
}
