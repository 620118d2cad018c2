//! Words that tell series apart.

use super::places::{NOWHERE, Places};
use super::roles::Roles;
use crate::order::by_key;
use crate::table::written::{push_moment, push_number};
use crate::table::{Cells, Keeper, NOTHING, Table, Words};

/// Periods of which there are so few can be series.
pub const FEW_PERIODS: usize = 12;

/// The series of each row.
pub struct Groups {
    /// The series of each row, as an index; [`NOWHERE`] where the row does not say.
    pub rows: Vec<u32>,
    /// Their names, in the order of their first row.
    pub names: Vec<String>,
}

impl Groups {
    /// How many rows say where they stand, but not in which series.
    pub fn without(&self, places: &Places) -> usize {
        let is_without = |it: &usize| self.rows[*it] == NOWHERE && places.of(*it) != NOWHERE;
        (0..self.rows.len()).filter(is_without).count()
    }
}

/// The series of each row, of a column of any kind.
pub fn groups(cells: &Cells) -> Groups {
    let written;
    let words = match cells {
        Cells::Words(it) => it,
        _ => {
            written = write(cells);
            &written
        }
    };
    let (rows, order) = in_order(words);
    let names = order.iter().map(|it| words.texts[*it as usize].clone()).collect();
    Groups { rows, names }
}

/// The rank of each row's word by first row, and the words of these ranks.
pub fn in_order(words: &Words) -> (Vec<u32>, Vec<u32>) {
    let (mut ranks, mut order) = (vec![NOWHERE; words.texts.len()], Vec::new());
    let mut rows = Vec::with_capacity(words.codes.len());
    for code in &words.codes {
        let Some(rank) = ranks.get_mut(*code as usize) else {
            rows.push(NOWHERE);
            continue;
        };
        if *rank == NOWHERE {
            *rank = order.len() as u32;
            order.push(*code);
        }
        rows.push(*rank);
    }
    (rows, order)
}

/// How many different words there are, and in how many rows.
pub fn count(words: &Words) -> (usize, usize) {
    let (mut seen, mut different, mut known) = (vec![false; words.texts.len()], 0, 0);
    for code in words.codes.iter().filter(|it| **it != NOTHING) {
        known += 1;
        different += usize::from(!std::mem::replace(&mut seen[*code as usize], true));
    }
    (different, known)
}

/// The column that tells rows of one position apart: the first whose words come again at other positions. One that
/// leaves a single row to each is better than one that does not.
pub fn suggested(table: &Table, roles: &Roles, places: &Places) -> Option<usize> {
    let mut first = None;
    for (index, column) in table.columns.iter().enumerate() {
        if roles.x == Some(index) {
            continue;
        }
        let written;
        let words = match &column.cells {
            Cells::Words(it) => it,
            Cells::Moments(..) => {
                written = write(&column.cells);
                &written
            }
            Cells::Numbers(_) => continue,
        };
        let (different, known) = count(words);
        let is_period = matches!(column.cells, Cells::Moments(..));
        if different < 2 || known < different * 2 || is_period && FEW_PERIODS < different {
            continue;
        }
        if parts(&words.codes, places) {
            return Some(index);
        }
        first = first.or(Some(index));
    }
    first
}

/// Whether no two rows share both their position and their word; those without one are left out.
pub fn parts(codes: &[u32], places: &Places) -> bool {
    let mut pairs = Vec::with_capacity(codes.len());
    for (row, code) in codes.iter().enumerate() {
        let place = places.of(row);
        if place != NOWHERE && *code != NOTHING {
            pairs.push((u64::from(place) << 32 | u64::from(*code), 0));
        }
    }
    by_key(&mut pairs);
    pairs.windows(2).all(|it| it[0].0 != it[1].0)
}

/// Numbers and moments as words.
fn write(cells: &Cells) -> Words {
    let (mut keeper, mut text) = (Keeper::default(), String::new());
    for row in 0..cells.len() {
        text.clear();
        match cells {
            Cells::Numbers(it) => push_number(it[row], b'.', &mut text),
            Cells::Moments(grain, it) => push_moment(*grain, it[row], b' ', &mut text),
            Cells::Words(it) => text.push_str(it.at(row).unwrap_or_default()),
        }
        keeper.push(&text);
    }
    keeper.done()
}
