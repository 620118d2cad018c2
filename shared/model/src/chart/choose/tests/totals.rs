//! Sums beside their parts are none of them.

use super::*;

fn births(names: &[&str]) -> Vec<Column> {
    let values: Vec<f64> = (1..=names.len()).map(|it| it as f64).collect();
    vec![words("Comune", names), numbers("Nati", &values)]
}

fn filtered(filter: &str) -> Ask {
    Ask { filter: Condition::parse_all(filter).0, ..Ask::default() }
}

#[test]
fn a_row_of_all_others_is_left_out_and_counted() {
    for total in ["Totale", "TOTALE", "totale generale", "Totale:", "Gesamt", "Insgesamt", "Total"]
    {
        let plot = chosen(births(&["Ala", "Avio", total]));
        assert_eq!((categories(&plot), plot.totals), (vec!["Ala", "Avio"], 1), "{total}");
    }
    for other in ["Totalizzatore", "Mori", "Parco Totale", "Summer school"] {
        assert_eq!(chosen(births(&["Ala", "Avio", other])).totals, 0, "{other}");
    }
    assert_eq!(chosen(births(&["Ala", "Totale"])).totals, 0);
    assert_eq!(chosen(births(&["Totale", "Totale generale"])).totals, 0);
}

#[test]
fn a_total_that_a_page_asks_for_stays() {
    let names = ["Ala", "Avio", "Totale"];
    for (filter, expected) in
        [("Comune=Totale|Ala|Avio", 3), ("Comune=Totale", 1), ("Comune!=Mori", 2), ("Nati>=2", 2)]
    {
        assert_eq!(plot(births(&names), &filtered(filter)).axis.len(), expected, "{filter}");
    }
}

#[test]
fn a_series_of_all_others_is_left_out() {
    let columns = || {
        vec![
            years("Anno", &[2020, 2020, 2020, 2021, 2021, 2021]),
            words("Sesso", &["M", "F", "Totale", "M", "F", "Totale"]),
            numbers("Nati", &[1.0, 2.0, 3.0, 4.0, 5.0, 9.0]),
        ]
    };
    let parts = [("M", vec![1.0, 4.0]), ("F", vec![2.0, 5.0])];
    let asked = Ask { series: Some("Sesso".to_owned()), ..Ask::default() };
    for ask in [Ask::default(), asked] {
        let plot = plot(columns(), &ask);
        assert_eq!((series(&plot).as_slice(), plot.totals), (parts.as_slice(), 2));
    }
    let total = plot(columns(), &filtered("Sesso=Totale"));
    assert_eq!((series(&total), total.totals), (vec![("Nati", vec![3.0, 9.0])], 0));
}

#[test]
fn a_sum_counts_its_parts_and_not_the_sum_again() {
    let columns = vec![
        words("Comune", &["Ala", "Ala", "Ala", "Avio", "Avio", "Avio"]),
        words("Sesso", &["M", "F", "Totale", "M", "F", "Totale"]),
        numbers("Nati", &[1.0, 2.0, 3.0, 4.0, 5.0, 9.0]),
    ];
    let ask = Ask { aggregate: Some(Aggregate::Sum), ..Ask::default() };
    assert_eq!(series(&plot(columns, &ask)), [("Nati", vec![3.0, 9.0])]);
    let columns = vec![
        words("Opera", &["ponte", "scuola", "strada"]),
        words("Costo", &["totale", "parziale", "stimato"]),
        numbers("Euro", &[1.0, 2.0, 3.0]),
    ];
    assert_eq!(chosen(columns).totals, 0);
}

#[test]
fn what_is_only_called_a_total_stays() {
    let names = ["Totale entrate", "Totale spese", "Avanzo", "Debito"];
    let columns = vec![words("Voce", &names), numbers("Euro", &[9.0, 7.0, 2.0, 6.0])];
    let plot = chosen(columns);
    assert_eq!((categories(&plot), plot.totals), (names.to_vec(), 0));
}

