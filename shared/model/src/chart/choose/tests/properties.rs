//! Whatever stands in a table, no number is invented and none is lost.

use proptest::prelude::*;

use super::*;

fn cell() -> impl Strategy<Value = f64> {
    prop_oneof![4 => (-9i8..9).prop_map(f64::from), 1 => Just(NAN)]
}

fn column(rows: usize) -> impl Strategy<Value = Column> {
    let name = prop::sample::select(vec!["Anno", "Comune", "_id", "Valore", "mese"]);
    let cells = prop_oneof![
        prop::collection::vec(cell(), rows).prop_map(Cells::Numbers),
        prop::collection::vec(cell(), rows).prop_map(|it| {
            Cells::Moments(Grain::Day, it.into_iter().map(|it| it * 86_400.0).collect())
        }),
        prop::collection::vec("[ab]?", rows).prop_map(|it| {
            Cells::Words(Words::of(&it.iter().map(String::as_str).collect::<Vec<_>>()))
        }),
    ];
    let provisional = prop::collection::btree_set(0..rows as u32 + 1, 0..3);
    (name, cells, provisional).prop_map(move |(name, cells, rows_of)| {
        let mut column = Column::new(name, cells);
        column.provisional = rows_of.into_iter().filter(|it| (*it as usize) < rows).collect();
        column
    })
}

fn table() -> impl Strategy<Value = Table> {
    (0usize..20)
        .prop_flat_map(|rows| prop::collection::vec(column(rows), 0..5).prop_map(Table::new))
}

fn wish() -> impl Strategy<Value = Ask> {
    let name =
        || prop::option::weighted(0.3, prop::sample::select(vec!["Anno", "Comune", "Valore"]));
    let kind = prop::option::of(prop::sample::select(Kind::ALL.to_vec()));
    let aggregate = prop::option::of(prop::sample::select(Aggregate::ALL.to_vec()));
    (name(), name(), name(), name(), kind, aggregate).prop_map(
        |(x, y, series, label, kind, aggregate)| Ask {
            kind,
            x: x.map(str::to_owned),
            y: y.map(str::to_owned).into_iter().collect(),
            series: series.map(str::to_owned),
            label: label.map(str::to_owned),
            filter: Vec::new(),
            aggregate,
            is_rate: false,
        },
    )
}

proptest! {
    #[test]
    fn every_plot_is_sound(table in table(), ask in wish()) {
        let Ok(plot) = choose(table, &ask) else { return Ok(()) };
        prop_assert!(!plot.series.is_empty() && plot.series.len() <= MOST_SERIES);
        for it in &plot.series {
            prop_assert_eq!(it.values.len(), plot.axis.len());
            prop_assert!(it.provisional.windows(2).all(|it| it[0] < it[1]));
            prop_assert!(it.provisional.iter().all(|it| (*it as usize) < plot.axis.len()));
        }
        if let Axis::Moments(_, it) | Axis::Numbers(it) = &plot.axis {
            let joins = plot.kind != Kind::Scatter;
            prop_assert!(it.windows(2).all(|it| it[0] < it[1] || !joins && it[0] == it[1]));
        }
        prop_assert!(plot.names.is_none_or(|it| it.texts.len() == plot.axis.len()));
        prop_assert!(plot.how.is_none() || ask.aggregate.is_none());
        let is_silent = ask.kind.is_none() || ask.x.is_none() || ask.y.is_empty();
        prop_assert!(plot.chosen || !is_silent);
    }

    #[test]
    fn a_table_in_long_form_comes_back_cell_by_cell(
        values in prop::collection::vec(cell(), 40), order in Just((0..40usize).collect::<Vec<_>>()).prop_shuffle()
    ) {
        let time: Vec<i32> = order.iter().map(|it| 2000 + *it as i32 / 4).collect();
        let names: Vec<&str> = order.iter().map(|it| ["a", "b", "c", "d"][it % 4]).collect();
        let shuffled: Vec<f64> = order.iter().map(|it| values[*it]).collect();
        prop_assume!(values.iter().any(|it| !it.is_nan()));
        let plot = chosen(vec![years("Anno", &time), words("C", &names), numbers("V", &shuffled)]);
        prop_assert_eq!((plot.series.len(), plot.axis.len(), plot.how), (4, 10, None));
        for it in &plot.series {
            let rank = "abcd".find(&it.name).expect("a name");
            for (index, value) in it.values.iter().enumerate() {
                let expected = values[index * 4 + rank];
                prop_assert!(*value == expected || value.is_nan() && expected.is_nan());
            }
        }
    }

    #[test]
    fn a_sum_loses_nothing(rows in prop::collection::vec((0usize..3, -9i8..9), 1..40)) {
        let names: Vec<&str> = rows.iter().map(|it| ["a", "b", "c"][it.0]).collect();
        let values: Vec<f64> = rows.iter().map(|it| f64::from(it.1)).collect();
        let ask = Ask { aggregate: Some(Aggregate::Sum), x: Some("C".into()), ..Ask::default() };
        let plot = plot(vec![words("C", &names), numbers("V", &values)], &ask);
        let sum: f64 = plot.series[0].values.iter().sum();
        prop_assert_eq!(sum, values.iter().sum::<f64>());
    }
}
