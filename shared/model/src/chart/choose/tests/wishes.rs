//! What a page asks for is what it gets.

use super::*;

fn ask(x: &str, y: &str, series: &str) -> Ask {
    let one = |it: &str| if it.is_empty() { None } else { Some(it.to_owned()) };
    Ask { x: one(x), y: crate::chart::ask::names(y), series: one(series), ..Ask::default() }
}

/// Births by year and place.
fn births() -> Vec<Column> {
    vec![
        years("Anno", &[2020, 2020, 2021, 2021, 2021]),
        words("Comune", &["Ala", "Avio", "Ala", "Avio", ""]),
        numbers("Nati", &[3.0, 5.0, 4.0, NAN, 7.0]),
        numbers("Morti", &[1.0, 1.0, 2.0, 2.0, 2.0]),
    ]
}

fn filtered(filter: &str, expected: &[f64]) {
    let (filter, refused) = Condition::parse_all(filter);
    assert_eq!(refused, [""; 0]);
    let ask = Ask { filter, ..ask("", "Morti", "Comune") };
    let plot = choose(Table::new(births()), &ask);
    let mut values: Vec<f64> = plot.map_or(Vec::new(), |it| {
        it.series.into_iter().flat_map(|it| it.values).filter(|it| !it.is_nan()).collect()
    });
    values.sort_by(f64::total_cmp);
    assert_eq!(values, expected, "{:?}", ask.filter);
}

#[test]
fn nothing_is_chosen_where_all_is_said() {
    let ask = Ask { kind: Some(Kind::Area), ..ask("anno", "Nati", "comune") };
    let plot = plot(births(), &ask);
    assert_eq!((plot.kind, plot.chosen), (Kind::Area, false));
    assert_eq!(series(&plot), [("Ala", vec![3.0, 4.0]), ("Avio", vec![5.0, -1.0])]);
    assert_eq!((plot.without_position, plot.without_series), (0, 1));
}

#[test]
fn several_values_and_words_make_a_series_each() {
    let plot = plot(births(), &ask("Anno", "Nati; Morti", "Comune"));
    let names: Vec<&str> = series(&plot).iter().map(|it| it.0).collect();
    assert_eq!(names, ["Ala – Nati", "Ala – Morti", "Avio – Nati", "Avio – Morti"]);
    assert_eq!((plot.y_name, plot.left_out), (None, 0));
}

#[test]
fn years_asked_for_as_values_are_numbers() {
    let columns = vec![words("C", &["a", "b"]), years("Anno", &[1990, 0])];
    assert_eq!(series(&plot(columns, &ask("C", "Anno", ""))), [("Anno", vec![1990.0, -1.0])]);
    let columns = vec![words("C", &["a", "b"]), numbers("Anno", &[1990.0, 2001.0])];
    assert_eq!(series(&plot(columns, &ask("C", "Anno", ""))), [("Anno", vec![1990.0, 2001.0])]);
}

#[test]
fn words_can_be_the_position_and_years_the_series() {
    let plot = plot(births(), &ask("Comune", "Morti", "Anno"));
    assert_eq!(categories(&plot), ["Ala", "Avio"]);
    assert_eq!(series(&plot), [("2020", vec![1.0, 1.0]), ("2021", vec![2.0, 2.0])]);
    assert_eq!(plot.kind, Kind::Bar);
}

#[test]
fn years_tell_rows_apart_where_no_words_do() {
    let mut columns = births();
    columns.truncate(3);
    let plot = plot(columns, &ask("Comune", "", ""));
    assert_eq!(series(&plot), [("2020", vec![3.0, 5.0]), ("2021", vec![4.0, -1.0])]);
    assert!(plot.chosen);
}

#[test]
fn rows_are_joined_as_asked() {
    for (aggregate, expected) in [
        // Of a sum no part may be missing.
        (Aggregate::Sum, [4.0, -1.0]),
        (Aggregate::Mean, [2.0, 4.0]),
        (Aggregate::Count, [2.0, 3.0]),
        (Aggregate::Min, [1.0, 2.0]),
        (Aggregate::Max, [3.0, 6.0]),
        (Aggregate::Last, [3.0, 2.0]),
    ] {
        let columns = vec![
            words("Comune", &["a", "b", "b", "a", "b"]),
            numbers("V", &[1.0, 6.0, 2.0, 3.0, NAN]),
        ];
        let ask = Ask { aggregate: Some(aggregate), ..Ask::default() };
        let plot = plot(columns, &ask);
        assert_eq!((series(&plot)[0].1.as_slice(), plot.how), (expected.as_slice(), None));
    }
}

