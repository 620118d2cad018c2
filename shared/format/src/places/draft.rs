//! A place as its record tells it: positions still as written, the name perhaps missing.

use std::borrow::Cow;

use cw_model::place::PlaceDetails;
use cw_model::scan::{SPACE, contains, piece, rank};
use cw_model::search::folded;

use super::words::{self, Word};
use crate::events::Context;
use crate::hours::Told;
use crate::json::{Json, NULL};
use crate::opendata::content::image;
use crate::{hours, html, link};

/// What every format is read into.
#[derive(Debug)]
pub(crate) struct Draft {
    /// The record's own identifier; empty if it has none.
    pub(crate) id: String,
    /// One line of text; empty if nobody knows.
    pub(crate) name: String,
    /// x and y, for each place where the thing is found.
    pub(crate) positions: Vec<(f64, f64)>,
    /// Everything else.
    pub(crate) details: PlaceDetails,
}

/// What each format knows in its own way.
#[derive(Default)]
pub(crate) struct Known {
    pub(crate) lang: Option<String>,
    pub(crate) categories: Vec<String>,
    pub(crate) hours: Told,
    pub(crate) accessible: Option<bool>,
}

/// One line of plain text.
pub(crate) fn one_line(text: &str) -> String {
    let text = html::plain(text);
    let (mut line, mut rest) = (String::with_capacity(text.len()), Some(&*text));
    while let Some(word) = piece(&mut rest, SPACE) {
        if !line.is_empty() && !word.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The same where most lines are fine already.
pub(super) fn line(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_fine = |it: u8| !matches!(it, b'<' | b'&' | b'\n' | b'\r' | b'\t');
    match text {
        text if !text.bytes().all(is_fine) => Cow::Owned(one_line(&text)),
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_ascii()),
        Cow::Owned(text) => Cow::Owned(text.trim_ascii().to_owned()),
    }
}

/// What a record says, by what it means. Each format puts its own members here; from here on they are read as one.
pub(crate) struct Fields<'j, 'a> {
    language: &'static str,
    base: &'j str,
    values: [&'j Json<'a>; words::COUNT],
}

/// Names of members for what they mean, the most telling first, with spaces between them.
pub(crate) type Names = [(Word, &'static str)];

impl<'j, 'a> Fields<'j, 'a> {
    pub(crate) fn new(context: &Context<'j>) -> Self {
        let language = context.language.tag();
        Fields { language, base: context.base, values: [NULL; words::COUNT] }
    }

    /// Keeps a value, unless something is known already.
    pub(crate) fn put(&mut self, word: Word, value: &'j Json<'a>) {
        let known = &mut self.values[word as usize];
        if known.is_empty() {
            *known = value;
        }
    }

    /// Keeps what a record has under these names; of each the first of which `is` holds.
    pub(crate) fn put_all(
        &mut self,
        record: &'j Json<'a>,
        names: &Names,
        is: fn(&Json<'a>) -> bool,
    ) {
        for (word, names) in names {
            self.put(*word, record.first(names, is));
        }
    }

    pub(crate) fn value(&self, word: Word) -> &'j Json<'a> {
        self.values[word as usize]
    }

    /// Text, one of several languages, or the first of a list.
    fn text(&self, word: Word) -> Option<String> {
        let several = self.value(word).elements_or_self();
        let own = several.iter().find(|it| it.get("@language").text() == Some(self.language));
        let one = own.or(several.first())?;
        one.identifier().or_else(|| one.get("@value").identifier())
    }

    /// One line, if it says anything.
    fn line(&self, word: Word) -> Option<String> {
        self.text(word).and_then(|it| said(one_line(&it)))
    }

    /// All that is known.
    pub(crate) fn tell(&self, known: Known) -> Draft {
        let mut email = self.line(Word::Email);
        if let Some(address) = &mut email
            && address.starts_with("mailto:")
        {
            address.drain(..7);
        }
        let (accessible, accessibility) = self.access(known.accessible);
        let (hours, hours_note) = match (known.hours, self.text(Word::Hours)) {
            ((None, None), Some(text)) => hours::tell(&text),
            (known, _) => known,
        };
        Draft {
            id: self.text(Word::Id).unwrap_or_default(),
            name: self.line(Word::Name).unwrap_or_default(),
            positions: Vec::new(),
            details: PlaceDetails {
                lang: known.lang,
                categories: known.categories,
                abstract_text: self.text(Word::Abstract).and_then(|it| said(html::plain(&it))),
                description: self.text(Word::Description),
                address: self.address(),
                municipality: self.line(Word::Municipality),
                image: image(self.value(Word::Image), self.base),
                hours,
                hours_note,
                email,
                phone: self.line(Word::Phone),
                url: self.text(Word::Url).and_then(|it| link::page(&it, self.base)),
                accessible,
                accessibility,
            },
        }
    }

    fn address(&self) -> Option<String> {
        let whole = self.line(Word::Address);
        if whole.is_some() {
            return whole;
        }
        let (street, own) = (self.line(Word::Street), self.line(Word::Town));
        if street.is_none() && own.is_none() {
            return None;
        }
        let mut address = street.unwrap_or_default();
        push_part(" ", self.line(Word::Number), &mut address);
        let town = own.or_else(|| self.line(Word::Municipality)).unwrap_or_default();
        if !contains(&address, &town) {
            let code = self.line(Word::PostCode);
            let sign = if code.is_some() { " " } else { ", " };
            push_part(", ", code, &mut address);
            push_part(sign, Some(town), &mut address);
        }
        Some(address)
    }

    /// Yes, no, or something in between that only words can tell.
    fn access(&self, known: Option<bool>) -> (Option<bool>, Option<String>) {
        let value = self.value(Word::Accessible);
        let words = value.text().unwrap_or_default();
        let is = |known: &str| rank(known, &folded(words)).is_some();
        let accessible = match value.flag() {
            None if is("yes si ja designated") => Some(true),
            None if is("no nein") => Some(false),
            flag => flag.or(known),
        };
        let mut told = self.line(Word::Accessibility);
        if accessible.is_none() && told.is_none() {
            told = said(one_line(words));
        }
        (accessible, told)
    }
}

/// Appends a part, if there is one, with a sign before it, if anything is.
fn push_part(sign: &str, part: Option<String>, into: &mut String) {
    let Some(part) = part else { return };
    if !into.is_empty() {
        into.push_str(sign);
    }
    into.push_str(&part);
}

fn said(text: String) -> Option<String> {
    Some(text).filter(|it| !it.is_empty())
}

/// Reads a flat record: properties of a feature, cells of a table. What its members mean is told by their names.
pub(super) fn flat(record: &Json<'_>, context: &Context<'_>) -> Draft {
    let mut fields = Fields::new(context);
    let mut ranks = [u16::MAX; words::COUNT];
    for (key, value) in record.members() {
        for (word, rank) in words::meanings(key, context.language) {
            // A bare `false` says nothing, except where the question is yes or no.
            let says = value.is_said() || word == Word::Accessible && value.flag().is_some();
            let best = &mut ranks[word as usize];
            if says && rank < *best {
                *best = rank;
                fields.values[word as usize] = value;
            }
        }
    }
    let mut categories = Vec::new();
    for category in fields.value(Word::Category).elements_or_self() {
        categories.extend(category.text().and_then(|it| said(one_line(it))));
    }
    let mut draft = fields.tell(Known { categories, ..Known::default() });
    if draft.name.is_empty() {
        draft.name = any_text(record, context);
    }
    draft.positions.extend(position(record, &fields));
    draft
}

/// Any text is a better name than none.
fn any_text(record: &Json<'_>, context: &Context<'_>) -> String {
    for (key, value) in record.members() {
        if let Some(text) = value.text()
            && words::meanings(key, context.language).is_empty()
            && let Some(name) = said(one_line(text))
        {
            return name;
        }
    }
    String::new()
}

fn position(record: &Json<'_>, fields: &Fields<'_, '_>) -> Option<(f64, f64)> {
    let number = |word| fields.value(word).number();
    let apart = number(Word::Longitude).zip(number(Word::Latitude));
    apart
        .or_else(|| position_in(fields.value(Word::Position)))
        .or_else(|| record.members().iter().find_map(|(_, value)| position_of(value)))
}

/// An object with both numbers: `{"latitude":…,"longitude":…}`, `{"lat":…,"lon":…}`.
pub(crate) fn position_of(value: &Json<'_>) -> Option<(f64, f64)> {
    let any = |names: &str| value.first(names, |it| it.number().is_some()).number();
    any("longitude lon lng").zip(any("latitude lat"))
}

/// Both numbers in one value: an object, a list in the order of GeoJSON, or a text.
pub(super) fn position_in(value: &Json<'_>) -> Option<(f64, f64)> {
    match value {
        Json::List(numbers) => numbers.first()?.number().zip(numbers.get(1)?.number()),
        Json::Object(_) if !value.get("coordinates").is_empty() => {
            position_in(value.get("coordinates"))
        }
        Json::Object(_) => position_of(value),
        _ => value.text().and_then(super::pair::read),
    }
}
