//! Indicators as the tables Italian offices write: semicolons, decimal commas, and a habit or two of each office.

use super::table::{quoted, windows};
use crate::indicator::{Indicator, Observation, Shape, YEARS};
use crate::meter::{self, Hour};

/// The whole file, byte by byte.
pub fn table(indicator: &Indicator) -> Vec<u8> {
    let text = match indicator.shape {
        Shape::Wide => wide(indicator),
        Shape::Long => long(indicator),
    };
    match (indicator.latin, indicator.bom) {
        (true, _) => windows(&text),
        (false, true) => ["\u{feff}", &text].concat().into_bytes(),
        (false, false) => text.into_bytes(),
    }
}

/// `Anno;Valdaria;Rovarei`
fn wide(indicator: &Indicator) -> String {
    let names = indicator.series.iter().map(|it| it.name.as_str());
    let mut text = line(["Anno"].into_iter().chain(names));
    for index in 0..YEARS {
        let row: Vec<Observation> =
            indicator.series.iter().map(|it| indicator.observation(it, index)).collect();
        let year = row.first().map(|it| it.year.to_string()).unwrap_or_default();
        let values = row.iter().map(|it| {
            let mark = if indicator.mark && it.provisional { " (p)" } else { "" };
            value(indicator, it) + mark
        });
        text += &line([year].into_iter().chain(values));
    }
    text
}

/// `Anno;Comune;Valore;Stato`
fn long(indicator: &Indicator) -> String {
    let mut text = line(["Anno", &indicator.dimension, &indicator.measure, "Stato"]);
    for it in indicator.observations() {
        let state = if it.provisional { "p" } else { "" };
        text += &line([&it.year.to_string(), it.series, &value(indicator, &it), state]);
    }
    text
}

fn value(indicator: &Indicator, observation: &Observation) -> String {
    observation.value.map(|it| italian(it, indicator.decimals, indicator.dots)).unwrap_or_default()
}

/// `1.234,5`
fn italian(value: f64, decimals: usize, dots: bool) -> String {
    let plain = format!("{value:.decimals$}");
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if dots && index != 0 && (whole.len() - index) % 3 == 0 {
            text.push('.');
        }
        text.push(digit);
    }
    if rest.is_empty() { text } else { [&text, ",", rest].concat() }
}

fn line(cells: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|it| quoted(it.as_ref())).collect();
    cells.join(";") + "\r\n"
}

/// The electricity of the town hall, day by day.
pub fn days() -> Vec<u8> {
    let mut text = line(["Giorno", "Energia elettrica (kWh)"]);
    for (day, tenths) in meter::days() {
        let (year, month, day) = day.civil();
        text += &format!("{day:02}/{month:02}/{year};{},{}\r\n", tenths / 10, tenths % 10);
    }
    text.into_bytes()
}

/// The electricity of the town hall, hour by hour.
pub fn hours() -> Vec<u8> {
    let mut text = line(["Ora", "Energia elettrica (kWh)"]);
    for Hour { day, hour, used } in meter::hours() {
        text += &format!("{day} {hour:02}:00;{},{:02}\r\n", used / 100, used % 100);
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::by_name;

    fn file(name: &str) -> Vec<u8> {
        table(by_name(name).expect("there"))
    }

    #[test]
    fn numbers_have_a_comma_and_where_wanted_dots() {
        assert_eq!(italian(5471900.0, 2, true), "5.471.900,00");
        assert_eq!(italian(911.0, 0, true), "911");
        assert_eq!(italian(1403.0, 0, false), "1403");
        assert_eq!(italian(0.05, 1, true), "0,1");
    }

    #[test]
    fn a_wide_file_has_a_column_for_each_series_and_marks_what_is_provisional() {
        let text = String::from_utf8(file("giorni-risposta")).expect("UTF-8");
        let lines: Vec<&str> = text.split_terminator("\r\n").collect();
        assert_eq!(lines[0], "Anno;Valdaria;Rovarei;Tovaia;Pontalago;Lasterno");
        assert_eq!(lines[3], "2018;31,8;28,7;39,5;23,9;");
        assert_eq!(lines[10], "2025;16,9 (p);25,4 (p);30,8 (p);21,0 (p);34,0 (p)");
        assert_eq!(lines.len(), 11);
    }

    #[test]
    fn a_long_file_has_a_row_for_each_value() {
        let text = String::from_utf8(file("raccolta-differenziata")).expect("UTF-8");
        let lines: Vec<&str> = text.split_terminator("\r\n").collect();
        assert_eq!(lines[0], "Anno;Comune;Valore;Stato");
        assert_eq!((lines[1], lines[50]), ("2016;Valdaria;69,8;", "2025;Lasterno;71,1;p"));
    }

    #[test]
    fn some_offices_begin_with_a_mark_and_one_writes_no_utf_8() {
        assert!(file("servizi-online").starts_with(&[0xef, 0xbb, 0xbf]));
        assert!(!file("giorni-risposta").starts_with(&[0xef]));
        let budget = file("bilancio");
        assert!(std::str::from_utf8(&budget).is_err() && budget.contains(&0x80));
    }
}
