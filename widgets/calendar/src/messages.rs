//! Every sentence of the calendar, in every language.

use cw_kit::sentences::ACCESSIBLE;
pub use cw_kit::sentences::join;
use cw_model::number::whole;
use cw_model::text::Language;
use cw_model::text::Language::{English, German, Italian};
use cw_model::words;

/// What the calendar may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// Accessible name of the whole.
    Calendar,
    /// Button.
    PreviousMonth,
    /// Button.
    NextMonth,
    /// Button, and the mark on today's cell.
    Today,
    /// Label of the date field.
    GoToDate,
    /// Label of the two view buttons.
    View,
    /// Button: month grid.
    Month,
    /// Button: list.
    List,
    /// Label of the search field.
    Search,
    /// Status while data load.
    Loading,
    /// A month without events.
    NoEvents,
    /// A search without result in this month.
    NothingFound,
    /// Time of an event that lasts whole days.
    AllDay,
    /// Time of an event on the last of its days.
    LastDay,
    /// Button.
    ShowEarlier,
    /// Detail: label of the dates.
    When,
    /// Detail: label of the place.
    Where,
    /// Detail: label of the price.
    Price,
    /// Detail: price of a free event.
    Free,
    /// Detail: label.
    Organizer,
    /// Detail: label.
    Contacts,
    /// Detail: label.
    Category,
    /// Detail: link to the municipality's page.
    OpenPage,
    /// Detail: download of an iCalendar file.
    AddToCalendar,
    /// Detail: it was downloaded.
    Downloaded,
    /// Detail: label.
    Accessibility,
    /// Detail: people with disabilities can take part.
    Accessible,
    /// Back from an event to its day.
    BackToDay,
    /// A feed that reports more events than it gives.
    Truncated,
    /// How to use the grid, for assistive technology.
    GridHelp,
    /// All sources are switched off.
    NothingChosen,
    /// Before the name of a source without data, after a sentence.
    NotAvailable,
    /// Detail: label of the source, where there are several.
    Source,
}

/// The sentence, ready to be shown.
pub fn text(message: Message, language: Language) -> &'static str {
    language.of(match message {
        Message::Calendar => {
            words!("Calendario degli eventi", "Veranstaltungskalender", "Event calendar")
        }
        Message::PreviousMonth => words!("Mese precedente", "Voriger Monat", "Previous month"),
        Message::NextMonth => words!("Mese successivo", "Nächster Monat", "Next month"),
        Message::Today => words!("Oggi", "Heute", "Today"),
        Message::GoToDate => words!("Vai alla data", "Zum Datum springen", "Go to date"),
        Message::View => words!("Visualizzazione", "Ansicht", "View"),
        Message::Month => words!("Mese", "Monat", "Month"),
        Message::List => words!("Elenco", "Liste", "List"),
        Message::Search => words!("Cerca un evento", "Veranstaltung suchen", "Search events"),
        Message::Loading => words!(
            "Caricamento degli eventi…",
            "Veranstaltungen werden geladen…",
            "Loading events…"
        ),
        Message::NoEvents => words!(
            "Nessun evento in questo mese.",
            "Keine Veranstaltungen in diesem Monat.",
            "No events this month."
        ),
        Message::NothingFound => words!(
            "Nessun evento di questo mese corrisponde alla ricerca.",
            "Keine Veranstaltung dieses Monats entspricht der Suche.",
            "No event this month matches the search."
        ),
        Message::AllDay => words!("Tutto il giorno", "Ganztägig", "All day"),
        Message::LastDay => words!("Ultimo giorno", "Letzter Tag", "Last day"),
        Message::ShowEarlier => {
            words!("Mostra i giorni precedenti", "Frühere Tage anzeigen", "Show the earlier days")
        }
        Message::When => words!("Quando", "Wann", "When"),
        Message::Where => words!("Dove", "Wo", "Where"),
        Message::Price => words!("Costo", "Preis", "Price"),
        Message::Free => words!("Ingresso gratuito", "Eintritt frei", "Free admission"),
        Message::Organizer => words!("Organizzato da", "Veranstalter", "Organised by"),
        Message::Contacts => words!("Contatti", "Kontakt", "Contacts"),
        Message::Category => words!("Categoria", "Kategorie", "Category"),
        Message::OpenPage => words!(
            "Vai alla pagina dell’evento",
            "Zur Seite der Veranstaltung",
            "Go to the event page"
        ),
        Message::AddToCalendar => words!(
            "Aggiungi al tuo calendario",
            "Zum eigenen Kalender hinzufügen",
            "Add to your calendar"
        ),
        Message::Downloaded => words!(
            "File scaricato: aprirlo per aggiungere l’evento al calendario.",
            "Datei heruntergeladen: öffnen, um die Veranstaltung einzutragen.",
            "File downloaded: open it to add the event to a calendar."
        ),
        Message::Accessibility => words!("Accessibilità", "Barrierefreiheit", "Accessibility"),
        Message::Accessible => ACCESSIBLE,
        Message::NothingChosen => words!(
            "Nessuna fonte selezionata.",
            "Keine Quelle ausgewählt.",
            "No source is selected."
        ),
        Message::NotAvailable => {
            words!(". Non disponibile: ", ". Nicht verfügbar: ", ". Not available: ")
        }
        Message::Source => words!("Fonte", "Quelle", "Source"),
        Message::BackToDay => words!("Torna al giorno", "Zurück zum Tag", "Back to the day"),
        Message::Truncated => words!(
            "Il sito che fornisce i dati ne limita il numero: alcuni eventi potrebbero mancare.",
            "Die Datenquelle begrenzt die Anzahl: Einige Veranstaltungen könnten fehlen.",
            "The source limits how many it gives: some events may be missing."
        ),
        Message::GridHelp => words!(
            "Frecce per cambiare giorno, Pagina su e Pagina giù per cambiare mese, Invio per aprire il giorno.",
            "Pfeiltasten wechseln den Tag, Bild auf und Bild ab den Monat, Eingabe öffnet den Tag.",
            "Arrow keys change the day, Page Up and Page Down the month, Enter opens the day."
        ),
    })
}

