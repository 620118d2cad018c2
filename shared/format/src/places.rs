//! Any answer to places, by looking at it: light rows for half a million marks, whole records on demand.

use cw_model::number::whole;

use crate::events::Context;
use crate::{FormatError, Problem, encoding, link, opendata, refusal};

mod collect;
pub(crate) mod draft;
mod feature;
mod geometry;
mod jsonld;
mod kinds;
mod page;
mod pair;
mod records;
mod rows;
mod system;
mod table;
pub(crate) mod words;
mod write;

use collect::Collector;
use feature::Columns;
pub use page::PlacesPage;
use system::System;
pub use write::write_csv;

use crate::json::Json;
use crate::json::scan::is_one_string;

/// More than this is refused: the page has to live beside us.
pub const MAX_BYTES: usize = 128 * 1024 * 1024;

/// The formats places come in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// OCOpenData `content/search`: contents, page by page.
    OpenData,
    /// OCOpenData `geo` and `extrageo`: features, page by page.
    Geo,
    /// OpenCity `/api/openapi`: items, page by page.
    OpenApi,
    /// GeoJSON, RFC 7946, and flat records with coordinates.
    #[default]
    GeoJson,
    /// A table with coordinates.
    Csv,
    /// Places of schema.org.
    JsonLd,
}

/// What each is called.
const KINDS: &[(&str, Kind)] = &[
    ("opendata", Kind::OpenData),
    ("geo", Kind::Geo),
    ("openapi", Kind::OpenApi),
    ("geojson", Kind::GeoJson),
    ("csv", Kind::Csv),
    ("jsonld", Kind::JsonLd),
];

impl Kind {
    /// From the text of an attribute.
    pub fn from_name(name: &str) -> Option<Self> {
        let found = KINDS.iter().find(|it| it.0 == name.trim_ascii());
        found.map(|it| it.1)
    }
}

/// What a place looks like on a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Nobody knows where it is.
    #[default]
    None,
    /// One point: its mark is all there is.
    Point,
    /// Several points.
    Points,
    /// One line or several.
    Line,
    /// One area or several.
    Area,
    /// A collection of other shapes.
    Mixed,
}

impl Shape {
    /// Whether there is more to draw than a mark.
    pub fn is_drawn(self) -> bool {
        !matches!(self, Shape::None | Shape::Point)
    }
}

/// What was wrong with records, told as far as anybody would read it and counted to the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// The first ones.
    pub examples: Vec<Problem>,
    /// How many there are; what concerns the source as a whole is among them.
    pub count: usize,
    /// How many records are left out.
    pub left_out: usize,
    /// How many records are shown less completely than the source meant them.
    pub incomplete: usize,
}

/// So many problems are told.
const EXAMPLES: usize = 50;

impl Problems {
    pub(crate) fn leave_out(&mut self, record: &str, reason: &'static str) {
        self.left_out += 1;
        self.note(record, reason, false);
    }

    pub(crate) fn shorten(&mut self, record: &str, reason: &'static str) {
        self.incomplete += 1;
        self.note(record, reason, true);
    }

    /// About the source as a whole.
    fn remark(&mut self, reason: &'static str) {
        self.note("", reason, true);
    }

    fn note(&mut self, record: &str, reason: &'static str, incomplete: bool) {
        self.count += 1;
        if self.examples.len() < EXAMPLES {
            let record = refusal::shortened(record);
            self.examples.push(Problem { record, reason, incomplete });
        }
    }
}

/// What a record without a name is called: its number and what that counts.
fn numbered(what: &str, number: usize) -> String {
    [what, &whole(number as i64)].concat()
}

