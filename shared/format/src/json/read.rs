//! Records handed over one by one: 100,000 events need no tree of all of them.

use super::Json;
use super::scan::{Fault, Found, Scanner, decoded};
use crate::FormatError;

/// Members whose value holds the records of an envelope.
const RECORDS: [&str; 2] = ["searchHits", "events"];

/// Reads an answer. The elements of `[…]`, or of `searchHits` in an envelope, go to `sink` in order;
/// everything else is returned, with `true` where the records were.
pub fn records<'a>(text: &'a str, sink: &mut dyn FnMut(Json<'a>)) -> Result<Json<'a>, FormatError> {
    let mut source = Scanner::new(text, 0);
    let read = answer(&mut source, sink);
    match read {
        Ok(value) if source.peek().is_none() => Ok(value),
        Err(Fault::Cut) => Err(FormatError::Truncated),
        _ => Err(FormatError::NotJson),
    }
}

fn answer<'a>(source: &mut Scanner<'a>, sink: &mut dyn FnMut(Json<'a>)) -> Found<Json<'a>> {
    match source.peek() {
        Some(b'[') => handed_over(source, sink),
        Some(b'{') => envelope(source, sink),
        _ => source.value(),
    }
}

fn envelope<'a>(source: &mut Scanner<'a>, sink: &mut dyn FnMut(Json<'a>)) -> Found<Json<'a>> {
    let (mut members, mut first, mut handed) = (Vec::new(), true, false);
    source.enter(b'{')?;
    while let Some(key) = source.key(&mut first)? {
        let key = decoded(key);
        let holds_records = !handed && RECORDS.contains(&&*key);
        let value = match source.peek() {
            Some(b'[' | b'{') if holds_records => {
                handed = true;
                handed_over(source, sink)?
            }
            _ => source.value()?,
        };
        members.push((key, value));
    }
    Ok(Json::Object(members))
}

/// The elements of a list. PHP writes a list with gaps as an object: `{"0":{…},"2":{…}}`.
fn handed_over<'a>(source: &mut Scanner<'a>, sink: &mut dyn FnMut(Json<'a>)) -> Found<Json<'a>> {
    let mut first = true;
    if source.take(b'{') {
        while source.key(&mut first)?.is_some() {
            sink(source.value()?);
        }
    } else {
        source.enter(b'[')?;
        while source.element(&mut first)? {
            sink(source.value()?);
        }
    }
    Ok(Json::Bool(true))
}
