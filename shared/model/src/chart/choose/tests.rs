//! Facts about choices.

use super::*;
use crate::chart::ask::{Aggregate, Condition};
use crate::table::{Cells, Column, Grain, Words};
use crate::time::Date;

mod joins;
mod properties;
mod totals;
mod wishes;

const NAN: f64 = f64::NAN;

fn year(year: i32) -> f64 {
    f64::from(Date::new(year, 1, 1).expect("a day").days()) * 86_400.0
}

fn words(name: &str, texts: &[&str]) -> Column {
    Column::new(name, Cells::Words(Words::of(texts)))
}

fn numbers(name: &str, values: &[f64]) -> Column {
    Column::new(name, Cells::Numbers(values.to_vec()))
}

fn years(name: &str, years: &[i32]) -> Column {
    let moments = years.iter().map(|it| if *it == 0 { NAN } else { year(*it) }).collect();
    Column::new(name, Cells::Moments(Grain::Year, moments))
}

fn plot(columns: Vec<Column>, ask: &Ask) -> Plot {
    choose(Table::new(columns), ask).expect("a plot")
}

fn chosen(columns: Vec<Column>) -> Plot {
    plot(columns, &Ask::default())
}

/// Name and values of each series; gaps are written as -1.
fn series(plot: &Plot) -> Vec<(&str, Vec<f64>)> {
    let gap = |it: &f64| if it.is_nan() { -1.0 } else { *it };
    plot.series.iter().map(|it| (it.name.as_str(), it.values.iter().map(gap).collect())).collect()
}

