//! `opening_hours_specification` of OpenCity: seasons with a matrix of hours for each weekday.

use cw_model::hours::{Days, Exception, Hours, Rule, Season};
use cw_model::scan::pieces;
use cw_model::text::Language;
use cw_model::time::Date;

use super::{Told, begin_line, dates};
use crate::calendar::moment;
use crate::html;
use crate::json::{Json, NULL};

/// Columns of the matrix.
const WEEK: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// What a note calls them, and what it calls closed.
fn words(language: Language) -> &'static str {
    match language {
        Language::Italian => "lun mar mer gio ven sab dom chiuso",
        Language::German => "Mo Di Mi Do Fr Sa So geschlossen",
        Language::English => "Mon Tue Wed Thu Fri Sat Sun closed",
    }
}

/// The note, as far as it is written.
struct Said {
    language: Language,
    notes: String,
}

impl Said {
    fn word(&self, index: usize) -> &'static str {
        pieces(words(self.language), b" ")[index]
    }

    /// Adds a line, unless it says nothing.
    fn note(&mut self, parts: &[&str]) {
        let line = parts.concat();
        if !line.is_empty() {
            begin_line(&mut self.notes);
            self.notes.push_str(&line);
        }
    }
}

/// Reads the related specifications; what cannot be read goes into the note, word by word. Where it takes words of
/// our own, they are in this language.
pub(crate) fn read(relations: &Json<'_>, language: Language) -> Told {
    let (mut hours, mut understood, mut speaks) = (Hours::default(), true, false);
    let mut said = Said { language, notes: String::new() };
    for relation in relations.elements() {
        let data = relation.get("data");
        let mut season = Season {
            name: data.get("name").owned(),
            valid_from: day(data.get("valid_from")),
            valid_through: day(data.get("valid_through")),
            ..Season::default()
        };
        understood &= matrix(data.get("opening_hours"), &mut season, &mut said);
        // Only what opens on some day became a rule.
        speaks |= !season.rules.is_empty();
        for row in data.get("closure").elements_or_self() {
            season.doubtful |= !closure(row, &mut season, &mut hours.exceptions, &mut said);
        }
        if let Some(words) = data.get("note").text() {
            said.note(&[&html::plain(words)]);
        }
        hours.seasons.push(season);
    }
    ((understood && speaks).then_some(hours), Some(said.notes).filter(|it| !it.is_empty()))
}

fn day(value: &Json<'_>) -> Option<Date> {
    moment(value).map(|it| it.day())
}

/// Whether every cell is understood; the others are told in words.
fn matrix(cells: &Json<'_>, season: &mut Season, said: &mut Said) -> bool {
    let mut understood = true;
    for (column, weekday) in WEEK.iter().zip(0..) {
        let mut rule = Rule { days: Days::on(weekday), ..Rule::default() };
        for row in cells.elements_or_self() {
            let Some(cell) = row.get(column).text() else { continue };
            match super::spans(cell) {
                Some(spans) => rule.spans.extend_from_slice(&spans),
                None => {
                    understood = false;
                    said.note(&[said.word(weekday as usize), " ", cell]);
                }
            }
        }
        if !rule.spans.is_empty() {
            season.rules.push(rule);
        }
    }
    understood
}

/// `{"day":"25/12/2026","reason":"Natale"}`, whether it is understood; else it is told in words.
fn closure(
    row: &Json<'_>,
    season: &mut Season,
    exceptions: &mut Vec<Exception>,
    said: &mut Said,
) -> bool {
    let (day, mut reason) = (row.get("day"), row.get("reason"));
    let day = if day.is_text() { day } else { std::mem::replace(&mut reason, NULL) };
    let Some(day) = day.text() else { return true };
    let Some(named) = dates::read(day) else {
        let closed = said.word(WEEK.len());
        match reason.text() {
            Some(reason) => said.note(&[closed, " ", day, " (", reason, ")"]),
            None => said.note(&[closed, " ", day]),
        }
        return false;
    };
    for (first, last, again) in named.dates {
        let closed = Exception { first, last, spans: Vec::new(), reason: reason.owned(), again };
        // What a season says holds in it; `chiuso in agosto` beside the hours of 2026 is about 2026.
        let limits = season.valid_from.zip(season.valid_through);
        match limits.and_then(|it| closed.between(it.0, it.1)) {
            Some(mut all) => exceptions.append(&mut all),
            None => exceptions.push(closed),
        }
    }
    if !named.days.is_empty() {
        for rule in &mut season.rules {
            rule.days = rule.days.without(named.days);
        }
        season.rules.push(Rule { days: named.days, spans: Vec::new(), note: reason.owned() });
    }
    true
}
