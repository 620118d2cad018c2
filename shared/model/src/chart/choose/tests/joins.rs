//! Several rows become one value only as they may.

use super::*;

fn is_summed(columns: Vec<Column>, expected: &[f64]) {
    let plot = chosen(columns);
    assert_eq!((series(&plot)[0].1.as_slice(), plot.how), (expected, Some(Aggregate::Sum)));
}

#[test]
fn rows_that_are_equal_in_every_column_are_one() {
    let columns = || vec![words("C", &["a", "b", "a"]), numbers("V", &[1.0, 2.0, 1.0])];
    let plot = chosen(columns());
    assert_eq!((series(&plot), plot.how), (vec![("V", vec![1.0, 2.0])], None));
    assert_eq!(plot.doubles, 1);
    let mut noted = columns();
    noted.push(words("Nota", &["x", "x", "y"]));
    is_summed(noted, &[2.0, 2.0]);
    let mut noted = columns();
    noted.push(words("Nota", &["x", "x", "x"]));
    assert_eq!(chosen(noted).how, None);
}

#[test]
fn equal_rows_of_several_are_one_of_them() {
    is_summed(
        vec![words("C", &["a", "a", "a", "b"]), numbers("V", &[1.0, 1.0, 3.0, 2.0])],
        &[4.0, 2.0],
    );
    let missing = vec![words("C", &["a", "a", "b"]), numbers("V", &[NAN, NAN, 2.0])];
    assert_eq!(chosen(missing).how, None);
}

#[test]
fn rows_count_twice_where_a_page_says_how_to_join_them() {
    let columns = vec![words("C", &["a", "b", "a"]), numbers("V", &[1.0, 2.0, 1.0])];
    let plot = plot(columns, &Ask { aggregate: Some(Aggregate::Sum), ..Ask::default() });
    assert_eq!((series(&plot), plot.doubles), (vec![("V", vec![2.0, 2.0])], 0));
}

#[test]
fn equal_values_of_different_rows_are_summed_and_it_is_said() {
    let columns = vec![
        words("Paese", &["Ala", "Ala", "Avio"]),
        words("Richiesta", &["r1", "r2", "r3"]),
        numbers("Numero", &[1.0, 1.0, 1.0]),
    ];
    is_summed(columns, &[2.0, 1.0]);
}

#[test]
fn a_sum_of_which_a_part_is_missing_is_missing() {
    let columns = || {
        vec![
            years("Anno", &[2024, 2024, 2025, 2025]),
            words("Comune", &["Ala", "Avio", "Ala", "Avio"]),
            numbers("Nati", &[3.0, 5.0, 4.0, NAN]),
        ]
    };
    let ask = Ask { aggregate: Some(Aggregate::Sum), ..Ask::default() };
    assert_eq!(series(&plot(columns(), &ask)), [("Nati", vec![8.0, -1.0])]);
    // Without any wish the series are places, and what is left is summed.
    let plot = chosen(vec![
        years("Anno", &[2024, 2024, 2024, 2024, 2025, 2025, 2025, 2025]),
        words("Comune", &["Ala", "Ala", "Avio", "Avio", "Ala", "Ala", "Avio", "Avio"]),
        words("Sesso", &["M", "F", "M", "F", "M", "F", "M", "F"]),
        numbers("Nati", &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, NAN, 7.0]),
    ]);
    assert_eq!(series(&plot), [("Ala", vec![3.0, 11.0]), ("Avio", vec![7.0, -1.0])]);
    assert_eq!(plot.how, Some(Aggregate::Sum));
}

#[test]
fn rates_are_not_summed_but_their_mean_is_taken() {
    let rows = |name| vec![words("C", &["a", "b", "a"]), numbers(name, &[60.0, 70.0, 80.0])];
    for name in ["Differenziata %", "Percentuale", "Tasso di natalità", "età media", "Quota"] {
        let plot = chosen(rows(name));
        assert_eq!(
            (series(&plot)[0].1.as_slice(), plot.how),
            ([70.0; 2].as_slice(), Some(Aggregate::Mean))
        );
    }
    for name in ["Entrate", "Mediateca", "Separate", "Quotidiani"] {
        assert_eq!(chosen(rows(name)).how, Some(Aggregate::Sum), "{name}");
    }
    let ask = Ask { is_rate: true, ..Ask::default() };
    assert_eq!(plot(rows("V"), &ask).how, Some(Aggregate::Mean));
    let ask = Ask { aggregate: Some(Aggregate::Sum), ..ask };
    assert_eq!(series(&plot(rows("V"), &ask))[0].1, [140.0, 70.0]);
}

