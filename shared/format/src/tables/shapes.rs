//! JSON by its members: every shape that tables come in, and what is none of them is a refusal.

use super::counts;
use super::outline::{self, Members, Value};
use super::records;
use super::sheet::{Raw, Sheet};
use super::{Kind, TablePage, ckan};
use crate::events::Context;
use crate::json::Json;
use crate::json::scan::{Fault, Scanner, Step};
use crate::{FormatError, refusal};

/// Members that hold a list of records.
const RECORDS: &str = "records data rows items results result values observations series";

/// Members that hold the names of columns.
const NAMES: &str = "columns fields header headers";

/// Members that hold the positions of series.
const LABELS: &str = "labels categories intervals";

/// Objects inside objects; deeper is no table.
const DEEPEST: usize = 4;

/// What is known beside the columns.
pub(super) struct Reading<'a, 'c> {
    pub(super) sheet: Sheet<'a>,
    pub(super) page: TablePage,
    pub(super) kind: Option<Kind>,
    pub(super) context: &'c Context<'c>,
    /// Why nothing was found, if something says so.
    pub(super) refusal: Option<FormatError>,
}

impl<'a> Reading<'a, '_> {
    /// Reads an answer that begins there.
    pub(super) fn read(&mut self, at: usize) -> Result<(), FormatError> {
        let text = self.sheet.texts.text;
        let mut scanner = Scanner::new(text, at);
        // The members of an object are read on the way to its end: there may be two million numbers among them.
        let mut members = Members::none(text);
        let value = match scanner.peek() {
            Some(b'{') => members.fill(&mut scanner).map(|_| None),
            _ => outline::value(&mut scanner).map(Some),
        };
        let Some(value) = value else {
            let is_cut = scanner.fault() == Fault::Cut;
            return Err(if is_cut { FormatError::Truncated } else { FormatError::NotJson });
        };
        if scanner.peek().is_some() {
            return Err(FormatError::NotJson);
        }
        let found = match value {
            None | Some(Value::Object(..)) => self.object(members, DEEPEST),
            Some(Value::List(at)) => self.list(at),
            Some(Value::Numbers(numbers)) if numbers.is_empty() => Some(()),
            Some(Value::Numbers(numbers)) => self.sheet.add("", Raw::Numbers(numbers)).map(|_| ()),
            Some(Value::Plain(value)) => self.refused(&value),
        };
        match found {
            Some(()) => Ok(()),
            None if self.sheet.is_full => Err(FormatError::TooLarge),
            None => Err(self.refusal.take().unwrap_or(FormatError::Unexpected)),
        }
    }

    /// A value alone is a refusal, if it has words.
    fn refused(&mut self, value: &Json<'_>) -> Step<()> {
        self.refusal = refusal::words(value).map(FormatError::Refused);
        None
    }

    /// What an object without a table says.
    fn denied(&mut self, members: &Members<'_>) -> Step<()> {
        for name in refusal::SENTENCES {
            let value = members.whole(name);
            let kind = || value.get("__type").owned();
            if let Some(words) = refusal::words(&value).or_else(kind) {
                self.refusal = Some(FormatError::Refused(words));
                break;
            }
        }
        None
    }

    fn object(&mut self, mut members: Members<'a>, depth: usize) -> Step<()> {
        self.tell(&members);
        if *members.plain("success") == Json::Bool(false) {
            return self.denied(&members);
        }
        if members.has_list("resources") {
            return self.package(&members);
        }
        if members.has_list("fields") && members.has_list("records") {
            return ckan::read(self, &members);
        }
        let is_search = members.has_list("searchHits") || self.kind == Some(Kind::Facets);
        if members.has_list("facets") && (is_search || !members.has_list(RECORDS)) {
            return counts::facets(&mut self.sheet, &members);
        }
        if members.has_list(LABELS) && members.has_list("series datasets") {
            return counts::series(&mut self.sheet, members, LABELS);
        }
        for name in ["result", "data"] {
            if 0 < depth
                && let Some(inside) = members.inside(name)
            {
                return self.object(inside, depth - 1);
            }
        }
        if members.has_list(NAMES) && members.list(RECORDS).is_some() {
            for name in members.whole(NAMES).elements() {
                let name = if name.is_text() {
                    name
                } else {
                    name.first("label title name id", Json::is_text)
                };
                self.sheet.add_empty(name.text().unwrap_or_default())?;
            }
        }
        if let Some(at) = members.list(RECORDS) {
            return self.list(at);
        }
        if self.columns(&mut members)? || members.has_list(RECORDS) {
            return Some(());
        }
        self.denied(&members)
    }

    /// A list of records; the packages of a search are only asked for the first one.
    fn list(&mut self, at: usize) -> Step<()> {
        let text = self.sheet.texts.text;
        let mut scanner = Scanner::new(text, at);
        scanner.take(b'[');
        match scanner.peek() {
            Some(b'"') => self.refused(&scanner.read()?),
            Some(b'{') => {
                let first = Members::read(text, scanner.position());
                if !first.has_list("resources") {
                    return records::read(&mut self.sheet, at);
                }
                self.tell(&first);
                self.package(&first)
            }
            _ => records::read(&mut self.sheet, at),
        }
    }

    fn package(&mut self, package: &Members<'_>) -> Step<()> {
        self.page.best = ckan::best(package, self.context.base);
        self.page.best.as_ref().map(|_| ())
    }

    /// An object of columns: `{"t":[…],"v":[…]}`; `false` if none holds numbers.
    fn columns(&mut self, members: &mut Members<'a>) -> Step<bool> {
        let has_numbers = |it: &Value<'_>| matches!(it, Value::Numbers(list) if !list.is_empty());
        if !members.list.iter().any(|(_, it)| has_numbers(it)) {
            return Some(false);
        }
        for (name, value) in members.list.drain(..) {
            let cells = match value {
                Value::Numbers(numbers) => Raw::Numbers(numbers),
                Value::List(at) => records::column(&mut self.sheet, at),
                _ => continue,
            };
            self.sheet.add(&name, cells)?;
        }
        Some(true)
    }

    /// Keeps what an object says about the table inside.
    fn tell(&mut self, members: &Members<'_>) {
        let meta = &mut self.sheet.meta;
        for (slot, names) in [
            (&mut meta.title, "title titolo name"),
            (&mut meta.unit, "unit unita units"),
            (&mut meta.licence, "license_title licence license licenza"),
            (&mut meta.organisation, "source fonte organization publisher"),
            (&mut meta.updated, "metadata_modified updated modified last_modified aggiornato"),
        ] {
            let said = members.plain(names).owned();
            let said = said
                .or_else(|| members.inside(names).and_then(|it| it.plain("title name").owned()));
            if slot.is_none() {
                *slot = said;
            }
        }
    }
}
