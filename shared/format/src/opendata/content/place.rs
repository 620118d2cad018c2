//! What a content says about a place.

use cw_model::scan::contains;
use cw_model::text::Language;

use super::{Content, bcp47, is_phone};
use crate::events::Context;
use crate::hours;
use crate::json::{Json, NULL};
use crate::link;
use crate::places::Kind;
use crate::places::draft::{Draft, Fields, Names, position_of};
use crate::places::words::Word;

/// Fields with words, in every vocabulary that is live.
const WORDS: &Names = &[
    (Word::Name, "denominazione nome legal_name"),
    (Word::Abstract, "abstract event_abstract"),
    (Word::Description, "description descrizione text body scheda"),
    (Word::Street, "indirizzo address"),
    (Word::PostCode, "cap"),
    (Word::Municipality, "comune municipality"),
    (Word::Email, "email"),
    (Word::Phone, "telefono phone numero_telefono1"),
    (Word::Url, "url"),
    (Word::Hours, "orario orari orario_apertura opening_hours orari_di_apertura"),
];

/// Fields that hold a position; any other field is asked after these.
const POSITIONS: &str = "has_address geo gps luogo_svolgimento virtual_geo location";

/// Fields that hold the kind of place.
const KINDS: &str = "type tipo_luogo tipologia tipo_servizio_sul_territorio tipo_struttura categoria tipo \
                     has_public_event_typology tipo_evento";

impl<'j, 'a> Content<'j, 'a> {
    /// A record that has its fields at the top, as `/api/openapi` writes it.
    pub(crate) fn flat(record: &'j Json<'a>) -> Self {
        Content { record, locale: "", fields: record }
    }

    /// Everything it says about a place.
    pub(crate) fn tell(&self, kind: Kind, context: &Context<'j>) -> Draft {
        let mut fields = Fields::new(context);
        let position = self.position();
        fields.put(Word::Id, self.id());
        fields.put(Word::Id, self.record.get("id"));
        fields.put(Word::Name, self.title());
        fields.put(Word::Address, position.first("address", Json::is_text));
        fields.put(Word::Image, self.field("image images immagine"));
        fields.put(Word::Accessible, self.field("accessible accessibile accessibilita"));
        if fields.value(Word::Accessible).flag().is_none() {
            fields.put(Word::Accessibility, self.words("accessibility accessibilita"));
        }
        fields.put_all(self.fields, WORDS, Json::is_text);
        if fields.value(Word::Street).is_said() {
            fields.put(Word::Town, self.words("localita comune"));
        }
        let mut draft = fields.tell();
        draft.kind = kind;
        // A note is in one language, and so are our words in it.
        let language = Language::from_tag(self.locale).unwrap_or(context.language);
        draft.set_hours(hours::opendata::read(self.field("opening_hours_specification"), language));
        let details = &mut draft.details;
        details.lang = bcp47(self.locale);
        details.categories = self.kinds();
        let extra = self.localized(self.record.get("extradata"));
        // The page for people; `metadata.link` is the one for programs, and never shown.
        if let Some(alias) = extra.get("urlAlias").text() {
            let page = link::page(alias, context.base);
            details.url = if page.is_some() { page } else { details.url.take() };
        }
        for entry in self.field("help has_online_contact_point").elements_or_self() {
            let contact = self.name_of(entry).unwrap_or_default();
            if contains(contact, "@") {
                details.email.get_or_insert_with(|| contact.to_owned());
            } else if is_phone(contact) {
                details.phone.get_or_insert_with(|| contact.to_owned());
            }
        }
        // An office in three buildings has three positions.
        let places = if is_placed(position) {
            std::slice::from_ref(position)
        } else {
            extra.get("geo").elements_or_self()
        };
        for place in places {
            if let Some(position) = position_of(place) {
                draft.positions.push(position);
            }
        }
        draft
    }

    /// The words of the vocabulary; without them the class, as people read it or at least as programs do.
    fn kinds(&self) -> Vec<String> {
        let mut kinds = self.names(KINDS);
        if kinds.is_empty() {
            let metadata = self.record.get("metadata");
            let name = self.localized(metadata.get("classDefinition").get("name"));
            let name = if name.is_text() { name } else { metadata.get("classIdentifier") };
            if let Some(name) = name.owned() {
                kinds.push(name);
            }
        }
        kinds
    }

    /// The field with the position: the first that is not `0,0`, else the first there is.
    fn position(&self) -> &'j Json<'a> {
        let known = self.fields.first(POSITIONS, is_placed);
        if known.is_said() {
            return known;
        }
        let any = self.anywhere(&|fields| {
            let found = fields.members().iter().find(|it| is_placed(&it.1));
            found.map_or(NULL, |(_, value)| value)
        });
        if any.is_said() { any } else { self.field(POSITIONS) }
    }
}

fn is_placed(value: &Json<'_>) -> bool {
    position_of(value).is_some_and(|it| it != (0.0, 0.0))
}
