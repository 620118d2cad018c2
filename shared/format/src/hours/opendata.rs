//! `opening_hours_specification` of OpenCity: seasons with a matrix of hours for each weekday.

use cw_model::hours::{Days, Exception, Hours, Rule, Season};
use cw_model::number::digits;
use cw_model::scan::{SPACE, piece, pieces, rank};
use cw_model::time::Date;

use super::{Told, begin_line};
use crate::calendar::moment;
use crate::html;
use crate::json::Json;

/// Columns of the matrix, with the name a note calls them by.
const WEEK: [(&str, &str); 7] = [
    ("monday", "lun"),
    ("tuesday", "mar"),
    ("wednesday", "mer"),
    ("thursday", "gio"),
    ("friday", "ven"),
    ("saturday", "sab"),
    ("sunday", "dom"),
];

/// Reads the related specifications; what cannot be read goes into the note, word by word.
pub(crate) fn read(relations: &Json<'_>) -> Told {
    let (mut hours, mut notes, mut understood) = (Hours::default(), String::new(), true);
    for relation in relations.elements() {
        let data = relation.get("data");
        let mut season = Season {
            name: data.get("name").owned(),
            valid_from: day(data.get("valid_from")),
            valid_through: day(data.get("valid_through")),
            rules: Vec::new(),
        };
        understood &= matrix(data.get("opening_hours"), &mut season, &mut notes);
        closures(data.get("closure"), &mut hours, &mut notes);
        if let Some(words) = data.get("note").text() {
            note(&[&html::plain(words)], &mut notes);
        }
        hours.seasons.push(season);
    }
    // Only what opens on some day becomes a rule.
    let speaks = hours.seasons.iter().any(|it| !it.rules.is_empty());
    ((understood && speaks).then_some(hours), (!notes.is_empty()).then_some(notes))
}

/// Adds a line, unless it says nothing.
fn note(parts: &[&str], notes: &mut String) {
    let line = parts.concat();
    if !line.is_empty() {
        begin_line(notes);
        notes.push_str(&line);
    }
}

fn day(value: &Json<'_>) -> Option<Date> {
    moment(value).map(|it| it.day())
}

/// Whether every cell is understood; the others are told in words.
fn matrix(cells: &Json<'_>, season: &mut Season, notes: &mut String) -> bool {
    let mut understood = true;
    for ((column, short), weekday) in WEEK.iter().zip(0..) {
        let mut rule = Rule { days: Days::on(weekday), ..Rule::default() };
        for row in cells.elements_or_self() {
            let Some(cell) = row.get(column).text() else { continue };
            match super::spans(cell) {
                Some(spans) => rule.spans.extend_from_slice(&spans),
                None => {
                    understood = false;
                    note(&[short, " ", cell], notes);
                }
            }
        }
        if !rule.spans.is_empty() {
            season.rules.push(rule);
        }
    }
    understood
}

/// `[{"day":"25/12/2026","reason":"Natale"}]`: days are exceptions, all else is told in words.
fn closures(rows: &Json<'_>, hours: &mut Hours, notes: &mut String) {
    for row in rows.elements_or_self() {
        let Some(said) = row.get("day").text() else { continue };
        let reason = row.get("reason");
        match (dated(said), reason.text()) {
            (Some((first, last, yearly)), _) => {
                let reason = reason.owned();
                hours.exceptions.push(Exception { first, last, spans: Vec::new(), reason, yearly });
            }
            (None, Some(reason)) => note(&["chiuso ", said, " (", reason, ")"], notes),
            (None, None) => note(&["chiuso ", said], notes),
        }
    }
}

/// Words between days.
const EMPTY: &str = "dal al da a il -";

const MONTHS: &str =
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre";

/// `2026-12-25`, `25/12/2026`, `25 dicembre`, `25/12`, and from one to another (`dal 10 al 20 agosto`); without years
/// it is meant for every year.
fn dated(said: &str) -> Option<(Date, Date, bool)> {
    // Day, month and year of each, as far as they are told.
    let mut days: Vec<(u32, Option<u32>, Option<u32>)> = Vec::new();
    let said = said.to_ascii_lowercase();
    let mut rest = Some(said.as_str());
    while let Some(word) = piece(&mut rest, SPACE) {
        if word.is_empty() || rank(EMPTY, word).is_some() {
            continue;
        }
        if let Some(month) = rank(MONTHS, word) {
            days.iter_mut().for_each(|it| it.1 = it.1.or(Some(month as u32 + 1)));
        } else if let Some(date) = civil(word) {
            let (year, month, day) = date.civil();
            days.push((day, Some(month), Some(year as u32)));
        } else {
            match pieces(word, b"/")[..] {
                [year] if year.len() == 4 => {
                    let year = digits(year)?;
                    days.iter_mut().for_each(|it| it.2 = it.2.or(Some(year)));
                }
                [day] => days.push((digits(day)?, None, None)),
                [day, month] => days.push((digits(day)?, Some(digits(month)?), None)),
                _ => return None,
            }
        }
    }
    let (first, last) = match days[..] {
        [only] => (only, only),
        [first, last] => (first, last),
        _ => return None,
    };
    let yearly = first.2.is_none() && last.2.is_none();
    // Any leap year will do where none is told.
    let date = |(day, month, year): (u32, Option<u32>, Option<u32>)| {
        Date::new(if yearly { 2000 } else { year? as i32 }, month?, day)
    };
    let (first, last) = (date(first)?, date(last)?);
    (yearly || first <= last).then_some((first, last, yearly))
}

/// A day with its year, as Italians or programs write it.
pub(super) fn civil(word: &str) -> Option<Date> {
    if let Some(day) = Date::parse(word) {
        return Some(day);
    }
    let parts = pieces(word, b"/.-");
    let [day, month, year] = parts[..] else { return None };
    Date::new(digits(year)? as i32, digits(month)?, digits(day)?).filter(|_| year.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closures_are_read_as_they_are_written() {
        for (said, first, last, yearly) in [
            ("25/12/2026", (2026, 12, 25), (2026, 12, 25), false),
            ("2026-12-25", (2026, 12, 25), (2026, 12, 25), false),
            ("dal 24/12/2026 al 06/01/2027", (2026, 12, 24), (2027, 1, 6), false),
            ("dal 10 al 20 agosto 2026", (2026, 8, 10), (2026, 8, 20), false),
            ("25 Dicembre", (2000, 12, 25), (2000, 12, 25), true),
            ("25/12", (2000, 12, 25), (2000, 12, 25), true),
            ("dal 10/08 al 20/08", (2000, 8, 10), (2000, 8, 20), true),
            ("dal 10 al 20 agosto", (2000, 8, 10), (2000, 8, 20), true),
            ("24 dicembre - 6 gennaio", (2000, 12, 24), (2000, 1, 6), true),
        ] {
            let found = dated(said).map(|it| (it.0.civil(), it.1.civil(), it.2));
            assert_eq!(found, Some((first, last, yearly)), "{said}");
        }
        for said in [
            "",
            "agosto",
            "festivi",
            "25/12 e 1/1",
            "31/02",
            "1 2 3 agosto",
            "dal 20/08/2026 al 10/08/2026",
            "10/08/2026 - 20/08",
        ] {
            assert_eq!(dated(said), None, "{said}");
        }
    }
}
