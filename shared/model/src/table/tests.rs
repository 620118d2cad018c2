//! Facts about tables.

use proptest::prelude::*;

use super::*;
use crate::time::Date;

fn seconds(day: &str) -> f64 {
    f64::from(Date::parse(day).expect("a day").days()) * 86_400.0
}

#[test]
fn a_table_is_as_long_as_its_shortest_column() {
    let mut long = Column::new("a", Cells::Numbers(vec![1.0, 2.0, 3.0]));
    long.provisional = vec![0, 2];
    let short = Column::new("b", Cells::Words(Words::of(&["x", "y"])));
    let table = Table::new(vec![long, short]);
    assert_eq!(table.rows, 2);
    assert_eq!(table.columns[0].cells.len(), 2);
    assert_eq!(table.columns[0].provisional, [0]);
    assert_eq!(Table::new(Vec::new()), Table::default());
}

#[test]
fn a_column_is_found_by_its_exact_name_first() {
    let names = [" anno ", "Anno", "Età"];
    let columns = names.map(|it| Column::new(it, Cells::Numbers(Vec::new())));
    let table = Table::new(columns.to_vec());
    for (name, expected) in [
        ("Anno", Some(1)),
        (" anno ", Some(0)),
        ("ANNO", Some(0)),
        ("ETÀ", Some(2)),
        ("eta", Some(2)),
        ("mese", None),
        ("", None),
    ] {
        assert_eq!(table.column(name), expected, "{name}");
    }
}

#[test]
fn rows_that_are_kept_keep_what_was_said_of_them() {
    let mut numbers = Column::new("a", Cells::Numbers(vec![0.0, 1.0, 2.0, 3.0]));
    numbers.provisional = vec![1, 3];
    numbers.keep(&[0, 3]);
    assert_eq!(numbers.cells, Cells::Numbers(vec![0.0, 3.0]));
    assert_eq!(numbers.provisional, [1]);
    let mut words = Column::new("b", Cells::Words(Words::of(&["x", "", "y", "x"])));
    words.keep(&[1, 2]);
    let Cells::Words(kept) = &words.cells else { panic!("no words") };
    assert_eq!((kept.at(0), kept.at(1), kept.at(2)), (None, Some("y"), None));
}

#[test]
fn a_period_ends_where_the_next_one_begins() {
    for (grain, begin, end) in [
        (Grain::Year, "2024-01-01", "2025-01-01"),
        (Grain::Quarter, "2024-10-01", "2025-01-01"),
        (Grain::Quarter, "2024-04-01", "2024-07-01"),
        (Grain::Month, "2024-02-01", "2024-03-01"),
        (Grain::Day, "2024-02-29", "2024-03-01"),
        (Grain::Day, "1969-12-31", "1970-01-01"),
        (Grain::Instant, "2024-02-29", "2024-02-29"),
    ] {
        assert_eq!(grain.end(seconds(begin)), seconds(end), "{grain:?} {begin}");
    }
    assert!(Grain::Year.end(f64::NAN).is_nan());
}

#[test]
fn a_hundred_thousand_different_words_are_told_apart() {
    let texts: Vec<String> = (0..100_000).map(|it| it.to_string()).collect();
    let texts: Vec<&str> = texts.iter().chain(&texts).map(String::as_str).collect();
    let words = Words::of(&texts);
    assert_eq!(words.texts.len(), 100_000);
    assert_eq!(words.codes[100_000..], words.codes[..100_000]);
}

#[test]
fn words_that_begin_alike_are_told_apart_at_any_length() {
    let chosen: Vec<String> = (0..2_000usize).map(|it| "x".repeat(it)).collect();
    let texts: Vec<&str> = chosen.iter().rev().chain(&chosen).map(String::as_str).collect();
    let words = Words::of(&texts);
    assert_eq!(words.texts.len(), 1_999);
    assert!((0..4_000).all(|it| words.at(it).unwrap_or("") == texts[it]));
}

#[test]
fn words_may_hold_any_sign() {
    let texts = ["a", "a\0", "a\0\0", "\0", "à", "a\u{7f}", "a", "\0", "à"];
    let words = Words::of(&texts);
    assert_eq!(words.texts, texts[..6]);
    assert_eq!(words.codes, [0, 1, 2, 3, 4, 5, 0, 3, 4]);
}

proptest! {
    #[test]
    fn words_come_back_as_they_were_written(
        texts in prop::collection::vec("[ab]{0,3}", 0..200)
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let words = Words::of(&texts);
        for (row, text) in texts.iter().enumerate() {
            prop_assert_eq!(words.at(row).unwrap_or(""), *text);
        }
        let mut once = words.texts.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), words.texts.len());
    }

    #[test]
    fn a_period_holds_its_beginning(at in -1e10f64..1e11) {
        for grain in [Grain::Year, Grain::Quarter, Grain::Month, Grain::Day] {
            prop_assert!(at < grain.end(at));
        }
    }
}
