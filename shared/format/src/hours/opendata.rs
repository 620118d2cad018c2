//! `opening_hours_specification` of OpenCity: seasons with a matrix of hours for each weekday.

use cw_model::hours::{Days, Exception, Hours, Rule, Season};
use cw_model::number::digits;
use cw_model::place::PlaceDetails;
use cw_model::scan::pieces;
use cw_model::time::Date;

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
pub(crate) fn read(relations: &Json<'_>, details: &mut PlaceDetails) {
    let (mut hours, mut notes, mut understood) = (Hours::default(), Vec::new(), true);
    for relation in relations.elements() {
        let data = relation.get("data");
        let mut season = Season {
            name: data.get("name").text().map(str::to_owned),
            valid_from: day(data.get("valid_from")),
            valid_through: day(data.get("valid_through")),
            rules: Vec::new(),
        };
        understood &= matrix(data.get("opening_hours"), &mut season, &mut notes);
        closures(data.get("closure"), &mut hours, &mut notes);
        if let Some(note) = data.get("note").text().map(html::plain).filter(|it| !it.is_empty()) {
            notes.push(note);
        }
        hours.seasons.push(season);
    }
    // Only what opens on some day becomes a rule.
    let speaks = hours.seasons.iter().any(|it| !it.rules.is_empty());
    details.hours = (understood && speaks).then_some(hours);
    details.hours_note = Some(notes.join("\n")).filter(|it| !it.is_empty());
}

fn day(value: &Json<'_>) -> Option<Date> {
    moment(value).map(|it| it.day())
}

/// Whether every cell is understood; the others are told in words.
fn matrix(cells: &Json<'_>, season: &mut Season, notes: &mut Vec<String>) -> bool {
    let mut understood = true;
    for ((column, short), weekday) in WEEK.into_iter().zip(0..) {
        let mut rule = Rule { days: Days::on(weekday), ..Rule::default() };
        let rows = cells.elements_or_self().iter();
        for cell in rows.filter_map(|it| it.get(column).text()) {
            match super::spans(cell) {
                Some(spans) => rule.spans.extend(spans),
                None => {
                    understood = false;
                    notes.push([short, " ", cell].concat());
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
fn closures(rows: &Json<'_>, hours: &mut Hours, notes: &mut Vec<String>) {
    for row in rows.elements_or_self() {
        let Some(said) = row.get("day").text() else { continue };
        let reason = row.get("reason").text().map(str::to_owned);
        match dated(said) {
            Some((first, last)) => {
                hours.exceptions.push(Exception { first, last, spans: Vec::new(), reason });
            }
            None => {
                let reason = reason.map_or(String::new(), |it| [" (", &it, ")"].concat());
                notes.push(["chiuso ", said, &reason].concat());
            }
        }
    }
}

/// `2026-12-25`, `25/12/2026`, and from one to another.
fn dated(said: &str) -> Option<(Date, Date)> {
    let mut days = Vec::new();
    for word in said.split_ascii_whitespace() {
        match word {
            "dal" | "al" | "da" | "a" | "-" | "il" => {}
            word => days.push(civil(word)?),
        }
    }
    match days[..] {
        [day] => Some((day, day)),
        [first, last] if first <= last => Some((first, last)),
        _ => None,
    }
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