#[test]
fn the_row_that_is_kept_says_whether_it_is_provisional() {
    for (aggregate, expected) in [
        (Aggregate::Sum, [0, 1].as_slice()),
        (Aggregate::Last, &[]),
        (Aggregate::Min, &[0]),
        (Aggregate::Max, &[1]),
    ] {
        let mut values = numbers("V", &[1.0, 6.0, 2.0, 3.0, NAN]);
        values.provisional = vec![0, 1];
        let columns = vec![words("Comune", &["a", "b", "b", "a", "b"]), values];
        let ask = Ask { aggregate: Some(aggregate), ..Ask::default() };
        assert_eq!(plot(columns, &ask).series[0].provisional, expected, "{aggregate:?}");
    }
}

#[test]
fn a_filter_that_may_mean_two_numbers_is_refused() {
    for (filter, word) in
        [("Morti>=1.000", "1.000"), ("Morti!=1.000", "1.000"), ("Anno>=presto", "presto")]
    {
        let filter = Condition::parse_all(filter).0;
        let ask = Ask { filter, ..Ask::default() };
        let refusal = choose(Table::new(births()), &ask).expect_err("a refusal");
        assert_eq!(refusal, Refusal::NotUnderstood(word.to_owned()));
    }
}

#[test]
fn a_word_that_means_nothing_on_a_scale_keeps_or_leaves_no_row() {
    filtered("Morti!=n.d.", &[1.0, 1.0, 2.0, 2.0]);
    filtered("Morti=2|tanti", &[2.0, 2.0]);
    filtered("Anno!=Totale", &[1.0, 1.0, 2.0, 2.0]);
}

#[test]
fn a_column_of_numbers_that_names_points_is_no_position() {
    let columns = || {
        vec![
            numbers("Codice sede", &[7.0, 9.0, 11.0]),
            numbers("Età", &[40.0, 30.0, 50.0]),
            numbers("Reddito", &[3.0, 1.0, 2.0]),
        ]
    };
    let label = Some("Codice sede".to_owned());
    let plot = plot(columns(), &Ask { label, ..Ask::default() });
    let names = plot.names.as_ref().map(|it| it.texts.join(" "));
    assert_eq!((plot.kind, plot.x_name.as_str()), (Kind::Scatter, "Età"));
    assert_eq!(names.as_deref(), Some("9 7 11"));
    assert_eq!(series(&plot), [("Reddito", vec![1.0, 3.0, 2.0])]);
}

#[test]
fn a_column_named_for_one_year_has_no_years() {
    let wide = ["Anno 2021", "Anno 2022"].map(|it| numbers(it, &[1850.0, 1900.0]));
    let [one, other] = wide;
    let plot = chosen(vec![words("Comune", &["Ala", "Avio"]), one, other]);
    assert_eq!(series(&plot)[1], ("Anno 2022", vec![1850.0, 1900.0]));
}

#[test]
fn a_column_is_found_without_its_unit() {
    let columns = vec![words("Comune", &["Ala", "Avio"]), numbers("Energia (kWh)", &[1.0, 2.0])];
    assert_eq!(series(&plot(columns, &ask("", "energia", "")))[0].0, "Energia (kWh)");
    let columns = ["Energia (kWh)", "Energia (€)"].map(|it| numbers(it, &[1.0]));
    let refusal = choose(Table::new(columns.to_vec()), &ask("", "Energia", ""));
    assert_eq!(refusal, Err(Refusal::NoSuchColumn("Energia".to_owned())));
}

#[test]
fn rows_of_words_alone_can_be_counted() {
    let ask = Ask { aggregate: Some(Aggregate::Count), ..Ask::default() };
    let one = plot(vec![words("Tipo", &["a", "b", "a"])], &ask);
    assert_eq!((categories(&one), series(&one)), (vec!["a", "b"], vec![("", vec![2.0, 1.0])]));
    let two = vec![words("Tipo", &["a", "b", "a"]), words("Sesso", &["m", "f", "f"])];
    let two = plot(two, &Ask { series: Some("sesso".to_owned()), ..ask });
    assert_eq!(series(&two), [("m", vec![1.0, -1.0]), ("f", vec![1.0, 1.0])]);
}

