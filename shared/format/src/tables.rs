//! Any answer to a table, by looking at it: CSV, the CKAN datastore, facets, statistics and plain JSON become
//! columns of numbers, of moments and of words.
//!
//! - [`read`]: from bytes to a [`TablePage`]. [`join`] and [`beside`]: several of them, one below the other.
//! - [`write`]: what is drawn, as CSV for a spreadsheet and for a machine.

use cw_model::scan::rank;
use cw_model::table::{Cells, Table};

use crate::events::Context;
use crate::json::scan::is_one_string;
use crate::{FormatError, encoding};

mod amount;
mod ckan;
mod counts;
mod dated;
mod moment;
mod names;
mod outline;
mod records;
mod rows;
mod settle;
mod shapes;
mod sheet;
mod stack;
pub mod write;

pub use crate::places::Problems;
pub use sheet::{MOST_COLUMNS, MOST_ROWS};
pub use stack::{beside, join};

use shapes::Reading;
use sheet::Sheet;

/// More than this is refused: the page has to live beside us.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The formats tables come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A table as text.
    Csv,
    /// CKAN `datastore_search`: rows, page by page.
    Ckan,
    /// CKAN `package_show` and `package_search`: no rows, but where they are.
    Package,
    /// OCOpenData facets: how many contents have which value.
    Facets,
    /// Records, columns or series in plain JSON.
    Json,
}

/// What each is called.
const KINDS: &str = "csv ckan package facets json";

impl Kind {
    /// From the text of an attribute.
    pub fn from_name(name: &str) -> Option<Self> {
        const ALL: [Kind; 5] = [Kind::Csv, Kind::Ckan, Kind::Package, Kind::Facets, Kind::Json];
        rank(KINDS, name.trim_ascii()).map(|it| ALL[it])
    }
}

/// What a source says about its table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// What the table is about.
    pub title: Option<String>,
    /// What its numbers count, where that is one thing.
    pub unit: Option<String>,
    /// Under which licence it may be used.
    pub licence: Option<String>,
    /// Who publishes it.
    pub organisation: Option<String>,
    /// When it was changed last, in the source's words.
    pub updated: Option<String>,
    /// What else it counts, of which nothing is in the table.
    pub others: Vec<String>,
}

/// One answer, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TablePage {
    /// Its columns.
    pub table: Table,
    /// What was wrong with the rest: rows left out, and cells shown as nothing.
    pub problems: Problems,
    /// Absolute address of the next page.
    pub next: Option<String>,
    /// Rows the server says it has.
    pub total: Option<usize>,
    /// What else it says.
    pub meta: Meta,
    /// Where the rows are, if this only tells about them.
    pub best: Option<String>,
}

/// Reads an answer. Its bytes decide what it is; `kind` only decides where they leave it open.
pub fn read(
    bytes: Vec<u8>,
    kind: Option<Kind>,
    context: &Context<'_>,
) -> Result<TablePage, FormatError> {
    if MAX_BYTES < bytes.len() {
        return Err(FormatError::TooLarge);
    }
    // UTF-16, as some programs save "Unicode text": two bytes a sign are no text here.
    if matches!(*bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        return Err(FormatError::Unexpected);
    }
    let text = decoded(bytes);
    let mark = if text.starts_with("\u{feff}") { 3 } else { 0 };
    let at = text.len() - text[mark..].trim_ascii_start().len();
    let is_table = match text.as_bytes().get(at) {
        None => return Err(FormatError::Empty),
        Some(b'<') if text[at..].starts_with("<?xml") => return Err(FormatError::Unexpected),
        Some(b'<') => return Err(FormatError::Html),
        Some(b'{' | b'[') => false,
        Some(b'"') => !is_one_string(&text[at..]),
        Some(_) => true,
    };
    let page = TablePage::default();
    let mut reading = Reading { sheet: Sheet::new(&text), page, kind, context, refusal: None };
    if is_table {
        rows::read(&mut reading.sheet, at)?;
    } else {
        reading.read(at)?;
    }
    let Reading { mut sheet, mut page, .. } = reading;
    page.table = settle::settle(&mut sheet).ok_or(FormatError::TooLarge)?;
    if is_table && is_list(&page.table, kind) {
        return Err(rows::refused(&text[at..]));
    }
    page.problems = sheet.problems;
    page.meta = sheet.meta;
    Ok(page)
}

/// Whether a text is a list of words: no table, unless somebody says so.
fn is_list(table: &Table, kind: Option<Kind>) -> bool {
    match &*table.columns {
        [only] => matches!(only.cells, Cells::Words(_)) && kind != Some(Kind::Csv),
        _ => false,
    }
}

fn decoded(bytes: Vec<u8>) -> String {
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => encoding::decode(error.as_bytes()).into_owned(),
    }
}

#[cfg(test)]
mod tests;
