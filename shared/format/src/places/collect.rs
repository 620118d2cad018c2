//! Records of any answer, one after the other, to rows.

use std::ops::Range;

use cw_model::number::whole;

use super::draft::{self, Draft, one_line};
use super::feature::{self, Columns, Glimpse};
use super::geometry::Glance;
use super::rows::{NOWHERE, Row, Rows};
use super::system::System;
use super::{Kind, Problems, Shape, geometry, jsonld};
use crate::events::Context;
use crate::json::Json;
use crate::json::scan::{Found, Scanner, decoded};
use crate::opendata::content::Content;
use crate::{FormatError, opendata, refusal};

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

    /// Keeps a row; `is_odd` if its position says something that nobody can read.
    pub(super) fn keep(&mut self, row: Row<'_>, is_odd: bool) -> Result<(), FormatError> {
        if MOST <= self.rows.len() {
            self.is_full = true;
            return Err(FormatError::TooLarge);
        }
        let number;
        let mut row = Row { record: row.record, ..row };
        if row.name.is_empty() {
            number = self::number(self.rows.len() + 1);
            row.name = &number;
        }
        if is_odd {
            self.problems.shorten(row.name, "has a position that cannot be read");
        }
        self.rows.push(&row);
        if self.rows.len() == SAMPLE {
            let rows = self.length / row.record.len().max(1);
            self.rows.reserve(rows.min(MOST));
        }
        Ok(())
    }

    /// Reads the record that comes next.
    pub(super) fn record<'a>(
        &mut self,
        scanner: &mut Scanner<'a>,
        columns: &mut Columns<'a>,
    ) -> Found<()> {
        self.position += 1;
        if self.is_full {
            return scanner.skip().map(drop);
        }
        if scanner.peek() != Some(b'{') {
            let stray = scanner.value()?;
            self.stray(&stray);
            return Ok(());
        }
        let mut again = scanner.clone();
        let start = again.position();
        let glimpse = feature::glimpse(scanner, columns)?;
        let record = start..scanner.position();
        if glimpse.is_feature() {
            self.kind = self.kind.or(Some(Kind::GeoJson));
            self.feature(&glimpse, record);
            return Ok(());
        }
        // Of no known order: the whole of it becomes a tree.
        self.tree(&again.value()?, record);
        Ok(())
    }

    fn stray(&mut self, value: &Json<'_>) {
        if self.refusal.is_none() {
            self.refusal = value.text().map(refusal::shortened);
        }
        self.problems.leave_out(&number(self.position), "is no record");
    }

    fn feature(&mut self, glimpse: &Glimpse<'_>, record: Range<usize>) {
        let Glance { shape, point, is_odd } = glimpse.seen();
        let id = draft::line(decoded(glimpse.id.unwrap_or(glimpse.code.text)));
        let name = draft::line(decoded(glimpse.name.text));
        let category = draft::line(decoded(glimpse.category.text));
        // Too many rows: the flag says so, and the rest is stepped over.
        let row = Row { id: &id, name: &name, category: &category, position: point, shape, record };
        let _ = self.keep(row, is_odd);
    }

    fn tree(&mut self, record: &Json<'_>, range: Range<usize>) {
        let mut draft = Draft::default();
        let Some(kind) = draft_of(record, self.context, &mut draft) else {
            let name = record.get("name").text().or_else(|| record.get("title").text());
            let name = name.map_or_else(|| number(self.position), one_line);
            // A graph holds pages and organizations beside places: they are no mistake.
            if record.get("@type").is_empty() {
                self.problems.leave_out(&name, "is no place");
            }
            return;
        };
        self.kind = self.kind.or(Some(kind));
        let drawn = Some(shape(record)).filter(|it| it.is_drawn());
        let category = draft.details.categories.first().map_or("", |it| it);
        // What stands nowhere is a row too.
        for index in 0..draft.positions.len().max(1) {
            let position = draft.positions.get(index).copied().filter(|it| *it != (0.0, 0.0));
            let point = if position.is_some() { Shape::Point } else { Shape::None };
            let shape = drawn.unwrap_or(point);
            let row = Row {
                id: &draft.id,
                name: &draft.name,
                category,
                position,
                shape,
                record: range.clone(),
            };
            let _ = self.keep(row, false);
        }
    }

    /// Gives every row its position on the earth.
    pub(super) fn settle(&mut self, text: &str, declared: Option<System>) -> System {
        let mut system = declared.unwrap_or_default();
        if declared.is_none()
            && let Some((x, y)) = self.rows.positions.iter().find(|it| !it.0.is_nan())
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
        let (x, y) = self.rows.positions[row];
        let found = if self.rows.shapes[row].is_drawn() {
            let start = self.rows.records[row].start as usize;
            let at = member_of(text, start, "geometry").unwrap_or(start);
            let (shape, lost) = geometry::read(text, at, system);
            if 0 < lost && system != System::Unknown {
                let name = self.rows.names.get(row);
                self.problems.shorten(name, "has corners that cannot be drawn");
            }
            shape.mark()
        } else {
            let found = system.coordinates(x, y);
            let is_off = found.is_none() && !x.is_nan() && (x, y) != (0.0, 0.0);
            if is_off && system != System::Unknown {
                self.problems
                    .shorten(self.rows.names.get(row), "has a position that is not on the earth");
            }
            if self.rows.shapes[row] == Shape::Point && found.is_none() {
                self.rows.shapes[row] = Shape::None;
            }
            found
        };
        self.rows.positions[row] = found.map_or(NOWHERE, |it| (it.longitude, it.latitude));
    }

    /// Whether a source writes latitude first: nothing of it lies in Italy, and most of it would if it did.
    fn is_exchanged(&mut self) -> bool {
        let (mut all, mut straight, mut exchanged) = (0, 0, 0);
        for (x, y) in &self.rows.positions {
            if !x.is_nan() && (*x, *y) != (0.0, 0.0) {
                all += 1;
                straight += usize::from(in_italy(*x, *y));
                exchanged += usize::from(in_italy(*y, *x));
            }
        }
        if 0 < straight && 0 < exchanged {
            self.suspect();
        }
        straight == 0 && all < exchanged * 2
    }

    /// Single positions that look exchanged are told and left alone: the rest of the source is not.
    fn suspect(&mut self) {
        for (row, (x, y)) in self.rows.positions.iter().enumerate() {
            if in_italy(*y, *x) {
                self.problems
                    .shorten(self.rows.names.get(row), "latitude and longitude look exchanged");
            }
        }
    }
}

