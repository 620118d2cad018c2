//! What holds of every table that was read, and what is done with one afterwards.

use cw_format::Context;
use cw_format::tables::{self, write};
use cw_model::chart::plot::{Axis, Kind, Plot, Series};
use cw_model::table::{Cells, Column, NOTHING, Table};
use cw_model::text::Language;

/// Reads a table; panics where a reader does, or where it breaks a promise. Returns how many rows there were.
pub fn check(bytes: &[u8], context: &Context<'_>) -> usize {
    let Ok(page) = tables::read(bytes.to_vec(), None, context) else { return 0 };
    assert!(page.problems.examples.len() <= page.problems.count);
    for address in page.next.iter().chain(&page.best) {
        assert!(address.starts_with("https://") || address.starts_with("http://"), "{address}");
    }
    let rows = page.table.rows;
    check_table(&page.table);
    let plot = plot(&page.table);
    for text in [write::wide(&plot, Language::Italian), write::tidy(&plot)] {
        if let Ok(again) = tables::read(text.into_bytes(), None, context) {
            check_table(&again.table);
        }
    }
    let named = vec![("a".to_owned(), page.table.clone()), ("b".to_owned(), Table::default())];
    check_table(&tables::beside(named, "fonte"));
    let both = tables::join(vec![page.clone(), page]);
    check_table(&both);
    assert_eq!(both.rows, rows * 2);
    rows
}

fn check_table(table: &Table) {
    let mut names: Vec<&str> = table.columns.iter().map(|it| it.name.as_str()).collect();
    assert!(names.iter().all(|it| !it.contains('\n')), "{names:?}");
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), table.columns.len());
    table.columns.iter().for_each(|it| check_column(it, table.rows));
}

fn check_column(column: &Column, rows: usize) {
    match &column.cells {
        Cells::Numbers(it) | Cells::Moments(_, it) => {
            assert_eq!(it.len(), rows);
            assert!(it.iter().all(|it| it.is_nan() || it.is_finite()));
        }
        Cells::Words(it) => {
            assert_eq!(it.codes.len(), rows);
            assert!(
                it.codes.iter().all(|code| *code == NOTHING || it.texts.len() > *code as usize)
            );
            assert!(it.texts.iter().all(|it| !it.trim_ascii().is_empty()));
        }
    }
    assert!(column.provisional.is_sorted_by(|one, next| one < next));
    assert!(column.provisional.last().is_none_or(|it| (*it as usize) < rows));
}

/// Every column of numbers over the first column.
fn plot(table: &Table) -> Plot {
    let axis = match table.columns.first().map(|it| &it.cells) {
        Some(Cells::Moments(grain, it)) => Axis::Moments(*grain, it.clone()),
        Some(Cells::Numbers(it)) => Axis::Numbers(it.clone()),
        Some(Cells::Words(it)) => {
            let word = |code: &u32| it.texts.get(*code as usize).cloned().unwrap_or_default();
            Axis::Categories(it.codes.iter().map(word).collect())
        }
        None => Axis::Categories(Vec::new()),
    };
    let series = table.columns.iter().filter_map(|it| match &it.cells {
        Cells::Numbers(values) => Some(Series {
            name: it.name.clone(),
            values: values.clone(),
            provisional: it.provisional.clone(),
        }),
        _ => None,
    });
    Plot {
        x_name: table.columns.first().map_or("x", |it| &it.name).to_owned(),
        chosen: true,
        ..Plot::new(Kind::Line, axis, series.collect())
    }
}
