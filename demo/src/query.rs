//! OCQL, the query language of ComunWeb's open data: `classes [event] and q = 'coro' limit 10`.
//!
//! [`parse`](Query::parse) reads it, [`array`] reads the form with one parameter per clause, and
//! [`instant`] reads its dates. What a query means is said by `store::search`.

use std::fmt;

pub mod array;
pub mod instant;
mod lexer;
mod parser;

pub use parser::QueryError;

/// A query that was understood; what its fields mean depends on the site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// What a content must fulfil.
    pub condition: Option<Condition>,
    /// `limit`, `sort` and so on, as they were written.
    pub parameters: Vec<Parameter>,
}

/// `limit 10`.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its name.
    pub key: String,
    /// What follows it, untouched.
    pub value: String,
}

/// A sentence, or several joined by one word.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Joined by `and`.
    All(Vec<Condition>),
    /// Joined by `or`.
    Any(Vec<Condition>),
    /// One sentence.
    Is(Sentence),
}

/// `id in [1,2]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// `id`, `takes_place_in.name`, `calendar[time_interval]`.
    pub field: String,
    /// What is compared how.
    pub operator: Operator,
    /// Whether the operator had a `!`.
    pub negated: bool,
    /// What follows, untouched.
    pub value: String,
}

/// How a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `=`
    Equal,
    /// `in`: one of.
    In,
    /// `contains`: all of.
    Contains,
    /// `range`: from, to.
    Range,
}

impl Query {
    /// The last `key`, if there is one.
    pub fn parameter(&self, key: &str) -> Option<&str> {
        self.parameters.iter().rev().find(|it| it.key == key).map(|it| it.value.as_str())
    }

    /// The same query from `offset` on.
    pub fn from_offset(&self, offset: u32) -> Query {
        let mut next = self.clone();
        next.parameters.retain(|it| it.key != "offset");
        next.parameters.push(Parameter { key: "offset".to_owned(), value: offset.to_string() });
        next
    }
}

/// The words between brackets, or the one word without them; quotes and escapes removed.
pub fn values(text: &str) -> Vec<String> {
    let inner = text.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(text);
    lexer::split(inner, ',').into_iter().map(unquoted).filter(|it| !it.is_empty()).collect()
}

/// `'l\'estate'` becomes `l'estate`.
pub fn unquoted(text: &str) -> String {
    let text = text.trim();
    let inner = text.strip_prefix('\'').and_then(|it| it.strip_suffix('\'')).unwrap_or(text);
    inner.replace("\\'", "'").replace("\\(", "(").replace("\\)", ")").trim_matches('"').to_owned()
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parameters = self.parameters.iter().map(|it| format!("{} {}", it.key, it.value));
        let condition = self.condition.as_ref().map(Condition::to_string);
        let parts: Vec<String> = condition.into_iter().chain(parameters).collect();
        f.write_str(&parts.join(" "))
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (all, word) = match self {
            Condition::Is(sentence) => return sentence.fmt(f),
            Condition::All(all) => (all, " and "),
            Condition::Any(all) => (all, " or "),
        };
        let parts: Vec<String> = all
            .iter()
            .map(|it| match it {
                Condition::Is(sentence) => sentence.to_string(),
                nested => format!("( {nested} )"),
            })
            .collect();
        f.write_str(&parts.join(word))
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.operator {
            Operator::Equal => "=",
            Operator::In => "in",
            Operator::Contains => "contains",
            Operator::Range => "range",
        };
        let not = if self.negated { "!" } else { "" };
        write!(f, "{} {not}{word} {}", self.field, self.value)
    }
}
