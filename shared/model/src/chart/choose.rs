//! What to draw of a table: what a page asks for, and for the rest what its columns suggest.

use super::ask::Ask;
use super::plot::{Axis, Kind, MOST_SERIES, Names, Plot, Series};
use crate::table::{Cells, Table};

mod filter;
mod gaps;
mod gather;
mod groups;
mod meaning;
mod period;
mod places;
mod roles;
mod same;
#[cfg(test)]
mod tests;
mod totals;

/// Why there is nothing to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no row, the filter keeps none, or none says where it stands.
    Empty,
    /// No column has numbers.
    NoNumbers,
    /// A column that was asked for does not exist.
    NoSuchColumn(String),
    /// A column was asked for as values, and has none.
    NotNumbers(String),
    /// A word of the filter does not say which rows are meant.
    NotUnderstood(String),
}

/// What to draw of a table. The values of a plain table are moved, never copied.
///
/// Rows that are equal in every column are one, and counted in [`Plot::doubles`]. Where others share a position and a series and nobody said how to join
/// them, they are summed, or their mean is taken if they are rates; [`Plot::how`] says which. A sum of which one part is
/// missing is missing.
pub fn choose(mut table: Table, ask: &Ask) -> Result<Plot, Refusal> {
    filter::keep(&mut table, &ask.filter)?;
    if table.rows == 0 || table.columns.is_empty() {
        return Err(Refusal::Empty);
    }
    let roles = roles::roles(&mut table, ask)?;
    let is_scatter = roles.is_scatter || ask.kind == Some(Kind::Scatter);
    let joins = ask.aggregate.is_some() || !is_scatter;
    let is_open = joins && ask.aggregate.is_none();
    let mut totals = totals::leave_out_rows(&mut table, &roles, ask, joins);
    let of_period = if is_open { period::keep_latest(&mut table, &roles) } else { None };
    let mut places = places::places(&mut table, &roles, joins);
    let doubles = if is_open && places.repeats { same::forget(&table, &mut places) } else { 0 };
    let (x_name, y_name) = names(&table, &roles);
    let points = if joins { None } else { point_names(&table, &roles, &places) };
    let series = match ask.series {
        Some(_) => roles.series,
        None if places.repeats && ask.aggregate.is_none() => {
            groups::suggested(&table, &roles, &places)
        }
        None => None,
    };
    let groups = series.map(|it| groups::groups(&table.columns[it].cells));
    if places.axis.is_empty() || groups.as_ref().is_some_and(|it| it.names.is_empty()) {
        return Err(Refusal::Empty);
    }
    let (mut ys, mut unused) = (roles.ys, Vec::new());
    if ask.y.is_empty() && groups.is_some() {
        // A table of several numbers and of words that tell rows apart: one number is enough for one chart.
        let others = ys.drain(ys.len().min(1)..);
        unused.extend(others.map(|it| table.columns[it].name.clone()));
    } else if ask.y.is_empty() {
        totals += totals::leave_out_columns(&table, &mut ys);
    }
    let is_one = ys.len() < 2;
    let mut gathered = gather::gather(table, ys, &places, groups.as_ref(), ask);
    unused.append(&mut gathered.unused);
    let is_chosen = ask.kind.is_none() || ask.x.is_none() || ask.y.is_empty();
    let kind = ask.kind.unwrap_or_else(|| {
        if is_scatter { Kind::Scatter } else { kind(&places.axis, &gathered.series) }
    });
    let without_series = groups.as_ref().map_or(0, |it| it.without(&places));
    let absent = match kind {
        Kind::Scatter => Vec::new(),
        _ => gaps::fill(&mut places.axis, &mut gathered.series),
    };
    Ok(Plot {
        absent,
        kind,
        x_name,
        axis: places.axis,
        y_name: if is_one { y_name } else { None },
        names: points,
        series: gathered.series,
        chosen: is_chosen || (series.is_some() && ask.series.is_none()),
        left_out: gathered.found.saturating_sub(MOST_SERIES),
        how: gathered.how,
        means: gathered.means,
        without_position: places.without,
        without_series,
        totals,
        doubles,
        of_period,
        unused,
    })
}

/// What positions and values are called; the number of a row has no name.
fn names(table: &Table, roles: &roles::Roles) -> (String, Option<String>) {
    let name = |it: usize| table.columns[it].name.clone();
    (roles.x.map(name).unwrap_or_default(), roles.ys.first().copied().map(name))
}

/// What each point is called: by the column asked for, else by the first words of which no two are the same.
fn point_names(table: &Table, roles: &roles::Roles, places: &places::Places) -> Option<Names> {
    let is_name = |it: &usize| match &table.columns[*it].cells {
        Cells::Words(words) => {
            Some(*it) != roles.series && groups::count(words) == (table.rows, table.rows)
        }
        _ => false,
    };
    let index = roles.label.or_else(|| (0..table.columns.len()).find(is_name))?;
    let column = &table.columns[index];
    let groups = groups::groups(&column.cells);
    let mut texts = vec![String::new(); places.axis.len()];
    for (row, group) in groups.rows.iter().enumerate() {
        let text = texts.get_mut(places.of(row) as usize);
        if let (Some(text), Some(name)) = (text, groups.names.get(*group as usize)) {
            text.push_str(name);
        }
    }
    let is_any = texts.iter().any(|it| !it.is_empty());
    is_any.then(|| Names { column: column.name.clone(), texts })
}

/// How values at such positions are usually drawn.
fn kind(axis: &Axis, series: &[Series]) -> Kind {
    let mut known = 0;
    for it in series {
        known += it.values.iter().filter(|it| it.is_finite()).take(2).count();
    }
    if known < 2 {
        return Kind::Tile;
    }
    match axis {
        Axis::Categories(words) => {
            let mut letters = 0;
            for word in words {
                // Counted one by one: `count` of many letters at once costs half a kilobyte.
                word.chars().for_each(|_| letters += 1);
            }
            if 8 < words.len() || 12 * words.len() < letters { Kind::Lying } else { Kind::Bar }
        }
        _ if axis.len() < 2 => Kind::Bar,
        _ => Kind::Line,
    }
}
