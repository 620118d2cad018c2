//! Of words that come again in many periods, the latest one: fifteen years of percentages are no sum.

use super::groups::{FEW_PERIODS, count};
use super::roles::Roles;
use crate::order::{Keyed, by_key, key_of, runs};
use crate::table::{Cells, Grain, Table, Words};

/// Keeps the latest period that most of the words have, where a column that nobody asked for has more of them than can
/// be series.
pub fn keep_latest(table: &mut Table, roles: &Roles) -> Option<(Grain, f64)> {
    let x = roles.x?;
    let Cells::Words(words) = &table.columns[x].cells else { return None };
    let (different, known) = count(words);
    // Else rows are single events, and no period has all of them.
    if different < 2 || known < different * 2 {
        return None;
    }
    let mut found = None;
    for (index, column) in table.columns.iter().enumerate() {
        if let Cells::Moments(grain, values) = &column.cells
            && roles.series != Some(index)
            && let Some(rows) = latest(words, different, values)
        {
            found = Some(((*grain, values[rows[0] as usize]), rows));
            break;
        }
    }
    let (period, rows) = found?;
    table.keep(&rows);
    Some(period)
}

/// The rows of the latest period that more than half of the words have, if there are many periods.
fn latest(words: &Words, different: usize, values: &[f64]) -> Option<Vec<u32>> {
    let mut sorted: Vec<Keyed> = Vec::with_capacity(values.len());
    for (row, value) in values.iter().enumerate() {
        if value.is_finite() {
            sorted.push((key_of(*value), row as u32));
        }
    }
    by_key(&mut sorted);
    let periods: Vec<&[Keyed]> = runs(&sorted).collect();
    if periods.len() <= FEW_PERIODS {
        return None;
    }
    // The last period in which each word was seen.
    let mut seen = vec![usize::MAX; words.texts.len()];
    for (period, rows) in periods.iter().enumerate().rev() {
        let mut fresh = 0;
        for (_, row) in *rows {
            if let Some(seen) = seen.get_mut(words.codes[*row as usize] as usize) {
                fresh += usize::from(std::mem::replace(seen, period) != period);
            }
        }
        if different < fresh * 2 {
            return Some(rows.iter().map(|it| it.1).collect());
        }
    }
    None
}