/// "4 eventi"
pub fn event_count(count: usize, language: Language) -> String {
    let words = match (count, language) {
        (0, Italian) => return "nessun evento".into(),
        (0, German) => return "keine Veranstaltungen".into(),
        (0, English) => return "no events".into(),
        (1, Italian) => "evento",
        (_, Italian) => "eventi",
        (1, German) => "Veranstaltung",
        (_, German) => "Veranstaltungen",
        (1, English) => "event",
        (_, English) => "events",
    };
    join(&[&whole(count as i64), " ", words])
}

/// "+3 altri"
pub fn more(count: usize, language: Language) -> String {
    let word = match (count, language) {
        (1, Italian) => " altro",
        (_, Italian) => " altri",
        (_, German) => " weitere",
        (_, English) => " more",
    };
    join(&["+", &whole(count as i64), word])
}

/// "Mostra altri eventi (12)"
pub fn show_more(count: usize, language: Language) -> String {
    let words = match language {
        Italian => "Mostra altri eventi (",
        German => "Weitere Veranstaltungen anzeigen (",
        English => "Show more events (",
    };
    join(&[words, &whole(count as i64), ")"])
}

/// "2 eventi non sono leggibili e non compaiono."
pub fn left_out(count: usize, language: Language) -> String {
    let (one, many) = match language {
        Italian => (
            " evento non è leggibile e non compare.",
            " eventi non sono leggibili e non compaiono.",
        ),
        German => (
            " Veranstaltung ist nicht lesbar und wird nicht angezeigt.",
            " Veranstaltungen sind nicht lesbar und werden nicht angezeigt.",
        ),
        English => {
            (" event cannot be read and is not shown.", " events cannot be read and are not shown.")
        }
    };
    join(&[&whole(count as i64), if count == 1 { one } else { many }])
}

