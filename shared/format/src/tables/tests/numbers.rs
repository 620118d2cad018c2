//! What a column is, decided by all of its cells.

use proptest::prelude::*;

use super::*;

/// A column of such cells, in a table whose fields `separator` separates.
fn column(separator: &str, name: &str, cells: &[&str]) -> String {
    let mut text = ["x", separator, name, "\n"].concat();
    for cell in cells {
        text += &["a", separator, "\"", cell, "\"\n"].concat();
    }
    lines(&read(&text))[1].clone()
}

fn check_column(separator: &str, cells: &[&str], expected: &str) {
    assert_eq!(column(separator, "v", cells), expected, "{separator} {cells:?}");
}

#[test]
fn a_column_proves_its_decimal_sign() {
    check_column(",", &["1.234", "12,5"], "#v: 1234|12.5");
    check_column(";", &["1,234", "12.5"], "#v: 1234|12.5");
    check_column(",", &["1.234", "1.234.567"], "#v: 1234|1234567");
    check_column(";", &["1.234", "0.125"], "#v: 1.234|0.125");
}

#[test]
fn without_proof_the_separator_of_the_table_decides() {
    check_column(";", &["1.234", "2.345"], "#v: 1234|2345");
    check_column(",", &["1.234", "2.345"], "#v: 1.234|2.345");
    check_column("\t", &["1.234"], "#v: 1.234");
    check_column(",", &["1,234", "2,345"], "#v: 1234|2345");
    check_column(";", &["1,234"], "#v: 1.234");
}

#[test]
fn another_column_proves_it_before_the_separator_does() {
    check("a;b\n1.234;15.00\n", &["#a: 1.234", "#b: 15"]);
    check("a\tb\n1.234\t15,00\n", &["#a: 1234", "#b: 15"]);
}

#[test]
fn what_says_nothing_is_a_gap_and_no_zero() {
    check_column(
        ";",
        &["1", "", "-", "n.d.", "nd", "..", ":", "NA", "null", "…"],
        "#v: 1|||||||||",
    );
}

#[test]
fn a_damaged_column_of_numbers_stays_one() {
    check_column(
        ";",
        &["4.812", "2.9x4", "5.104", "5.687", "5.7O4", "4.951", "n.d.", "5.390"],
        "#v: 4812||5104|5687||4951||5390",
    );
}

#[test]
fn a_cell_that_disagrees_is_nothing_and_told() {
    let page = check(
        "x;v\na;1,5\nb;2,5\nc;3,5\nd;4,5\ne;ignoto\n",
        &["x: a|b|c|d|e", "#v: 1.5|2.5|3.5|4.5|"],
    );
    assert_eq!(problems(&page), ["line 6, v: has words where its column has numbers"]);
    assert_eq!((page.problems.left_out, page.problems.incomplete), (0, 1));
    check_column(";", &["1", "2", "x"], "v: 1|2|x");
    check_column(";", &["1,5", "2,5", "3,5", "4,5", "5.5"], "#v: 1.5|2.5|3.5|4.5|");
}

#[test]
fn codes_are_words() {
    check_column(";", &["082053", "022001"], "v: 082053|022001");
    check_column(";", &["007", "12"], "v: 007|12");
}

#[test]
fn a_unit_that_all_cells_have_is_the_unit() {
    let unit = |text: &str| read(text).meta.unit;
    assert_eq!(unit("x;v\na;12,5 %\nb;13 %\n").as_deref(), Some("%"));
    assert_eq!(unit("x;v\na;€ 1.234,00\nb;€ 2,00\n").as_deref(), Some("€"));
    assert_eq!(unit("x;v;w\na;1 %;2 €\n"), None);
    assert_eq!(unit("x;v\na;1 %\nb;2\n"), None);
    assert_eq!(unit("x;v\na;1 %\nb;2 €\n"), None);
}

