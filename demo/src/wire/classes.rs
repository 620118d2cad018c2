//! What classes there are, and which fields the class of events has.

use std::sync::LazyLock;

use serde_json::{Value, json};

use super::Base;
use crate::vocabulary::{CLASSES, Dialect, Field};

/// `GET classes`.
pub fn all(base: &Base) -> Value {
    let class = |it: &&str| {
        json!({
            "identifier": it,
            "name": { "ita-IT": it },
            "link": base.class(it),
            "search": format!("{}content/search/classes+%27{it}%27", base.0),
        })
    };
    json!({ "classes": CLASSES.iter().map(class).collect::<Vec<_>>() })
}

/// `GET classes/event`.
pub fn event(dialect: Dialect) -> Value {
    let fields = dialect.fields().iter().enumerate().map(|(index, it)| field(it, index < 3));
    json!({
        "identifier": "event",
        "name": { "ita-IT": "Evento", "ger-DE": "Veranstaltung", "eng-GB": "Event" },
        "description": { "ita-IT": "Qualcosa che succede in un luogo e in un tempo" },
        "fields": fields.collect::<Vec<_>>(),
        "isContainer": true,
        "isSearchable": true,
        "groups": ["Contenuti"],
    })
}

/// The same, as short as it comes with every content.
pub fn short() -> &'static Value {
    static SHORT: LazyLock<Value> = LazyLock::new(|| {
        let fields = Dialect::OpenCity.fields().iter().map(|it| {
            json!({
                "identifier": it.identifier,
                "name": { "ita-IT": it.label },
                "dataType": it.datatype,
                "constraint": [],
            })
        });
        json!({
            "identifier": "event",
            "name": { "ita-IT": "Evento" },
            "fields": fields.collect::<Vec<_>>(),
        })
    });
    &SHORT
}

fn field(field: &Field, required: bool) -> Value {
    json!({
        "identifier": field.identifier,
        "name": { "ita-IT": field.label },
        "description": [],
        "dataType": field.datatype,
        "dataTypeName": field.datatype,
        "template": { "type": "string", "format": [], "help": Value::Null },
        "constraint": [],
        "isSearchable": field.kind != crate::vocabulary::Kind::Opaque,
        "isRequired": required,
    })
}
