//! Places of schema.org, whatever they are called there: a museum is one, and so is a bar.

use cw_model::place::PlaceDetails;
use cw_model::scan::contains;

use super::draft::{Draft, one_line, position_of};
use crate::events::Context;
use crate::json::Json;
use crate::{hours, html, link};

/// The place in an element of a list: `{"@type":"ListItem","item":{…}}`.
pub(super) fn item<'j, 'a>(record: &'j Json<'a>) -> &'j Json<'a> {
    match record.get("item") {
        it if it.members().is_empty() => record,
        it => it,
    }
}

/// Whether it stands somewhere. A graph also holds pages, organizations and breadcrumbs.
pub(super) fn is_place(record: &Json<'_>) -> bool {
    let kinds = record.get("@type").elements_or_self();
    let named = kinds.iter().filter_map(Json::text).any(|it| short(it) == "Place");
    let typed = kinds.iter().any(|it| it.text().is_some());
    let somewhere = ["geo", "openingHours", "openingHoursSpecification"];
    let stands = somewhere.iter().any(|it| !record.get(it).is_empty());
    let lives = !record.get("address").is_empty() && !record.get("name").is_empty();
    named || typed && (stands || lives)
}

/// Reads one.
pub(super) fn draft(record: &Json<'_>, context: &Context<'_>) -> Draft {
    let text = |name: &str| words(record.get(name), context);
    let mut details = PlaceDetails {
        categories: kinds(record),
        description: text("description"),
        address: address(record.get("address"), context),
        municipality: words(record.get("address").get("addressLocality"), context),
        image: image(record.get("image"), context),
        email: text("email").map(|it| it.strip_prefix("mailto:").unwrap_or(&it).to_owned()),
        phone: text("telephone"),
        url: text("url").and_then(|it| link::page(&it, context.base)),
        ..PlaceDetails::default()
    };
    for feature in record.get("amenityFeature").elements_or_self() {
        let name = feature.get("name").text().unwrap_or_default().to_ascii_lowercase();
        if ["wheelchair", "access", "disabil"].iter().any(|it| contains(&name, it)) {
            details.accessible = feature.get("value").flag();
        }
    }
    hours::schema::read(record, &mut details);
    let geo = record.get("geo").elements_or_self();
    Draft {
        id: record.get("@id").identifier().or_else(|| record.get("identifier").identifier()),
        name: text("name").map(|it| one_line(&it)).filter(|it| !it.is_empty()),
        positions: geo
            .iter()
            .find_map(position_of)
            .or_else(|| position_of(record))
            .into_iter()
            .collect(),
        details,
    }
}

/// The name of a type without its address.
fn short(kind: &str) -> &str {
    let cut = kind.bytes().rposition(|it| matches!(it, b'/' | b'#' | b':'));
    &kind[cut.map_or(0, |it| it + 1)..]
}

fn kinds(record: &Json<'_>) -> Vec<String> {
    let said = record.get("additionalType").elements_or_self().iter();
    let said = said.filter_map(Json::text).filter(|it| !it.starts_with("http"));
    let types = record.get("@type").elements_or_self().iter().filter_map(Json::text).map(short);
    said.chain(types).map(str::to_owned).collect()
}

/// Text, one of several languages, or the first of a list.
fn words(value: &Json<'_>, context: &Context<'_>) -> Option<String> {
    let several = value.elements_or_self();
    let own = several.iter().find(|it| it.get("@language").text() == Some(context.language.tag()));
    let one = own.or(several.first())?;
    one.text().or_else(|| one.get("@value").text()).map(str::to_owned)
}

fn address(value: &Json<'_>, context: &Context<'_>) -> Option<String> {
    let value = value.elements_or_self().first()?;
    if let Some(address) = words(value, context) {
        return Some(one_line(&address));
    }
    let part = |name: &str| words(value.get(name), context).map(|it| html::plain(&it));
    let town = [part("postalCode"), part("addressLocality")].into_iter().flatten();
    let town = Some(town.collect::<Vec<_>>().join(" ")).filter(|it| !it.is_empty());
    let parts: Vec<String> = [part("streetAddress"), town].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn image(value: &Json<'_>, context: &Context<'_>) -> Option<cw_model::event::Image> {
    value.elements_or_self().iter().find_map(|it| {
        let said =
            it.text().or_else(|| it.get("url").text()).or_else(|| it.get("contentUrl").text());
        let url = link::image(said.or_else(|| it.get("@id").text())?, context.base)?;
        Some(cw_model::event::Image {
            url,
            alt: it.get("caption").text().unwrap_or_default().to_owned(),
        })
    })
}
