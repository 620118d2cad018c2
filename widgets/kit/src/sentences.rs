//! Sentences that several widgets say, word for word. Only what a widget names is in its bundle.

use cw_model::text::Language;

use crate::numbers::grouped;

/// Italian, German, English.
pub type Words = [&'static str; 3];

/// Label of the buttons that choose a view.
pub const VIEW: Words = ["Vista", "Ansicht", "View"];
/// Button.
pub const ZOOM_IN: Words = ["Ingrandisci", "Vergrößern", "Zoom in"];
/// Button.
pub const ZOOM_OUT: Words = ["Rimpicciolisci", "Verkleinern", "Zoom out"];
/// Button: copies the address of what is seen.
pub const SHARE: Words = ["Copia il collegamento", "Link kopieren", "Copy link"];
/// It was copied.
pub const COPIED: Words =
    ["Il collegamento è stato copiato.", "Der Link wurde kopiert.", "The link was copied."];
/// It could not be.
pub const NOT_COPIED: Words = [
    "Il browser non permette di copiare il collegamento.",
    "Der Browser lässt das Kopieren des Links nicht zu.",
    "The browser does not allow the link to be copied.",
];
/// Of a place, and of an event.
pub const ACCESSIBLE: Words = [
    "Accessibile alle persone con disabilità",
    "Für Menschen mit Behinderungen zugänglich",
    "Accessible to people with disabilities",
];

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

/// A number before one of two forms: of one, of many.
pub fn counted(count: usize, language: Language, forms: &[[&str; 2]; 3]) -> String {
    let [one, many] = forms[language as usize];
    join(&[&grouped(count, language), if count == 1 { one } else { many }])
}

/// " Sono mostrati i dati del 25 novembre 2026, ore 10:30.", behind another sentence.
pub fn updated(date: &str, time: &str, language: Language) -> String {
    let [before, at, end] = [
        [" Sono mostrati i dati del ", ", ore ", "."],
        [" Gezeigt werden die Daten vom ", ", ", " Uhr."],
        [" The data shown are from ", ", ", "."],
    ][language as usize];
    join(&[before, date, at, time, end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, German, Italian};

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
                &[[" giorno", " giorni"], [" Tag", " Tage"], [" day", " days"]],
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
