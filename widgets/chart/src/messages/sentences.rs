//! Sentences with numbers and names in them.

use cw_kit::numbers::grouped;
use cw_kit::sentences::counted;
pub use cw_kit::sentences::{append, filled, join, listed, updated};
use cw_model::chart::ask::Aggregate;
use cw_model::chart::choose::Refusal;
use cw_model::scan::contains;
use cw_model::text::Language;
use cw_model::words;

use super::{Message, text};

/// How many broken rows are named.
const NAMED: usize = 5;

/// "11 valori"
pub fn value_count(count: usize, language: Language) -> String {
    counted(
        count,
        language,
        words!([" valore", " valori"], [" Wert", " Werte"], [" value", " values"]),
    )
}

/// "5 serie, 48 valori"; of one series only its values.
pub fn extent(series: usize, values: usize, language: Language) -> String {
    let values = value_count(values, language);
    if series < 2 {
        return values;
    }
    let sentence = language.of(words!("{} serie, {}", "{} Reihen, {}", "{} series, {}"));
    filled(sentence, &[&grouped(series, language), &values])
}

/// "Ala, 2024, 12 giorni, dato provvisorio": what is heard of a point; what is empty is not said.
pub fn spoken(parts: &[&str]) -> String {
    let mut line = String::new();
    for part in parts {
        append(&mut line, ", ", part);
    }
    line
}

/// "34% del totale": what a part of a bar is.
pub fn share_of_total(percent: &str, language: Language) -> String {
    join(&[percent, language.of(words!(" del totale", " der Summe", " of the total"))])
}

/// "Ordina per «Anno»": the button in the head of a column.
pub fn sort_by(column: &str, language: Language) -> String {
    let name = language.of(words!("Ordina per «{}»", "Nach „{}“ sortieren", "Sort by “{}”"));
    filled(name, &[column])
}

/// "Tabella ordinata per «Anno», in ordine crescente.": what is heard afterwards.
pub fn sorted_by(column: &str, order: Message, language: Language) -> String {
    let sentence = language.of(words!(
        "Tabella ordinata per «{}», {}.",
        "Tabelle sortiert nach „{}“, {}.",
        "Table sorted by “{}”, {}."
    ));
    filled(sentence, &[column, text(order, language)])
}

/// "Righe da 101 a 200 di 3.652"
pub fn page_of(first: usize, last: usize, total: usize, language: Language) -> String {
    let sentence = language.of(words!(
        "Righe da {} a {} di {}",
        "Zeilen {} bis {} von {}",
        "Rows {} to {} of {}"
    ));
    let [first, last, total] = [first, last, total].map(|it| grouped(it, language));
    filled(sentence, &[&first, &last, &total])
}

/// "Tabella dei dati: Giorni per una risposta"
pub fn caption(heading: &str, language: Language) -> String {
    let name = language.of(words!("Tabella dei dati", "Datentabelle", "Table of the data"));
    if heading.is_empty() { name.into() } else { join(&[name, ": ", heading]) }
}

/// What was done with several values of one position.
pub fn aggregated(how: Aggregate, language: Language) -> &'static str {
    language.of(match how {
        Aggregate::Sum => words!(
            "I valori della stessa voce sono sommati.",
            "Werte desselben Eintrags sind addiert.",
            "Values of the same entry are added up."
        ),
        Aggregate::Mean => words!(
            "I valori sono la media di quelli della stessa voce.",
            "Gezeigt ist der Durchschnitt der Werte desselben Eintrags.",
            "The values are the mean of those of the same entry."
        ),
        Aggregate::Count => words!(
            "I valori dicono quante righe ha ogni voce.",
            "Die Werte geben an, wie viele Zeilen jeder Eintrag hat.",
            "The values tell how many rows every entry has."
        ),
        Aggregate::Min => words!(
            "Di ogni voce è mostrato il valore più basso.",
            "Von jedem Eintrag ist der niedrigste Wert gezeigt.",
            "The lowest value of every entry is shown."
        ),
        Aggregate::Max => words!(
            "Di ogni voce è mostrato il valore più alto.",
            "Von jedem Eintrag ist der höchste Wert gezeigt.",
            "The highest value of every entry is shown."
        ),
        Aggregate::Last => words!(
            "Di ogni voce è mostrato l’ultimo valore.",
            "Von jedem Eintrag ist der letzte Wert gezeigt.",
            "The last value of every entry is shown."
        ),
    })
}

/// "Tasso: è mostrata la media.": behind the sentence that says that others are summed.
pub fn averaged(names: &str, language: Language) -> String {
    let sentence = language.of(words!(
        "{}: è mostrata la media.",
        "{}: gezeigt ist der Durchschnitt.",
        "{}: the mean is shown."
    ));
    filled(sentence, &[names])
}

/// Series beyond those drawn.
pub fn left_out(count: usize, language: Language) -> String {
    counted(
        count,
        language,
        words!(
            [" altra serie non è mostrata.", " altre serie non sono mostrate."],
            [" weitere Reihe ist nicht gezeigt.", " weitere Reihen sind nicht gezeigt."],
            [" more series is not shown.", " more series are not shown."]
        ),
    )
}

/// "3 righe non sono leggibili e mancano (righe 4, 9, 12)." Rows are named as the source counts them.
pub fn broken(count: usize, rows: &[&str], language: Language) -> String {
    let said = counted(
        count,
        language,
        words!(
            [" riga non è leggibile e manca", " righe non sono leggibili e mancano"],
            [" Zeile ist nicht lesbar und fehlt", " Zeilen sind nicht lesbar und fehlen"],
            [" row cannot be read and is missing", " rows cannot be read and are missing"]
        ),
    );
    named(&said, count, rows, language)
}