#[test]
fn a_partial_sum_is_left_out_with_the_whole() {
    let names = ["A", "B", "Totale correnti", "C", "D", "Totale capitale", "Totale generale"];
    let columns =
        vec![words("Voce", &names), numbers("%", &[10.0, 20.05, 30.0, 3.0, 4.0, 7.0, 37.0])];
    let plot = chosen(columns);
    assert_eq!((categories(&plot), plot.totals), (vec!["A", "B", "C", "D"], 3));
    // Rows of one year are beside each other, in whatever order they stand.
    let columns = vec![
        words("Ente", &["Ala", "Ala", "Totale valle", "Totale valle", "Avio", "Avio"]),
        years("Anno", &[2020, 2021, 2020, 2021, 2020, 2021]),
        numbers("Nati", &[1.0, 2.0, 4.0, 6.0, 3.0, 4.0]),
    ];
    assert_eq!(chosen(columns).totals, 0);
    let columns = vec![
        words("Ente", &["Totale valle", "Totale valle", "Ala", "Ala", "Avio", "Avio"]),
        years("Anno", &[2020, 2021, 2020, 2021, 2020, 2021]),
        numbers("Nati", &[4.0, 6.0, 1.0, 2.0, 3.0, 4.0]),
    ];
    let plot = chosen(columns);
    assert_eq!(series(&plot), [("Ala", vec![1.0, 2.0]), ("Avio", vec![3.0, 4.0])]);
    assert_eq!(plot.totals, 2);
}

#[test]
fn a_sum_that_nobody_would_see_counts_once() {
    // By age, so that the rows beside a sum are of other places.
    let columns = |sums: [f64; 2]| {
        let mut time = vec![2023; 6];
        time.extend([2024; 6]);
        let places = ["Ala", "Avio"].repeat(6);
        let ages = ["0-14", "0-14", "15+", "15+", "Totale età", "Totale età"].repeat(2);
        let values = [1.0, 2.0, 3.0, 4.0, sums[0], sums[1]].repeat(2);
        vec![
            years("Anno", &time),
            words("Comune", &places),
            words("Età", &ages),
            numbers("Residenti", &values),
        ]
    };
    let plot_ = chosen(columns([4.0, 6.0]));
    assert_eq!(series(&plot_), [("Ala", vec![4.0, 4.0]), ("Avio", vec![6.0, 6.0])]);
    assert_eq!((plot_.totals, plot_.how), (4, Some(Aggregate::Sum)));
    let aggregate = Some(Aggregate::Count);
    let counted = plot(columns([4.0, 6.0]), &Ask { aggregate, ..Ask::default() });
    assert_eq!(series(&counted)[0].1, [4.0, 4.0]);
    // What is disproved stays.
    assert_eq!(chosen(columns([40.0, 60.0])).totals, 0);
}

#[test]
fn a_missing_part_disproves_no_sum() {
    let columns = vec![
        years("Anno", &[2020, 2021, 2022, 2023]),
        numbers("Totale", &[3.0, 5.0, 7.0, 9.0]),
        numbers("M", &[NAN, NAN, 3.0, 4.0]),
        numbers("F", &[NAN, 2.0, 4.0, 5.0]),
    ];
    assert_eq!(chosen(columns).totals, 1);
    // What is missing on one side says nothing of the other.
    let columns = vec![
        years("Anno", &[2020, 2021]),
        numbers("Famiglie", &[NAN, NAN]),
        numbers("Case", &[7.0, 8.0]),
        numbers("Totale", &[3.0, 5.0]),
        numbers("M", &[1.0, 2.0]),
        numbers("F", &[2.0, 3.0]),
    ];
    assert_eq!(chosen(columns).totals, 1);
}

#[test]
fn many_rows_of_totals_are_quickly_looked_through() {
    let sexes = vec!["totale"; 200_000];
    let time: Vec<i32> = (0..200_000).map(|it| 2000 + it % 10).collect();
    let columns =
        vec![years("Anno", &time), words("Sesso", &sexes), numbers("V", &vec![1.0; 200_000])];
    assert_eq!(chosen(columns).totals, 0);
}

#[test]
fn a_column_of_all_others_is_left_out() {
    let columns = || {
        vec![
            years("Anno", &[2020, 2021]),
            numbers("Totale", &[3.0, 9.0]),
            numbers("M", &[1.0, 4.0]),
            numbers("F", &[2.0, 5.0]),
        ]
    };
    let plot_ = chosen(columns());
    assert_eq!(series(&plot_), [("M", vec![1.0, 4.0]), ("F", vec![2.0, 5.0])]);
    assert_eq!(plot_.totals, 1);
    let mut other = columns();
    other[1] = numbers("Totale", &[3.0, 19.0]);
    other.insert(2, numbers("Totale spese", &[30.0, 40.0]));
    assert_eq!(chosen(other).totals, 0);
    let mut two = columns();
    two.pop();
    assert_eq!(chosen(two).series.len(), 2);
    let ask =
        Ask { y: vec!["Totale".to_owned(), "M".to_owned(), "F".to_owned()], ..Ask::default() };
    let plot = plot(columns(), &ask);
    assert_eq!((plot.series.len(), plot.totals), (3, 0));
}
