//! What classes there are, and which fields the class of events has.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::Base;
use crate::vocabulary::{Class, Dialect, Field};

/// `GET classes`.
pub fn all(dialect: Dialect, base: &Base) -> Value {
    let class = |it: &Class| {
        json!({
            "identifier": it.identifier,
            "name": names(it),
            "link": base.class(it.identifier),
            "search": format!("{}content/search/classes+%27{}%27", base.0, it.identifier),
        })
    };
    json!({ "classes": dialect.classes().iter().map(class).collect::<Vec<_>>() })
}

fn names(class: &Class) -> Value {
    let [it, de, en] = class.label;
    json!({ "ita-IT": it, "ger-DE": de, "eng-GB": en })
}

/// `GET classes/{identifier}`, for classes that have contents here.
pub fn one(class: &Class) -> Option<Value> {
    if class.fields.is_empty() {
        return None;
    }
    let fields = class.fields.iter().enumerate().map(|(index, it)| field(it, index < 3));
    Some(json!({
        "identifier": class.identifier,
        "name": names(class),
        "description": [],
        "fields": fields.collect::<Vec<_>>(),
        "isContainer": true,
        "isSearchable": true,
        "groups": ["Contenuti"],
    }))
}

/// The same, as short as it comes with every content.
pub fn short(identifier: &str) -> Option<&'static Value> {
    static SHORT: LazyLock<BTreeMap<&str, Value>> = LazyLock::new(|| {
        let classes = Dialect::OpenCity.classes().iter();
        classes.map(|it| (it.identifier, shortened(it))).collect()
    });
    SHORT.get(identifier)
}

fn shortened(class: &Class) -> Value {
    let fields = class.fields.iter().map(|it| {
        json!({
            "identifier": it.identifier,
            "name": { "ita-IT": it.label },
            "dataType": it.datatype,
            "constraint": [],
        })
    });
    json!({
        "identifier": class.identifier,
        "name": { "ita-IT": class.label[0] },
        "fields": fields.collect::<Vec<_>>(),
    })
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
