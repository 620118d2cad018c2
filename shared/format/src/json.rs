//! JSON as it comes: one value type, one reader, lenient getters.
//!
//! No derived readers: real answers write numbers as strings, objects as `[]` and nothing as `false`. And no
//! library: `serde_json` costs a page four kilobytes more; it is the oracle of the tests.

use std::borrow::Cow;

use cw_model::number::{decimal, whole};
use cw_model::scan::piece;

mod read;
pub mod scan;

pub use read::records;

/// A JSON value; strings are borrowed from the answer where they hold no escapes.
#[derive(Debug, PartialEq)]
pub enum Json<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// Any number.
    Number(f64),
    /// A string.
    Text(Cow<'a, str>),
    /// `[…]`
    List(Vec<Json<'a>>),
    /// `{…}`, in source order.
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

/// What a missing member is.
pub(crate) const NULL: &Json<'static> = &Json::Null;

impl<'a> Json<'a> {
    /// A member of an object; `null` if there is none.
    pub fn get(&self, name: &str) -> &Json<'a> {
        let found = self.members().iter().find(|(key, _)| key == name);
        found.map_or(NULL, |(_, value)| value)
    }

    /// The first of these members, named with spaces between them, of which `is` holds; `null` if there is none.
    pub fn first(&self, names: &str, is: fn(&Json<'a>) -> bool) -> &Json<'a> {
        let mut rest = Some(names);
        while let Some(name) = piece(&mut rest, b" ") {
            let value = self.get(name);
            if is(value) {
                return value;
            }
        }
        NULL
    }

    /// Members of an object. PHP writes an empty object as `[]`, which has none.
    pub fn members(&self) -> &[(Cow<'a, str>, Json<'a>)] {
        match self {
            Json::Object(members) => members,
            _ => &[],
        }
    }

    /// Elements of a list.
    pub fn elements(&self) -> &[Json<'a>] {
        match self {
            Json::List(elements) => elements,
            _ => &[],
        }
    }

    /// Elements of a list; a value alone is a list of itself.
    pub fn elements_or_self(&self) -> &[Json<'a>] {
        match self {
            Json::List(elements) => elements,
            _ => std::slice::from_ref(self),
        }
    }

    /// Words: a string that is not blank, without the white space around.
    pub fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text.trim_ascii()).filter(|it| !it.is_empty()),
            _ => None,
        }
    }

    /// The same words, to keep.
    pub fn owned(&self) -> Option<String> {
        self.text().map(str::to_owned)
    }

    /// Whether there are words.
    pub fn is_text(&self) -> bool {
        self.text().is_some()
    }

    /// An identifier: words, or a whole number written out.
    pub fn identifier(&self) -> Option<String> {
        match self {
            Json::Number(value) => Some(whole(*value as i64)),
            _ => self.owned(),
        }
    }

    /// Whether there is an identifier.
    pub fn is_identifier(&self) -> bool {
        self.is_text() || matches!(self, Json::Number(_))
    }

    /// A number, also one in a string.
    pub fn number(&self) -> Option<f64> {
        match self {
            Json::Number(value) => Some(*value),
            _ => self.text().and_then(decimal),
        }
    }

    /// Yes or no: `true`, `1`, `"1"`, `"true"` and their opposites. `null` and the rest are neither.
    pub fn flag(&self) -> Option<bool> {
        match self {
            Json::Bool(value) => Some(*value),
            Json::Number(value) => Some(*value != 0.0),
            _ => match self.text()? {
                "1" | "true" => Some(true),
                "0" | "false" => Some(false),
                _ => None,
            },
        }
    }

    /// The opposite of [`Json::is_empty`].
    pub fn is_said(&self) -> bool {
        !self.is_empty()
    }

    /// Whether it says nothing: `null`, `false`, `""`, `[]`, `{}`.
    pub fn is_empty(&self) -> bool {
        match self {
            Json::Null => true,
            Json::Bool(value) => !value,
            Json::Number(_) => false,
            Json::Text(text) => text.trim_ascii().is_empty(),
            Json::List(elements) => elements.is_empty(),
            Json::Object(members) => members.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests;
