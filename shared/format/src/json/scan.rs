//! JSON by its bytes: values are stepped over, and only what somebody asks for becomes a value.
//!
//! As strict as it takes to know where a value ends and no stricter: what people write by hand (a comma too many, a
//! line end inside a string, `NaN`) is read as it was meant. A value is at most [`DEEPEST`] brackets deep.

use super::Json;

mod number;
mod text;

pub use text::decoded;

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

/// What was found.
pub type Found<T> = Result<T, Fault>;

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

    #[inline]
    fn expect(&mut self, byte: u8) -> Found<()> {
        match self.peek() {
            Some(next) if next == byte => {
                self.at += 1;
                Ok(())
            }
            Some(_) => Err(Fault::Broken),
            None => Err(Fault::Cut),
        }
    }

    /// Steps over the bracket that opens a list or an object.
    pub fn enter(&mut self, bracket: u8) -> Found<()> {
        self.expect(bracket)
    }

    /// Before the next element of a list: `false` when it ended. `first` is true before the first one.
    #[inline]
    pub fn element(&mut self, first: &mut bool) -> Found<bool> {
        self.more(first, b']')
    }

    /// The next key of an object, raw between its quotes, and its colon; `None` when the object ended.
    #[inline]
    pub fn key(&mut self, first: &mut bool) -> Found<Option<&'a str>> {
        if !self.more(first, b'}')? {
            return Ok(None);
        }
        let key = self.string()?;
        self.expect(b':')?;
        Ok(Some(key))
    }

    #[inline]
    fn more(&mut self, first: &mut bool, close: u8) -> Found<bool> {
        let next = self.peek().ok_or(Fault::Cut)?;
        if next == close {
            self.at += 1;
            return Ok(false);
        }
        if std::mem::replace(first, false) {
            return Ok(true);
        }
        if next != b',' {
            return Err(Fault::Broken);
        }
        self.at += 1;
        // A comma too many, as people leave it behind.
        Ok(!self.take(close))
    }

    /// Steps over a string; what stands between its quotes, still with its escapes.
    #[inline]
    pub fn string(&mut self) -> Found<&'a str> {
        self.expect(b'"')?;
        let start = self.at;
        let end = text::closing_quote(self.text.as_bytes(), start).ok_or(Fault::Cut)?;
        self.at = end + 1;
        Ok(&self.text[start..end])
    }

    /// Steps over any value; how it was written.
    pub fn skip(&mut self) -> Found<&'a str> {
        self.peek();
        let start = self.at;
        // One bit per open bracket: whether it is an object's.
        let (mut objects, mut depth) = (0u128, 0);
        loop {
            match self.peek() {
                Some(open @ (b'{' | b'[')) => {
                    if depth == DEEPEST {
                        return Err(Fault::Broken);
                    }
                    self.at += 1;
                    depth += 1;
                    objects = objects << 1 | u128::from(open == b'{');
                    if self.begun(objects)? {
                        continue;
                    }
                    depth -= 1;
                    objects >>= 1;
                }
                Some(b'"') => {
                    self.string()?;
                }
                Some(_) => {
                    self.plain()?;
                }
                None => return Err(Fault::Cut),
            }
            while 0 < depth && !self.next_in(objects)? {
                depth -= 1;
                objects >>= 1;
            }
            if depth == 0 {
                return Ok(&self.text[start..self.at]);
            }
        }
    }

    #[inline]
    fn begun(&mut self, objects: u128) -> Found<bool> {
        let mut first = true;
        if objects & 1 == 1 {
            Ok(self.key(&mut first)?.is_some())
        } else {
            self.element(&mut first)
        }
    }

    #[inline]
    fn next_in(&mut self, objects: u128) -> Found<bool> {
        let mut first = false;
        if objects & 1 == 1 {
            Ok(self.key(&mut first)?.is_some())
        } else {
            self.element(&mut first)
        }
    }

    /// A number, or a word without quotes.
    #[inline]
    fn plain(&mut self) -> Found<&'a str> {
        let bytes = &self.text.as_bytes()[self.at..];
        let is_part = |it: &u8| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'-' | b'.');
        let length = bytes.iter().position(|it| !is_part(it)).unwrap_or(bytes.len());
        let word = &self.text[self.at..self.at + length];
        let known = match bytes.first() {
            Some(b'0'..=b'9' | b'-') => word.len() == length && number::is_number(word),
            _ => false,
        };
        if known || matches!(word, "null" | "true" | "false" | "NaN" | "Infinity" | "-Infinity") {
            self.at += length;
            return Ok(word);
        }
        Err(if length == bytes.len() { Fault::Cut } else { Fault::Broken })
    }

    /// Steps over a number; `None`, and no step, if something else comes next.
    #[inline]
    pub fn number(&mut self) -> Option<f64> {
        self.peek();
        let (value, length) = number::prefix(&self.text.as_bytes()[self.at..])?;
        self.at += length;
        Some(value)
    }

    /// Reads a whole value.
    pub fn value(&mut self) -> Found<Json<'a>> {
        self.value_within(DEEPEST)
    }

    fn value_within(&mut self, depth: usize) -> Found<Json<'a>> {
        let inside = depth.checked_sub(1);
        let mut first = true;
        match self.peek().ok_or(Fault::Cut)? {
            b'"' => self.string().map(|it| Json::Text(decoded(it))),
            b'[' => {
                let inside = inside.ok_or(Fault::Broken)?;
                self.at += 1;
                let mut elements = Vec::new();
                while self.element(&mut first)? {
                    elements.push(self.value_within(inside)?);
                }
                Ok(Json::List(elements))
            }
            b'{' => {
                let inside = inside.ok_or(Fault::Broken)?;
                self.at += 1;
                let mut members = Vec::new();
                while let Some(key) = self.key(&mut first)? {
                    members.push((decoded(key), self.value_within(inside)?));
                }
                Ok(Json::Object(members))
            }
            b'0'..=b'9' | b'-' if let Some(value) = self.number() => Ok(Json::Number(value)),
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
