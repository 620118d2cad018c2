//! What is written is read again.

use cw_model::chart::plot::{Kind, Names};
use cw_model::table::{Cells, Grain, Table};
use proptest::prelude::*;

use super::*;
use crate::Context;

fn read(text: String) -> Table {
    let context = Context { language: Language::Italian, base: "https://a.example/x.csv" };
    super::super::read(text.into_bytes(), None, &context).expect("a table").table
}

fn plot(axis: Axis, series: Vec<Series>) -> Plot {
    Plot { x_name: "Anno".to_owned(), ..Plot::new(Kind::Line, axis, series) }
}

fn series(name: &str, values: Vec<f64>, provisional: Vec<u32>) -> Series {
    Series { name: name.to_owned(), values, provisional }
}

fn energy() -> Plot {
    let years = [2023.0, 2024.0].map(|it| super::super::moment::year(it).expect("a year"));
    let one = series("Gas; \"naturale\"", vec![1234.5, f64::NAN], Vec::new());
    let two = series("=Luce", vec![-0.125, 7.0], vec![1]);
    plot(Axis::Moments(Grain::Year, years.to_vec()), vec![one, two])
}

#[test]
fn a_spreadsheet_in_italy_opens_it() {
    let expected = "\u{feff}Anno;\"Gas; \"\"naturale\"\"\";'=Luce;status\r\n\
        2023;1234,5;-0,125;\r\n2024;;7;p\r\n";
    assert_eq!(wide(&energy(), Language::Italian), expected);
}

#[test]
fn a_machine_reads_one_value_a_row() {
    let expected = "position,series,value,status\r\n2023,\"Gas; \"\"naturale\"\"\",1234.5,\r\n\
        2023,'=Luce,-0.125,\r\n2024,'=Luce,7,p\r\n";
    assert_eq!(tidy(&energy()), expected);
}

#[test]
fn what_is_provisional_is_named_where_not_all_of_a_row_is() {
    let mut plot = energy();
    plot.series[0].values[1] = 3.0;
    assert!(wide(&plot, Language::English).ends_with("2024,3,7,p: =Luce\r\n"));
}

#[test]
fn points_stand_behind_their_names() {
    let texts = vec!["Piscina".to_owned(), "=Nido".to_owned()];
    let names = Some(Names { column: "Edificio".to_owned(), texts });
    let plot = Plot {
        names,
        ..plot(Axis::Numbers(vec![1.5, 2.0]), vec![series("MWh", vec![3.0, 4.0], Vec::new())])
    };
    assert_eq!(
        wide(&plot, Language::Italian),
        "\u{feff}Edificio;Anno;MWh\r\nPiscina;1,5;3\r\n'=Nido;2;4\r\n"
    );
    assert_eq!(
        tidy(&plot),
        "Edificio,position,series,value,status\r\nPiscina,1.5,MWh,3,\r\n'=Nido,2,MWh,4,\r\n"
    );
}

#[test]
fn marks_are_read_again() {
    let table = read(wide(&energy(), Language::German));
    assert_eq!(table.columns[2].name, "=Luce");
    assert_eq!(table.columns[2].provisional, [1]);
}

fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        (-999_999_999i64..999_999_999, 0i32..6)
            .prop_map(|(it, places)| it as f64 / 10f64.powi(places)),
        (-2000i64..2000).prop_map(|it| it as f64),
        Just(f64::NAN),
    ]
}

/// Equal, where nothing is equal to nothing.
fn same(one: &[f64], other: &[f64]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(a, b)| a == b || a.is_nan() && b.is_nan())
}

proptest! {
    #[test]
    fn a_wide_table_is_read_as_it_was_drawn(
        rows in prop::collection::vec((value(), value()), 1..20),
        italian: bool,
        grain in 0usize..5,
    ) {
        let grain = [Grain::Year, Grain::Quarter, Grain::Month, Grain::Day, Grain::Instant][grain];
        let step = [0, 0, 0, 86_400, 3660][grain as usize];
        let at = |it: usize| {
            let months = [12, 3, 1, 0, 0][grain as usize] * it as i32;
            let begin = cw_model::time::Date::new(2021, 1, 1).expect("a day").add_months(months);
            f64::from(begin.days()) * 86_400.0 + (it * step) as f64
        };
        let positions: Vec<f64> = (0..rows.len()).map(at).collect();
        let (a, b): (Vec<f64>, Vec<f64>) = rows.into_iter().unzip();
        let drawn = plot(
            Axis::Moments(grain, positions.clone()),
            vec![series("Uno", a.clone(), Vec::new()), series("Due", b.clone(), Vec::new())],
        );
        let table = read(wide(&drawn, if italian { Language::Italian } else { Language::English }));
        prop_assert_eq!(table.rows, positions.len());
        match &table.columns[0].cells {
            Cells::Moments(its, read) => {
                // One instant at midnight is written like a day.
                prop_assert!(*its == grain || positions.len() == 1);
                prop_assert_eq!(read, &positions);
            }
            other => prop_assert!(false, "{:?}", other),
        }
        for (column, expected) in table.columns[1..].iter().zip([a, b]) {
            let read = match &column.cells {
                Cells::Numbers(it) => it.clone(),
                _ => vec![f64::NAN; expected.len()],
            };
            prop_assert!(same(&read, &expected), "{:?} {:?}", read, expected);
        }
    }

    #[test]
    fn categories_are_read_as_they_were(words in prop::collection::vec("[a-c;,\"'= à]{0,4}[a-z]", 1..9)) {
        let words: Vec<String> = words.into_iter().map(|it| it.trim().to_owned()).collect();
        let values = vec![0.5; words.len()];
        let drawn = plot(Axis::Categories(words.clone()), vec![series("Uno", values, Vec::new())]);
        let table = read(wide(&drawn, Language::Italian));
        match &table.columns[0].cells {
            Cells::Words(it) => {
                let read: Vec<&String> = it.codes.iter().map(|it| &read_word(&table)[*it as usize]).collect();
                prop_assert_eq!(read, words.iter().collect::<Vec<_>>());
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn a_tidy_table_has_every_value(rows in prop::collection::vec((value(), value()), 1..20)) {
        let (a, b): (Vec<f64>, Vec<f64>) = rows.into_iter().unzip();
        let positions: Vec<f64> = (0..a.len()).map(|it| it as f64 * 1.5).collect();
        let expected: Vec<f64> = a.iter().chain(&b).copied().filter(|it| !it.is_nan()).collect();
        prop_assume!(!expected.is_empty());
        let drawn = plot(
            Axis::Numbers(positions),
            vec![series("Uno", a, Vec::new()), series("Due", b, Vec::new())],
        );
        let table = read(tidy(&drawn));
        let Cells::Numbers(read) = &table.columns[2].cells else { panic!("{table:?}") };
        prop_assert!(same(read, &expected));
    }
}

fn read_word(table: &Table) -> &[String] {
    match &table.columns[0].cells {
        Cells::Words(it) => &it.texts,
        _ => &[],
    }
}
