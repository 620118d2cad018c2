//! The one visitor, which hands records over one by one: 100,000 events need no tree of all of them.

use std::borrow::Cow;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::Json;
use crate::FormatError;

/// Members whose value holds the records of an envelope.
const RECORDS: [&str; 2] = ["searchHits", "events"];

/// Reads an answer. The elements of `[…]`, or of `searchHits` in an envelope, go to `sink` in order;
/// everything else is returned, with `true` where the records were.
pub fn records<'a>(text: &'a str, sink: &mut dyn FnMut(Json<'a>)) -> Result<Json<'a>, FormatError> {
    let mut source = serde_json::Deserializer::from_str(text);
    let read = Reader { level: Level::Answer, sink: Some(sink) }.deserialize(&mut source);
    match read.and_then(|value| source.end().map(|()| value)) {
        Ok(value) => Ok(value),
        Err(error) if error.is_eof() => Err(FormatError::Truncated),
        Err(_) => Err(FormatError::NotJson),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Level {
    /// The whole answer.
    Answer,
    /// The list of records.
    Records,
    /// Anything inside.
    Value,
}

/// Seed and visitor at once, for keys and values alike: generic code is compiled once per visitor.
struct Reader<'s, 'a> {
    level: Level,
    sink: Option<&'s mut dyn FnMut(Json<'a>)>,
}

fn value<'s, 'a>() -> Reader<'s, 'a> {
    Reader { level: Level::Value, sink: None }
}

impl<'a> DeserializeSeed<'a> for Reader<'_, 'a> {
    type Value = Json<'a>;

    fn deserialize<D: Deserializer<'a>>(self, source: D) -> Result<Json<'a>, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for Reader<'_, 'a> {
    type Value = Json<'a>;

    fn expecting(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<Json<'a>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json<'a>, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json<'a>, E> {
        Ok(Json::Number(value as f64))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json<'a>, E> {
        Ok(Json::Number(value as f64))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Json<'a>, E> {
        Ok(Json::Number(value))
    }

    fn visit_borrowed_str<E: Error>(self, value: &'a str) -> Result<Json<'a>, E> {
        Ok(Json::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Json<'a>, E> {
        Ok(Json::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<S: SeqAccess<'a>>(self, mut source: S) -> Result<Json<'a>, S::Error> {
        let mut elements = Vec::new();
        match self.sink {
            Some(sink) => {
                while let Some(element) = source.next_element_seed(value())? {
                    sink(element);
                }
                Ok(Json::Bool(true))
            }
            None => {
                while let Some(element) = source.next_element_seed(value())? {
                    elements.push(element);
                }
                Ok(Json::List(elements))
            }
        }
    }

    fn visit_map<M: MapAccess<'a>>(self, mut source: M) -> Result<Json<'a>, M::Error> {
        let Reader { level, mut sink } = self;
        let mut members = Vec::new();
        while let Some(key) = source.next_key_seed(value())? {
            let Json::Text(key) = key else { continue };
            let inside = match level {
                Level::Answer if RECORDS.contains(&&*key) => {
                    Reader { level: Level::Records, sink: sink.take() }
                }
                _ => value(),
            };
            let member = source.next_value_seed(inside)?;
            match &mut sink {
                // PHP writes a list with gaps as an object: `{"0":{…},"2":{…}}`.
                Some(sink) if level == Level::Records => sink(member),
                _ => members.push((key, member)),
            }
        }
        let records = level == Level::Records && sink.is_some();
        Ok(if records { Json::Bool(true) } else { Json::Object(members) })
    }
}
