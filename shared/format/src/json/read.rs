//! Records handed over one by one: 100,000 events need no tree of all of them.

use cw_model::scan::rank;

use super::Json;
use super::scan::{Fault, Scanner, Step, decoded};
use crate::FormatError;

/// Members whose value holds the records of an envelope.
const RECORDS: &str = "searchHits events";

/// Reads an answer. The elements of `[…]`, or of `searchHits` in an envelope, go to `sink` in order;
/// everything else is returned, with `true` where the records were.
pub fn records<'a>(text: &'a str, sink: &mut dyn FnMut(Json<'a>)) -> Result<Json<'a>, FormatError> {
    let mut source = Scanner::new(text, 0);
    match answer(&mut source, sink) {
        Some(value) if source.peek().is_none() => Ok(value),
        None if source.fault() == Fault::Cut => Err(FormatError::Truncated),
        _ => Err(FormatError::NotJson),
    }
}

fn answer<'a>(source: &mut Scanner<'a>, sink: &mut dyn FnMut(Json<'a>)) -> Step<Json<'a>> {
    match source.peek() {
        Some(b'[') => handed_over(source, sink),
        Some(b'{') => envelope(source, sink),
        _ => source.read(),
    }
}

fn envelope<'a>(source: &mut Scanner<'a>, sink: &mut dyn FnMut(Json<'a>)) -> Step<Json<'a>> {
    let (mut members, mut first, mut handed) = (Vec::new(), true, false);
    source.enter(b'{')?;
    while let Some(key) = source.key(&mut first)? {
        let key = decoded(key);
        let holds_records = !handed && rank(RECORDS, &key).is_some();
        let value = match source.peek() {
            Some(b'[' | b'{') if holds_records => {
                handed = true;
                handed_over(source, sink)?
            }
            _ => source.read()?,
        };
        members.push((key, value));
    }
    Some(Json::Object(members))
}

/// The elements of a list. PHP writes a list with gaps as an object: `{"0":{…},"2":{…}}`.
fn handed_over<'a>(source: &mut Scanner<'a>, sink: &mut dyn FnMut(Json<'a>)) -> Step<Json<'a>> {
    let mut first = true;
    if source.take(b'{') {
        while source.key(&mut first)?.is_some() {
            sink(source.read()?);
        }
    } else {
        source.enter(b'[')?;
        while source.element(&mut first)? {
            sink(source.read()?);
        }
    }
    Some(Json::Bool(true))
}
