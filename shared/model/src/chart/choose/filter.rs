//! Which rows a page wants.

use super::Refusal;
use crate::chart::ask::{Condition, Test};
use crate::number::{decimal, digits, measure};
use crate::scan::cut;
use crate::search::folded;
use crate::table::grain::begin_of;
use crate::table::{Cells, Grain, Table, Words};
use crate::time::{Date, Moment, parse_instant};

/// Keeps the rows of which all conditions hold.
pub fn keep(table: &mut Table, conditions: &[Condition]) -> Result<(), Refusal> {
    if conditions.is_empty() {
        return Ok(());
    }
    let mut kept = vec![true; table.rows];
    for condition in conditions {
        let Some(column) = table.column(&condition.column) else {
            return Err(Refusal::NoSuchColumn(condition.column.clone()));
        };
        match &table.columns[column].cells {
            Cells::Numbers(values) => {
                let spans = spans(condition, &|it| measure(it).map(|it| (it, it.next_up())))?;
                for (kept, value) in kept.iter_mut().zip(values) {
                    *kept &= holds(condition, &spans, *value);
                }
            }
            Cells::Moments(grain, values) => {
                let spans = spans(condition, &period)?;
                for (kept, value) in kept.iter_mut().zip(values) {
                    // Pages write what clocks show.
                    *kept &= holds(condition, &spans, grain.wall(*value));
                }
            }
            Cells::Words(words) => {
                let fits = fitting(condition, words);
                for (kept, code) in kept.iter_mut().zip(&words.codes) {
                    *kept &= fits[(*code as usize).min(words.texts.len())];
                }
            }
        }
    }
    let mut rows = Vec::new();
    for (row, is_kept) in (0..).zip(kept) {
        if is_kept {
            rows.push(row);
        }
    }
    if rows.len() < table.rows {
        table.keep(&rows);
    }
    Ok(())
}

/// From here to before there, on a scale.
type Span = (f64, f64);

/// What the words of a condition mean on a scale. What means nothing there is met by nothing; what may mean two things,
/// and an end of an order that means nothing, are refused.
fn spans(condition: &Condition, read: &dyn Fn(&str) -> Option<Span>) -> Result<Vec<Span>, Refusal> {
    let mut spans = Vec::new();
    for word in condition.words.iter().filter(|it| !it.is_empty()) {
        match read(word) {
            Some(it) => spans.push(it),
            None if decimal(word).is_none() && matches!(condition.test, Test::Is | Test::IsNot) => {
            }
            None => return Err(Refusal::NotUnderstood(word.clone())),
        }
    }
    Ok(spans)
}

fn holds(condition: &Condition, spans: &[Span], value: f64) -> bool {
    let is_one = if value.is_nan() {
        condition.words.iter().any(String::is_empty)
    } else {
        spans.iter().any(|(from, below)| *from <= value && value < *below)
    };
    match condition.test {
        Test::Is => is_one,
        Test::IsNot => !is_one,
        Test::AtLeast => spans.first().is_some_and(|it| it.0 <= value),
        Test::AtMost => spans.first().is_some_and(|it| value < it.1),
    }
}

/// Whether the condition holds of each text, and last of a cell that says nothing.
fn fitting(condition: &Condition, words: &Words) -> Vec<bool> {
    let wanted: Vec<String> = condition.words.iter().map(|it| folded(it)).collect();
    let fits = |text: &str| {
        let text = folded(text);
        // Words that both are numbers compare as such.
        let order = |it: &String| match (decimal(&text), decimal(it)) {
            (Some(a), Some(b)) => a.total_cmp(&b),
            _ => text.cmp(it),
        };
        match condition.test {
            Test::Is => wanted.contains(&text),
            Test::IsNot => !wanted.contains(&text),
            Test::AtLeast => !text.is_empty() && wanted.first().is_some_and(|it| order(it).is_ge()),
            Test::AtMost => !text.is_empty() && wanted.first().is_some_and(|it| order(it).is_le()),
        }
    };
    let mut all: Vec<bool> = words.texts.iter().map(|it| fits(it)).collect();
    all.push(fits(""));
    all
}

/// Reads `2024`, `2024-Q1`, `2024-03`, `2024-03-01` and moments: from when to before when.
fn period(text: &str) -> Option<Span> {
    let (grain, begin) = match parse_instant(text) {
        Some(Moment::Day(day)) => (Grain::Day, begin_of(day)),
        Some(Moment::Time(it)) => {
            let begin = it.in_rome().from_utc().0 as f64;
            return Some((begin, begin + 1.0));
        }
        None => match cut(text, b'-') {
            None => (Grain::Year, month(text, 1)?),
            Some((year, quarter)) if quarter.starts_with(['Q', 'q', 'T', 't']) => {
                let quarter = digits(&quarter[1..]).filter(|it| (1..=4).contains(it))?;
                (Grain::Quarter, month(year, quarter * 3 - 2)?)
            }
            Some((year, of_year)) => (Grain::Month, month(year, digits(of_year)?)?),
        },
    };
    Some((begin, grain.end(begin)))
}

fn month(year: &str, month: u32) -> Option<f64> {
    let year = digits(year).filter(|_| year.len() == 4)?;
    Date::new(year as i32, month, 1).map(begin_of)
}
