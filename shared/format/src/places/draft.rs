//! A place as its record tells it: positions still as written, the name perhaps missing.

use std::borrow::Cow;

use cw_model::place::PlaceDetails;
use cw_model::scan::{SPACE, contains, piece, rank};
use cw_model::search::folded;

use super::Kind;
use super::words::{self, Word};
use crate::events::Context;
use crate::hours::Told;
use crate::json::{Json, NULL};
use crate::opendata::content::image;
use crate::{hours, html, link};

/// What every format is read into.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// What the record turned out to be.
    pub(crate) kind: Kind,
    /// The record's own identifier; empty if it has none.
    pub(crate) id: String,
    /// One line of text; empty if nobody knows.
    pub(crate) name: String,
    /// x and y, for each place where the thing is found.
    pub(crate) positions: Vec<(f64, f64)>,
    /// Everything else.
    pub(crate) details: PlaceDetails,
}

impl Draft {
    /// Hours in a form of their own say more than words do.
    pub(crate) fn set_hours(&mut self, told: Told) {
        if told.0.is_some() || told.1.is_some() {
            (self.details.hours, self.details.hours_note) = told;
        }
    }
}

/// An address for questions, without what makes a link of it.
fn mail(text: &str) -> String {
    let line = one_line(text);
    line.strip_prefix("mailto:").unwrap_or(&line).to_owned()
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

    /// Tells what a word stands for in a form of it, if there is anything.
    fn say(&self, word: Word, form: fn(&str) -> String, into: &mut Option<String>) {
        *into = self.text(word).and_then(|it| said(form(&it)));
    }

    /// Appends a line, if there is one, with a sign before it, if anything is.
    fn append(&self, sign: &str, word: Word, into: &mut String) {
        if let Some(text) = self.text(word) {
            push_part(sign, &one_line(&text), into);
        }
    }

    /// All that is known, but what each format knows in its own way.
    pub(crate) fn tell(&self) -> Draft {
        let mut draft = Draft::default();
        if let Some(text) = self.text(Word::Hours) {
            draft.set_hours(hours::tell(&text));
        }
        if let Some(id) = self.text(Word::Id) {
            draft.id = id;
        }
        self.append("", Word::Name, &mut draft.name);
        let details = &mut draft.details;
        for category in self.value(Word::Category).elements_or_self() {
            if let Some(category) = category.text().and_then(|it| said(one_line(it))) {
                details.categories.push(category);
            }
        }
        self.say(Word::Abstract, html::plain, &mut details.abstract_text);
        self.say(Word::Description, str::to_owned, &mut details.description);
        self.say(Word::Municipality, one_line, &mut details.municipality);
        self.say(Word::Email, mail, &mut details.email);
        self.say(Word::Phone, one_line, &mut details.phone);
        self.say(Word::Accessibility, one_line, &mut details.accessibility);
        details.address = said(self.address());
        details.image = image(self.value(Word::Image), self.base);
        details.url = self.text(Word::Url).and_then(|it| link::page(&it, self.base));
        self.access(details);
        draft
    }

    fn address(&self) -> String {
        let mut address = String::new();
        self.append("", Word::Address, &mut address);
        if !address.is_empty() {
            return address;
        }
        self.append("", Word::Street, &mut address);
        let mut town = String::new();
        self.append("", Word::Town, &mut town);
        if address.is_empty() && town.is_empty() {
            return address;
        }
        self.append(" ", Word::Number, &mut address);
        if town.is_empty() {
            self.append("", Word::Municipality, &mut town);
        }
        if !contains(&address, &town) {
            let length = address.len();
            self.append(", ", Word::PostCode, &mut address);
            let sign = if address.len() == length { ", " } else { " " };
            push_part(sign, &town, &mut address);
        }
        address
    }

    /// Yes, no, or something in between that only words can tell.
    fn access(&self, details: &mut PlaceDetails) {
        let value = self.value(Word::Accessible);
        let words = value.text().unwrap_or_default();
        let is = |known: &str| rank(known, &folded(words)).is_some();
        details.accessible = match value.flag() {
            None if is("yes si ja designated") => Some(true),
            None if is("no nein") => Some(false),
            flag => flag,
        };
        if details.accessible.is_none() && details.accessibility.is_none() {
            details.accessibility = said(one_line(words));
        }
    }
}

/// Appends a part, if there is one, with a sign before it, if anything is.
fn push_part(sign: &str, part: &str, into: &mut String) {
    if part.is_empty() {
        return;
    }
    if !into.is_empty() {
        into.push_str(sign);
    }
    into.push_str(part);
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
    let mut draft = fields.tell();
    if draft.name.is_empty() {
        draft.name = any_text(record, context);
    }
    if let Some(position) = position(record, &fields) {
        draft.positions.push(position);
    }
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
