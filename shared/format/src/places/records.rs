//! Where the records of an answer stand, whatever is around them, and how to go on behind a broken one.

use cw_model::scan::{contains, find, rank};

use crate::FormatError;
use crate::json::Json;
use crate::json::scan::{Fault, Scanner, Step};

/// Members whose value holds the records of an envelope.
const LISTS: &str = "features searchHits items @graph itemListElement records results";

/// So many other members of an envelope are remembered.
const MEMBERS: usize = 64;

/// A longer key begins no record we know.
const LONGEST_KEY: usize = 64;

/// First keys that no object inside a record has; a type is told with what it is.
const TELLING: [&str; 4] = ["\"type\"", "\"metadata\"", "\"properties\"", "\"geometry\""];

/// Reads one record, from its first byte to behind its last.
pub(super) type Sink<'s, 'a> = dyn FnMut(&mut Scanner<'a>) -> Step<()> + 's;

/// What surrounds the records.
#[derive(Default)]
pub(super) struct Envelope<'a> {
    /// Keys and values, still as written.
    members: Vec<(&'a str, &'a str)>,
    /// Whether there was a list of records; otherwise the answer itself is one.
    pub(super) has_list: bool,
    /// Where records begin that are broken.
    pub(super) broken: Vec<usize>,
    /// Whether what follows a broken record is lost.
    pub(super) lost: bool,
}

impl<'a> Envelope<'a> {
    /// A member beside the records; `null` if there is none.
    pub(super) fn get(&self, name: &str) -> Json<'a> {
        let found = self.members.iter().find(|(key, _)| *key == name);
        let value = found.and_then(|(_, value)| Scanner::new(value, 0).read());
        value.unwrap_or(Json::Null)
    }

    /// The number such a member is.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        self.get(name).number()
    }

    /// Whether there is such a member.
    pub(super) fn has(&self, name: &str) -> bool {
        self.members.iter().any(|(key, _)| *key == name)
    }
}

/// Reads an answer from `at`; its records go to `sink` one by one.
pub(super) fn records<'a>(
    text: &'a str,
    at: usize,
    sink: &mut Sink<'_, 'a>,
) -> Result<Envelope<'a>, FormatError> {
    let mut walk = Walk {
        text,
        scanner: Scanner::new(text, at),
        sink,
        envelope: Envelope::default(),
        signature: None,
        no_more: false,
    };
    if walk.answer().is_none() {
        match walk.scanner.fault() {
            Fault::Cut => return Err(FormatError::Truncated),
            // What was read stays: a broken envelope hides no record.
            Fault::Broken if walk.envelope.has_list => walk.envelope.lost = true,
            Fault::Broken => return Err(FormatError::NotJson),
        }
    }
    Ok(walk.envelope)
}

struct Walk<'w, 's, 'a> {
    text: &'a str,
    scanner: Scanner<'a>,
    sink: &'w mut Sink<'s, 'a>,
    envelope: Envelope<'a>,
    /// How a record begins: all of a list are written by one machine.
    signature: Option<&'a str>,
    /// Whether no further record begins like that.
    no_more: bool,
}

impl<'a> Walk<'_, '_, 'a> {
    fn answer(&mut self) -> Step<()> {
        loop {
            match self.scanner.peek()? {
                b'[' => self.list()?,
                b'{' => self.whole()?,
                // A string alone is a refusal.
                _ => (self.sink)(&mut self.scanner)?,
            }
            // One record a line is a list too; a wrapper in JavaScript ends with these.
            while self.scanner.take(b';') || self.scanner.take(b')') || self.scanner.take(0x1e) {}
            match self.scanner.peek() {
                None => return Some(()),
                Some(b'{') => self.envelope.has_list = true,
                Some(_) => return None,
            }
        }
    }

    /// An object: an envelope, or a record without one.
    fn whole(&mut self) -> Step<()> {
        let before = self.scanner.clone();
        let had_list = std::mem::take(&mut self.envelope.has_list);
        let read = self.object();
        if self.envelope.has_list || read.is_none() {
            self.envelope.has_list |= had_list;
            return read;
        }
        self.envelope.has_list = had_list;
        self.scanner = before;
        (self.sink)(&mut self.scanner)
    }

