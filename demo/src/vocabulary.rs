//! The two live vocabularies: the words of OpenCity, and those of ComunWeb before it.
//!
//! [`places`] has the fields of places and services, this file those of events and what all classes share.

use crate::event::Words;

mod places;

/// Which generation of site answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Today's: `event_title`, `time_interval`, and a `calendar` environment.
    OpenCity,
    /// The generation before: `titolo`, `from_time`, `to_time`.
    Legacy,
}

/// What can be asked of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text: asked for some of its words.
    Text,
    /// Tags, numbers, booleans, relations: asked for the whole value.
    Exact,
    /// Dates of the event.
    Dates,
    /// Nothing can be asked.
    Opaque,
}

/// One attribute of the class.
pub struct Field {
    /// Its name on this site.
    pub identifier: &'static str,
    /// The name under which its values are stored.
    pub stored: &'static str,
    /// eZ datatype.
    pub datatype: &'static str,
    /// As editors see it.
    pub label: &'static str,
    /// What can be asked.
    pub kind: Kind,
}

const fn field(
    identifier: &'static str,
    stored: &'static str,
    datatype: &'static str,
    label: &'static str,
    kind: Kind,
) -> Field {
    Field { identifier, stored, datatype, label, kind }
}

use Kind::{Dates, Exact, Opaque, Text};

/// A class of contents.
pub struct Class {
    /// Its name on this site.
    pub identifier: &'static str,
    /// The name under which its contents are stored; nothing if there are none.
    pub stored: &'static str,
    /// As editors see it, in Italian, German and English.
    pub label: [&'static str; 3],
    /// Its attributes.
    pub fields: &'static [Field],
}

const fn class(
    identifier: &'static str,
    stored: &'static str,
    label: [&'static str; 3],
    fields: &'static [Field],
) -> Class {
    Class { identifier, stored, label, fields }
}

const EVENT: [&str; 3] = ["Evento", "Veranstaltung", "Event"];
const PLACE: [&str; 3] = ["Luogo", "Ort", "Place"];

const TODAY: &[Class] = &[
    class("article", "", ["Notizia", "Nachricht", "News"], &[]),
    class("event", "event", EVENT, OPENCITY),
    class("organization", "", ["Organizzazione", "Organisation", "Organization"], &[]),
    class("place", "place", PLACE, places::OPENCITY),
    class("public_service", "public_service", ["Servizio", "Dienst", "Service"], places::SERVICE),
    class("topic", "", ["Argomento", "Thema", "Topic"], &[]),
];

const BEFORE: &[Class] = &[
    class("associazione", "", ["Associazione", "Verein", "Association"], &[]),
    class("event", "event", EVENT, LEGACY),
    class("luogo", "place", PLACE, places::LEGACY),
];

const OPENCITY: &[Field] = &[
    field("event_title", "title", "ezstring", "Titolo", Text),
    field("short_event_title", "title", "ezstring", "Titolo breve", Text),
    field("event_abstract", "abstract", "eztext", "Descrizione breve", Text),
    field("description", "description", "ezxmltext", "Cos'è", Text),
    field("image", "image", "ezimage", "Immagine", Opaque),
    field("has_public_event_typology", "kind", "eztags", "Tipologia", Exact),
    field("target_audience", "audience", "eztags", "A chi è rivolto", Exact),
    field("about_target_audience", "about", "ezxmltext", "Descrizione dei destinatari", Opaque),
    field("topics", "topic", "ezobjectrelationlist", "Argomenti", Exact),
    field("time_interval", "dates", "ocevent", "Quando", Dates),
    field("takes_place_in", "place", "ezobjectrelationlist", "Luogo", Exact),
    field("has_address", "address", "ezgmaplocation", "Posizione", Opaque),
    field("is_accessible_for_free", "free", "ezboolean", "Evento gratuito", Exact),
    field("cost_notes", "cost", "ezxmltext", "Costi", Text),
    field("has_offer", "offer", "ezobjectrelationlist", "Offerta", Opaque),
    field("organizer", "organizer", "ezobjectrelationlist", "Organizzato da", Exact),
    field("has_online_contact_point", "contact", "ezobjectrelationlist", "Contatti", Opaque),
    field("maximum_attendee_capacity", "capacity", "ezinteger", "Numero massimo", Opaque),
    field("in_language", "language", "ezstring", "Lingua", Opaque),
    field("event_content_keyword", "keyword", "ezkeyword", "Parole chiave", Opaque),
    field("aggregate_rating", "rating", "ezfloat", "Valutazione", Opaque),
];

const LEGACY: &[Field] = &[
    field("titolo", "title", "ezstring", "Titolo", Text),
    field("short_title", "title", "ezstring", "Titolo breve", Text),
    field("abstract", "abstract", "ezxmltext", "Abstract", Text),
    field("text", "description", "ezxmltext", "Descrizione", Text),
    field("image", "image", "ezimage", "Immagine", Opaque),
    field("from_time", "dates", "ezdatetime", "Inizio", Dates),
    field("to_time", "dates", "ezdatetime", "Termine", Dates),
    field("periodo_svolgimento", "period", "ezstring", "Periodo di svolgimento", Opaque),
    field("orario_svolgimento", "hours", "ezstring", "Orario di svolgimento", Opaque),
    field("durata", "duration", "ezstring", "Durata", Opaque),
    field("luogo_svolgimento", "place", "ezstring", "Luogo di svolgimento", Text),
    field("geo", "address", "ezgmaplocation", "Posizione", Opaque),
    field("costi", "cost", "ezxmltext", "Costi", Text),
    field("informazioni", "information", "ezxmltext", "Informazioni", Opaque),
    field("email", "email", "ezemail", "Email", Opaque),
    field("telefono", "phone", "ezstring", "Telefono", Opaque),
    field("tipo_evento", "kind", "eztags", "Tipo di evento", Exact),
    field("materia", "topic", "eztags", "Materia", Exact),
    field("associazione", "organizer", "ezobjectrelationlist", "Associazione", Exact),
    field("destinatari", "audience", "eztags", "Destinatari", Exact),
];

/// Fields that every class has, and what each means here.
const META: [&str; 11] = [
    "q",
    "id",
    "remote_id",
    "name",
    "published",
    "modified",
    "section",
    "state",
    "class",
    "owner_id",
    "ez_all_texts",
];
const FUNCTIONS: [&str; 2] = ["calendar", "raw"];

impl Dialect {
    /// The classes of the site.
    pub fn classes(self) -> &'static [Class] {
        match self {
            Dialect::OpenCity => TODAY,
            Dialect::Legacy => BEFORE,
        }
    }

    /// The class called `identifier`.
    pub fn class(self, identifier: &str) -> Option<&'static Class> {
        self.classes().iter().find(|it| it.identifier == identifier)
    }

