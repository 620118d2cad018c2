//! One answer about places: its rows, and its bytes for whatever else is asked later.

use std::rc::Rc;

use cw_model::geo::Coordinates;
use cw_model::geometry::Geometry;
use cw_model::number::{self, whole};
use cw_model::place::Place;
use cw_model::scan::{contains, cut};
use cw_model::text::Language;

use super::collect::{Collector, draft_of, member_of};
use super::draft::{self, Draft};
use super::rows::{Rows, UNSORTED, hash};
use super::system::System;
use super::table::{self, Header};
use super::{Kind, Problems, Shape, geometry};
use crate::events::Context;
use crate::json::scan::Scanner;
use crate::link;

/// Places, as rows and as records.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacesPage {
    text: Rc<String>,
    rows: Rows,
    system: System,
    header: Option<Header>,
    language: Language,
    base: String,
    /// What was wrong with the rest, or with the source.
    pub problems: Problems,
    /// What the answer turned out to be.
    pub kind: Kind,
    /// Absolute address of the next page.
    pub next: Option<String>,
    /// Contents the server says it has for the whole search; on `geo` more than there are rows.
    pub total: Option<usize>,
}

impl PlacesPage {
    pub(super) fn new(text: String, mut read: Collector<'_>, system: System, kind: Kind) -> Self {
        read.rows.find_repeats();
        PlacesPage {
            text: Rc::new(text),
            rows: read.rows,
            system,
            header: None,
            language: read.context.language,
            base: read.context.base.to_owned(),
            problems: read.problems,
            kind,
            next: None,
            total: None,
        }
    }

    pub(super) fn set_header(&mut self, header: Header) {
        self.header = Some(header);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One line; never empty.
    pub fn name(&self, row: usize) -> &str {
        self.rows.names.get(row)
    }

    /// Where its mark stands.
    pub fn position(&self, row: usize) -> Option<Coordinates> {
        let (longitude, latitude) = self.rows.positions[row];
        (!longitude.is_nan()).then_some(Coordinates { latitude, longitude })
    }

    /// What it looks like.
    pub fn shape(&self, row: usize) -> Shape {
        self.rows.shapes[row]
    }

    /// Its category, as an index of [`PlacesPage::categories`].
    pub fn category(&self, row: usize) -> Option<usize> {
        let index = self.rows.categories.rows[row];
        (index != UNSORTED).then_some(index.into())
    }

    /// The kinds of place there are, in the source's words, in the order they came.
    pub fn categories(&self) -> &[String] {
        &self.rows.categories.names
    }

    /// Distinct for every row and the same whenever we ask: host and identifier, `www.comune.ala.tn.it#172434`.
    ///
    /// `extrageo` repeats an identifier for each position of a content: its first row has the plain one, each other
    /// row its position behind it. A record without identifier is known by its name and position.
    pub fn uid(&self, row: usize) -> String {
        let host = link::host(&self.base).unwrap_or_default();
        let id = self.rows.ids.get(row);
        if id.is_empty() {
            return [host, "#~", &self.print(row)].concat();
        }
        let (host, sign) = if names_host(id) { ("", "") } else { (host, "#") };
        match self.rows.copies(row) {
            None => [host, sign, id].concat(),
            Some(0) => [host, sign, id, "@", &self.spot(row)].concat(),
            Some(copies) => {
                [host, sign, id, "@", &self.spot(row), "*", &whole(copies.into())].concat()
            }
        }
    }

    /// Centimetres are enough to tell positions apart, and whole numbers cost less to write.
    fn spot(&self, row: usize) -> String {
        let Some(Coordinates { latitude, longitude }) = self.position(row) else {
            return String::new();
        };
        let [latitude, longitude] = [latitude, longitude].map(|it| whole((it * 1e7) as i64));
        [&latitude, ",", &longitude].concat()
    }

    /// A fingerprint of what has no identifier; equal records are told apart by their order.
    fn print(&self, row: usize) -> String {
        let print = hash(&[self.name(row).as_bytes(), self.spot(row).as_bytes()]);
        let copies = self.rows.copies(row).map_or(0, |it| u64::from(it) + 1);
        let mut text = String::new();
        number::push(print.wrapping_add(copies), &mut text);
        text
    }

    /// The record as it was written; of a table the line.
    pub fn record(&self, row: usize) -> &str {
        let range = &self.rows.records[row];
        &self.text[range.start as usize..range.end as usize]
    }

    /// The whole record, read now.
    pub fn place(&self, row: usize) -> Place {
        let mut draft = Draft::default();
        self.tell(row, &mut draft);
        Place {
            uid: self.uid(row),
            name: self.name(row).to_owned(),
            position: self.position(row),
            geometry: self.geometry(row).map(Rc::new),
            details: draft.details,
        }
    }

    /// Its shape, where there is more to draw than a mark.
    pub fn geometry(&self, row: usize) -> Option<Geometry> {
        if !self.shape(row).is_drawn() {
            return None;
        }
        let start = self.rows.records[row].start as usize;
        let at = member_of(&self.text, start, "geometry").unwrap_or(start);
        let (found, _) = geometry::read(&self.text, at, self.system);
        (!found.is_empty()).then_some(found)
    }

    /// What the record says; nothing if it cannot be read.
    fn tell(&self, row: usize, into: &mut Draft) -> Option<()> {
        let context = Context { language: self.language, base: &self.base };
        let range = &self.rows.records[row];
        let range = range.start as usize..range.end as usize;
        if let Some(header) = &self.header {
            table::draft(header, &self.text, range, &context, into);
            return Some(());
        }
        // The corners of a shape are no tree: a trail has thousands.
        if let Some(properties) = member_of(&self.text, range.start, "properties") {
            let properties = Scanner::new(&self.text, properties).value().ok()?;
            draft::flat(&properties, &context, into);
            return Some(());
        }
        let record = Scanner::new(&self.text, range.start).value().ok()?;
        draft_of(&record, &context, into).map(drop)
    }
}

/// Whether an identifier is one of ours, from an export: it stays what it is wherever it is read.
fn names_host(id: &str) -> bool {
    let is_part = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'.' | b'-' | b':');
    cut(id, b'#').is_some_and(|(host, _)| contains(host, ".") && host.bytes().all(is_part))
}