fn categories(plot: &Plot) -> Vec<&str> {
    match &plot.axis {
        Axis::Categories(it) => it.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_column_of_time_becomes_a_line_for_each_column_of_numbers() {
    let plot = chosen(vec![
        words("Nota", &["a", "b", "c"]),
        years("Anno", &[2020, 2021, 2022]),
        numbers("Nati", &[3.0, NAN, 5.0]),
        numbers("Morti", &[1.0, 2.0, 4.0]),
    ]);
    assert_eq!((plot.kind, plot.x_name.as_str(), plot.chosen), (Kind::Line, "Anno", true));
    assert_eq!(plot.axis, Axis::Moments(Grain::Year, vec![year(2020), year(2021), year(2022)]));
    assert_eq!(series(&plot), [("Nati", vec![3.0, -1.0, 5.0]), ("Morti", vec![1.0, 2.0, 4.0])]);
    assert_eq!((plot.y_name, plot.how, plot.left_out), (None, None, 0));
}

#[test]
fn periods_that_no_row_tells_of_are_gaps() {
    let mut values = numbers("V", &[3.0, 1.0, 2.0]);
    values.provisional = vec![0];
    let plot = chosen(vec![years("Anno", &[2022, 2018, 2019]), values]);
    let Axis::Moments(Grain::Year, at) = &plot.axis else { panic!("{plot:?}") };
    assert_eq!(at, &[2018, 2019, 2020, 2021, 2022].map(year));
    assert_eq!(series(&plot), [("V", vec![1.0, 2.0, -1.0, -1.0, 3.0])]);
    assert_eq!(plot.series[0].provisional, [4]);
}

#[test]
fn days_instants_and_what_begins_within_a_period_stay_as_they_are() {
    let count = |grain, at: &[f64]| {
        let moments = Column::new("t", Cells::Moments(grain, at.to_vec()));
        let values: Vec<f64> = at.to_vec();
        chosen(vec![moments, numbers("V", &values)]).axis.len()
    };
    let (from, to) = (year(2020), year(2022));
    assert_eq!(count(Grain::Day, &[from, to]), 2);
    assert_eq!(count(Grain::Instant, &[from, to]), 2);
    assert_eq!(count(Grain::Month, &[from, to]), 25);
    assert_eq!(count(Grain::Quarter, &[from, to]), 9);
    assert_eq!(count(Grain::Year, &[from, year(2021) + 86_400.0]), 2);
    assert_eq!(count(Grain::Month, &[year(1800), year(2200)]), 2);
    assert_eq!(count(Grain::Year, &[-1e15, 1e15]), 2);
}

#[test]
fn points_have_no_absent_periods() {
    let columns = vec![years("Anno", &[2018, 2022]), numbers("V", &[1.0, 2.0])];
    let ask = Ask { kind: Some(Kind::Scatter), x: Some("Anno".into()), ..Ask::default() };
    assert_eq!(plot(columns, &ask).axis.len(), 2);
}

#[test]
fn moments_are_put_in_order_and_what_was_said_of_them_follows() {
    let mut values = numbers("Valore", &[3.0, 1.0, 2.0]);
    values.provisional = vec![0];
    let plot = chosen(vec![years("Anno", &[2022, 2020, 2021]), values]);
    assert_eq!(series(&plot), [("Valore", vec![1.0, 2.0, 3.0])]);
    assert_eq!(plot.series[0].provisional, [2]);
    assert_eq!(plot.y_name.as_deref(), Some("Valore"));
}

#[test]
fn rows_without_a_position_are_left_out_and_counted() {
    let plot = chosen(vec![years("Anno", &[2020, 0, 2021]), numbers("V", &[1.0, 2.0, 3.0])]);
    assert_eq!((plot.without_position, plot.axis.len()), (1, 2));
    let plot = chosen(vec![words("Comune", &["Ala", "", "Avio"]), numbers("V", &[1.0, 2.0, 3.0])]);
    assert_eq!((plot.without_position, categories(&plot)), (1, vec!["Ala", "Avio"]));
    assert_eq!(series(&plot), [("V", vec![1.0, 3.0])]);
}

#[test]
fn a_table_in_long_form_has_a_series_for_each_word() {
    let plot = chosen(vec![
        words("Comune", &["Ala", "Avio", "Ala", "", "Avio", "Ala"]),
        numbers("Anno", &[2020.0, 2020.0, 2021.0, 2021.0, 2022.0, 2022.0]),
        numbers("Valore", &[1.0, 2.0, 3.0, 9.0, 4.0, NAN]),
    ]);
    assert_eq!(plot.x_name, "Anno");
    assert_eq!(series(&plot), [("Ala", vec![1.0, 3.0, -1.0]), ("Avio", vec![2.0, -1.0, 4.0])]);
    assert_eq!((plot.kind, plot.how), (Kind::Line, None));
    assert_eq!((plot.without_position, plot.without_series), (0, 1));
    assert_eq!(plot.y_name.as_deref(), Some("Valore"));
}

#[test]
fn of_two_columns_of_words_the_one_that_tells_all_rows_apart_is_the_series() {
    let plot = chosen(vec![
        years("Anno", &[2020, 2020, 2020, 2021, 2021, 2021]),
        words("Tipo", &["a", "a", "b", "a", "a", "b"]),
        words("Comune", &["Ala", "Avio", "Mori", "Ala", "Avio", "Mori"]),
        words("Fonte", &["x"; 6]),
        numbers("Valore", &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]),
    ]);
    let names: Vec<&str> = series(&plot).iter().map(|it| it.0).collect();
    assert_eq!((names, plot.how), (vec!["Ala", "Avio", "Mori"], None));
}

#[test]
fn rows_that_nothing_tells_apart_are_summed_and_it_is_said() {
    let plot = chosen(vec![
        words("Categoria", &["Carta", "Vetro", "Carta"]),
        numbers("Tonnellate", &[1.0, 2.0, 4.0]),
    ]);
    assert_eq!(series(&plot), [("Tonnellate", vec![5.0, 2.0])]);
    assert_eq!(plot.how, Some(Aggregate::Sum));
}

#[test]
fn few_short_words_stand_and_many_or_long_ones_lie() {
    let check = |texts: &[&str], expected| {
        let values: Vec<f64> = (0..texts.len()).map(|it| it as f64).collect();
        let plot = chosen(vec![words("Voce", texts), numbers("V", &values)]);
        assert_eq!(plot.kind, expected, "{texts:?}");
        assert_eq!(categories(&plot), texts);
    };
    check(&["gen", "feb", "mar", "apr"], Kind::Bar);
    check(&["a", "b", "c", "d", "e", "f", "g", "h", "i"], Kind::Lying);
    check(&["Manutenzione straordinaria", "Servizi sociali"], Kind::Lying);
    check(&["solo"], Kind::Tile);
}

#[test]
fn one_year_is_bars_and_one_value_a_tile() {
    let one = |values: [&[f64]; 2]| {
        let columns =
            vec![years("Anno", &[2020]), numbers("A", values[0]), numbers("B", values[1])];
        chosen(columns).kind
    };
    assert_eq!(one([&[1.0], &[2.0]]), Kind::Bar);
    let single = chosen(vec![years("Anno", &[2020]), numbers("A", &[1.0])]);
    assert_eq!(single.kind, Kind::Tile);
}

#[test]
fn one_year_that_all_rows_share_is_not_the_position() {
    let plot = chosen(vec![
        years("Anno", &[2024, 2024, 2024]),
        words("Comune", &["Ala", "Avio", "Mori"]),
        numbers("Valore", &[1.0, 2.0, 3.0]),
    ]);
    assert_eq!((plot.x_name.as_str(), plot.kind), ("Comune", Kind::Bar));
}

#[test]
fn years_written_as_numbers_are_time() {
    for name in ["Anno", "anno_rif", "t"] {
        let plot = chosen(vec![numbers(name, &[2020.0, 2021.0]), numbers("Valore", &[1.0, 2.0])]);
        assert_eq!(plot.axis, Axis::Moments(Grain::Year, vec![year(2020), year(2021)]), "{name}");
    }
    let plot = chosen(vec![numbers("metri", &[10.0, 2021.0]), numbers("Valore", &[1.0, 2.0])]);
    assert_eq!(plot.axis, Axis::Numbers(vec![10.0, 2021.0]));
}

#[test]
fn two_numbers_without_an_order_are_points() {
    let plot =
        chosen(vec![numbers("Reddito", &[3.0, 1.0, 1.0]), numbers("Età", &[40.0, 60.0, 50.0])]);
    assert_eq!((plot.kind, plot.x_name.as_str()), (Kind::Scatter, "Reddito"));
    assert_eq!(plot.axis, Axis::Numbers(vec![1.0, 1.0, 3.0]));
    assert_eq!(series(&plot), [("Età", vec![60.0, 50.0, 40.0])]);
}

#[test]
fn numbers_alone_stand_in_the_order_of_their_rows() {
    let plot = chosen(vec![numbers("Valore", &[3.0, 1.0, 2.0])]);
    assert_eq!((plot.x_name.as_str(), &plot.axis), ("", &Axis::Numbers(vec![1.0, 2.0, 3.0])));
    assert_eq!(plot.kind, Kind::Line);
}

#[test]
fn codes_and_coordinates_are_no_values() {
    let columns = vec![
        numbers("_id", &[1.0, 2.0]),
        numbers("Codice ISTAT", &[22001.0, 22002.0]),
        words("Comune", &["Ala", "Avio"]),
        numbers("lat", &[45.7, 45.8]),
        numbers("Codice bianco", &[4.0, 5.0]),
    ];
    assert_eq!(series(&chosen(columns)), [("Codice bianco", vec![4.0, 5.0])]);
    let only = chosen(vec![words("Comune", &["Ala", "Avio"]), numbers("id", &[7.0, 8.0])]);
    assert_eq!(series(&only), [("id", vec![7.0, 8.0])]);
}

#[test]
fn more_series_than_a_reader_can_follow_are_counted() {
    let texts: Vec<String> = (0..30).map(|it| (it % 15).to_string()).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let time: Vec<i32> = (0..30).map(|it| 2000 + it / 15).collect();
    let plot = chosen(vec![years("Anno", &time), words("C", &texts), numbers("V", &[1.0; 30])]);
    assert_eq!((plot.series.len(), plot.left_out), (MOST_SERIES, 3));
    assert_eq!(plot.series[11].name, "11");
    let mut wide = vec![years("Anno", &[2000, 2001])];
    wide.extend((0..20).map(|_| numbers("V", &[1.0, 2.0])));
    let plot = chosen(wide);
    assert_eq!((plot.series.len(), plot.left_out), (MOST_SERIES, 8));
}

#[test]
fn a_million_numbers_are_moved_and_not_copied() {
    let xs: Vec<f64> = (0..1_000_000).map(f64::from).collect();
    let ys = xs.clone();
    let (x_at, y_at) = (xs.as_ptr(), ys.as_ptr());
    let plot = chosen(vec![
        Column::new("t", Cells::Moments(Grain::Instant, xs)),
        Column::new("kW", Cells::Numbers(ys)),
    ]);
    let Axis::Moments(_, moments) = &plot.axis else { panic!("moments") };
    assert_eq!((moments.as_ptr(), plot.series[0].values.as_ptr()), (x_at, y_at));
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let check = |columns, ask: &Ask, expected| {
        assert_eq!(choose(Table::new(columns), ask), Err(expected));
    };
    let ask = Ask::default();
    check(vec![], &ask, Refusal::Empty);
    check(vec![numbers("V", &[])], &ask, Refusal::Empty);
    check(vec![years("Anno", &[0, 0]), numbers("V", &[1.0, 2.0])], &ask, Refusal::Empty);
    let by_nothing = Ask { series: Some("C".to_owned()), ..Ask::default() };
    check(vec![words("C", &["", ""]), numbers("V", &[1.0, 2.0])], &by_nothing, Refusal::Empty);
    check(vec![words("C", &["a", "b"])], &ask, Refusal::NoNumbers);
    check(vec![words("C", &["a", "b"]), numbers("V", &[NAN, NAN])], &ask, Refusal::NoNumbers);
}