    /// The class that is stored under `stored`.
    pub fn class_of(self, stored: &str) -> Option<&'static Class> {
        self.classes().iter().find(|it| it.stored == stored)
    }

    /// The attribute called `identifier`, of any class; all classes that have one mean the same by it.
    pub fn field(self, identifier: &str) -> Option<&'static Field> {
        let mut fields = self.classes().iter().flat_map(|it| it.fields);
        fields.find(|it| it.identifier == identifier)
    }

    /// The classes that have an attribute called `identifier`, as they are stored.
    pub fn owners(self, identifier: &str) -> impl Iterator<Item = &'static str> {
        let has = move |it: &&Class| it.fields.iter().any(|it| it.identifier == identifier);
        self.classes().iter().filter(has).map(|it| it.stored)
    }

    /// Whether `word` can begin a sentence of a query.
    pub fn is_field(self, word: &str) -> bool {
        META.contains(&word) || FUNCTIONS.contains(&word) || self.field(word).is_some()
    }
}

/// Who an event with this picture is for, and what it is about.
pub fn audience_and_topic(image: &str) -> (Words, Words) {
    let words = |it: &str, de: &str, en: &str| Words {
        it: it.to_owned(),
        de: Some(de.to_owned()),
        en: Some(en.to_owned()),
    };
    let everyone = words("Tutti", "Alle", "Everyone");
    match image {
        "bambini" => (
            words("Bambini e famiglie", "Kinder und Familien", "Children and families"),
            words("Tempo libero", "Freizeit", "Leisure"),
        ),
        "sport" | "neve" => (everyone, words("Sport", "Sport", "Sport")),
        "municipio" => (
            words("Cittadini", "Bürgerinnen und Bürger", "Citizens"),
            words("Partecipazione", "Bürgerbeteiligung", "Participation"),
        ),
        "cibo" | "mercato" => (everyone, words("Prodotti locali", "Lokale Produkte", "Local food")),
        "montagna" | "lago" => (everyone, words("Turismo", "Tourismus", "Tourism")),
        _ => (everyone, words("Cultura", "Kultur", "Culture")),
    }
}
