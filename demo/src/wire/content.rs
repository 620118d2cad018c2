//! Contents, and the envelope of a search.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{Base, classes, iso, legacy, opencity, places};
use crate::event::Locale;
use crate::item::Item;
use crate::vocabulary::Dialect;

/// One content as the API knows it.
#[derive(Serialize)]
pub struct Content<'a> {
    metadata: Metadata<'a>,
    data: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    extradata: Option<Value>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Metadata<'a> {
    id: i64,
    remote_id: &'a str,
    class_identifier: &'a str,
    class: String,
    owner_id: i64,
    owner_name: Value,
    main_node_id: i64,
    section_identifier: &'static str,
    state_identifiers: [&'static str; 3],
    published: String,
    modified: String,
    languages: Vec<&'static str>,
    name: Value,
    parent_nodes: [i64; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    assigned_nodes: Option<Value>,
    link: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    class_definition: Option<&'a Value>,
}

/// The envelope of a search.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchResults<'a> {
    /// The query as it was understood.
    pub query: String,
    /// How to ask for the next page; `null` on the last.
    pub next_page_query: Option<String>,
    /// In all pages.
    pub total_count: i64,
    /// This page.
    pub search_hits: Vec<Content<'a>>,
    /// Counts; `[]` when none were wanted.
    pub facets: Vec<Facet>,
}

/// How often each value of a field was found.
#[derive(Serialize)]
pub struct Facet {
    /// The field.
    pub name: String,
    /// Value to count; an empty PHP object is `[]`.
    pub data: Value,
}

impl Facet {
    /// The counts of one field.
    pub fn new(name: String, counts: Vec<(String, i64)>) -> Self {
        let data = Map::from_iter(counts.into_iter().map(|(value, count)| (value, count.into())));
        Facet { name, data: if data.is_empty() { json!([]) } else { data.into() } }
    }
}

/// The content as `dialect` publishes it.
pub fn content<'a>(item: &'a Item, dialect: Dialect, base: &Base) -> Content<'a> {
    let modern = dialect == Dialect::OpenCity;
    let class = dialect.class_of(item.class()).map_or(item.class(), |it| it.identifier);
    let (site, node) = (item.site(), node(item));
    let path = format!("/1/2/{}/{node}/", site.root);
    let (published, modified) = item.times();
    Content {
        metadata: Metadata {
            id: item.id(),
            remote_id: item.remote_id(),
            class_identifier: class,
            class: base.class(class),
            owner_id: 14,
            owner_name: json!({ "ita-IT": format!("Redazione del Comune di {}", site.name) }),
            main_node_id: node,
            section_identifier: "standard",
            state_identifiers: ["ez_lock.not_locked", "privacy.public", "moderation.skipped"],
            published: iso(published),
            modified: iso(modified),
            languages: item.locales().map(Locale::code).collect(),
            name: by_language(item, &|it| item.text(it).title.clone().into()),
            parent_nodes: [site.root],
            assigned_nodes: modern
                .then(|| json!([{ "id": node, "depth": 3, "path_string": path }])),
            link: base.read(item.id()),
            class_definition: if modern { classes::short(item.class()) } else { None },
        },
        data: by_language(item, &|it| data(item, dialect, it, base)),
        extradata: modern.then(|| by_language(item, &|_| extradata(item))),
    }
}

/// Where it hangs in the tree of the site.
pub fn node(item: &Item) -> i64 {
    item.id() + 500
}

fn data(item: &Item, dialect: Dialect, locale: Locale, base: &Base) -> Value {
    match (item, dialect) {
        (Item::Event(event), Dialect::OpenCity) => opencity::data(event, locale, base),
        (Item::Event(event), Dialect::Legacy) => legacy::data(event, locale, base),
        (Item::Place(place), Dialect::OpenCity) => places::data(place, locale, base),
        (Item::Place(place), Dialect::Legacy) => places::legacy::data(place, locale, base),
    }
}

/// What the site's own pages need beside the fields: an empty PHP object is `[]`.
fn extradata(item: &Item) -> Value {
    let positions = match item {
        Item::Event(it) => it.place.position.into_iter().collect(),
        Item::Place(it) => it.positions.clone(),
    };
    // Here, and only here, numbers are strings.
    let position = |(latitude, longitude): &(f64, f64)| json!({ "longitude": longitude.to_string(), "latitude": latitude.to_string() });
    let geo: Vec<Value> = positions.iter().map(position).collect();
    json!({ "urlAlias": item.path(), "geo": geo })
}

fn by_language(item: &Item, value: &dyn Fn(Locale) -> Value) -> Value {
    Map::from_iter(item.locales().map(|it| (it.code().to_owned(), value(it)))).into()
}
