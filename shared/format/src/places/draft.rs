//! A place as its record tells it: positions still as written, the name perhaps missing.

use std::borrow::Cow;

use cw_model::event::Image;
use cw_model::place::PlaceDetails;
use cw_model::scan::contains;

use super::words::{self, Word};
use crate::events::Context;
use crate::json::Json;
use crate::{hours, html, link};

/// What every format is read into.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Draft {
    /// The record's own identifier.
    pub(crate) id: Option<String>,
    /// One line of text.
    pub(crate) name: Option<String>,
    /// x and y, for each place where the thing is found.
    pub(crate) positions: Vec<(f64, f64)>,
    /// Everything else.
    pub(crate) details: PlaceDetails,
}

/// One line of plain text.
pub(crate) fn one_line(text: &str) -> String {
    let text = html::plain(text);
    let mut line = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        if !line.is_empty() {
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

/// The members of a flat record by what they mean: properties of a feature, cells of a table.
struct Fields<'j, 'a>([Option<(u16, &'j Json<'a>)>; 20]);

impl<'j, 'a> Fields<'j, 'a> {
    fn new(record: &'j Json<'a>, context: &Context<'_>) -> Self {
        let mut fields = Fields([None; 20]);
        for (key, value) in record.members() {
            if value.is_empty() {
                continue;
            }
            for (word, rank) in words::meanings(key, context.language).into_iter().flatten() {
                let field = &mut fields.0[word as usize];
                if field.is_none_or(|(best, _)| rank < best) {
                    *field = Some((rank, value));
                }
            }
        }
        fields
    }

    fn value(&self, word: Word) -> Option<&'j Json<'a>> {
        self.0[word as usize].map(|it| it.1)
    }

    fn text(&self, word: Word) -> Option<String> {
        let value = self.value(word)?;
        value.elements_or_self().first()?.identifier()
    }

    fn line(&self, word: Word) -> Option<String> {
        self.text(word).map(|it| one_line(&it)).filter(|it| !it.is_empty())
    }
}

/// Reads a flat record.
pub(super) fn flat(record: &Json<'_>, context: &Context<'_>) -> Draft {
    let fields = Fields::new(record, context);
    let mut details = PlaceDetails {
        categories: categories(&fields),
        abstract_text: fields.text(Word::Abstract).map(|it| html::plain(&it)),
        description: fields.text(Word::Description),
        address: address(&fields),
        municipality: fields.line(Word::Municipality),
        image: image(&fields, context),
        email: fields.line(Word::Email),
        phone: fields.line(Word::Phone),
        url: fields.text(Word::Url).and_then(|it| link::page(&it, context.base)),
        accessibility: fields.line(Word::Accessibility),
        ..PlaceDetails::default()
    };
    access(&fields, &mut details);
    if let Some(text) = fields.text(Word::Hours) {
        hours::tell(&text, &mut details);
    }
    Draft {
        id: fields.text(Word::Id),
        name: fields.line(Word::Name).or_else(|| any_text(record, context)),
        positions: position(record, &fields).into_iter().collect(),
        details,
    }
}

/// Any text is a better name than none.
fn any_text(record: &Json<'_>, context: &Context<'_>) -> Option<String> {
    let unknown = |key: &str| words::meanings(key, context.language)[0].is_none();
    let mut texts = record.members().iter().filter(|it| unknown(&it.0));
    texts.find_map(|it| it.1.text().map(one_line).filter(|it| !it.is_empty()))
}

fn categories(fields: &Fields<'_, '_>) -> Vec<String> {
    let found = fields.value(Word::Category).map_or(&[][..], Json::elements_or_self);
    found.iter().filter_map(|it| it.text().map(one_line)).filter(|it| !it.is_empty()).collect()
}

fn address(fields: &Fields<'_, '_>) -> Option<String> {
    if let Some(address) = fields.line(Word::Address) {
        return Some(address);
    }
    let mut address = fields.line(Word::Street)?;
    if let Some(number) = fields.line(Word::Number) {
        address = [&address, " ", &number].concat();
    }
    let Some(town) = fields.line(Word::Municipality).filter(|it| !contains(&address, it)) else {
        return Some(address);
    };
    let code = fields.line(Word::PostCode).map_or(String::new(), |it| [&it, " "].concat());
    Some([&address, ", ", &code, &town].concat())
}

fn image(fields: &Fields<'_, '_>, context: &Context<'_>) -> Option<Image> {
    let value = fields.value(Word::Image)?.elements_or_self().first()?;
    let address = value.text().or_else(|| value.get("url").text())?;
    let alt = value.get("alt").text().unwrap_or_default().to_owned();
    Some(Image { url: link::image(address, context.base)?, alt })
}

/// Yes, no, or something in between that only words can tell.
fn access(fields: &Fields<'_, '_>, details: &mut PlaceDetails) {
    let Some(value) = fields.value(Word::Accessible) else { return };
    let said = value.text().unwrap_or_default();
    let is = |words: &[&str]| words.iter().any(|it| it.eq_ignore_ascii_case(said));
    details.accessible = match value.flag() {
        None if is(&["yes", "si", "sì", "ja", "designated"]) => Some(true),
        None if is(&["no", "nein"]) => Some(false),
        flag => flag,
    };
    if details.accessible.is_none() && details.accessibility.is_none() && !said.is_empty() {
        details.accessibility = Some(one_line(said));
    }
}

fn position(record: &Json<'_>, fields: &Fields<'_, '_>) -> Option<(f64, f64)> {
    let number = |word| fields.value(word).and_then(Json::number);
    let apart = number(Word::Longitude).zip(number(Word::Latitude));
    apart
        .or_else(|| position_in(fields.value(Word::Position)?))
        .or_else(|| record.members().iter().find_map(|(_, value)| position_of(value)))
}

/// An object with both numbers: `{"latitude":…,"longitude":…}`, `{"lat":…,"lon":…}`.
pub(crate) fn position_of(value: &Json<'_>) -> Option<(f64, f64)> {
    let any = |names: &[&str]| names.iter().find_map(|it| value.get(it).number());
    any(&["longitude", "lon", "lng"]).zip(any(&["latitude", "lat"]))
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
