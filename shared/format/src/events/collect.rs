//! Records of any JSON answer, one after the other, to events.

use std::rc::Rc;

use cw_model::event::{Details, Event, When};
use cw_model::number::whole;

use super::{Context, Kind, Page};
use crate::json::{self, Json};
use crate::opendata::content::Content;
use crate::{FormatError, Parsed, Problem, calendar, link, opendata, refusal};

/// More records or dates than this are refused: the page has to live beside us.
pub(crate) const MOST: usize = 250_000;

/// Reads JSON: an envelope of contents, a bare array of dates, or one content alone.
pub(super) fn read(
    text: &str,
    kind: Option<Kind>,
    context: &Context<'_>,
) -> Result<Page, FormatError> {
    let mut collected = Collector::new(context);
    let answer = json::records(text, &mut |it| collected.add(it))?;
    if collected.is_full() {
        return Err(FormatError::TooLarge);
    }
    match &answer {
        Json::Bool(true) => collected.page(kind.unwrap_or(Kind::Calendar)),
        Json::Object(_) if ["searchHits", "events"].iter().any(|it| !answer.get(it).is_empty()) => {
            let mut page = collected.page(kind.unwrap_or(Kind::OpenData))?;
            page.next = opendata::next_page(&answer, context.base);
            page.total = answer.get("totalCount").number().map(|it| it as usize);
            Ok(page)
        }
        Json::Object(_) if opendata::is_content(&answer) || calendar::is_date(&answer) => {
            collected.add(answer);
            collected.page(Kind::OpenData)
        }
        _ => Err(refusal::words(&answer).map_or(FormatError::Unexpected, FormatError::Refused)),
    }
}

/// What was read so far.
pub(crate) struct Collector<'c> {
    pub(crate) context: &'c Context<'c>,
    pub(crate) parsed: Parsed<Event>,
    /// The kind the records turned out to be.
    kind: Option<Kind>,
    /// One hash per run of equal contents.
    contents: Vec<u64>,
    /// Strings where records should be: what a server says when it refuses.
    refusals: Vec<String>,
    position: usize,
    /// Each date of a content repeats the whole content: it is read once.
    last: Option<(String, Rc<Details>)>,
}

impl<'c> Collector<'c> {
    fn new(context: &'c Context<'c>) -> Self {
        Collector {
            context,
            parsed: Parsed::default(),
            kind: None,
            contents: Vec::new(),
            refusals: Vec::new(),
            position: 0,
            last: None,
        }
    }

    /// What is no record costs memory too: its problem.
    fn is_full(&self) -> bool {
        MOST < self.position.max(self.parsed.items.len())
    }

    fn add(&mut self, record: Json<'_>) {
        if self.is_full() {
            return;
        }
        self.position += 1;
        if let Some(text) = record.text() {
            self.refusals.push(refusal::shortened(text));
        } else if calendar::is_date(&record) {
            self.kind = Some(Kind::Calendar);
            calendar::read(&record, self);
        } else if opendata::is_content(&record) {
            self.kind = Some(Kind::OpenData);
            opendata::read(&record, self);
        } else {
            let name = self.name_of(&record);
            self.refuse(&name, "has no date");
        }
    }

    /// What people call a record, for its problem: title, identifier or position.
    pub(crate) fn name_of(&self, record: &Json<'_>) -> String {
        let title = record.get("title").text().map(str::to_owned);
        let id = || record.get("id").identifier();
        title.or_else(id).unwrap_or_else(|| ["#", &whole(self.position as i64)].concat())
    }

    /// Counts the content a date belongs to.
    pub(crate) fn count(&mut self, id: &str) {
        // FNV-1a: a hash map would cost kilobytes to count what is mostly adjacent.
        let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        if self.contents.last() != Some(&hash) {
            self.contents.push(hash);
        }
    }

    /// The details of a content, read once for all its dates in a row. Their page may be named beside
    /// the content.
    pub(crate) fn shared(
        &mut self,
        id: &str,
        content: &Content<'_, '_>,
        page: Option<&str>,
    ) -> Rc<Details> {
        match &self.last {
            Some((last, details)) if last == id => details.clone(),
            _ => {
                let mut details = content.details(self.context);
                details.url = details.url.or_else(|| link::page(page?, self.context.base));
                let details = Rc::new(details);
                self.last = Some((id.to_owned(), details.clone()));
                details
            }
        }
    }

    /// Keeps a date.
    pub(crate) fn keep(&mut self, id: &str, summary: &str, when: When, details: &Rc<Details>) {
        let (uid, summary) = (calendar::uid(id, &when), summary.to_owned());
        self.parsed.items.push(Event { uid, summary, when, details: details.clone() });
    }

    /// Leaves a record out, and says so.
    pub(crate) fn refuse(&mut self, name: &str, reason: &'static str) {
        self.parsed.problems.push(Problem::new(name, reason));
    }

    /// Keeps what is known of a record, and says that there is more.
    pub(crate) fn shorten(&mut self, name: &str, reason: &'static str) {
        self.parsed.problems.push(Problem::incomplete(name, reason));
    }

    fn page(mut self, kind: Kind) -> Result<Page, FormatError> {
        let nothing = self.parsed.items.is_empty() && self.parsed.problems.is_empty();
        let mut refusals = self.refusals.into_iter();
        if nothing && let Some(first) = refusals.next() {
            return Err(FormatError::Refused(first));
        }
        let strays = refusals.map(|record| Problem::new(record, "is no record"));
        self.parsed.problems.extend(strays);
        self.contents.sort_unstable();
        self.contents.dedup();
        Ok(Page {
            parsed: self.parsed,
            kind: self.kind.unwrap_or(kind),
            next: None,
            records: self.contents.len(),
            total: None,
        })
    }
}
