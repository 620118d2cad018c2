//! The `geo` and `extrageo` environments: contents as features, in an envelope that goes beyond GeoJSON.

use serde::Serialize;
use serde_json::{Value, json};

use super::content::{Facet, node};
use crate::event::Locale;
use crate::item::Item;
use crate::vocabulary::Dialect;

/// The envelope of a search; what GeoJSON does not know, it allows.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Collection {
    r#type: &'static str,
    features: Vec<Value>,
    query: String,
    next_page_query: Option<String>,
    total_count: i64,
    facets: Vec<Facet>,
}

impl Collection {
    /// With what the search knows about itself.
    pub fn new(
        features: Vec<Value>,
        query: String,
        next_page_query: Option<String>,
        total_count: i64,
        facets: Vec<Facet>,
    ) -> Self {
        let r#type = "FeatureCollection";
        Collection { r#type, features, query, next_page_query, total_count, facets }
    }
}

/// `geo`: one feature a content, with its address under the name of the field. No position is `[0,0]`.
pub fn feature(item: &Item, dialect: Dialect, locale: Locale) -> Value {
    let (field, address, position) = match item {
        Item::Event(it) => ("has_address", it.place.address.clone(), it.place.position),
        Item::Place(it) => ("has_address", Some(it.address()), it.positions.first().copied()),
    };
    let field = if dialect == Dialect::Legacy { "geo" } else { field };
    let address = address.filter(|_| position.is_some()).unwrap_or_default();
    let coordinates = match position {
        Some((latitude, longitude)) => json!([longitude, latitude]),
        None => json!([0, 0]),
    };
    let mut properties = properties(item, dialect, locale);
    properties["urlAlias"] = item.path().into();
    properties[field] = address.into();
    feature_of(item, coordinates, properties)
}

/// `extrageo`: as many features as positions, none for what has no position; the id repeats.
pub fn features(item: &Item, dialect: Dialect, locale: Locale) -> Vec<Value> {
    let positions = match item {
        Item::Event(it) => it.place.position.into_iter().collect(),
        Item::Place(it) => it.positions.clone(),
    };
    let feature = |(latitude, longitude): (f64, f64)| {
        feature_of(item, json!([longitude, latitude]), properties(item, dialect, locale))
    };
    positions.into_iter().map(feature).collect()
}

fn feature_of(item: &Item, coordinates: Value, properties: Value) -> Value {
    json!({
        "type": "Feature",
        "id": item.id(),
        "geometry": { "type": "Point", "coordinates": coordinates },
        "properties": properties,
    })
}

fn properties(item: &Item, dialect: Dialect, locale: Locale) -> Value {
    let class = dialect.class_of(item.class()).map_or(item.class(), |it| it.identifier);
    json!({
        "id": item.id(),
        "name": item.text(locale).title,
        "class_identifier": class,
        "mainNodeId": node(item),
    })
}
