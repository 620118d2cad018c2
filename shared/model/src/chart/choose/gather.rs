//! From rows to one value a position and series.

use super::groups::{Groups, parts};
use super::meaning::is_rate;
use super::places::{NOWHERE, Places};
use super::roles::keep;
use crate::chart::ask::{Aggregate, Ask};
use crate::chart::plot::{MOST_SERIES, Series};
use crate::order::{by_key, runs};
use crate::table::{Cells, Column, Table};

/// The series of a plot.
pub struct Gathered {
    /// At most [`MOST_SERIES`].
    pub series: Vec<Series>,
    /// How many there are.
    pub found: usize,
    /// How values were joined without anybody asking.
    pub how: Option<Aggregate>,
    /// Columns of which the mean was taken all the same.
    pub means: Vec<String>,
    /// Columns that cannot be joined like the first.
    pub unused: Vec<String>,
}

/// The series of columns of values; without any, rows are counted.
pub fn gather(
    mut table: Table,
    mut ys: Vec<usize>,
    places: &Places,
    groups: Option<&Groups>,
    ask: &Ask,
) -> Gathered {
    let mut gathered =
        Gathered { series: Vec::new(), found: 0, how: None, means: Vec::new(), unused: Vec::new() };
    let is_count = ask.aggregate == Some(Aggregate::Count);
    if is_count {
        // Counting does not depend on what is in a column.
        ys.truncate(1);
    }
    if groups.is_none() && places.rows.is_none() && !is_count {
        gathered.found = ys.len();
        for y in ys.iter().take(MOST_SERIES) {
            gathered.series.extend(moved(&mut table.columns[*y]));
        }
        return gathered;
    }
    let are_single = groups.map_or(!places.repeats, |it| parts(&it.rows, places));
    let column = |it: &usize| &table.columns[*it];
    if !are_single && ask.aggregate.is_none() {
        let is_mean = |it: &usize| usual(Some(column(it)), ask) == Aggregate::Mean;
        let name = |it: &usize| column(it).name.clone();
        if ask.y.is_empty() {
            // Nobody wants them beside each other.
            let is_first = ys.first().is_some_and(is_mean);
            let is_alike = |it: &usize| is_mean(it) == is_first;
            for other in ys.iter().filter(|it| !is_alike(it)) {
                gathered.unused.push(name(other));
            }
            keep(&mut ys, &is_alike);
        }
        gathered.means.extend(ys.iter().filter(|it| is_mean(it)).map(name));
        let is_all = gathered.means.len() == ys.len();
        gathered.how = Some(if is_all { Aggregate::Mean } else { Aggregate::Sum });
        if is_all {
            gathered.means.clear();
        }
    }
    let names = groups.map_or(1, |it| it.names.len());
    gathered.found = names * ys.len().max(1);
    let each = names.min(MOST_SERIES.div_ceil(ys.len().max(1)));
    let slots = Slots { places, groups, count: each, length: places.axis.len() };
    let mut columns: Vec<Option<&Column>> = Vec::new();
    columns.extend(ys.iter().take(MOST_SERIES).map(|it| table.columns.get(*it)));
    if ys.is_empty() {
        columns.push(None);
    }
    let mut filled = Vec::new();
    for column in &columns {
        let aggregate = ask.aggregate.unwrap_or_else(|| usual(*column, ask));
        filled.push(slots.fill(table.rows, column.and_then(values), aggregate));
    }
    for group in 0..each {
        for (column, filled) in columns.iter().zip(&mut filled) {
            let values = std::mem::take(&mut filled[group]);
            let provisional = column
                .map_or(Vec::new(), |it| slots.provisional(it, group, &values, ask.aggregate));
            let name = name(*column, groups, group, columns.len());
            gathered.series.push(Series { name, values, provisional });
        }
    }
    gathered.series.truncate(MOST_SERIES);
    gathered
}

/// How rows are joined where nobody says: parts and means have no sum.
fn usual(column: Option<&Column>, ask: &Ask) -> Aggregate {
    let is_rate = ask.is_rate || column.is_some_and(|it| is_rate(&it.name));
    if is_rate { Aggregate::Mean } else { Aggregate::Sum }
}

fn moved(column: &mut Column) -> Option<Series> {
    let values = match &mut column.cells {
        Cells::Numbers(it) => std::mem::take(it),
        _ => return None,
    };
    let provisional = std::mem::take(&mut column.provisional);
    Some(Series { name: column.name.clone(), values, provisional })
}

