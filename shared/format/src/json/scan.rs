//! JSON by its bytes: values are stepped over, and only what somebody asks for becomes a value.
//!
//! As strict as it takes to know where a value ends and no stricter: what people write by hand (a comma too many, a
//! line end inside a string, `NaN`) is read as it was meant. A value is at most [`DEEPEST`] brackets deep.

use cw_model::scan::{is_one_of, rank};

use super::Json;

pub(crate) mod number;
mod text;

pub use text::decoded;

/// Words without quotes that mean something.
const WORDS: &str = "null true false NaN Infinity -Infinity";

/// Brackets inside brackets; more is an attack.
pub const DEEPEST: usize = 128;

/// Why a value could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It ends in the middle.
    Cut,
    /// It is no JSON.
    Broken,
}

/// What was found, or why nothing was.
pub type Found<T> = Result<T, Fault>;

/// What was found; if nothing was, [`Scanner::fault`] tells why, so that no step has to carry the reason along.
pub(crate) type Step<T> = Option<T>;

/// Whether a text is a string of JSON and nothing else; a table may begin with a quote too.
pub(crate) fn is_one_string(text: &str) -> bool {
    let mut scanner = Scanner::new(text, 0);
    scanner.string().is_some() && scanner.peek().is_none()
}

/// A place in a text, before a value.
#[derive(Clone)]
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// Begins in the middle of a text, so that what is found has the position it has there.
    pub fn new(text: &'a str, at: usize) -> Self {
        Scanner { text, at }
    }

    /// How many bytes lie behind.
    pub fn position(&self) -> usize {
        self.at
    }

    /// The byte after white space, which is left behind; `None` at the end.
    #[inline]
    pub fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// Steps over `byte` if it comes next.
    #[inline]
    pub fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Steps over `byte`, which must come next: the bracket that opens a list or an object, a colon, a quote.
    #[inline]
    pub(crate) fn enter(&mut self, byte: u8) -> Step<()> {
        self.take(byte).then_some(())
    }

    /// Why the last step found nothing: whatever lacks its end takes all the rest.
    pub(crate) fn fault(&self) -> Fault {
        if self.is_over() { Fault::Cut } else { Fault::Broken }
    }

    /// Whether nothing is left.
    pub(crate) fn is_over(&self) -> bool {
        self.text.len() <= self.at
    }

    /// Before the next element of a list: `false` when it ended. `first` is true before the first one.
    #[inline]
    pub(crate) fn element(&mut self, first: &mut bool) -> Step<bool> {
        self.more(first, b']')
    }

    /// The next key of an object, raw between its quotes, and its colon; an inner `None` when the object ended.
    #[inline]
    pub(crate) fn key(&mut self, first: &mut bool) -> Step<Option<&'a str>> {
        if !self.more(first, b'}')? {
            return Some(None);
        }
        let key = self.string()?;
        self.enter(b':')?;
        Some(Some(key))
    }

    #[inline]
    fn more(&mut self, first: &mut bool, close: u8) -> Step<bool> {
        let next = self.peek()?;
        if next == close {
            self.at += 1;
            return Some(false);
        }
        if std::mem::replace(first, false) {
            return Some(true);
        }
        if next != b',' {
            return None;
        }
        self.at += 1;
        // A comma too many, as people leave it behind.
        Some(!self.take(close))
    }

    /// Steps over a string; what stands between its quotes, still with its escapes.
    #[inline]
    pub(crate) fn string(&mut self) -> Step<&'a str> {
        self.enter(b'"')?;
        let start = self.at;
        let Some(end) = text::closing_quote(self.text.as_bytes(), start) else {
            self.at = self.text.len();
            return None;
        };
        self.at = end + 1;
        Some(&self.text[start..end])
    }

    /// Steps over any value; how it was written.
    pub fn skip(&mut self) -> Found<&'a str> {
        self.pass().ok_or_else(|| self.fault())
    }

    /// Reads a whole value.
    pub fn value(&mut self) -> Found<Json<'a>> {
        self.read().ok_or_else(|| self.fault())
    }

    /// Like [`Scanner::skip`].
    pub(crate) fn pass(&mut self) -> Step<&'a str> {
        self.peek();
        let start = self.at;
        // One bit per open bracket: whether it is an object's.
        let (mut objects, mut depth) = (0u128, 0);
        loop {
            let mut first = false;
            match self.peek()? {
                open @ (b'{' | b'[') => {
                    if depth == DEEPEST {
                        return None;
                    }
                    self.at += 1;
                    depth += 1;
                    objects = objects << 1 | u128::from(open == b'{');
                    first = true;
                }
                b'"' => {
                    self.string()?;
                }
                _ => {
                    self.plain()?;
                }
            }
            while 0 < depth && !self.goes_on(objects & 1 == 1, first)? {
                depth -= 1;
                objects >>= 1;
                first = false;
            }
            if depth == 0 {
                return Some(&self.text[start..self.at]);
            }
        }
    }

    /// Before the next thing in a list or an object, whose key is left behind: `false` when it ended.
    #[inline]
    fn goes_on(&mut self, is_object: bool, mut first: bool) -> Step<bool> {
        if is_object { Some(self.key(&mut first)?.is_some()) } else { self.element(&mut first) }
    }

    /// A number, or a word without quotes.
    #[inline]
    fn plain(&mut self) -> Step<&'a str> {
        let bytes = &self.text.as_bytes()[self.at..];
        let is_part = |it: &u8| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'-' | b'.');
        let length = bytes.iter().position(|it| !is_part(it)).unwrap_or(bytes.len());
        let word = &self.text[self.at..self.at + length];
        let known = match bytes.first() {
            Some(b'0'..=b'9' | b'-') => number::is_number(word),
            _ => false,
        };
        if known || rank(WORDS, word).is_some() {
            self.at += length;
            return Some(word);
        }
        if length == bytes.len() {
            self.at += length;
        }
        None
    }

    /// Steps over a number; `None`, and no step, if something else comes next.
    #[inline]
    pub fn number(&mut self) -> Option<f64> {
        self.peek();
        let (value, length) = number::prefix(&self.text.as_bytes()[self.at..])?;
        self.at += length;
        Some(value)
    }

    /// Steps over a list of numbers, where `null` and what is no finite number are `NaN`: a million of them without a
    /// value each. An inner `None`, and no step, if anything else stands in it.
    pub(crate) fn numbers(&mut self) -> Step<Option<Vec<f64>>> {
        let start = self.at;
        let (mut numbers, mut first) = (Vec::new(), true);
        self.enter(b'[')?;
        while self.element(&mut first)? {
            while let Some((number, comma)) = number::before_comma(self.text.as_bytes(), self.at) {
                numbers.push(number);
                self.at = comma + 1;
            }
            if self.take(b']') {
                break;
            }
            let number = match self.number() {
                Some(number) if number.is_finite() => number,
                Some(_) => f64::NAN,
                None if is_one_of(self.peek()?, b"\"[{tf") => {
                    self.at = start;
                    return Some(None);
                }
                None => {
                    self.plain()?;
                    f64::NAN
                }
            };
            numbers.push(number);
        }
        Some(Some(numbers))
    }

    /// Like [`Scanner::value`].
    pub(crate) fn read(&mut self) -> Step<Json<'a>> {
        self.value_within(DEEPEST)
    }

    fn value_within(&mut self, depth: usize) -> Step<Json<'a>> {
        let inside = depth.checked_sub(1);
        let mut first = true;
        match self.peek()? {
            b'"' => self.string().map(|it| Json::Text(decoded(it))),
            b'[' => {
                let inside = inside?;
                self.at += 1;
                let mut elements = Vec::new();
                while self.element(&mut first)? {
                    elements.push(self.value_within(inside)?);
                }
                Some(Json::List(elements))
            }
            b'{' => {
                let inside = inside?;
                self.at += 1;
                let mut members = Vec::new();
                while let Some(key) = self.key(&mut first)? {
                    members.push((decoded(key), self.value_within(inside)?));
                }
                Some(Json::Object(members))
            }
            b'0'..=b'9' | b'-' if let Some(value) = self.number() => Some(Json::Number(value)),
            _ => self.plain().map(|word| match word {
                "true" => Json::Bool(true),
                "false" => Json::Bool(false),
                _ => Json::Null,
            }),
        }
    }
}

#[cfg(test)]
mod tests;
