//! CKAN's action API: envelopes, packages and their resources, rows, refusals.

use serde_json::{Map, Value, json};

use crate::catalog::{Package, Resource};
use crate::datastore::question::Invalid;
use crate::datastore::{Cell, Field, Kind, Question, Table};

/// Why an action is refused.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// `400`, a bare string: there is no such action.
    UnknownAction(String),
    /// `404`: there is no such package or resource.
    NotFound,
    /// `409`: a parameter is missing or makes no sense.
    Invalid(Invalid),
}

impl Refusal {
    /// The status and the body of the answer to `action`.
    pub fn answer(&self, action: &str, site: &str) -> (u16, Value) {
        let (status, error) = match self {
            Refusal::UnknownAction(name) => {
                return (400, format!("Bad request: Action name not known: {name}").into());
            }
            Refusal::NotFound => {
                (404, json!({ "__type": "Not Found Error", "message": "Not found" }))
            }
            Refusal::Invalid(Invalid { parameter, message }) => {
                (409, json!({ "__type": "Validation Error", (*parameter): [message] }))
            }
        };
        (status, json!({ "help": help(site, action), "success": false, "error": error }))
    }
}

/// What an action found, in its envelope.
pub fn success(action: &str, site: &str, result: &Value) -> Value {
    json!({ "help": help(site, action), "success": true, "result": result })
}

fn help(site: &str, action: &str) -> String {
    format!("{site}/api/3/action/help_show?name={action}")
}

/// A package, with its resources.
pub fn package(package: &Package, site: &str) -> Value {
    let resources = package.resources.iter().enumerate();
    let resources = resources.map(|(index, it)| resource(it, package, index, site));
    let tags = package.tags.iter().map(|it| json!({ "name": it, "display_name": it }));
    json!({
        "id": package.id(),
        "name": package.name,
        "title": package.title,
        "notes": package.notes,
        "url": null,
        "author": package.source,
        "maintainer": "Comune di Valdaria",
        "license_id": "CC-BY-4.0",
        "license_title": "Creative Commons Attribuzione 4.0 Internazionale (CC BY 4.0)",
        "license_url": "https://creativecommons.org/licenses/by/4.0/deed.it",
        "isopen": true,
        "organization": { "name": "comune-di-valdaria", "title": "Comune di Valdaria", "is_organization": true },
        "metadata_created": "2016-03-01T09:00:00.000000",
        "metadata_modified": format!("{}T09:00:00.000000", package.updated),
        "private": false,
        "state": "active",
        "type": "dataset",
        "version": null,
        "extras": [],
        "groups": [],
        "tags": tags.collect::<Vec<_>>(),
        "num_tags": package.tags.len(),
        "num_resources": package.resources.len(),
        "resources": resources.collect::<Vec<_>>(),
    })
}

fn resource(resource: &Resource, package: &Package, index: usize, site: &str) -> Value {
    json!({
        "id": resource.id(package),
        "package_id": package.id(),
        "name": resource.title,
        "description": null,
        "format": resource.format,
        "mimetype": null,
        "url": format!("{site}{}", resource.path),
        "url_type": null,
        "datastore_active": resource.table.is_some(),
        "position": index,
        "state": "active",
        "created": "2016-03-01T09:00:00.000000",
        "last_modified": format!("{}T09:00:00.000000", package.updated),
        "hash": "",
        "size": null,
        "cache_url": null,
    })
}

/// One page of a search among packages.
pub fn packages(found: &[&Package], start: usize, rows: usize, site: &str) -> Value {
    let page = found.iter().skip(start).take(rows).map(|it| package(it, site));
    json!({
        "count": found.len(),
        "sort": "score desc, metadata_modified desc",
        "facets": {},
        "search_facets": {},
        "results": page.collect::<Vec<_>>(),
    })
}

/// One page of rows. `asked` is the address without its offset, from the root of the server.
pub fn rows(table: &Table, question: &Question, resource: &str, asked: &str, lists: bool) -> Value {
    let found = table.found(question);
    let page = found.iter().skip(question.offset).take(question.limit);
    let fields: Vec<&Field> = question.columns.iter().map(|it| &table.fields[*it]).collect();
    let record = |row: &&[Cell]| {
        let cells = question.columns.iter().zip(&fields);
        let cells =
            cells.map(|(column, field)| (field.id.clone(), cell(field.kind, &row[*column])));
        if lists { cells.map(|it| it.1).collect() } else { Value::Object(Map::from_iter(cells)) }
    };
    let described = fields.iter().map(|it| json!({ "id": it.id, "type": type_name(it.kind) }));
    let next = question.offset.saturating_add(question.limit);
    json!({
        "include_total": true,
        "limit": question.limit,
        "offset": question.offset,
        "records_format": if lists { "lists" } else { "objects" },
        "resource_id": resource,
        "total_estimation_threshold": null,
        "fields": described.collect::<Vec<_>>(),
        "records": page.map(record).collect::<Vec<_>>(),
        "_links": { "start": asked, "next": format!("{asked}&offset={next}") },
        "total": found.len(),
        "total_was_estimated": false,
    })
}

fn cell(kind: Kind, cell: &Cell) -> Value {
    match (cell, kind) {
        (None, _) => Value::Null,
        (Some(text), Kind::Integer) => text.parse::<i64>().map_or(Value::Null, Value::from),
        // PostgreSQL's numbers are longer than JavaScript's; CKAN sends them as they are written.
        (Some(text), _) => text.as_str().into(),
    }
}

fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Integer => "int4",
        Kind::Numeric => "numeric",
        Kind::Text => "text",
        Kind::Timestamp => "timestamp",
    }
}
