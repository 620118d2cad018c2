//! One content: its languages, its fields in both vocabularies, and what they say about an event.

use cw_model::event::{Details, Image};
use cw_model::geo::Coordinates;
use cw_model::scan::{contains, cut};
use cw_model::text::Language;

use crate::events::Context;
use crate::json::Json;
use crate::{html, link};

mod place;

/// Fields that hold the name of an event or a place.
const TITLES: &str = "event_title titolo title short_event_title short_title name";

/// A content seen in one language.
pub(crate) struct Content<'j, 'a> {
    record: &'j Json<'a>,
    /// The eZ locale read, `ita-IT`; empty if the content does not tell languages apart.
    locale: &'j str,
    /// The fields of that language.
    fields: &'j Json<'a>,
}

impl<'j, 'a> Content<'j, 'a> {
    /// The language asked for; without it the first one present, as the server itself does.
    pub(crate) fn new(record: &'j Json<'a>, language: Language) -> Self {
        let data = record.get("data");
        let mut content = Content { record, locale: "", fields: data };
        for (locale, fields) in data.members() {
            let asked = Language::from_tag(locale) == Some(language);
            if is_locale(locale) && (content.locale.is_empty() || asked) {
                content = Content { record, locale, fields };
                if asked {
                    break;
                }
            }
        }
        content
    }

    /// Whether there is anything.
    pub(crate) fn exists(&self) -> bool {
        !self.record.members().is_empty()
    }

    /// Whether the texts are in a language of their own, rather than the server's choice.
    pub(crate) fn speaks(&self) -> bool {
        !self.locale.is_empty() && self.words(TITLES).is_text()
    }

    pub(crate) fn id(&self) -> &'j Json<'a> {
        self.record.get("metadata").first("id remoteId", Json::is_identifier)
    }

    pub(crate) fn title(&self) -> &'j Json<'a> {
        let title = self.words(TITLES);
        if title.is_text() {
            title
        } else {
            self.localized(self.record.get("metadata").get("name"))
        }
    }

    /// The first of these fields that says something.
    ///
    /// Times, places and pictures belong to every language, and some are only filled in in one.
    pub(crate) fn field(&self, names: &str) -> &'j Json<'a> {
        self.anywhere(&|fields| fields.first(names, Json::is_said))
    }

    /// What is found in the fields of the language read, else in those of another.
    fn anywhere(&self, find: &dyn Fn(&'j Json<'a>) -> &'j Json<'a>) -> &'j Json<'a> {
        let mut found = find(self.fields);
        for (key, fields) in self.record.get("data").members() {
            if found.is_empty() && is_locale(key) {
                found = find(fields);
            }
        }
        found
    }

    /// Words in the language read, and in no other: a page must not change its language midway.
    fn words(&self, names: &str) -> &'j Json<'a> {
        self.fields.first(names, Json::is_text)
    }

    /// Words of a field that holds HTML.
    fn plain(&self, names: &str) -> Option<String> {
        self.words(names).text().map(html::plain).filter(|it| !it.is_empty())
    }

    fn owned(&self, names: &str) -> Option<String> {
        self.words(names).owned()
    }