/// "2 eventi sono incompleti: alcune date potrebbero mancare o essere imprecise."
pub fn incomplete(count: usize, language: Language) -> String {
    let (one, many) = match language {
        Italian => (
            " evento è incompleto: alcune date potrebbero mancare o essere imprecise.",
            " eventi sono incompleti: alcune date potrebbero mancare o essere imprecise.",
        ),
        German => (
            " Veranstaltung ist unvollständig: Termine könnten fehlen oder ungenau sein.",
            " Veranstaltungen sind unvollständig: Termine könnten fehlen oder ungenau sein.",
        ),
        English => (
            " event is incomplete: dates may be missing or inexact.",
            " events are incomplete: dates may be missing or inexact.",
        ),
    };
    join(&[&whole(count as i64), if count == 1 { one } else { many }])
}

/// " per «teatro»"
pub fn searched(query: &str, language: Language) -> String {
    match language {
        Italian => join(&[" per «", query, "»"]),
        German => join(&[" für „", query, "“"]),
        English => join(&[" for “", query, "”"]),
    }
}

/// " Dati aggiornati il 23 novembre 2026 alle 10:32.", behind another sentence.
pub fn updated(date: &str, time: &str, language: Language) -> String {
    match language {
        Italian => join(&[" Dati aggiornati il ", date, " alle ", time, "."]),
        German => join(&[" Stand der Daten: ", date, ", ", time, " Uhr."]),
        English => join(&[" Data updated on ", date, " at ", time, "."]),
    }
}

/// "dal 10 giugno al 14 giugno 2026"
pub fn from_to(from: &str, to: &str, language: Language) -> String {
    match language {
        Italian => join(&["da", the(from), from, " a", the(to), to]),
        German => join(&["vom ", from, " bis zum ", to]),
        English => join(&["from ", from, " to ", to]),
    }
}

/// "dalle 21:00 del 14 agosto 2026 alle 02:00 del 15 agosto 2026"
pub fn from_to_times(
    (from_time, from): (&str, &str),
    (to_time, to): (&str, &str),
    language: Language,
) -> String {
    match language {
        Italian => {
            let from = join(&["dalle ", from_time, " de", the(from), from]);
            join(&[&from, " alle ", to_time, " de", the(to), to])
        }
        German => join(&["von ", from, ", ", from_time, " Uhr bis ", to, ", ", to_time, " Uhr"]),
        English => join(&["from ", from_time, " on ", from, " to ", to_time, " on ", to]),
    }
}

/// "fino al 19 dicembre"
pub fn until_day(day: &str, language: Language) -> String {
    match language {
        Italian => join(&["fino a", the(day), day]),
        German => join(&["bis ", day]),
        English => join(&["until ", day]),
    }
}

/// "fino alle 08:00"
pub fn until_time(time: &str, language: Language) -> String {
    match language {
        Italian => join(&["fino alle ", time]),
        German => join(&["bis ", time, " Uhr"]),
        English => join(&["until ", time]),
    }
}

/// "dalle 20:30 alle 22:00", for a voice: a dash between two times is silent.
pub fn between_times(from: &str, to: &str, language: Language) -> String {
    match language {
        Italian => join(&["dalle ", from, " alle ", to]),
        German => join(&["von ", from, " bis ", to, " Uhr"]),
        English => join(&["from ", from, " to ", to]),
    }
}

/// What follows "da" and "a" before a date: "dal 10", but "dall’8" and "dall’11", because eight and eleven begin
/// with a vowel.
fn the(date: &str) -> &'static str {
    if date.starts_with('8') || date.starts_with("11 ") { "ll’" } else { "l " }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn italian_elides_before_eight_and_eleven() {
        let said = |from, to| from_to(from, to, Italian);
        assert_eq!(said("5 giugno", "8 giugno"), "dal 5 giugno all’8 giugno");
        assert_eq!(said("8 giugno", "11 giugno"), "dall’8 giugno all’11 giugno");
        assert_eq!(said("1 luglio", "18 luglio"), "dal 1 luglio al 18 luglio");
        assert_eq!(until_day("8 giugno", Italian), "fino all’8 giugno");
        let night = from_to_times(("21:00", "7 agosto"), ("02:00", "8 agosto"), Italian);
        assert_eq!(night, "dalle 21:00 del 7 agosto alle 02:00 dell’8 agosto");
    }
}
