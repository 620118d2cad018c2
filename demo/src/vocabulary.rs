//! The two live vocabularies of class `event`: the words of OpenCity, and those of ComunWeb before it.

use crate::event::Words;

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

/// Class identifiers of the site; only events have contents here.
pub const CLASSES: [&str; 6] =
    ["article", "event", "organization", "place", "public_service", "topic"];

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
    /// The attributes of class `event`.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Dialect::OpenCity => OPENCITY,
            Dialect::Legacy => LEGACY,
        }
    }

    /// The attribute called `identifier`.
    pub fn field(self, identifier: &str) -> Option<&'static Field> {
        self.fields().iter().find(|it| it.identifier == identifier)
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
