//! Sums that stand beside what they are the sum of: drawn as one of them, they would be the tallest and count twice.

use super::meaning::words;
use super::roles::{Roles, keep};
use crate::chart::ask::{Ask, Test};
use crate::order::{key_of, sorted};
use crate::scan::rank;
use crate::table::{Cells, Table};

/// What begins the name of a sum.
const TOTALS: &str =
    "totale totali total totals gesamt gesamtsumme insgesamt complessivo complessiva summe";

/// As few as make a sum of them one.
const FEWEST: usize = 2;

/// Whether a name is that of a sum: `Totale`, `TOTALE:`, `Totale generale`.
fn is_total(name: &str) -> bool {
    words(name).first().is_some_and(|it| rank(TOTALS, it).is_some())
}

/// Leaves out rows that are the sum of others, and tells how many. A column that is not drawn counts where rows share
/// a position: whoever joins them would add the sum to its parts.
pub fn leave_out_rows(table: &mut Table, roles: &Roles, ask: &Ask, joins: bool) -> usize {
    let before = table.rows;
    let drawn = roles.x.into_iter().chain(roles.series);
    for index in drawn.chain(0..table.columns.len()) {
        let Some(kept) = parts(table, index) else { continue };
        let is_drawn = roles.x == Some(index) || roles.series == Some(index);
        if !is_asked(table, index, ask) && (is_drawn || joins && shares(table, roles.x)) {
            table.keep(&kept);
        }
    }
    before - table.rows
}

/// Leaves out columns that are the sum of others, and tells how many.
pub fn leave_out_columns(table: &Table, ys: &mut Vec<usize>) -> usize {
    let before = ys.len();
    let is_part = |it: &usize| !is_total(&table.columns[*it].name);
    if FEWEST <= ys.iter().filter(|it| is_part(it)).count() {
        keep(ys, &is_part);
    }
    before - ys.len()
}

/// The rows that are no sums, if some rows of the column are sums and enough are not.
fn parts(table: &Table, index: usize) -> Option<Vec<u32>> {
    let Cells::Words(words) = &table.columns[index].cells else { return None };
    let sums: Vec<bool> = words.texts.iter().map(|it| is_total(it)).collect();
    if !sums.contains(&true) {
        return None;
    }
    let (mut kept, mut seen, mut different) = (Vec::new(), vec![false; sums.len()], 0);
    for (row, code) in (0..).zip(&words.codes) {
        let code = *code as usize;
        if sums.get(code) == Some(&true) {
            continue;
        }
        kept.push(row);
        if let Some(seen) = seen.get_mut(code) {
            different += usize::from(!std::mem::replace(seen, true));
        }
    }
    (FEWEST <= different && kept.len() < table.rows).then_some(kept)
}

/// Whether the filter of the page names the sum itself.
fn is_asked(table: &Table, index: usize, ask: &Ask) -> bool {
    ask.filter.iter().any(|it| {
        let names_it = it.test == Test::Is && it.words.iter().any(|it| is_total(it));
        names_it && table.column(&it.column) == Some(index)
    })
}

/// Whether two rows share their position.
fn shares(table: &Table, x: Option<usize>) -> bool {
    let Some(x) = x else { return false };
    let rows = match &table.columns[x].cells {
        Cells::Words(it) => sorted(table.rows, &|row| it.codes[row].into()),
        Cells::Numbers(it) | Cells::Moments(_, it) => sorted(table.rows, &|row| key_of(it[row])),
    };
    rows.windows(2).any(|it| it[0].0 == it[1].0)
}
