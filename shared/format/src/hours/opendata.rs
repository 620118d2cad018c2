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

/// `[{"day":"25/12/2026","reason":"Natale"}]`: days with a year are exceptions, all else is told in words.
fn closures(rows: &Json<'_>, hours: &mut Hours, notes: &mut String) {
    for row in rows.elements_or_self() {
        let Some(said) = row.get("day").text() else { continue };
        let reason = row.get("reason");
        match (dated(said), reason.text()) {
            (Some((first, last)), _) => {
                let reason = reason.owned();
                hours.exceptions.push(Exception { first, last, spans: Vec::new(), reason });
            }
            (None, Some(reason)) => note(&["chiuso ", said, " (", reason, ")"], notes),
            (None, None) => note(&["chiuso ", said], notes),
        }
    }
}

/// Words between days.
const EMPTY: &str = "dal al da a - il";

/// `2026-12-25`, `25/12/2026`, and from one to another.
fn dated(said: &str) -> Option<(Date, Date)> {
    let (mut first, mut last, mut rest) = (None, None, Some(said));
    while let Some(word) = piece(&mut rest, SPACE) {
        if word.is_empty() || rank(EMPTY, word).is_some() {
            continue;
        }
        let day = civil(word)?;
        match (first, last) {
            (None, _) => first = Some(day),
            (_, None) => last = Some(day),
            _ => return None,
        }
    }
    let (first, last) = (first?, last.or(first)?);
    (first <= last).then_some((first, last))
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