/// Reads an answer and keeps its bytes. They decide what it is; `kind` only names an empty one.
pub fn read(
    bytes: Vec<u8>,
    kind: Option<Kind>,
    context: &Context<'_>,
) -> Result<PlacesPage, FormatError> {
    if MAX_BYTES < bytes.len() {
        return Err(FormatError::TooLarge);
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => encoding::decode(error.as_bytes()).into_owned(),
    };
    let mark = if text.starts_with("\u{feff}") { 3 } else { 0 };
    let at = text.len() - text[mark..].trim_ascii_start().len();
    match text.as_bytes().get(at) {
        None => Err(FormatError::Empty),
        Some(b'<') if text[at..].starts_with("<?xml") => Err(FormatError::Unexpected),
        Some(b'<') => Err(FormatError::Html),
        Some(b'{' | b'[' | 0x1e) => json(text, at, kind, context),
        Some(b'"') if is_one_string(&text[at..]) => json(text, at, kind, context),
        Some(_) => match wrapped(&text[at..]) {
            Some(inside) => json(text, at + inside, kind, context),
            None => table(text, at, context),
        },
    }
}

/// Where JSON begins inside JavaScript: `let points = […];`, `callback({…})`.
fn wrapped(text: &str) -> Option<usize> {
    let head = &text[..text.floor_char_boundary(200)];
    let bracket = head.bytes().position(|it| it == b'{' || it == b'[')?;
    let before = head[..bracket].trim_ascii_end();
    let is_name = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'$' | b'.' | b' ');
    let name = before.strip_suffix("=").or(before.strip_suffix("("))?;
    name.bytes().all(is_name).then_some(bracket)
}

fn table(text: String, at: usize, context: &Context<'_>) -> Result<PlacesPage, FormatError> {
    let mut collected = Collector::new(context, text.len());
    let header = table::read(&text, at, &mut collected)?;
    let system = collected.settle(&text, None);
    let mut page = PlacesPage::new(text, collected, system, Kind::Csv);
    page.set_header(header);
    Ok(page)
}

fn json(
    text: String,
    at: usize,
    kind: Option<Kind>,
    context: &Context<'_>,
) -> Result<PlacesPage, FormatError> {
    let mut collected = Collector::new(context, text.len());
    let mut columns = Columns::new(context.language);
    let at = at + usize::from(text.as_bytes()[at] == 0x1e);
    let envelope =
        records::records(&text, at, &mut |scanner| collected.record(scanner, &mut columns))?;
    if collected.is_full {
        return Err(FormatError::TooLarge);
    }
    let get = |name: &str| envelope.get(name);
    if collected.rows.len() == 0 {
        // Words alone, or in a bare list, are a refusal; among the records of an envelope they are a bad one.
        let said = if text.as_bytes()[at] != b'{' {
            collected.refusal.take()
        } else if envelope.has_list {
            None
        } else {
            refusal::SENTENCES.iter().find_map(|it| refusal::words(&get(it)))
        };
        if let Some(words) = said {
            return Err(FormatError::Refused(words));
        }
        if !envelope.has_list && collected.kind.is_none() {
            return Err(FormatError::Unexpected);
        }
    }
    for start in &envelope.broken {
        collected.problems.leave_out(&numbered("byte ", *start), "is damaged");
    }
    if envelope.lost {
        collected.problems.leave_out("", "the answer is damaged; what follows is lost");
    }
    let system = collected.settle(&text, declared(&get("crs")));
    let is_geo = envelope.has("totalCount") || envelope.has("nextPageQuery");
    let kind = match collected.kind {
        Some(Kind::GeoJson) if is_geo => Kind::Geo,
        Some(known) => known,
        None => kind.unwrap_or(if is_geo { Kind::OpenData } else { Kind::GeoJson }),
    };
    let next = match kind {
        Kind::OpenApi => {
            let next = get("next").text().and_then(|it| link::safe(it, context.base));
            next.filter(|it| it != context.base)
        }
        _ => opendata::next_page_of(&get("nextPageQuery"), context.base),
    };
    let total = envelope.number("totalCount").or_else(|| envelope.number("count"));
    let mut page = PlacesPage::new(text, collected, system, kind);
    page.next = next;
    page.total = total.map(|it| it as usize);
    Ok(page)
}

/// The coordinate system of a legacy `crs` member; none is none.
fn declared(crs: &Json<'_>) -> Option<System> {
    if crs.is_empty() {
        return None;
    }
    let named = crs.get("properties").first("name code", Json::is_identifier);
    let name = if crs.is_text() { crs } else { named };
    Some(System::from_name(&name.identifier().unwrap_or_default()))
}