/// "2 valori non sono leggibili e sono lasciati vuoti (righe 4, 9)."
pub fn incomplete(count: usize, rows: &[&str], language: Language) -> String {
    let said = counted(
        count,
        language,
        words!(
            [
                " valore non è leggibile ed è lasciato vuoto",
                " valori non sono leggibili e sono lasciati vuoti"
            ],
            [" Wert ist nicht lesbar und bleibt leer", " Werte sind nicht lesbar und bleiben leer"],
            [
                " value cannot be read and is left empty",
                " values cannot be read and are left empty"
            ]
        ),
    );
    named(&said, count, rows, language)
}

/// Before one row, before several, and before one more.
const ROWS: &str = words!(
    [" (riga ", " (righe ", "; riga "],
    [" (Zeile ", " (Zeilen ", "; Zeile "],
    [" (row ", " (rows ", "; row "]
);

/// Behind a count, the rows it is about; of many only the first.
fn named(said: &str, count: usize, rows: &[&str], language: Language) -> String {
    let rows = &rows[..rows.len().min(NAMED)];
    if rows.is_empty() {
        return join(&[said, "."]);
    }
    // "riga 7, Museo; riga 13, Biblioteca"
    let are_cells = contains(rows[0], ",");
    let form = |it| language.form(ROWS, 3, it);
    let name = form(usize::from(!are_cells && 1 < rows.len()));
    let (between, more) = if are_cells { (form(2), "; …).") } else { (", ", ", …).") };
    let end = if rows.len() < count { more } else { ")." };
    let mut named = String::new();
    for row in rows {
        append(&mut named, between, row);
    }
    join(&[said, name, &named, end])
}

/// "2 righe senza «Anno» non sono mostrate."
pub fn without_position(count: usize, column: &str, language: Language) -> String {
    let sentence = language.form(
        words!(
            ["{} riga senza «{}» non è mostrata.", "{} righe senza «{}» non sono mostrate."],
            ["{} Zeile ohne „{}“ ist nicht gezeigt.", "{} Zeilen ohne „{}“ sind nicht gezeigt."],
            ["{} row without “{}” is not shown.", "{} rows without “{}” are not shown."]
        ),
        2,
        usize::from(count != 1),
    );
    filled(sentence, &[&grouped(count, language), column])
}

/// Why there is nothing to draw.
pub fn refused(refusal: &Refusal, language: Language) -> String {
    match refusal {
        Refusal::Empty => text(Message::Empty, language).into(),
        Refusal::NoNumbers => text(Message::NoNumbers, language).into(),
        Refusal::NoSuchColumn(name) => no_such_column(name, language),
        Refusal::NotNumbers(name) => not_numbers(name, language),
        Refusal::NotUnderstood(word) => bad_wish(&join(&["filter=\"… ", word, " …\""]), language),
    }
}

/// The page asks for a column that is not there.
fn no_such_column(name: &str, language: Language) -> String {
    let sentence = language.of(words!(
        "La colonna «{}» non esiste nei dati.",
        "Die Spalte „{}“ kommt in den Daten nicht vor.",
        "There is no column “{}” in the data."
    ));
    filled(sentence, &[name])
}

/// The page asks for values of a column that has none.
fn not_numbers(name: &str, language: Language) -> String {
    let sentence = language.of(words!(
        "La colonna «{}» non contiene numeri.",
        "Die Spalte „{}“ enthält keine Zahlen.",
        "The column “{}” contains no numbers."
    ));
    filled(sentence, &[name])
}

/// Rows that say nothing of the series they belong to.
pub fn without_series(count: usize, language: Language) -> String {
    counted(
        count,
        language,
        words!(
            [
                " riga senza il nome della serie non è mostrata.",
                " righe senza il nome della serie non sono mostrate."
            ],
            [
                " Zeile ohne Namen der Reihe ist nicht gezeigt.",
                " Zeilen ohne Namen der Reihe sind nicht gezeigt."
            ],
            [
                " row without the name of a series is not shown.",
                " rows without the name of a series are not shown."
            ]
        ),
    )
}

/// Rows that say in every column what another one says.
pub fn doubles(count: usize, language: Language) -> String {
    counted(
        count,
        language,
        words!(
            [
                " riga identica a un’altra non è contata di nuovo.",
                " righe identiche ad altre non sono contate di nuovo."
            ],
            [
                " Zeile, die einer anderen gleicht, wurde nicht noch einmal gezählt.",
                " Zeilen, die anderen gleichen, wurden nicht noch einmal gezählt."
            ],
            [
                " row identical to another is not counted again.",
                " rows identical to others are not counted again."
            ]
        ),
    )
}

/// Columns of numbers that are not drawn.
pub fn unused(names: &str, language: Language) -> String {
    let sentence = language.of(words!(
        "Altre colonne di numeri, non mostrate: {}.",
        "Weitere Zahlenspalten, nicht gezeigt: {}.",
        "Other columns of numbers, not shown: {}."
    ));
    filled(sentence, &[names])
}

/// The page asks for something in a way nobody understands.
pub fn bad_wish(attribute: &str, language: Language) -> String {
    let sentence = language.of(words!(
        "La pagina chiede «{}», che non è comprensibile o non è nei dati.",
        "Die Seite verlangt „{}“, was nicht verständlich ist oder in den Daten fehlt.",
        "The page asks for “{}”, which cannot be understood or is not in the data."
    ));
    filled(sentence, &[attribute])
}

#[cfg(test)]
mod tests;
