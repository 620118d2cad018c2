//! Rows that stand in a table twice.

use super::places::{NOWHERE, Places};
use crate::order::{Keyed, by_key, runs};
use crate::table::{Cells, Table};

/// Forgets rows that say in every column what a row before them says, and tells how many.
pub fn forget(table: &Table, places: &mut Places) -> usize {
    let length = places.axis.len();
    let Some(rows) = &mut places.rows else { return 0 };
    let mut sorted: Vec<Keyed> = Vec::with_capacity(rows.len());
    for (row, place) in rows.iter().enumerate().filter(|it| *it.1 != NOWHERE) {
        let mut sum = u64::from(*place);
        for column in &table.columns {
            sum = mixed(sum, &column.cells, row);
        }
        sorted.push((sum, row as u32));
    }
    by_key(&mut sorted);
    let mut known = sorted.len();
    for run in runs(&sorted) {
        let first = run[0].1 as usize;
        for (_, row) in &run[1..] {
            let row = *row as usize;
            let says_it = |cells: &Cells| bits(cells, first) == bits(cells, row);
            if rows[first] == rows[row] && table.columns.iter().all(|it| says_it(&it.cells)) {
                rows[row] = NOWHERE;
                known -= 1;
            }
        }
    }
    places.repeats = length < known;
    sorted.len() - known
}

/// A number that depends on what a row says in this column and in those before it.
pub fn mixed(before: u64, cells: &Cells, row: usize) -> u64 {
    let mixed = (before ^ bits(cells, row)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 29
}

/// What a row says, as a number; nothing where the column has become the positions.
fn bits(cells: &Cells, row: usize) -> u64 {
    match cells {
        Cells::Numbers(it) | Cells::Moments(_, it) => it.get(row).map_or(0, |it| it.to_bits()),
        Cells::Words(it) => it.codes[row].into(),
    }
}