#[test]
fn points_asked_for_are_one_a_row() {
    let columns = vec![
        numbers("Reddito", &[1.0, 2.0, NAN, 2.0]),
        numbers("Altro", &[1.0, 1.0, 1.0, 1.0]),
        numbers("Età", &[40.0, 50.0, 60.0, 70.0]),
        words("Comune", &["Ala", "Avio", "Ala", "Ala"]),
    ];
    let ask = Ask { kind: Some(Kind::Scatter), ..ask("Reddito", "Età", "Comune") };
    let plot = plot(columns, &ask);
    assert_eq!(plot.axis, Axis::Numbers(vec![1.0, 2.0, 2.0]));
    assert_eq!(series(&plot), [("Ala", vec![40.0, -1.0, 70.0]), ("Avio", vec![-1.0, 50.0, -1.0])]);
    assert_eq!((plot.how, plot.without_position), (None, 1));
}

#[test]
fn points_of_words_are_one_a_row_as_well() {
    let columns = vec![words("C", &["a", "", "b", "a"]), numbers("V", &[1.0, 2.0, 3.0, 4.0])];
    let label = Some("V".to_owned());
    let plot = plot(columns, &Ask { kind: Some(Kind::Scatter), label, ..ask("C", "V", "") });
    assert_eq!((categories(&plot), plot.how), (vec!["a", "b", "a"], None));
    assert_eq!((series(&plot), plot.without_position), (vec![("V", vec![1.0, 3.0, 4.0])], 1));
    assert_eq!(plot.names.map(|it| it.texts.join(" ")).as_deref(), Some("1 3 4"));
}

/// Buildings, the second of which says nothing of its size.
fn buildings(names: &[&str]) -> Vec<Column> {
    vec![
        words("Edificio", names),
        words("Tipo", &["Sport", "Scuole", "Scuole"]),
        numbers("Superficie", &[1150.0, NAN, 640.0]),
        numbers("Consumo", &[612.8, 198.7, 71.9]),
    ]
}

fn point_names(columns: Vec<Column>, kind: Kind, label: Option<&str>) -> Option<Names> {
    let label = label.map(str::to_owned);
    plot(columns, &Ask { kind: Some(kind), label, ..ask("Superficie", "Consumo", "Tipo") }).names
}

#[test]
fn words_that_are_all_different_name_points() {
    let names = |column: &str, texts: [&str; 2]| {
        let texts = texts.map(str::to_owned).to_vec();
        Some(Names { column: column.to_owned(), texts })
    };
    let columns = || buildings(&["Piscina", "Scuola", "Asilo"]);
    let named = names("Edificio", ["Asilo", "Piscina"]);
    assert_eq!(point_names(columns(), Kind::Scatter, None), named);
    assert_eq!(point_names(columns(), Kind::Bar, None), None);
    for twice in [["a", "b", "a"], ["a", "b", ""]] {
        assert_eq!(point_names(buildings(&twice), Kind::Scatter, None), None);
    }
    let asked = point_names(columns(), Kind::Scatter, Some("tipo"));
    assert_eq!(asked, names("Tipo", ["Scuole", "Sport"]));
    let asked = point_names(columns(), Kind::Scatter, Some("Consumo"));
    assert_eq!(asked, names("Consumo", ["71.9", "612.8"]));
    let other = Ask { label: Some("Nome".to_owned()), ..Ask::default() };
    let refusal = choose(Table::new(columns()), &other);
    assert_eq!(refusal, Err(Refusal::NoSuchColumn("Nome".to_owned())));
}

#[test]
fn of_sums_and_means_both_are_told() {
    let columns = || {
        vec![
            words("Comune", &["Ala", "Ala", "Avio"]),
            numbers("Nati", &[3.0, 5.0, 4.0]),
            numbers("Tasso", &[2.0, 4.0, 3.0]),
            numbers("Quota", &[2.0, 4.0, 3.0]),
        ]
    };
    for (y, how, means) in [
        ("Nati;Tasso;Quota", Aggregate::Sum, &["Tasso", "Quota"][..]),
        ("Tasso;Nati", Aggregate::Sum, &["Tasso"]),
        ("Tasso;Quota", Aggregate::Mean, &[]),
        ("Nati", Aggregate::Sum, &[]),
    ] {
        let plot = plot(columns(), &ask("Comune", y, ""));
        assert_eq!(
            (plot.how, plot.means),
            (Some(how), means.iter().map(|it| (*it).to_owned()).collect())
        );
    }
}

