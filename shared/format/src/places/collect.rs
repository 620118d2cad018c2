//! Records of any answer, one after the other, to rows.

use std::ops::Range;

use super::draft::{self, Draft, one_line};
use super::feature::{self, Columns, Glimpse};
use super::geometry::Glance;
use super::rows::{Kept, NOWHERE, Row, Rows};
use super::system::System;
use super::{Kind, Problems, Shape, geometry, jsonld, numbered};
use crate::events::Context;
use crate::json::scan::{Scanner, Step, decoded};
use crate::json::{Json, NULL};
use crate::opendata::content::Content;
use crate::{opendata, refusal};

/// More rows than this are refused: the page has to live beside us.
pub(super) const MOST: usize = 1_000_000;

/// After so many rows it is clear how many there may be.
const SAMPLE: usize = 64;

/// What was read so far.
pub(super) struct Collector<'c> {
    pub(super) context: &'c Context<'c>,
    pub(super) rows: Rows,
    pub(super) problems: Problems,
    /// What the records turned out to be.
    pub(super) kind: Option<Kind>,
    /// The first string where a record should be: perhaps what a server says when it refuses.
    pub(super) refusal: Option<String>,
    pub(super) is_full: bool,
    position: usize,
    /// Bytes of the whole answer.
    length: usize,
}

impl<'c> Collector<'c> {
    pub(super) fn new(context: &'c Context<'c>, length: usize) -> Self {
        Collector {
            context,
            rows: Rows::default(),
            problems: Problems::default(),
            kind: None,
            refusal: None,
            is_full: false,
            position: 0,
            length,
        }
    }

    /// Keeps a row; `is_odd` if its position says something that nobody can read. Of too many rows only the flag is
    /// kept.
    pub(super) fn keep(&mut self, row: &Row<'_>, is_odd: bool) {
        let count = self.rows.len();
        if MOST <= count {
            self.is_full = true;
            return;
        }
        let number;
        let mut name = row.name;
        if name.is_empty() {
            number = numbered("#", count + 1);
            name = &number;
        }
        if is_odd {
            self.problems.shorten(name, "has a position that cannot be read");
        }
        self.rows.push(name, row);
        if count + 1 == SAMPLE {
            let rows = self.length / row.record.len().max(1);
            self.rows.reserve(rows.min(MOST));
        }
    }

