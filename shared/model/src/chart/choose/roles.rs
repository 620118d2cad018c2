//! Which column is the position, which are values, which tells series apart.

use super::Refusal;
use super::groups::count;
use super::meaning::{is_identifier, is_order, is_rising, with_years, without_years};
use crate::chart::ask::{Aggregate, Ask};
use crate::chart::plot::Kind;
use crate::table::{Cells, Table};

/// Words of which there are so few can be positions even if they come again and again.
const FEW: usize = 40;

/// The columns of a plot.
#[derive(Debug, PartialEq)]
pub struct Roles {
    /// The column of the positions; without one it is the number of the row.
    pub x: Option<usize>,
    /// The columns of the values; none where rows are counted.
    pub ys: Vec<usize>,
    /// The column asked for to tell series apart.
    pub series: Option<usize>,
    /// The column asked for to name points.
    pub label: Option<usize>,
    /// Two numbers, neither of which has an order.
    pub is_scatter: bool,
}

/// The columns a page asks for; failing that, those that suggest themselves. Years become moments.
pub fn roles(table: &mut Table, ask: &Ask) -> Result<Roles, Refusal> {
    let is_count = ask.aggregate == Some(Aggregate::Count);
    let series = asked(table, ask.series.as_ref())?;
    let label = asked(table, ask.label.as_ref())?;
    let mut x = asked(table, ask.x.as_ref())?;
    let mut ys = Vec::new();
    for name in &ask.y {
        let Some(column) = asked(table, Some(name))? else { continue };
        without_years(&mut table.columns[column]);
        if !is_count && !matches!(table.columns[column].cells, Cells::Numbers(_)) {
            return Err(Refusal::NotNumbers(name.clone()));
        }
        ys.push(column);
    }
    for (index, column) in table.columns.iter_mut().enumerate() {
        if !ys.contains(&index) {
            with_years(column, x == Some(index));
        }
    }
    let mut quantities = quantities(table);
    keep(&mut quantities, &|it| ![series, label, x].contains(&Some(*it)) && !ys.contains(it));
    let can_spare = is_count || !ys.is_empty() || 1 < quantities.len();
    let mut is_scatter = false;
    if x.is_none() {
        let numbers = if can_spare { quantities.as_slice() } else { &[] };
        x = match ask.kind {
            Some(Kind::Scatter) => numbers.first().copied(),
            _ => position(table, series, numbers),
        };
        if x.is_none() && ys.is_empty() && ask.kind.is_none() && quantities.len() == 2 {
            (x, is_scatter) = (quantities.first().copied(), true);
        }
        x = x.or_else(|| words(table, series, usize::MAX));
        if let Some(it) = x {
            with_years(&mut table.columns[it], true);
        }
    }
    if ys.is_empty() && !is_count {
        ys = quantities;
        keep(&mut ys, &|it| Some(*it) != x);
        // Points are of two numbers.
        ys.truncate(if is_scatter { 1 } else { usize::MAX });
        if ys.is_empty() {
            return Err(Refusal::NoNumbers);
        }
    }
    Ok(Roles { x, ys, series, label, is_scatter })
}

/// The column of a name, if there is a name.
#[inline(never)]
fn asked(table: &Table, name: Option<&String>) -> Result<Option<usize>, Refusal> {
    let Some(name) = name else { return Ok(None) };
    let column = table.column(name);
    if column.is_some() { Ok(column) } else { Err(Refusal::NoSuchColumn(name.clone())) }
}

/// Columns of numbers that measure something; if there is none, those that name something.
fn quantities(table: &Table) -> Vec<usize> {
    let mut all = Vec::new();
    for (index, column) in table.columns.iter().enumerate() {
        if let Cells::Numbers(it) = &column.cells
            && it.iter().any(|it| it.is_finite())
        {
            all.push(index);
        }
    }
    let names = |it: &usize| is_identifier(&table.columns[*it].name);
    if !all.iter().all(names) {
        keep(&mut all, &|it| !names(it));
    }
    all
}

/// Keeps some columns; compiled once.
pub fn keep(columns: &mut Vec<usize>, fits: &dyn Fn(&usize) -> bool) {
    columns.retain(fits);
}

/// The position that suggests itself: time, then words, then numbers in an order.
fn position(table: &Table, series: Option<usize>, numbers: &[usize]) -> Option<usize> {
    let moments = |is_needed: &dyn Fn(&[f64]) -> bool| {
        table.columns.iter().enumerate().position(|(index, it)| match &it.cells {
            Cells::Moments(_, it) => Some(index) != series && is_needed(it),
            _ => false,
        })
    };
    // One moment that all rows share says nothing about any of them.
    let changing = moments(&|it| it.iter().any(|value| *value != it[0] && !value.is_nan()));
    changing.or_else(|| words(table, series, FEW)).or_else(|| moments(&|_| true)).or_else(|| {
        numbers.iter().copied().find(|it| {
            let column = &table.columns[*it];
            let Cells::Numbers(values) = &column.cells else { return false };
            is_order(&column.name) || is_rising(values)
        })
    })
}

/// The first words that differ: so few, or nearly every one of them.
fn words(table: &Table, series: Option<usize>, few: usize) -> Option<usize> {
    table.columns.iter().enumerate().position(|(index, it)| {
        let Cells::Words(words) = &it.cells else { return false };
        let (different, known) = count(words);
        let is_constant = different < 2 && different < table.rows;
        let is_fit = different <= few || known * 9 <= different * 10;
        Some(index) != series && !is_constant && is_fit
    })
}