fn values(column: &Column) -> Option<&[f64]> {
    match &column.cells {
        Cells::Numbers(it) => Some(it),
        _ => None,
    }
}

/// A series is called by its word, by its column, or by both.
fn name(column: Option<&Column>, groups: Option<&Groups>, group: usize, columns: usize) -> String {
    let column = column.map_or("", |it| it.name.as_str());
    match groups {
        None => column.to_owned(),
        Some(it) if columns == 1 => it.names[group].clone(),
        Some(it) => [&it.names[group], " – ", column].concat(),
    }
}

/// A place for the value of each position and series.
struct Slots<'a> {
    places: &'a Places,
    groups: Option<&'a Groups>,
    count: usize,
    length: usize,
}

impl Slots<'_> {
    /// The series and the position of a row.
    fn of(&self, row: usize) -> Option<(usize, usize)> {
        let place = self.places.of(row);
        let group = self.groups.map_or(0, |it| it.rows[row]) as usize;
        (place != NOWHERE && group < self.count).then_some((group, place as usize))
    }

    /// The values of each series. Where one of several is missing their sum is not known.
    fn fill(&self, rows: usize, values: Option<&[f64]>, aggregate: Aggregate) -> Vec<Vec<f64>> {
        let mut filled = vec![vec![f64::NAN; self.length]; self.count];
        let all = self.count * self.length;
        let mut counts = vec![0u32; if aggregate == Aggregate::Mean { all } else { 0 }];
        let mut missing = vec![false; if aggregate == Aggregate::Sum { all } else { 0 }];
        for row in 0..rows {
            let value = values.map_or(f64::NAN, |it| it[row]);
            let Some((group, place)) = self.of(row) else { continue };
            let slot = group * self.length + place;
            if value.is_nan() && aggregate != Aggregate::Count {
                if let Some(it) = missing.get_mut(slot) {
                    *it = true;
                }
                continue;
            }
            let now = &mut filled[group][place];
            *now = join(*now, value, aggregate);
            if let Some(it) = counts.get_mut(slot) {
                *it += 1;
            }
        }
        // Where there is no mean there are no counts, and nothing happens; so with sums.
        for (slot, count) in counts.into_iter().enumerate() {
            filled[slot / self.length][slot % self.length] /= f64::from(count);
        }
        for (slot, is_missing) in missing.into_iter().enumerate() {
            if is_missing {
                filled[slot / self.length][slot % self.length] = f64::NAN;
            }
        }
        filled
    }

    /// The positions of a series at which a row of the column is provisional, each once. Where one row is kept of
    /// several, it is that one.
    fn provisional(
        &self,
        column: &Column,
        group: usize,
        kept: &[f64],
        aggregate: Option<Aggregate>,
    ) -> Vec<u32> {
        let mut places = Vec::new();
        let values = values(column).filter(|_| !column.provisional.is_empty());
        let is_pick = matches!(aggregate, Some(Aggregate::Min | Aggregate::Max | Aggregate::Last));
        // The last row of each position that holds the value kept there.
        let mut picked = vec![NOWHERE; if is_pick { kept.len() } else { 0 }];
        for (row, value) in values.unwrap_or_default().iter().enumerate() {
            if let Some((_, place)) = self.of(row).filter(|it| it.0 == group)
                && *value == kept[place]
                && let Some(it) = picked.get_mut(place)
            {
                *it = row as u32;
            }
        }
        for row in &column.provisional {
            if let Some((_, place)) = self.of(*row as usize).filter(|it| it.0 == group)
                && picked.get(place).is_none_or(|it| it == row)
            {
                places.push((place as u64, 0));
            }
        }
        by_key(&mut places);
        runs(&places).map(|it| it[0].0 as u32).collect()
    }
}

/// What a place holds after one more value; it holds nothing at first.
fn join(now: f64, value: f64, aggregate: Aggregate) -> f64 {
    let is_first = now.is_nan();
    match aggregate {
        Aggregate::Count if is_first => 1.0,
        Aggregate::Count => now + 1.0,
        _ if is_first => value,
        Aggregate::Sum | Aggregate::Mean => now + value,
        Aggregate::Min => now.min(value),
        Aggregate::Max => now.max(value),
        Aggregate::Last => value,
    }
}
