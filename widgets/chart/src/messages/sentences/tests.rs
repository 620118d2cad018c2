//! Sentences with one thing in them, with many, and with none.

use super::*;
use Language::{English, German, Italian};

#[test]
fn counts_are_said_in_singular_and_plural() {
    assert_eq!(value_count(1, Italian), "1 valore");
    assert_eq!(value_count(3652, German), "3.652 Werte");
    assert_eq!(extent(1, 11, Italian), "11 valori");
    assert_eq!(extent(5, 48, English), "5 series, 48 values");
    assert_eq!(left_out(1, Italian), "1 altra serie non è mostrata.");
    assert_eq!(left_out(3, German), "3 weitere Reihen sind nicht gezeigt.");
}

#[test]
fn broken_rows_are_counted_and_named() {
    for (count, rows, expected) in [
        (1, &["4"][..], "1 riga non è leggibile e manca (riga 4)."),
        (3, &["4", "9", "12"], "3 righe non sono leggibili e mancano (righe 4, 9, 12)."),
        (2, &[], "2 righe non sono leggibili e mancano."),
        (
            2,
            &["4, Museo", "9, Anno"],
            "2 righe non sono leggibili e mancano (riga 4, Museo; riga 9, Anno).",
        ),
        (70, &["4", "9"], "70 righe non sono leggibili e mancano (righe 4, 9, …)."),
        (
            7,
            &["1", "2", "3", "4", "5", "6", "7"],
            "7 righe non sono leggibili e mancano (righe 1, 2, 3, 4, 5, …).",
        ),
    ] {
        assert_eq!(broken(count, rows, Italian), expected);
    }
    assert_eq!(
        incomplete(2, &["4", "9"], German),
        "2 Werte sind nicht lesbar und bleiben leer (Zeilen 4, 9)."
    );
    assert_eq!(without_position(1, "Anno", Italian), "1 riga senza «Anno» non è mostrata.");
    assert_eq!(without_position(2, "Year", English), "2 rows without “Year” are not shown.");
}

#[test]
fn a_page_of_the_table_says_where_it_is() {
    assert_eq!(page_of(101, 200, 13_652, Italian), "Righe da 101 a 200 di 13.652");
    assert_eq!(page_of(101, 200, 3652, German), "Zeilen 101 bis 200 von 3.652");
    assert_eq!(page_of(1, 12, 12, English), "Rows 1 to 12 of 12");
}

#[test]
fn names_of_the_page_stand_in_the_quotes_of_the_language() {
    let missing = Refusal::NoSuchColumn("Ano".into());
    assert_eq!(refused(&missing, Italian), "La colonna «Ano» non esiste nei dati.");
    let words = Refusal::NotNumbers("Ort".into());
    assert_eq!(refused(&words, German), "Die Spalte „Ort“ enthält keine Zahlen.");
    assert_eq!(sort_by("Jahr", German), "Nach „Jahr“ sortieren");
    assert_eq!(
        sorted_by("Anno", Message::Descending, Italian),
        "Tabella ordinata per «Anno», in ordine decrescente."
    );
}

#[test]
fn one_row_is_said_as_one() {
    assert_eq!(without_series(1, Italian), "1 riga senza il nome della serie non è mostrata.");
    assert_eq!(doubles(1, English), "1 row identical to another is not counted again.");
    assert_eq!(doubles(3, Italian), "3 righe identiche ad altre non sono contate di nuovo.");
    let word = Refusal::NotUnderstood("1.500".into());
    assert_eq!(
        refused(&word, English),
        "The page asks for “filter=\"… 1.500 …\"”, which cannot be understood or is not in the data."
    );
}

#[test]
fn what_is_empty_is_not_said() {
    assert_eq!(spoken(&["", "2024", "12 giorni", ""]), "2024, 12 giorni");
    assert_eq!(
        spoken(&["Ala", "2024", "12 giorni", "dato provvisorio"]),
        "Ala, 2024, 12 giorni, dato provvisorio"
    );
    assert_eq!(caption("", Italian), "Tabella dei dati");
    assert_eq!(caption("Nascite", Italian), "Tabella dei dati: Nascite");
}
