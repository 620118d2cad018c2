//! `/api/openapi`: the flat shape OpenCity Italia gives its contents, and the document that says so.

use serde_json::{Value, json};

use super::{hours, iso, places};
use crate::event::Locale;
use crate::place::Place;

/// The path of the places, as this site calls it; others call it otherwise, so a client has to look it up.
pub const PATH: &str = "/vivere-il-comune/luoghi";
/// More than this in one page is refused.
pub const MOST: u32 = 50;

/// One page of places, with the addresses of the pages around it.
pub struct List<'a> {
    /// `https://host/api/openapi`.
    pub base: &'a str,
    /// The places.
    pub places: Vec<&'a Place>,
    /// In all pages.
    pub count: i64,
    /// What was asked, fit for an address.
    pub search: Option<String>,
    /// How many are on a page.
    pub limit: u32,
    /// After how many.
    pub offset: u32,
}

impl List<'_> {
    /// The envelope.
    pub fn value(&self, locale: Locale) -> Value {
        let after = self.offset.saturating_add(self.limit);
        let next = (i64::from(after) < self.count).then(|| self.address(after));
        let before = self.offset.saturating_sub(self.limit);
        let prev = (0 < self.offset).then(|| self.address(before));
        let items: Vec<Value> = self.places.iter().map(|it| item(it, locale, self.base)).collect();
        json!({
            "items": items,
            "self": self.address(self.offset),
            "prev": prev,
            "next": next,
            "count": self.count,
        })
    }

    /// The original forces `https` here; ours keeps the scheme it was asked with, or nobody could follow it.
    fn address(&self, offset: u32) -> String {
        let search = self.search.as_ref().map(|it| format!("searchTerm={it}&")).unwrap_or_default();
        format!("{}{PATH}?{search}limit={}&offset={offset}", self.base, self.limit)
    }
}

/// One place.
pub fn item(place: &Place, locale: Locale, base: &str) -> Value {
    let text = place.text(locale);
    let hours = place.seasons.iter().enumerate().map(|(index, _)| {
        relation(base, "orari", &format!("{}-orario-{index}", place.remote_id), index)
    });
    let contacts = [&place.phone, &place.email].into_iter().flatten().enumerate();
    let contacts = contacts.map(|(index, _)| {
        relation(base, "punti-di-contatto", &format!("{}-contatto-{index}", place.remote_id), index)
    });
    json!({
        "id": place.remote_id,
        "uri": format!("{base}{PATH}/{}#{}", place.remote_id, place.slug),
        "published_at": iso(place.published),
        "modified_at": iso(place.modified),
        "name": text.title,
        "alternative_name": "",
        "type": places::kinds(place, locale),
        "abstract": text.summary,
        "description": text.description,
        "accessibility": place.access,
        "has_address": address(place),
        "image": [{
            "filename": format!("{}.svg", place.image),
            "uri": format!("{}/var/immagini/{}.svg", base.trim_end_matches("/api/openapi"), place.image),
        }],
        "opening_hours_specification": hours.collect::<Vec<_>>(),
        "help": contacts.collect::<Vec<_>>(),
        "more_information": "",
    })
}

fn address(place: &Place) -> Value {
    let (latitude, longitude) = place.position().unwrap_or_default();
    let text = if place.position().is_some() { place.address() } else { String::new() };
    json!({ "address": text, "latitude": latitude, "longitude": longitude })
}

fn relation(base: &str, folder: &str, id: &str, index: usize) -> Value {
    json!({ "id": id, "uri": format!("{base}/classificazioni/{folder}/{id}"), "priority": index + 1 })
}

/// The hours of one season, when its address is followed.
pub fn season(place: &Place, index: usize, base: &str) -> Option<Value> {
    let season = place.seasons.get(index)?;
    let id = format!("{}-orario-{index}", place.remote_id);
    let rows = hours::matrix(place, season).into_iter().enumerate().map(|(index, mut row)| {
        row["index"] = json!(index);
        row
    });
    Some(json!({
        "id": id,
        "uri": format!("{base}/classificazioni/orari/{id}"),
        "name": season.name,
        "valid_from": season.from,
        "valid_through": season.through,
        "stagionalita": [season.kind],
        "opening_hours": rows.collect::<Vec<_>>(),
        "closure": hours::closures(season),
        "note": season.note,
    }))
}

/// A way to reach a place, when its address is followed.
pub fn contact(place: &Place, index: usize, base: &str) -> Option<Value> {
    let contact = [&place.phone, &place.email].into_iter().flatten().nth(index)?;
    let id = format!("{}-contatto-{index}", place.remote_id);
    let kind = if contact.contains('@') { "Email" } else { "Telefono" };
    Some(json!({
        "id": id,
        "uri": format!("{base}/classificazioni/punti-di-contatto/{id}"),
        "name": contact,
        "contact": [{ "index": 0, "type": kind, "value": contact, "contact": "" }],
    }))
}

/// The document that names the paths: a client looks for the schema called `Place`.
pub fn document(base: &str, name: &str) -> Value {
    let text = json!({ "type": "string" });
    let parameter = |name: &str, kind: &str| json!({ "name": name, "in": "query", "required": false, "schema": { "type": kind } });
    let place = json!({ "$ref": "#/components/schemas/Place" });
    let answer = |schema: &Value| json!({ "200": { "description": "OK", "content": { "application/json": { "schema": schema } } } });
    let list = json!({
        "type": "object",
        "properties": { "items": { "type": "array", "items": place }, "count": { "type": "integer" } },
    });
    json!({
        "openapi": "3.0.1",
        "info": { "title": format!("Comune di {name}"), "version": "1.0" },
        "servers": [{ "url": base }],
        "paths": {
            PATH: { "get": {
                "operationId": "searchPlace",
                "parameters": [
                    parameter("searchTerm", "string"),
                    parameter("limit", "integer"),
                    parameter("offset", "integer"),
                ],
                "responses": answer(&list),
            } },
            format!("{PATH}/{{placeId}}"): { "get": {
                "operationId": "readPlace",
                "parameters": [{ "name": "placeId", "in": "path", "required": true, "schema": text }],
                "responses": answer(&place),
            } },
        },
        "components": { "schemas": { "Place": {
            "title": "Place",
            "type": "object",
            "properties": {
                "id": text, "name": text, "abstract": text, "description": text, "accessibility": text,
                "type": { "type": "array", "items": text },
                "has_address": { "type": "object" },
            },
        } } },
    })
}
