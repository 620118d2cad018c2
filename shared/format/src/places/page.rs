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
use super::rows::{Rows, hash};
use super::system::System;
use super::table::{self, Header};
use super::{Kind, Problems, Shape, geometry};
use crate::events::Context;
use crate::json::scan::Scanner;
use crate::json::{Json, NULL};
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

    /// Whether its coordinates are of a system nobody knows here: then nothing of it can be drawn.
    pub fn has_unknown_system(&self) -> bool {
        self.system == System::Unknown
    }

    /// One line; never empty.
    pub fn name(&self, row: usize) -> &str {
        self.rows.name(row)
    }

    /// The address of the answer: what links of texts are relative to where a record has no page of its own.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Where its mark stands.
    pub fn position(&self, row: usize) -> Option<Coordinates> {
        let (longitude, latitude) = self.rows.kept[row].position;
        (!longitude.is_nan()).then_some(Coordinates { latitude, longitude })
    }

    /// What it looks like.
    pub fn shape(&self, row: usize) -> Shape {
        self.rows.kept[row].shape
    }

    /// Its category, as an index of [`PlacesPage::categories`].
    pub fn category(&self, row: usize) -> Option<usize> {
        self.rows.category(row)
    }

    /// The kinds of place there are, in the source's words, in the order they came.
    pub fn categories(&self) -> &[String] {
        self.rows.categories()
    }

    /// Distinct for every row and the same whenever we ask: host and identifier, `www.comune.ala.tn.it#172434`.
    ///
    /// `extrageo` repeats an identifier for each position of a content: its first row has the plain one, each other
    /// row its position behind it. A record without identifier is known by its name and position.
    pub fn uid(&self, row: usize) -> String {
        let host = link::host(&self.base).unwrap_or_default();
        let id = self.rows.id(row);
        let copies = self.rows.copies(row);
        let (host, sign) = if names_host(id) { ("", "") } else { (host, "#") };
        let mut uid = [host, sign, id].concat();
        if id.is_empty() {
            // A fingerprint; equal records are told apart by their order.
            let print = hash(&[self.name(row).as_bytes(), self.spot(row).as_bytes()]);
            let order = copies.map_or(0, |it| u64::from(it) + 1);
            uid.push('~');
            number::push(print.wrapping_add(order), &mut uid);
        } else if let Some(copies) = copies {
            uid.push('@');
            uid.push_str(&self.spot(row));
            if copies != 0 {
                uid.push('*');
                number::push(copies.into(), &mut uid);
            }
        }
        uid
    }

    /// Centimetres are enough to tell positions apart, and whole numbers cost less to write.
    fn spot(&self, row: usize) -> String {
        let Some(Coordinates { latitude, longitude }) = self.position(row) else {
            return String::new();
        };
        let [latitude, longitude] = [latitude, longitude].map(|it| whole((it * 1e7) as i64));
        [&latitude, ",", &longitude].concat()
    }

    /// The record as it was written; of a table the line.
    pub fn record(&self, row: usize) -> &str {
        &self.text[self.rows.record(row)]
    }

    /// The whole record, read now.
    pub fn place(&self, row: usize) -> Place {
        let draft = self.draft(row);
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
        let (found, _) = geometry::read(&self.text, self.rows.record(row).start, self.system);
        (!found.is_empty()).then_some(found)
    }

    /// What the record says; nothing if it cannot be read.
    fn draft(&self, row: usize) -> Draft {
        let context = Context { language: self.language, base: &self.base };
        let range = self.rows.record(row);
        // The corners of a shape are no tree: a trail has thousands.
        let properties = member_of(&self.text, range.start, "properties");
        let tree = |at: usize| Scanner::new(&self.text, at).read().unwrap_or(Json::Null);
        match (&self.header, properties) {
            (Some(header), _) => table::draft(header, &self.text, range, &context),
            (None, Some(at)) => draft::flat(&tree(at), &context),
            (None, None) => {
                let told = draft_of(&tree(range.start), &context);
                told.unwrap_or_else(|| draft::flat(NULL, &context))
            }
        }
    }
}

/// Whether an identifier is one of ours, from an export: it stays what it is wherever it is read.
fn names_host(id: &str) -> bool {
    let is_part = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'.' | b'-' | b':');
    cut(id, b'#').is_some_and(|(host, _)| contains(host, ".") && host.bytes().all(is_part))
}