    fn object(&mut self) -> Step<()> {
        self.scanner.enter(b'{')?;
        let mut first = true;
        while let Some(key) = self.scanner.key(&mut first)? {
            match self.scanner.peek() {
                Some(b'[') if rank(LISTS, key).is_some() => self.list()?,
                // PHP writes a list with gaps as an object: `{"0":{…},"2":{…}}`.
                Some(b'{') if matches!(key, "features" | "searchHits") => self.gaps()?,
                Some(b'{') if key == "result" => self.object()?,
                _ => {
                    let value = self.scanner.pass()?;
                    if self.envelope.members.len() < MEMBERS {
                        self.envelope.members.push((key, value));
                    }
                }
            }
        }
        Some(())
    }

    fn gaps(&mut self) -> Step<()> {
        self.envelope.has_list = true;
        self.scanner.enter(b'{')?;
        let mut first = true;
        while self.scanner.key(&mut first)?.is_some() {
            (self.sink)(&mut self.scanner)?;
        }
        Some(())
    }

    fn list(&mut self) -> Step<()> {
        self.envelope.has_list = true;
        self.scanner.enter(b'[')?;
        let mut first = true;
        loop {
            match self.scanner.element(&mut first) {
                Some(false) => return Some(()),
                Some(true) => {}
                // A comma too few.
                None if self.scanner.peek()? == b'{' => {}
                None => {
                    let here = self.scanner.position();
                    self.next_record(here)?;
                }
            }
            while self.record()? {}
        }
    }

    /// One record. Behind a broken one: whether the next begins right here.
    fn record(&mut self) -> Step<bool> {
        self.scanner.peek();
        let start = self.scanner.position();
        if (self.sink)(&mut self.scanner).is_some() {
            self.signature = self.signature.or_else(|| signature(self.text, start));
            return Some(false);
        }
        match self.scanner.fault() {
            Fault::Cut => None,
            Fault::Broken => self.resume(start, self.scanner.position()),
        }
    }

    /// Finds the end of a broken record: where its brackets close, or before the next one that begins like others.
    fn resume(&mut self, start: usize, error: usize) -> Step<bool> {
        self.envelope.broken.push(start);
        // Where a quote is missing, the next record ends the string and the error comes after its beginning.
        let is_telling =
            self.signature.is_some_and(|it| TELLING.iter().any(|key| contains(it, key)));
        let found = self.next_record(if is_telling { start + 1 } else { error });
        let next = found.unwrap_or(self.text.len());
        if let Some(end) = balanced(&self.text.as_bytes()[start..next]) {
            let mut behind = Scanner::new(self.text, start + end);
            if let Some(b',' | b']') = behind.peek() {
                self.scanner = behind;
                return Some(false);
            }
        }
        found.map(|_| true)
    }

    /// Goes to the next record that begins as the first one did.
    fn next_record(&mut self, from: usize) -> Option<usize> {
        let signature = self.signature.filter(|_| !self.no_more)?;
        let bytes = self.text.as_bytes();
        let mut from = self.text.ceil_char_boundary(from);
        loop {
            let Some(found) = find(&self.text[from..], signature) else {
                self.no_more = true;
                return None;
            };
            let at = from + found;
            let before = bytes[..at].iter().rposition(|it| !it.is_ascii_whitespace());
            if before.is_some_and(|it| bytes[it] == b',') {
                self.scanner = Scanner::new(self.text, at);
                return Some(at);
            }
            from = at + 1;
        }
    }
}

/// How a record begins: its first key, and for `type` what it is, because everything has a type.
fn signature(text: &str, start: usize) -> Option<&str> {
    let mut scanner = Scanner::new(text, start);
    scanner.enter(b'{')?;
    let key = scanner.string()?;
    let mut longest = key.len();
    let mut end = scanner.position();
    if key == "type" && scanner.take(b':') {
        longest = scanner.string()?.len();
        end = scanner.position();
    }
    (longest <= LONGEST_KEY).then(|| &text[start..end])
}

/// The length of a bracketed value, if its brackets close, whatever is wrong inside.
fn balanced(bytes: &[u8]) -> Option<usize> {
    let (mut depth, mut quoted, mut at) = (0usize, false, 0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if quoted => at += 1,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => depth += 1,
            b'}' | b']' if !quoted => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}