#[test]
fn a_unit_of_one_column_stands_behind_its_name() {
    check("x;v;w\na;1 %;2\nb;3 %;4\n", &["x: a|b", "#v (%): 1|3", "#w: 2|4"]);
    check("x;v %;w\na;1 %;2\n", &["x: a", "#v %: 1", "#w: 2"]);
    check("x;v;w\na;1 %;2\nb;3;4\n", &["x: a|b", "#v: 1|3", "#w: 2|4"]);
    check("x;v;w\na;1 %;2\nb;3 €;4\n", &["x: a|b", "#v: 1|3", "#w: 2|4"]);
}

#[test]
fn a_lost_cell_of_a_column_without_a_name_is_told_by_its_line() {
    let page = read(";v\n2020;1\n2021;2\n2022;3\n2023;4\nignoto;5\n");
    assert_eq!(problems(&page), ["line 6: has words where its column has numbers"]);
}

#[test]
fn years_are_moments_where_the_name_or_the_first_column_says_so() {
    let check_named = |name: &str, expected: &str| {
        assert_eq!(column(";", name, &["2023", "2024"]), [expected, name, ": 2023|2024"].concat());
    };
    check_named("Anno", "@");
    check_named("anno di riferimento", "@");
    check_named("Jahr", "@");
    check_named("abitanti", "#");
    check("ciclo;n\n2023;1\n2024;2\n", &["@ciclo: 2023|2024", "#n: 1|2"]);
    check(
        "abitanti;famiglie\n2024;900\n1830;800\n",
        &["#abitanti: 2024|1830", "#famiglie: 900|800"],
    );
    check("abitanti;famiglie\n2024;900\n", &["#abitanti: 2024", "#famiglie: 900"]);
}

#[test]
fn quantities_of_a_year_are_no_years() {
    assert_eq!(column(";", "kWh anno", &["1850", "1900", "2010"]), "#kWh anno: 1850|1900|2010");
    let cells = ["1850", "1900", "2010", "2020", "2500"];
    assert_eq!(column(";", "Anno", &cells), "#Anno: 1850|1900|2010|2020|2500");
    let cells = ["2019", "2020", "2021", "2022", "ignoto"];
    assert_eq!(column(";", "Anno", &cells), "@Anno: 2019|2020|2021|2022|");
    let text = r#"{"x":["a","b"],"kWh anno":[1850,1900]}"#;
    check(text, &["x: a|b", "#kWh anno: 1850|1900"]);
}

#[test]
fn a_year_among_months_is_no_january() {
    let page = check(
        "Periodo;V\n2024-01;1\n2024-02;2\n2024-03;3\n2024-04;4\n2024;10\n",
        &["@Periodo: 2024-01|2024-02|2024-03|2024-04|", "#V: 1|2|3|4|10"],
    );
    assert_eq!(problems(&page), ["line 6, Periodo: has no moment like the others in its column"]);
    assert_eq!(page.problems.incomplete, 1);
    check_column(
        ";",
        &["2024-03-01", "01/03/2024", "1.3.2024", "2024-03-02", "mar 2024"],
        "@v: 2024-03-01|2024-03-01|2024-03-01|2024-03-02|",
    );
    check("Periodo;V\n2023;9\n2024-01;1\n", &["Periodo: 2023|2024-01", "#V: 9|1"]);
    check_column(
        ";",
        &["2024-03-01", "2024-03-01 08:15"],
        "@v: 2024-03-01T00:00:00|2024-03-01T08:15:00",
    );
}

/// Hours from the first of these moments, by clocks without an offset; expected are hours that really passed.
fn passed(cells: &[&str], expected: &[f64]) {
    let rows: Vec<String> = cells.iter().map(|it| format!("{it};1\n")).collect();
    let page = read(&["Ora;kWh\n", &rows.concat()].concat());
    let Cells::Moments(Grain::Instant, at) = &page.table.columns[0].cells else {
        panic!("{page:?}")
    };
    let hours: Vec<f64> = at.iter().map(|it| (it - at[0]) / 3600.0).collect();
    assert_eq!(hours, expected, "{cells:?}");
}