#[test]
fn columns_that_cannot_be_joined_like_the_first_are_named() {
    let columns = vec![
        words("C", &["a", "b", "a"]),
        numbers("kg", &[1.0, 2.0, 3.0]),
        numbers("Quota", &[60.0, 70.0, 80.0]),
    ];
    let plot = chosen(columns);
    assert_eq!((series(&plot), plot.how), (vec![("kg", vec![4.0, 2.0])], Some(Aggregate::Sum)));
    assert_eq!((plot.unused, plot.left_out), (vec!["Quota".to_owned()], 0));
}

#[test]
fn columns_whose_place_words_took_are_named() {
    let columns = vec![
        words("Comune", &["Ala", "Avio", "Ala", "Avio"]),
        years("Anno", &[2020, 2020, 2021, 2021]),
        numbers("Nati", &[1.0, 2.0, 3.0, 4.0]),
        numbers("Morti", &[5.0, 6.0, 7.0, 8.0]),
    ];
    let plot = plot(columns, &Ask { kind: Some(Kind::Line), ..Ask::default() });
    assert_eq!(series(&plot), [("Ala", vec![1.0, 3.0]), ("Avio", vec![2.0, 4.0])]);
    assert_eq!((plot.unused, plot.left_out), (vec!["Morti".to_owned()], 0));
}

/// Percentages of some places in some years.
fn yearly(places: &[&str], count: i32) -> Vec<Column> {
    let (mut time, mut names, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for year in 0..count {
        for (rank, place) in places.iter().enumerate() {
            time.push(2000 + year);
            names.push(*place);
            values.push(f64::from(year) + rank as f64 / 10.0);
        }
    }
    vec![words("Comune", &names), years("Anno", &time), numbers("%", &values)]
}

fn by_place() -> Ask {
    Ask { x: Some("Comune".to_owned()), ..Ask::default() }
}

#[test]
fn of_too_many_periods_the_latest_is_kept_and_it_is_said() {
    let plot = plot(yearly(&["Ala", "Avio"], 15), &by_place());
    assert_eq!(series(&plot), [("%", vec![14.0, 14.1])]);
    assert_eq!((plot.of_period, plot.how), (Some((Grain::Year, year(2014))), None));
}

#[test]
fn the_latest_period_is_one_that_most_have() {
    let mut columns = yearly(&["Ala", "Avio", "Mori"], 15);
    columns.iter_mut().for_each(|it| it.keep(&(0..43).collect::<Vec<u32>>()));
    let plot = plot(columns, &by_place());
    assert_eq!(plot.of_period, Some((Grain::Year, year(2013))));
    assert_eq!(series(&plot), [("%", vec![13.0, 13.1, 13.2])]);
}

#[test]
fn few_periods_and_single_events_are_all_kept() {
    assert_eq!(plot(yearly(&["Ala", "Avio"], 12), &by_place()).of_period, None);
    let ask = Ask { aggregate: Some(Aggregate::Mean), ..by_place() };
    assert_eq!(plot(yearly(&["Ala", "Avio"], 15), &ask).of_period, None);
    let ask = Ask { series: Some("Anno".to_owned()), ..by_place() };
    assert_eq!(plot(yearly(&["Ala", "Avio"], 15), &ask).of_period, None);
    let mut events = yearly(&["Ala", "Avio"], 20);
    events
        .iter_mut()
        .for_each(|it| it.keep(&(0..20).map(|it| it * 2 + it % 2).collect::<Vec<u32>>()));
    let plot = plot(events, &by_place());
    assert_eq!((plot.of_period, plot.how), (None, Some(Aggregate::Mean)));
}