#[test]
fn only_rows_of_which_all_conditions_hold_are_drawn() {
    filtered("comune=ALA|Avio", &[1.0, 1.0, 2.0, 2.0]);
    filtered("Comune=Ala; Anno=2021", &[2.0]);
    filtered("Comune!=Ala; Anno<=2020", &[1.0]);
    filtered("Anno>=2021", &[2.0, 2.0]);
    filtered("Anno=2020-01|2020-Q2", &[1.0, 1.0]);
    filtered("Anno!=2020-01-01", &[2.0, 2.0]);
    filtered("Nati>=4", &[1.0, 2.0]);
    filtered("Nati<=4,5", &[1.0, 2.0]);
    filtered("Nati=", &[2.0]);
    filtered("Nati!=; Comune!=", &[1.0, 1.0, 2.0]);
    filtered("Nati!=3", &[1.0, 2.0, 2.0]);
    filtered("Comune>=Al; Comune<=alz", &[1.0, 2.0]);
    filtered("Anno=niente|2020-13|2020-Q5|20", &[]);
}

#[test]
fn moments_are_found_by_their_day_and_by_their_second() {
    // 23:30 on 30 June, midnight and noon on 1 July, midnight on 2 July, as clocks in Rome show them.
    let midnight = 19_905.0 * 86_400.0 - 7_200.0;
    let moments = [-1_800.0, 0.0, 43_200.0, 86_400.0].map(|it| midnight + it);
    for (filter, expected) in [
        ("t=2024-07-01", 2),
        ("t=2024-07-01T12:00", 1),
        ("t=2024-07-01T10:00Z", 1),
        ("t=2024-06-30T23:30", 1),
        ("t=2024-06", 1),
        ("t>=2024-07-01", 3),
        ("t<=2024-07-01", 3),
        ("t>=2024-07-02", 1),
        ("t<=2024", 4),
    ] {
        let moments = Cells::Moments(Grain::Instant, moments.to_vec());
        let columns = vec![Column::new("t", moments), numbers("V", &[1.0, 2.0, 3.0, 4.0])];
        let ask = Ask { filter: Condition::parse_all(filter).0, ..Ask::default() };
        assert_eq!(plot(columns, &ask).axis.len(), expected, "{filter}");
    }
}

#[test]
fn a_filter_that_keeps_nothing_is_said_to() {
    let check = |ask: Ask, expected| {
        assert_eq!(choose(Table::new(births()), &ask), Err(expected));
    };
    let missing = || Refusal::NoSuchColumn("Mese".to_owned());
    let filter = |it: &str| Ask { filter: Condition::parse_all(it).0, ..Ask::default() };
    check(filter("Comune=Trento"), Refusal::Empty);
    check(filter("Mese=1"), missing());
    check(ask("Mese", "", ""), missing());
    check(ask("", "Nati; Mese", ""), missing());
    check(ask("", "", "Mese"), missing());
    check(ask("", "Comune", ""), Refusal::NotNumbers("Comune".to_owned()));
}

#[test]
fn numbers_can_be_names_of_series() {
    let columns = vec![
        words("C", &["a", "a", "a", "b"]),
        numbers("Classe", &[1.0, -2.5, 0.05, NAN]),
        numbers("V", &[1.0, 2.0, 3.0, 4.0]),
    ];
    let plot = plot(columns, &ask("C", "V", "Classe"));
    let names: Vec<&str> = series(&plot).iter().map(|it| it.0).collect();
    assert_eq!((names, plot.without_series), (vec!["1", "-2.5", "0.05"], 1));
}

#[test]
fn periods_are_called_as_much_as_is_known() {
    for (grain, expected) in [
        (Grain::Year, "2024"),
        (Grain::Quarter, "2024-Q3"),
        (Grain::Month, "2024-09"),
        (Grain::Day, "2024-09-01"),
        (Grain::Instant, "2024-09-01 02:00"),
    ] {
        let day = Date::new(2024, 9, 1).expect("a day");
        let moments = Cells::Moments(grain, vec![f64::from(day.days()) * 86_400.0]);
        let columns = vec![words("C", &["a"]), Column::new("t", moments), numbers("V", &[1.0])];
        let plot = plot(columns, &ask("C", "V", "t"));
        assert!(plot.series[0].name.starts_with(expected), "{}", plot.series[0].name);
    }
}
