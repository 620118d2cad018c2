//! The fields of places, today and before, and of the services offered at them.

use super::Kind::{Exact, Opaque, Text};
use super::{Field, field};

pub const OPENCITY: &[Field] = &[
    field("name", "title", "ezstring", "Nome del luogo", Text),
    field("alternative_name", "title", "ezstring", "Nome alternativo", Opaque),
    field("type", "kind", "eztags", "Tipo di luogo", Exact),
    field("topics", "topic", "ezobjectrelationlist", "Argomenti", Opaque),
    field("image", "image", "ezobjectrelationlist", "Immagine", Opaque),
    field("video", "video", "ezurl", "Video", Opaque),
    field("abstract", "abstract", "eztext", "Descrizione breve", Text),
    field("description", "description", "ezxmltext", "Descrizione", Text),
    field("accessibility", "accessibility", "ezxmltext", "Modalità di accesso", Text),
    field("has_address", "address", "ezgmaplocation", "Indirizzo", Opaque),
    field(
        "opening_hours_specification",
        "hours",
        "ezobjectrelationlist",
        "Orari per il pubblico",
        Opaque,
    ),
    field("help", "contact", "ezobjectrelationlist", "Punti di contatto", Opaque),
    field("more_information", "information", "ezxmltext", "Ulteriori informazioni", Opaque),
    field("identifier", "identifier", "ezstring", "Codice del luogo", Opaque),
];

pub const SERVICE: &[Field] = &[
    field("name", "title", "ezstring", "Titolo del servizio", Text),
    field("type", "kind", "eztags", "Categoria del servizio", Exact),
    field("abstract", "abstract", "eztext", "Descrizione breve", Text),
    field("description", "description", "ezxmltext", "Descrizione", Text),
    field("is_physically_available_at", "venue", "ezobjectrelationlist", "Sedi", Exact),
    field("has_online_contact_point", "contact", "ezobjectrelationlist", "Contatti", Opaque),
];

pub const LEGACY: &[Field] = &[
    field("titolo", "title", "ezstring", "Titolo", Text),
    field("abstract", "abstract", "ezxmltext", "Abstract", Text),
    field("descrizione", "description", "ezxmltext", "Descrizione", Text),
    field("tipo_luogo", "kind", "ezobjectrelationlist", "Tipo di luogo", Exact),
    field("image", "image", "ezimage", "Immagine", Opaque),
    field("indirizzo", "street", "ezstring", "Indirizzo", Opaque),
    field("cap", "postcode", "ezstring", "CAP", Opaque),
    field("localita", "village", "ezstring", "Località", Opaque),
    field("orario", "hours", "ezstring", "Orario", Opaque),
    field("telefono", "phone", "ezstring", "Telefono", Opaque),
    field("email", "email", "ezemail", "Email", Opaque),
    field("accessibile", "access", "ezboolean", "Accessibile", Opaque),
    field("gps", "gps", "ezgmaplocation", "GPS", Opaque),
    field("geo", "address", "ezgmaplocation", "Posizione", Opaque),
];
