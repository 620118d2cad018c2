//! Any answer to events, by looking at it.

use cw_model::event::Event;
use cw_model::text::Language;

use crate::{FormatError, Parsed, calendar, encoding, icalendar};

pub(crate) mod collect;

/// More than this is refused: the page has to live beside us.
pub const MAX_BYTES: usize = 52 * 1024 * 1024;

/// The formats events come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// OCOpenData `content/search`: contents, page by page.
    OpenData,
    /// The `calendar` environment and other FullCalendar feeds: dates, all at once.
    Calendar,
    /// iCalendar, RFC 5545.
    ICalendar,
}

impl Kind {
    /// From the text of an attribute.
    pub fn from_name(name: &str) -> Option<Self> {
        match name.trim_ascii() {
            "opendata" => Some(Kind::OpenData),
            "calendar" => Some(Kind::Calendar),
            "icalendar" => Some(Kind::ICalendar),
            _ => None,
        }
    }
}

/// What a reader has to know about the reader of the page and about the answer.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The language to prefer where the source has several.
    pub language: Language,
    /// The address the answer came from: resolves and upgrades links.
    pub base: &'a str,
}

/// One answer, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The dates, and what was wrong with the rest.
    pub parsed: Parsed<Event>,
    /// What the answer turned out to be.
    pub kind: Kind,
    /// Absolute address of the next page.
    pub next: Option<String>,
    /// Distinct contents in the answer; one content may have many dates.
    pub records: usize,
    /// Contents the server says it has for the whole search.
    pub total: Option<usize>,
}

impl Page {
    /// Whether the server may have stopped counting: the calendar environment holds back what is beyond its
    /// limit and does not say so. It counts contents; some have no date in the window, and opening hours have an
    /// identifier for every day, so near the limit is at the limit. Asking for shorter windows gives the rest.
    pub fn is_clamped(&self) -> bool {
        self.kind == Kind::Calendar && calendar::LIMIT / 10 * 9 <= self.records
    }
}

/// Reads an answer. Its bytes decide what it is; `kind` only names an empty one.
pub fn read_events(
    bytes: &[u8],
    kind: Option<Kind>,
    context: &Context<'_>,
) -> Result<Page, FormatError> {
    if MAX_BYTES < bytes.len() {
        return Err(FormatError::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    match bytes.first() {
        None => Err(FormatError::Empty),
        Some(b'<') if bytes.starts_with(b"<?xml") => Err(FormatError::Unexpected),
        Some(b'<') => Err(FormatError::Html),
        Some(b'B' | b'b') => icalendar::read(bytes, context),
        Some(_) => collect::read(&encoding::decode(bytes), kind, context),
    }
}
