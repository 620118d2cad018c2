//! One content: its languages, its fields in both vocabularies, and what they say about an event.

use cw_model::event::{Details, Image};
use cw_model::text::Language;

use crate::events::Context;
use crate::json::Json;
use crate::{html, link};

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
        let languages = || data.members().iter().filter(|(key, _)| is_locale(key));
        let asked = languages().find(|(key, _)| Language::from_tag(key) == Some(language));
        match asked.or_else(|| languages().next()) {
            Some((locale, fields)) => Content { record, locale, fields },
            None => Content { record, locale: "", fields: data },
        }
    }

    /// Whether there is anything.
    pub(crate) fn exists(&self) -> bool {
        !self.record.members().is_empty()
    }

    /// Whether the texts are in a language of their own, rather than the server's choice.
    pub(crate) fn speaks(&self) -> bool {
        !self.locale.is_empty() && self.field_title().is_some()
    }

    pub(crate) fn id(&self) -> Option<String> {
        let metadata = self.record.get("metadata");
        metadata.get("id").identifier().or_else(|| metadata.get("remoteId").identifier())
    }

    pub(crate) fn title(&self) -> Option<String> {
        let name = self.record.get("metadata").get("name");
        self.field_title().or_else(|| self.localized(name).text().map(str::to_owned))
    }

    fn field_title(&self) -> Option<String> {
        self.owned(&["event_title", "titolo", "title", "short_event_title", "short_title", "name"])
    }

    /// The first of these fields that says something.
    pub(crate) fn field(&self, names: &[&str]) -> &'j Json<'a> {
        let fields = self.fields;
        let found = names.iter().map(|it| fields.get(it)).find(|it| !it.is_empty());
        found.unwrap_or_else(|| self.elsewhere(names))
    }

    /// Times, places and pictures belong to every language; some are only filled in in one.
    fn elsewhere(&self, names: &[&str]) -> &'j Json<'a> {
        let languages = self.record.get("data").members().iter().filter(|(key, _)| is_locale(key));
        let mut values = languages.flat_map(|(_, it)| names.iter().map(move |name| it.get(name)));
        values.find(|it| !it.is_empty()).unwrap_or(self.fields.get(""))
    }

    /// Words in the language read, and in no other: a page must not change its language midway.
    fn words(&self, names: &[&str]) -> Option<&'j str> {
        names.iter().find_map(|it| self.fields.get(it).text())
    }

    /// Words of a field that holds HTML.
    fn plain(&self, names: &[&str]) -> Option<String> {
        self.words(names).map(html::plain).filter(|it| !it.is_empty())
    }

    fn owned(&self, names: &[&str]) -> Option<String> {
        self.words(names).map(str::to_owned)
    }

    /// The value for the language read, of an object keyed by language; else the first one.
    fn localized<'v>(&self, value: &'v Json<'a>) -> &'v Json<'a> {
        let members = value.members();
        let own = members.iter().find(|(key, _)| key == self.locale);
        own.or(members.first()).map_or(value, |(_, it)| it)
    }

    /// Names of related contents, tags, or the text itself.
    fn names(&self, names: &[&str]) -> Vec<String> {
        let value = self.field(names);
        let entries = [value].into_iter().chain(value.elements());
        let named =
            entries.filter_map(|it| it.text().or_else(|| self.localized(it.get("name")).text()));
        named.map(str::to_owned).collect()
    }

    fn joined(&self, names: &[&str]) -> Option<String> {
        Some(self.names(names).join(", ")).filter(|it| !it.is_empty())
    }

    /// Everything about the event but its name and dates.
    pub(crate) fn details(&self, context: &Context<'_>) -> Details {
        let position = self.field(&["geo", "gps", "has_address", "virtual_geo"]);
        let extra = self.localized(self.record.get("extradata"));
        let contact = self.names(&["has_online_contact_point"]);
        let mail = |text: &&String| text.contains('@');
        Details {
            series: self.id(),
            lang: bcp47(self.locale),
            abstract_text: self.plain(&["event_abstract", "abstract"]),
            description: self.owned(&["description", "text", "descrizione", "body"]),
            categories: self.names(&["has_public_event_typology", "tipo_evento"]),
            place: self.joined(&["takes_place_in", "luogo_svolgimento"]),
            address: position.get("address").text().map(str::to_owned),
            coordinates: coordinates(position).or_else(|| coordinates(&first(extra.get("geo")))),
            image: image(self.field(&["image", "images"]), context.base),
            cost: self.plain(&["cost_notes", "costi"]).or_else(|| self.joined(&["has_offer"])),
            free: self.fields.get("is_accessible_for_free").flag(),
            organizer: self.joined(&["organizer", "associazione"]),
            email: self.owned(&["email"]).or_else(|| contact.iter().find(mail).cloned()),
            phone: self
                .owned(&["telefono", "phone"])
                .or_else(|| contact.into_iter().find(|it| is_phone(it))),
            url: self.page(extra, context.base),
            timing_note: self.timing_note(),
            information: self.owned(&["informazioni", "more_information"]),
            accessible: self.field(&["accessible", "accessibilita"]).flag(),
        }
    }

    /// The page for people; `metadata.link` is the one for programs, and never shown.
    fn page(&self, extra: &Json<'_>, base: &str) -> Option<String> {
        let alias = extra.get("urlAlias").text().and_then(|it| link::page(it, base));
        alias.or_else(|| link::page(self.words(&["url"])?, base))
    }

    fn timing_note(&self) -> Option<String> {
        let notes: Vec<String> = ["periodo_svolgimento", "orario_svolgimento"]
            .iter()
            .filter_map(|it| self.owned(&[it]))
            .collect();
        Some(notes.join(", ")).filter(|it| !it.is_empty())
    }
}

/// `ita-IT`, and the `it-IT` of some tests; fields are called otherwise.
fn is_locale(key: &str) -> bool {
    let (language, region) = key.split_once('-').unwrap_or_default();
    (2..=3).contains(&language.len()) && region.len() == 2
}

/// The tag browsers know for an eZ locale; they accept the three letters of the languages left out.
fn bcp47(locale: &str) -> Option<String> {
    let language = locale.split_once('-')?.0;
    let tag = match (Language::from_tag(locale), language) {
        (Some(known), _) => known.tag(),
        (None, "fre") => "fr",
        (None, "esl" | "spa") => "es",
        (None, other) => other,
    };
    Some(tag.to_owned())
}

fn first<'a>(value: &Json<'a>) -> Json<'a> {
    value.elements().first().unwrap_or(value).clone()
}

/// `0,0` is how an empty position is written: no event takes place off Ghana.
fn coordinates(position: &Json<'_>) -> Option<(f64, f64)> {
    let latitude = position.get("latitude").number()?;
    let longitude = position.get("longitude").number()?;
    let real = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    (real && (latitude, longitude) != (0.0, 0.0)).then_some((latitude, longitude))
}

fn image(value: &Json<'_>, base: &str) -> Option<Image> {
    let mut candidates = [value].into_iter().chain(value.elements());
    candidates.find_map(|it| {
        let url = link::image(it.get("url").text()?, base)?;
        let alt = it.get("alt").text().unwrap_or_default().to_owned();
        Some(Image { url, alt })
    })
}

fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    4 < digits && !text.contains('@') && text.len() < digits * 2 + 4
}
