//! The members of an object in one pass: lists of numbers are read on the way, what else has brackets is only found.

use std::borrow::Cow;

use cw_model::scan::piece;

use crate::json::scan::{Scanner, Step, decoded};
use crate::json::{Json, NULL};

/// What a member is.
pub(super) enum Value<'a> {
    /// A list of numbers, or an empty one.
    Numbers(Vec<f64>),
    /// Any other list; where it begins.
    List(usize),
    /// An object; where it begins, and how many bytes it takes.
    Object(usize, usize),
    /// A word, a number, or nothing.
    Plain(Json<'a>),
}

/// More members than these are of no shape we know.
const MOST: usize = 500;

/// An object is read whole up to this many bytes.
const LARGE: usize = 4 * 1024 * 1024;

/// Members of an object, in the order of the source.
pub(super) struct Members<'a> {
    text: &'a str,
    pub(super) list: Vec<(Cow<'a, str>, Value<'a>)>,
}

/// Reads or finds any value.
pub(super) fn value<'a>(scanner: &mut Scanner<'a>) -> Step<Value<'a>> {
    match scanner.peek()? {
        b'[' => {
            if let Some(numbers) = scanner.numbers()? {
                return Some(Value::Numbers(numbers));
            }
            let at = scanner.position();
            scanner.pass().map(|_| Value::List(at))
        }
        b'{' => {
            let at = scanner.position();
            scanner.pass().map(|it| Value::Object(at, it.len()))
        }
        _ => scanner.read().map(Value::Plain),
    }
}

impl<'a> Members<'a> {
    /// None yet.
    pub(super) fn none(text: &'a str) -> Self {
        Members { text, list: Vec::new() }
    }

    /// Of the object that begins there.
    pub(super) fn read(text: &'a str, at: usize) -> Self {
        let mut members = Members::none(text);
        let mut scanner = Scanner::new(text, at);
        // Whoever found the object has been to its end.
        members.fill(&mut scanner);
        members
    }

    /// Reads the object that comes next, to its end.
    pub(super) fn fill(&mut self, scanner: &mut Scanner<'a>) -> Step<()> {
        let mut first = true;
        scanner.enter(b'{')?;
        while let Some(key) = scanner.key(&mut first)? {
            let value = value(scanner)?;
            if self.list.len() < MOST {
                self.list.push((decoded(key), value));
            }
        }
        Some(())
    }

    /// The first of some members, named with spaces between them, that is there and not `null`.
    pub(super) fn get(&self, names: &str) -> Option<&Value<'a>> {
        let mut rest = Some(names);
        while let Some(name) = piece(&mut rest, b" ") {
            let found = self.list.iter().find(|(key, _)| key == name);
            if let Some((_, value)) = found
                && !matches!(value, Value::Plain(Json::Null))
            {
                return Some(value);
            }
        }
        None
    }

    /// The same, taken out.
    pub(super) fn take(&mut self, names: &str) -> Option<Value<'a>> {
        let mut rest = Some(names);
        while let Some(name) = piece(&mut rest, b" ") {
            if let Some(at) = self.list.iter().position(|(key, _)| key == name) {
                return Some(self.list.swap_remove(at).1);
            }
        }
        None
    }

    /// Where a list begins that is not one of numbers.
    pub(super) fn list(&self, names: &str) -> Option<usize> {
        match self.get(names)? {
            Value::List(at) => Some(*at),
            _ => None,
        }
    }

    /// Whether there is a list, empty or not.
    pub(super) fn has_list(&self, names: &str) -> bool {
        matches!(self.get(names), Some(Value::List(_) | Value::Numbers(_)))
    }

    /// The members of a member.
    pub(super) fn inside(&self, names: &str) -> Option<Members<'a>> {
        match self.get(names)? {
            Value::Object(at, _) => Some(Members::read(self.text, *at)),
            _ => None,
        }
    }

    /// A word or a number.
    pub(super) fn plain(&self, names: &str) -> &Json<'a> {
        match self.get(names) {
            Some(Value::Plain(value)) => value,
            _ => NULL,
        }
    }

    /// A member as a value; nothing if it is too large to be what is looked for.
    pub(super) fn whole(&self, names: &str) -> Json<'a> {
        match self.get(names) {
            Some(Value::Object(at, length)) if *length < LARGE => whole(self.text, *at),
            Some(Value::List(at)) => {
                let mut scanner = Scanner::new(self.text, *at);
                let is_small = scanner.pass().is_some_and(|it| it.len() < LARGE);
                if is_small { whole(self.text, *at) } else { Json::Null }
            }
            Some(Value::Plain(Json::Text(it))) => Json::Text(it.clone()),
            _ => Json::Null,
        }
    }
}

fn whole(text: &str, at: usize) -> Json<'_> {
    Scanner::new(text, at).read().unwrap_or(Json::Null)
}
