//! The data of class `event` in the words of ComunWeb before OpenCity.

use cw_model::time::Timestamp;
use serde_json::{Value, json};

use super::relation::Relation;
use super::{Base, iso, opencity};
use crate::event::{Event, Locale, Span};

/// Every field in `locale`.
pub fn data(event: &Event, locale: Locale, base: &Base) -> Value {
    let text = event.text(locale);
    let Span { start, end } = event.extent();
    let organizer =
        Relation { id: event.organizer.id, class: "associazione", name: &event.organizer.name };
    json!({
        "titolo": text.title,
        "short_title": "",
        "abstract": format!("<p>{}</p>", text.summary),
        "text": text.description,
        "image": opencity::image(event, locale),
        "from_time": iso(start),
        "to_time": iso(end),
        "periodo_svolgimento": "",
        "orario_svolgimento": hours(start, end),
        "durata": Value::Null,
        "luogo_svolgimento": event.place.name.get(locale),
        "geo": opencity::address(&event.place),
        "costi": event.cost.as_deref().map_or("Ingresso libero".to_owned(), str::to_owned),
        "informazioni": "",
        "email": event.organizer.email,
        "telefono": event.organizer.phone,
        "tipo_evento": event.kinds.iter().map(|it| it.get(locale)).collect::<Vec<_>>(),
        "materia": [],
        "associazione": organizer.list(base, None),
        "iniziativa": [],
        "destinatari": [],
    })
}

/// The hours as somebody typed them.
fn hours(start: i64, end: i64) -> String {
    let (start, end) = (Timestamp(start).in_rome(), Timestamp(end).in_rome());
    if start.seconds == 0 {
        return "Tutto il giorno".to_owned();
    }
    let clock = |it: cw_model::time::DateTime| format!("{}.{:02}", it.hour(), it.minute());
    format!("Dalle ore {} alle {}", clock(start), clock(end))
}
