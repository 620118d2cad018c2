//! Sentences that several widgets say, word for word. Only what a widget names is in its bundle.

use cw_model::scan::pieces;
use cw_model::text::Language;
use cw_model::words;

use crate::numbers::grouped;

/// Label of the buttons that choose a view.
pub const VIEW: &str = words!("Vista", "Ansicht", "View");
/// Button.
pub const ZOOM_IN: &str = words!("Ingrandisci", "Vergrößern", "Zoom in");
/// Button.
pub const ZOOM_OUT: &str = words!("Rimpicciolisci", "Verkleinern", "Zoom out");
/// Button: copies the address of what is seen.
pub const SHARE: &str = words!("Copia il collegamento", "Link kopieren", "Copy link");
/// It was copied.
pub const COPIED: &str =
    words!("Il collegamento è stato copiato.", "Der Link wurde kopiert.", "The link was copied.");
/// It could not be.
pub const NOT_COPIED: &str = words!(
    "Il browser non permette di copiare il collegamento.",
    "Der Browser lässt das Kopieren des Links nicht zu.",
    "The browser does not allow the link to be copied."
);
/// Of a place, and of an event.
pub const ACCESSIBLE: &str = words!(
    "Accessibile alle persone con disabilità",
    "Für Menschen mit Behinderungen zugänglich",
    "Accessible to people with disabilities"
);

/// Pieces put together; `format!` would cost the page two kilobytes.
pub fn join(pieces: &[&str]) -> String {
    pieces.concat()
}

/// One more part of a line, behind what stands `between`; an empty one is none.
pub fn append(line: &mut String, between: &str, part: &str) {
    if !line.is_empty() && !part.is_empty() {
        line.push_str(between);
    }
    line.push_str(part);
}

/// All of them, in one line.
pub fn listed(parts: &[String], between: &str) -> String {
    let mut line = String::new();
    for part in parts {
        append(&mut line, between, part);
    }
    line
}

/// A sentence with its parts where `{}` stands, in their order.
pub fn filled(sentence: &str, parts: &[&str]) -> String {
    let mut line = String::new();
    for (index, text) in pieces(sentence, b"{}").into_iter().enumerate() {
        // Behind each `{`, before each `}`, there is nothing.
        let part = if index % 2 == 0 { Some(&text) } else { parts.get(index / 2) };
        line.push_str(part.copied().unwrap_or_default());
    }
    line
}

/// A number before one of two forms: of one, of many.
pub fn counted(count: usize, language: Language, forms: &'static str) -> String {
    join(&[&grouped(count, language), language.form(forms, 2, usize::from(count != 1))])
}

/// " Sono mostrati i dati del 25 novembre 2026, ore 10:30.", behind another sentence.
pub fn updated(date: &str, time: &str, language: Language) -> String {
    let sentence = language.of(words!(
        " Sono mostrati i dati del {}, ore {}.",
        " Gezeigt werden die Daten vom {}, {} Uhr.",
        " The data shown are from {}, {}."
    ));
    filled(sentence, &[date, time])
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, German, Italian};

    #[test]
    fn parts_stand_where_the_sentence_wants_them() {
        assert_eq!(filled("Da {} a {}.", &["1", "2"]), "Da 1 a 2.");
        assert_eq!(filled("{}{}", &["{", "}"]), "{}");
        assert_eq!(filled("Niente {}", &[]), "Niente ");
    }

    #[test]
    fn what_is_empty_is_not_listed() {
        assert_eq!(listed(&["", "a", "", "b"].map(str::to_owned), ", "), "a, b");
        assert_eq!(listed(&[], ", "), "");
    }

    #[test]
    fn one_is_said_otherwise_than_many() {
        let days = |count, language| {
            counted(
                count,
                language,
                words!([" giorno", " giorni"], [" Tag", " Tage"], [" day", " days"]),
            )
        };
        assert_eq!((&*days(1, Italian), &*days(0, German)), ("1 giorno", "0 Tage"));
        assert_eq!(days(500_000, English), "500,000 days");
    }

    #[test]
    fn old_data_say_how_old_they_are() {
        assert_eq!(
            updated("25 novembre 2026", "10:30", Italian),
            " Sono mostrati i dati del 25 novembre 2026, ore 10:30."
        );
    }
}
