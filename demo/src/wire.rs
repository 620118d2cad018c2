//! What goes over the wire, shaped as OCOpenData shapes it; `open-apis` calls are answered from here.

use std::fmt;

use cw_model::time::{Timestamp, clock::rome_offset};

pub mod boundary;
pub mod calendar;
pub mod ckan;
pub mod classes;
pub mod content;
pub mod geo;
pub mod geojson;
pub mod hours;
pub mod icalendar;
pub mod indicators;
pub mod jsonld;
mod legacy;
pub mod many;
pub mod minutes;
mod ocevent;
pub mod openapi;
mod opencity;
mod places;
pub mod refusal;
mod relation;
pub mod table;
pub mod trails;

/// Where an answer says it comes from: `http://host/api/opendata/v2/`, or nothing for the session module.
#[derive(Clone, Debug, Default)]
pub struct Base(pub String);

impl Base {
    /// Address of a content: absolute on REST, relative on the session module.
    fn read(&self, id: i64) -> String {
        if self.0.is_empty() {
            format!("read/{id}")
        } else {
            format!("{}content/read/{id}", self.0)
        }
    }

    /// Address of a class, or its bare name on the session module.
    fn class(&self, identifier: &str) -> String {
        if self.0.is_empty() {
            identifier.to_owned()
        } else {
            format!("{}classes/{identifier}", self.0)
        }
    }
}

/// PHP's `c`: ISO 8601 with the offset of Rome at that moment.
struct Iso(i64);

impl fmt::Display for Iso {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let instant = Timestamp(self.0);
        write!(f, "{}+{:02}:00", instant.in_rome(), rome_offset(instant) / 3600)
    }
}

fn iso(seconds: i64) -> String {
    Iso(seconds).to_string()
}