    /// Reads the record that comes next.
    pub(super) fn record<'a>(
        &mut self,
        scanner: &mut Scanner<'a>,
        columns: &mut Columns<'a>,
    ) -> Step<()> {
        self.position += 1;
        if self.is_full {
            return scanner.pass().map(drop);
        }
        if scanner.peek() != Some(b'{') {
            let stray = scanner.read()?;
            self.stray(&stray);
            return Some(());
        }
        let mut again = scanner.clone();
        let start = again.position();
        let glimpse = feature::glimpse(scanner, columns)?;
        let record = start..scanner.position();
        if glimpse.is_feature() {
            self.kind = self.kind.or(Some(Kind::GeoJson));
            self.feature(&glimpse, record);
        } else {
            // Of no known order: the whole of it becomes a tree. Where that fails, whoever tells the reader looks.
            let Some(tree) = again.read() else {
                *scanner = again;
                return None;
            };
            self.tree(&tree, record);
        }
        Some(())
    }

    fn stray(&mut self, value: &Json<'_>) {
        if self.refusal.is_none() {
            self.refusal = value.text().map(refusal::shortened);
        }
        self.problems.leave_out(&numbered("#", self.position), "is no record");
    }

    fn feature(&mut self, glimpse: &Glimpse<'_>, record: Range<usize>) {
        let Glance { shape, point, is_odd } = glimpse.seen();
        let id = draft::line(decoded(glimpse.id()));
        let name = draft::line(decoded(glimpse.name.text));
        let category = draft::line(decoded(glimpse.category.text));
        let row = Row { id: &id, name: &name, category: &category, position: point, shape, record };
        self.keep(&row, is_odd);
    }

    fn tree(&mut self, record: &Json<'_>, range: Range<usize>) {
        let Some(draft) = draft_of(record, self.context) else {
            let name = record.get("name").text().or_else(|| record.get("title").text());
            let name = name.map_or_else(|| numbered("#", self.position), one_line);
            // A graph holds pages and organizations beside places: they are no mistake.
            if record.get("@type").is_empty() {
                self.problems.leave_out(&name, "is no place");
            }
            return;
        };
        self.kind = self.kind.or(Some(draft.kind));
        let shape = shape(record);
        let category = draft.details.categories.first().map_or("", |it| it);
        let mut row = Row {
            id: &draft.id,
            name: &draft.name,
            category,
            position: None,
            shape,
            record: range,
        };
        // What stands nowhere is a row too.
        for index in 0..draft.positions.len().max(1) {
            row.position = draft.positions.get(index).copied().filter(|it| *it != (0.0, 0.0));
            if !shape.is_drawn() {
                row.shape = if row.position.is_some() { Shape::Point } else { Shape::None };
            }
            self.keep(&row, false);
        }
    }

    /// Gives every row its position on the earth.
    pub(super) fn settle(&mut self, text: &str, declared: Option<System>) -> System {
        let mut system = declared.unwrap_or_default();
        let first = self.rows.kept.iter().find(|it| !it.position.0.is_nan());
        if declared.is_none()
            && let Some(Kept { position: (x, y), .. }) = first
            && let Some(guessed) = System::of_metres(*x, *y)
        {
            system = guessed;
            self.problems.remark("coordinates are in metres; read as UTM zone 32");
        }
        if system == System::Unknown {
            self.problems.remark("unknown coordinate system; nothing can be drawn");
        } else if system == System::Degrees && self.is_exchanged() {
            system = System::Exchanged;
            self.problems.remark("latitude and longitude are exchanged throughout; put right");
        }
        for row in 0..self.rows.len() {
            self.settle_row(row, text, system);
        }
        system
    }

    fn settle_row(&mut self, row: usize, text: &str, system: System) {
        let Kept { position: (x, y), shape, .. } = self.rows.kept[row];
        let mut reason = None;
        let found = if shape.is_drawn() {
            let (shape, lost) = geometry::read(text, self.rows.record(row).start, system);
            if 0 < lost {
                reason = Some("has corners that cannot be drawn");
            }
            shape.mark()
        } else {
            let found = system.coordinates(x, y);
            if found.is_none() && !x.is_nan() && (x, y) != (0.0, 0.0) {
                reason = Some("has a position that is not on the earth");
            }
            found
        };
        if system != System::Unknown
            && let Some(reason) = reason
        {
            self.problems.shorten(self.rows.name(row), reason);
        }
        let kept = &mut self.rows.kept[row];
        if shape == Shape::Point && found.is_none() {
            kept.shape = Shape::None;
        }
        kept.position = found.map_or(NOWHERE, |it| (it.longitude, it.latitude));
    }

    /// Whether a source writes latitude first: nothing of it lies in Italy, and most of it would if it did. Single
    /// positions that look exchanged are told and left alone: the rest of the source is not.
    fn is_exchanged(&mut self) -> bool {
        let (mut all, mut straight, mut exchanged) = (0, 0, Vec::new());
        for (row, kept) in self.rows.kept.iter().enumerate() {
            let (x, y) = kept.position;
            if !x.is_nan() && (x, y) != (0.0, 0.0) {
                all += 1;
                straight += usize::from(in_italy(x, y));
                if in_italy(y, x) {
                    exchanged.push(row);
                }
            }
        }
        if straight == 0 {
            return all < exchanged.len() * 2;
        }
        for row in exchanged {
            self.problems.shorten(self.rows.name(row), "latitude and longitude look exchanged");
        }
        false
    }
}

fn in_italy(x: f64, y: f64) -> bool {
    (6.0..19.0).contains(&x) && (35.0..47.5).contains(&y)
}

/// Where a member of a record begins.
pub(super) fn member_of(text: &str, start: usize, name: &str) -> Option<usize> {
    let mut scanner = Scanner::new(text, start);
    scanner.enter(b'{')?;
    let mut first = true;
    while let Some(key) = scanner.key(&mut first)? {
        if key == name {
            return Some(scanner.position());
        }
        scanner.pass()?;
    }
    None
}

/// What a tree says, if it is about a place.
pub(super) fn draft_of(record: &Json<'_>, context: &Context<'_>) -> Option<Draft> {
    if opendata::is_content(record) {
        return Some(Content::new(record, context.language).tell(Kind::OpenData, context));
    }
    let item = jsonld::item(record);
    if item.get("@type").is_said() {
        return jsonld::is_place(item).then(|| jsonld::read(item, context));
    }
    if record.get("type").text() == Some("Feature") {
        return Some(draft::flat(record.get("properties"), context));
    }
    if shape(record) != Shape::None {
        let mut draft = draft::flat(NULL, context);
        if let Some(position) = draft::position_in(record) {
            draft.positions.push(position);
        }
        return Some(draft);
    }
    let is_item = record.get("uri").is_said() && record.get("id").is_said();
    if is_item || record.get("has_address").is_said() {
        return Some(Content::flat(record).tell(Kind::OpenApi, context));
    }
    Some(draft::flat(record, context)).filter(|it| !it.positions.is_empty())
}

/// What a geometry alone looks like.
fn shape(record: &Json<'_>) -> Shape {
    let has = |name: &str| !record.get(name).is_empty();
    let is_geometry = has("coordinates") || has("geometries");
    record.get("type").text().filter(|_| is_geometry).map_or(Shape::None, geometry::shape_of)
}
