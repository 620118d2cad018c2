//! The position of each row.

use super::groups::in_order;
use super::meaning::is_rising;
use super::roles::Roles;
use crate::chart::plot::Axis;
use crate::order::{Keyed, by_key, key_of, runs};
use crate::table::{Cells, Grain, Table, Words};

/// The position of a row that does not say where it stands.
pub const NOWHERE: u32 = u32::MAX;

/// Positions, and the rows at them.
pub struct Places {
    /// The positions.
    pub axis: Axis,
    /// The position of each row, as an index; without it each row is a position, in their order.
    pub rows: Option<Vec<u32>>,
    /// Whether rows share a position.
    pub repeats: bool,
    /// How many rows do not say.
    pub without: usize,
}

impl Places {
    /// The position of a row.
    pub fn of(&self, row: usize) -> u32 {
        self.rows.as_ref().map_or(row as u32, |it| it[row])
    }
}

/// The positions of a table; rows that share one are joined if `joins`, and otherwise stand beside each other.
pub fn places(table: &mut Table, roles: &Roles, joins: bool) -> Places {
    let Some(x) = roles.x else {
        let numbers = (1..=table.rows).map(|it| it as f64).collect();
        return Places { axis: Axis::Numbers(numbers), rows: None, repeats: false, without: 0 };
    };
    let is_needed = roles.ys.contains(&x) || roles.series == Some(x) || roles.label == Some(x);
    let cells = &mut table.columns[x].cells;
    let cells = if is_needed {
        cells.clone()
    } else {
        // Moved, because there may be a million of them.
        std::mem::replace(cells, Cells::Numbers(Vec::new()))
    };
    match cells {
        Cells::Words(words) if joins => of_words(words),
        Cells::Words(words) => beside(words),
        Cells::Numbers(values) => of_numbers(values, joins, &Axis::Numbers),
        Cells::Moments(grain, values) => of_moments(grain, values, joins),
    }
}

fn of_moments(grain: Grain, values: Vec<f64>, joins: bool) -> Places {
    of_numbers(values, joins, &|it| Axis::Moments(grain, it))
}

fn of_words(mut words: Words) -> Places {
    let (rows, order) = in_order(&words);
    let texts = order.iter().map(|it| std::mem::take(&mut words.texts[*it as usize])).collect();
    let without = rows.iter().filter(|it| **it == NOWHERE).count();
    let repeats = order.len() + without < rows.len();
    let is_plain = order.len() == rows.len();
    let rows = if is_plain { None } else { Some(rows) };
    Places { axis: Axis::Categories(texts), rows, repeats, without }
}

/// One position a row, whatever it is called.
fn beside(words: Words) -> Places {
    let (mut texts, mut rows) = (Vec::new(), Vec::new());
    for code in &words.codes {
        match words.texts.get(*code as usize) {
            Some(text) => {
                rows.push(texts.len() as u32);
                texts.push(text.clone());
            }
            None => rows.push(NOWHERE),
        }
    }
    let without = rows.len() - texts.len();
    Places { axis: Axis::Categories(texts), rows: Some(rows), repeats: false, without }
}

fn of_numbers(values: Vec<f64>, joins: bool, axis: &dyn Fn(Vec<f64>) -> Axis) -> Places {
    if is_rising(&values) {
        return Places { axis: axis(values), rows: None, repeats: false, without: 0 };
    }
    let mut sorted: Vec<Keyed> = Vec::with_capacity(values.len());
    for (row, value) in values.iter().enumerate() {
        if value.is_finite() {
            // Zero has two signs, and is one position.
            sorted.push((key_of(value + 0.0), row as u32));
        }
    }
    by_key(&mut sorted);
    let (mut positions, mut rows) = (Vec::new(), vec![NOWHERE; values.len()]);
    for run in runs(&sorted) {
        for (index, (_, row)) in run.iter().enumerate() {
            if index == 0 || !joins {
                positions.push(values[*row as usize]);
            }
            rows[*row as usize] = positions.len() as u32 - 1;
        }
    }
    Places {
        repeats: positions.len() < sorted.len(),
        without: values.len() - sorted.len(),
        axis: axis(positions),
        rows: Some(rows),
    }
}
