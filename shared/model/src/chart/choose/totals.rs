//! Sums that stand beside what they are the sum of: drawn as one of them, they would be the tallest and count twice.

use super::groups;
use super::meaning::words;
use super::roles::{Roles, keep};
use super::same::mixed;
use crate::chart::ask::{Ask, Test};
use crate::order::{key_of, runs, sorted};
use crate::scan::rank;
use crate::table::{Cells, Table};

/// What begins the name of a sum.
const TOTALS: &str =
    "totale totali total totals gesamt gesamtsumme insgesamt complessivo complessiva summe";
/// What may follow in the name of the sum of everything.
const WHOLES: &str = "generale general complessivo complessiva summe";
/// As few as make a sum of them one.
const FEWEST: usize = 2;
/// A sum of rounded parts misses by little.
const NEAR: f64 = 0.002;
/// So many cells beside one are looked at, and so many rows, to see whether it is a sum.
const LOOKED_AT: usize = 400;

/// Whether a name begins as that of a sum: `Totale`, `TOTALE:`, `Totale generale`, `Totale spese`.
fn is_total(name: &str) -> bool {
    words(name).first().is_some_and(|it| rank(TOTALS, it).is_some())
}

/// Whether it says nothing else, so that nobody has to add up: `Totale generale`.
fn is_whole(name: &str) -> bool {
    is_total(name) && words(name)[1..].iter().all(|it| rank(WHOLES, it).is_some())
}

/// Leaves out rows that are the sum of others, and tells how many. A column that is not drawn counts where rows share
/// a position: whoever joins them would add the sum to its parts.
pub fn leave_out_rows(table: &mut Table, roles: &Roles, ask: &Ask, joins: bool) -> usize {
    let before = table.rows;
    let mut columns = Vec::new();
    columns.extend(roles.x);
    columns.extend(roles.series);
    columns.extend(0..table.columns.len());
    for index in columns {
        let Some(are_totals) = totals(table, index) else { continue };
        let is_drawn = roles.x == Some(index) || roles.series == Some(index);
        if is_asked(table, index, ask) || !(is_drawn || joins && shares(table, roles.x)) {
            continue;
        }
        if let Some(kept) = parts(table, roles, (index, is_drawn), &are_totals) {
            table.keep(&kept);
        }
    }
    before - table.rows
}

/// Leaves out columns that are the sum of those beside them, and tells how many.
pub fn leave_out_columns(table: &Table, ys: &mut Vec<usize>) -> usize {
    let are_totals: Vec<bool> = ys.iter().map(|it| is_total(&table.columns[*it].name)).collect();
    let (all, mut sums) = (ys.clone(), Vec::new());
    for (at, y) in all.iter().enumerate().filter(|it| are_totals[it.0]) {
        let mut proof = 0;
        for row in 0..table.rows.min(LOOKED_AT) {
            let cell = |it: usize| (value(table, all[it], row), are_totals[it]);
            proof += adds_up(at, all.len(), &cell);
        }
        if 0 < proof {
            sums.push(*y);
        }
    }
    keep(ys, &|it| !sums.contains(it));
    sums.len()
}

/// Which words of a column are called totals, if some are and enough are not.
fn totals(table: &Table, index: usize) -> Option<Vec<bool>> {
    let Cells::Words(words) = &table.columns[index].cells else { return None };
    let (mut totals, mut count) = (Vec::new(), 0);
    for text in &words.texts {
        let is_total = is_total(text);
        count += usize::from(is_total);
        totals.push(is_total);
    }
    (0 < count && count + FEWEST <= totals.len()).then_some(totals)
}

/// The rows that are no sums, if some rows of the column are sums and enough are not. Where nothing proves or disproves
/// it, a name alone is enough only in a column that is not drawn: nobody would see that something counts twice.
fn parts(
    table: &Table,
    roles: &Roles,
    (index, is_drawn): (usize, bool),
    are_totals: &[bool],
) -> Option<Vec<u32>> {
    let Cells::Words(words) = &table.columns[index].cells else { return None };
    let proof = proof(table, roles, index, are_totals, is_drawn);
    let least = i32::from(is_drawn);
    let is_sum =
        |code: usize| are_totals[code] && (least <= proof[code] || is_whole(&words.texts[code]));
    let sums: Vec<bool> = (0..proof.len()).map(is_sum).collect();
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

/// How often each word of a column is the sum of rows beside it, of the same time and position, less how often it is
/// not. Of a column that is not drawn, rows beside each other also share the words of other columns.
fn proof(
    table: &Table,
    roles: &Roles,
    index: usize,
    are_totals: &[bool],
    is_drawn: bool,
) -> Vec<i32> {
    let mut proof = vec![0; are_totals.len()];
    let (Cells::Words(words), Some(y)) = (&table.columns[index].cells, roles.ys.first()) else {
        return proof;
    };
    let is_total = |row: usize| are_totals.get(words.codes[row] as usize) == Some(&true);
    let mut keys = Vec::new();
    for (other, it) in table.columns.iter().enumerate() {
        let is_key = match &it.cells {
            Cells::Moments(..) => true,
            _ if roles.x == Some(other) || roles.series == Some(other) => true,
            Cells::Words(it) if !is_drawn => {
                let (different, known) = groups::count(it);
                different * 2 <= known
            }
            _ => false,
        };
        if is_key && other != index {
            keys.push(&it.cells);
        }
    }
    let rows = sorted(table.rows, &|row| {
        let mut key = 0;
        for cells in &keys {
            key = mixed(key, cells, row);
        }
        key
    });
    for run in runs(&rows) {
        for (at, (_, row)) in run.iter().enumerate().filter(|it| is_total(it.1.1 as usize)) {
            let cell = |it: usize| {
                let row = run[it].1 as usize;
                (value(table, *y, row), is_total(row))
            };
            proof[words.codes[*row as usize] as usize] += adds_up(at, run.len(), &cell);
        }
    }
    proof
}

/// 1 if a cell is the sum of some directly before or behind it, of which none is a total; -1 if not; 0 if it is empty,
/// stands alone, or one of them is empty. `cell` gives the value of one of `count` cells, and whether it is called a
/// total.
fn adds_up(at: usize, count: usize, cell: &dyn Fn(usize) -> (f64, bool)) -> i32 {
    let whole = cell(at).0;
    if whole.is_nan() {
        return 0;
    }
    let (mut answer, mut is_known) = (0, true);
    for is_before in [true, false] {
        let (mut sum, mut parts, mut next) = (0.0, 0, at);
        for _ in 0..LOOKED_AT {
            next = if is_before { next.wrapping_sub(1) } else { next + 1 };
            if count <= next {
                break;
            }
            let (value, is_total) = cell(next);
            if is_total {
                continue;
            }
            if value.is_nan() {
                is_known = false;
                break;
            }
            sum += value;
            parts += 1;
            answer = -1;
            if FEWEST <= parts && (sum - whole).abs() <= NEAR * whole.abs() {
                return 1;
            }
        }
    }
    if is_known { answer } else { 0 }
}

/// A number of a column; `NaN` where there is none.
fn value(table: &Table, column: usize, row: usize) -> f64 {
    match &table.columns[column].cells {
        Cells::Numbers(it) => it[row],
        _ => f64::NAN,
    }
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