    /// The value for the language read, of an object keyed by language; else the first one.
    fn localized<'v>(&self, value: &'v Json<'a>) -> &'v Json<'a> {
        let members = value.members();
        let own = members.iter().find(|(key, _)| key == self.locale);
        own.or(members.first()).map_or(value, |(_, it)| it)
    }

    /// Names of related contents, tags, or the text itself.
    fn names(&self, names: &str) -> Vec<String> {
        let mut found = Vec::new();
        for entry in self.field(names).elements_or_self() {
            if let Some(name) = self.name_of(entry) {
                found.push(name.to_owned());
            }
        }
        found
    }

    /// The name of a related content or tag, or the text itself.
    fn name_of<'v>(&self, entry: &'v Json<'a>) -> Option<&'v str> {
        entry.text().or_else(|| self.localized(entry.get("name")).text())
    }

    fn joined(&self, names: &str) -> Option<String> {
        let mut names = self.names(names).into_iter();
        let first = names.next()?;
        Some(names.fold(first, |joined, it| [&joined, ", ", &it].concat()))
    }

    /// Everything about the event but its name and dates.
    pub(crate) fn details(&self, context: &Context<'_>) -> Details {
        let position = self.field("geo gps has_address virtual_geo");
        let extra = self.localized(self.record.get("extradata"));
        let contact = self.names("has_online_contact_point");
        let mail = |text: &&String| contains(text, "@");
        Details {
            series: self.id().identifier(),
            lang: bcp47(self.locale),
            abstract_text: self.plain("event_abstract abstract"),
            description: self.owned("description text descrizione body"),
            categories: self.names("has_public_event_typology tipo_evento"),
            place: self.joined("takes_place_in luogo_svolgimento"),
            address: position.get("address").owned(),
            coordinates: coordinates(position)
                .or_else(|| coordinates(extra.get("geo").elements_or_self().first()?)),
            image: image(self.field("image images"), context.base),
            cost: self.plain("cost_notes costi").or_else(|| self.joined("has_offer")),
            free: self.fields.get("is_accessible_for_free").flag(),
            organizer: self.joined("organizer associazione"),
            email: self.owned("email").or_else(|| contact.iter().find(mail).cloned()),
            phone: self
                .owned("telefono phone")
                .or_else(|| contact.into_iter().find(|it| is_phone(it))),
            url: self.page(extra, context.base),
            timing_note: self.timing_note(),
            information: self.owned("informazioni more_information"),
            accessible: self.field("accessible accessibilita").flag(),
        }
    }

    /// The page for people; `metadata.link` is the one for programs, and never shown.
    fn page(&self, extra: &Json<'_>, base: &str) -> Option<String> {
        let alias = extra.get("urlAlias").text().and_then(|it| link::page(it, base));
        alias.or_else(|| link::page(self.words("url").text()?, base))
    }

    fn timing_note(&self) -> Option<String> {
        let period = self.owned("periodo_svolgimento");
        match (period, self.words("orario_svolgimento").text()) {
            (Some(period), Some(hours)) => Some([&period, ", ", hours].concat()),
            (period, hours) => period.or(hours.map(str::to_owned)),
        }
    }
}

/// `ita-IT`, and the `it-IT` of some tests; fields are called otherwise.
fn is_locale(key: &str) -> bool {
    cut(key, b'-')
        .is_some_and(|(language, region)| (2..=3).contains(&language.len()) && region.len() == 2)
}

/// Other languages, as eZ and as browsers call them.
const OTHERS: &[(&str, &str)] = &[("fre", "fr"), ("esl", "es"), ("spa", "es")];

/// The tag browsers know for an eZ locale; they accept the three letters of the languages left out.
fn bcp47(locale: &str) -> Option<String> {
    let language = cut(locale, b'-')?.0;
    let other = OTHERS.iter().find(|it| it.0 == language);
    let tag = match Language::from_tag(locale) {
        Some(known) => known.tag(),
        None => other.map_or(language, |it| it.1),
    };
    Some(tag.to_owned())
}

fn coordinates(position: &Json<'_>) -> Option<Coordinates> {
    let latitude = position.get("latitude").number()?;
    let longitude = position.get("longitude").number()?;
    Coordinates::new(latitude, longitude)
}

/// The first picture of a value: its address alone, or an object with it.
pub(crate) fn image(value: &Json<'_>, base: &str) -> Option<Image> {
    value.elements_or_self().iter().find_map(|it| {
        // `/api/openapi` calls an address `uri`; without a file name it is that of a related content.
        let file = if it.get("filename").is_empty() { "" } else { "uri" };
        let address = it.first("url contentUrl @id", Json::is_text);
        let address = it.text().or(address.text()).or(it.get(file).text());
        let url = link::image(address?, base)?;
        Some(Image { url, alt: it.first("alt caption", Json::is_text).owned().unwrap_or_default() })
    })
}

fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    4 < digits && !contains(text, "@") && text.len() < digits * 2 + 4
}
