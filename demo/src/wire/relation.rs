//! `ezobjectrelationlist`: other contents, by name and address.

use serde_json::{Map, Value, json};

use super::Base;
use crate::event::{Locale, Words};

/// One related content.
pub struct Relation<'a> {
    pub id: i64,
    pub class: &'static str,
    pub name: &'a Words,
}

impl Relation<'_> {
    /// As a list of one.
    pub fn list(&self, base: &Base, data: Option<Value>) -> Value {
        json!([self.value(base, data)])
    }

    /// With `data` where the site converts the whole relation.
    pub fn value(&self, base: &Base, data: Option<Value>) -> Value {
        let mut relation = json!({
            "id": self.id,
            "remoteId": format!("valdaria-{}-{}", self.class, self.id),
            "classIdentifier": self.class,
            "class": base.class(self.class),
            "languages": codes(self.name),
            "name": names(self.name),
            "link": base.read(self.id),
            "mainNodeId": self.id + 500,
        });
        if let (Some(data), Some(fields)) = (data, relation.as_object_mut()) {
            fields.insert("data".to_owned(), data);
        }
        relation
    }
}

/// A name in every language it has.
pub fn names(words: &Words) -> Value {
    let names = locales(words).map(|it| (it.code().to_owned(), words.get(it).into()));
    Value::Object(Map::from_iter(names))
}

fn codes(words: &Words) -> Vec<&'static str> {
    locales(words).map(Locale::code).collect()
}

fn locales(words: &Words) -> impl Iterator<Item = Locale> {
    let (de, en) = (words.de.is_some(), words.en.is_some());
    [(Locale::Italian, true), (Locale::German, de), (Locale::English, en)]
        .into_iter()
        .filter_map(|(locale, present)| present.then_some(locale))
}