fn number(position: usize) -> String {
    ["#", &whole(position as i64)].concat()
}

fn in_italy(x: f64, y: f64) -> bool {
    (6.0..19.0).contains(&x) && (35.0..47.5).contains(&y)
}

/// Where a member of a record begins.
pub(super) fn member_of(text: &str, start: usize, name: &str) -> Option<usize> {
    let mut scanner = Scanner::new(text, start);
    scanner.enter(b'{').ok()?;
    let mut first = true;
    while let Some(key) = scanner.key(&mut first).ok()? {
        if key == name {
            return Some(scanner.position());
        }
        scanner.skip().ok()?;
    }
    None
}

/// What a tree says, if it is about a place.
pub(super) fn draft_of(record: &Json<'_>, context: &Context<'_>, into: &mut Draft) -> Option<Kind> {
    if opendata::is_content(record) {
        Content::new(record, context.language).tell(context, into);
        return Some(Kind::OpenData);
    }
    let item = jsonld::item(record);
    if item.get("@type").is_said() {
        if !jsonld::is_place(item) {
            return None;
        }
        jsonld::read(item, context, into);
        return Some(Kind::JsonLd);
    }
    if record.get("type").text() == Some("Feature") {
        draft::flat(record.get("properties"), context, into);
        return Some(Kind::GeoJson);
    }
    if shape(record) != Shape::None {
        into.positions.extend(draft::position_in(record));
        return Some(Kind::GeoJson);
    }
    let is_item = record.get("uri").is_said() && record.get("id").is_said();
    if is_item || record.get("has_address").is_said() {
        Content::flat(record).tell(context, into);
        return Some(Kind::OpenApi);
    }
    draft::flat(record, context, into);
    (!into.positions.is_empty()).then_some(Kind::GeoJson)
}

/// What a geometry alone looks like.
fn shape(record: &Json<'_>) -> Shape {
    let has = |name: &str| !record.get(name).is_empty();
    let is_geometry = has("coordinates") || has("geometries");
    record.get("type").text().filter(|_| is_geometry).map_or(Shape::None, geometry::shape_of)
}