#[test]
fn of_an_hour_that_comes_twice_the_second_is_later() {
    let night = |hours: &[&str]| -> Vec<String> {
        hours.iter().map(|it| ["2024-10-27 ", it].concat()).collect()
    };
    let check = |hours: &[&str], expected: &[f64]| {
        let cells = night(hours);
        passed(&cells.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    };
    check(&["01:00", "02:00", "02:00", "03:00"], &[0.0, 1.0, 2.0, 3.0]);
    check(&["02:00", "02:30", "02:00", "02:30", "03:00"], &[0.0, 0.5, 1.0, 1.5, 2.0]);
    // Where rows do not rise nobody knows.
    check(&["01:00", "01:00", "02:00", "02:00"], &[0.0, 0.0, 1.0, 1.0]);
    check(&["01:00", "02:00", "02:00", "02:00"], &[0.0, 1.0, 1.0, 1.0]);
    check(&["02:00+02:00", "02:00+02:00", "03:00+01:00"], &[0.0, 0.0, 2.0]);
    // The hour that March has not is the next one, and does not hide what October knows.
    passed(
        &["2024-03-31 02:00", "2024-03-31 03:00", "2024-10-27 02:00", "2024-10-27 02:00"],
        &[0.0, 0.0, 5039.0, 5040.0],
    );
}

#[test]
fn moments_are_found_by_their_spelling() {
    check_column(";", &["gen 2024", "feb 2024"], "@v: 2024-01|2024-02");
    check_column(";", &["2024-Q1", "2024-Q3"], "@v: 2024-01 Q|2024-07 Q");
    check_column(";", &["01/03/2024", "15/03/2024"], "@v: 2024-03-01|2024-03-15");
    check_column(";", &["2024-03-01T00:00:00", "2024-03-02T00:00:00"], "@v: 2024-03-01|2024-03-02");
    check_column(";", &["2024-07-01T10:00:00Z", ""], "@v: 2024-07-01T12:00:00|");
    check_column(";", &["gen", "feb"], "v: gen|feb");
}

#[test]
fn school_years_stay_words() {
    check_column(";", &["2022/23", "2023/24"], "v: 2022/23|2023/24");
    check_column(";", &["2010-11", "2011-12"], "v: 2010-11|2011-12");
    assert_eq!(column(";", "Anno", &["2019-20", "2020-21"]), "Anno: 2019-20|2020-21");
    check_column(";", &["2010-11", "2010-12"], "@v: 2010-11|2010-12");
}

proptest! {
    #[test]
    fn a_column_of_one_hand_is_read_as_it_was_meant(
        values in prop::collection::vec(-99_999_999i64..99_999_999, 1..30),
        comma: bool,
        semicolon: bool,
    ) {
        let point = if comma { "," } else { "." };
        let separator = if semicolon { ";" } else { "," };
        let written = |it: &i64| {
            let sign = if *it < 0 { "-" } else { "" };
            format!("{sign}{}{point}{:02}", it.abs() / 100, it.abs() % 100)
        };
        let cells: Vec<String> = values.iter().map(written).collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let expected: Vec<String> = values.iter().map(|it| number(*it as f64 / 100.0)).collect();
        prop_assert_eq!(column(separator, "v", &cells), format!("#v: {}", expected.join("|")));
    }

    #[test]
    fn serde_json_reads_the_same_numbers(values in prop::collection::vec(
        prop_oneof![(-1e9f64..1e9).prop_map(|it| (it * 1e4).round() / 1e4), Just(0.0)], 1..50
    )) {
        let text = serde_json::to_string(&serde_json::json!({"v": values})).expect("JSON");
        let oracle: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let page = read(&text);
        let Cells::Numbers(read) = &page.table.columns[0].cells else { panic!("{page:?}") };
        let expected = oracle["v"].as_array().expect("a list").iter();
        prop_assert!(read.iter().copied().eq(expected.map(|it| it.as_f64().expect("a number"))));
    }
}
