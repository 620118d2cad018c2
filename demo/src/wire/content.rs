//! Contents, and the envelope of a search.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{Base, classes, iso, legacy, opencity};
use crate::event::{Event, Locale};
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
    class_identifier: &'static str,
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

/// The event as `dialect` publishes it.
pub fn content<'a>(event: &'a Event, dialect: Dialect, base: &Base) -> Content<'a> {
    let modern = dialect == Dialect::OpenCity;
    let data = match dialect {
        Dialect::OpenCity => opencity::data,
        Dialect::Legacy => legacy::data,
    };
    let node = event.id + 500;
    let path = format!("/1/2/65/{node}/");
    Content {
        metadata: Metadata {
            id: event.id,
            remote_id: &event.remote_id,
            class_identifier: "event",
            class: base.class("event"),
            owner_id: 14,
            owner_name: json!({ "ita-IT": "Redazione del Comune di Valdaria" }),
            main_node_id: node,
            section_identifier: "standard",
            state_identifiers: ["ez_lock.not_locked", "privacy.public", "moderation.skipped"],
            published: iso(event.published),
            modified: iso(event.modified),
            languages: event.locales().map(Locale::code).collect(),
            name: by_language(event, &|it| event.text(it).title.clone().into()),
            parent_nodes: [65],
            assigned_nodes: modern
                .then(|| json!([{ "id": node, "depth": 3, "path_string": path }])),
            link: base.read(event.id),
            class_definition: modern.then(classes::short),
        },
        data: by_language(event, &|it| data(event, it, base)),
        extradata: modern.then(|| opencity::extradata(event)),
    }
}

fn by_language(event: &Event, value: &dyn Fn(Locale) -> Value) -> Value {
    Map::from_iter(event.locales().map(|it| (it.code().to_owned(), value(it)))).into()
}
