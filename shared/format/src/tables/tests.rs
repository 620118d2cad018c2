//! Tables as municipalities, CKAN and sensors send them.

use cw_model::table::{Column, Grain, NOTHING, Words};
use cw_model::text::Language;
use cw_model::time::Timestamp;

use super::*;

mod csv;
mod json;
mod numbers;

const BASE: &str =
    "https://dati.example/api/3/action/datastore_search?resource_id=r1&limit=2&offset=2";

fn try_read(bytes: impl Into<Vec<u8>>, kind: Option<Kind>) -> Result<TablePage, FormatError> {
    super::read(bytes.into(), kind, &Context { language: Language::Italian, base: BASE })
}

fn read(text: &str) -> TablePage {
    try_read(text, None).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// A column as a line: its name and kind, and what stands in it.
fn shown(column: &Column) -> String {
    let (kind, cells) = match &column.cells {
        Cells::Numbers(it) => ("#", it.iter().map(|it| number(*it)).collect()),
        Cells::Moments(grain, it) => ("@", it.iter().map(|it| moment(*grain, *it)).collect()),
        Cells::Words(words) => ("", words.codes.iter().map(|it| word(words, *it)).collect()),
    };
    let cells: Vec<String> = cells;
    let marks: Vec<String> = column.provisional.iter().map(|it| format!(" p{it}")).collect();
    format!("{kind}{}: {}{}", column.name, cells.join("|"), marks.concat())
}

fn number(value: f64) -> String {
    if value.is_nan() { String::new() } else { value.to_string() }
}

fn moment(grain: Grain, seconds: f64) -> String {
    if seconds.is_nan() {
        return String::new();
    }
    let iso = Timestamp(grain.wall(seconds) as i64).in_utc().iso();
    match grain {
        Grain::Year => iso[..4].to_owned(),
        Grain::Quarter => format!("{} Q", &iso[..7]),
        Grain::Month => iso[..7].to_owned(),
        Grain::Day => iso[..10].to_owned(),
        Grain::Instant => iso,
    }
}

fn word(words: &Words, code: u32) -> String {
    if code == NOTHING { String::new() } else { words.texts[code as usize].clone() }
}

fn lines(page: &TablePage) -> Vec<String> {
    page.table.columns.iter().map(shown).collect()
}

fn check(text: &str, expected: &[&str]) -> TablePage {
    let page = read(text);
    assert_eq!(lines(&page), expected, "{text}");
    for column in &page.table.columns {
        let rows = match &column.cells {
            Cells::Numbers(it) | Cells::Moments(_, it) => it.len(),
            Cells::Words(it) => it.codes.len(),
        };
        assert_eq!(rows, page.table.rows);
    }
    page
}

fn problems(page: &TablePage) -> Vec<String> {
    page.problems.examples.iter().map(ToString::to_string).collect()
}

#[test]
fn kinds_have_names() {
    let all = [Kind::Csv, Kind::Ckan, Kind::Package, Kind::Facets, Kind::Json];
    for (name, kind) in KINDS.split(' ').zip(all) {
        assert_eq!(Kind::from_name(name), Some(kind));
    }
    assert_eq!(Kind::from_name(" csv "), Some(Kind::Csv));
    assert_eq!(Kind::from_name("xml"), None);
}

#[test]
fn what_is_no_table_is_refused_with_its_own_words() {
    let check = |text: &str, expected| assert_eq!(try_read(text, None).err(), expected, "{text}");
    let refused = |words: &str| Some(FormatError::Refused(words.to_owned()));
    check("", Some(FormatError::Empty));
    check(" \n", Some(FormatError::Empty));
    check("<!doctype html><p>", Some(FormatError::Html));
    check("<?xml version=\"1.0\"?>", Some(FormatError::Unexpected));
    check("Errore: classe non trovata", refused("Errore: classe non trovata"));
    check("Errore grave, riprovare più tardi\n", refused("Errore grave, riprovare più tardi"));
    check("Query non valida\nriga 2\n", refused("Query non valida"));
    check("\"Bad request: no action\"", refused("Bad request: no action"));
    check("[\"no such class\"]", refused("no such class"));
    check("{\"error\":\"no such class\"}", refused("no such class"));
    check(
        "{\"success\":false,\"error\":{\"__type\":\"Not Found Error\",\"message\":\"Not found\"}}",
        refused("Not found"),
    );
    check(
        "{\"success\":false,\"error\":{\"resource_id\":[\"x\"],\"__type\":\"Validation Error\"}}",
        refused("Validation Error"),
    );
    check("{}", Some(FormatError::Unexpected));
    check("12", Some(FormatError::Unexpected));
    check("[1,2", Some(FormatError::Truncated));
    check("[1,2] x", Some(FormatError::NotJson));
    check("Anno;Valore", Some(FormatError::Truncated));
}

#[test]
fn too_much_is_refused() {
    let rows = vec!["1;2\n"; MOST_ROWS + 1].concat();
    assert_eq!(try_read(["a;b\n", &rows].concat(), None).err(), Some(FormatError::TooLarge));
    let wide = vec!["a"; MOST_COLUMNS + 1].join(";");
    assert_eq!(try_read([&wide, "\n"].concat(), None).err(), Some(FormatError::TooLarge));
    let list = ["[[", &vec!["1"; MOST_COLUMNS + 1].join(","), "]]"].concat();
    assert_eq!(try_read(list, None).err(), Some(FormatError::TooLarge));
    assert_eq!(try_read(vec![b' '; MAX_BYTES + 1], None).err(), Some(FormatError::TooLarge));
}
