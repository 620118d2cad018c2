//! Plots and what is said of them, in three languages.

use cw_model::chart::plot::{Names, Series};
use cw_model::number::whole;
use cw_model::table::Grain;
use cw_model::time::Date;

use super::*;
use crate::messages::join;
use Language::{English, German, Italian};

/// Numbers with one decimal and years, as `Intl` would say them.
struct Fake {
    language: Language,
    unit: &'static str,
}

impl Fake {
    fn number(&self, value: f64) -> String {
        let tenths = (value * 10.0).round() as i64;
        let mark = if self.language == English { "." } else { "," };
        let sign = if tenths < 0 { "-" } else { "" };
        let (ones, rest) = (tenths.abs() / 10, tenths.abs() % 10);
        if rest == 0 {
            return join(&[sign, &whole(ones)]);
        }
        join(&[sign, &whole(ones), mark, &whole(rest)])
    }
}

impl Wording for Fake {
    fn language(&self) -> Language {
        self.language
    }

    fn position(&self, plot: &Plot, index: usize) -> String {
        let (grain, date) = match &plot.axis {
            Axis::Categories(it) => return it[index].clone(),
            Axis::Numbers(it) => match &plot.names {
                Some(names) => return join(&[&names.texts[index], ": ", &self.number(it[index])]),
                None => return self.number(it[index]),
            },
            Axis::Moments(grain, it) => (grain, Date::from_days((it[index] / 86_400.0) as i32)),
        };
        let names = [["marzo", "aprile"], ["März", "April"], ["March", "April"]];
        let month = names[self.language as usize][usize::from(date.month() == 4)];
        let year = whole(date.year().into());
        match grain {
            Grain::Year => year,
            Grain::Quarter => {
                join(&[["1º trimestre ", "1. Quartal ", "Q1 "][self.language as usize], &year])
            }
            Grain::Month => join(&[month, " ", &year]),
            Grain::Day | Grain::Instant => {
                let point = if self.language == German { ". " } else { " " };
                join(&[&whole(date.day().into()), point, month, " ", &year])
            }
        }
    }

    fn value(&self, value: f64) -> String {
        join(&[&self.number(value), self.unit])
    }

    fn aim(&self, value: f64) -> String {
        self.value(value)
    }

    fn change(&self, value: f64) -> String {
        let sign = if value < 0.0 { "−" } else { "+" };
        join(&[sign, &self.value(value.abs())])
    }

    fn difference(&self, value: f64) -> String {
        match self.unit {
            "%" => crate::words::points(&self.number(value), self.language),
            _ => self.number(value),
        }
    }

    fn short<'n>(&self, name: &'n str) -> &'n str {
        name
    }

    fn rounded(&self, value: f64) -> f64 {
        (value * 10.0).round() / 10.0
    }
}

const ALL: [bool; 3] = [true; 3];
const NAN: f64 = f64::NAN;

fn fake(language: Language) -> Fake {
    Fake { language, unit: [" giorni", " Tage", " days"][language as usize] }
}

fn seconds(date: &str) -> f64 {
    f64::from(Date::parse(date).expect("a date").days()) * 86_400.0
}

fn series(name: &str, values: &[f64]) -> Series {
    Series { name: name.into(), values: values.into(), provisional: Vec::new() }
}

fn plot(kind: Kind, axis: Axis, all: &[(&str, &[f64])]) -> Plot {
    let mut plot = example();
    plot.kind = kind;
    plot.axis = axis;
    plot.series = all.iter().map(|(name, values)| series(name, values)).collect();
    plot
}

/// Yearly values from 2016.
fn yearly(all: &[(&str, &[f64])]) -> Plot {
    let count = all[0].1.len() as i32;
    let years = (2016..2016 + count)
        .map(|year| f64::from(Date::new(year, 1, 1).expect("a date").days()) * 86_400.0);
    plot(Kind::Line, Axis::Moments(Grain::Year, years.collect()), all)
}

fn at(grain: Grain, days: &[&str], values: &[f64]) -> Plot {
    let axis = Axis::Moments(grain, days.iter().map(|it| seconds(it)).collect());
    plot(Kind::Line, axis, &[("Ala", values)])
}

fn places(all: &[(&str, &[f64])]) -> Plot {
    let names = ["Ala", "Avio", "Mori", "Arco"][..all[0].1.len()].iter().map(|it| (*it).into());
    plot(Kind::Bar, Axis::Categories(names.collect()), all)
}

const AT_MOST_20: Option<Goal> = Some(Goal { value: 20.0, better: Some(Better::Lower) });
const AT_LEAST_20: Option<Goal> = Some(Goal { value: 20.0, better: Some(Better::Higher) });

fn check(plot: &Plot, goal: Option<Goal>, expected: [&str; 3]) {
    for (language, expected) in [Italian, German, English].into_iter().zip(expected) {
        assert_eq!(summary(plot, &ALL, goal, &fake(language)), expected);
    }
}

#[test]
fn a_series_in_time_tells_value_change_record_and_target() {
    let mut days = yearly(&[("Ala", &[30.0, 28.5, 25.0, 20.5, 18.4])]);
    days.series[0].provisional.push(4);
    check(
        &days,
        AT_MOST_20,
        [
            "Nel 2020: 18,4 giorni (dato provvisorio), 2,1 in meno rispetto al 2019. È il valore più basso dal 2016. L’obiettivo (al massimo 20 giorni) è raggiunto.",
            "Im Jahr 2020: 18,4 Tage (vorläufiger Wert), 2,1 weniger als 2019. Das ist der niedrigste Wert seit 2016. Das Ziel (höchstens 20 Tage) ist erreicht.",
            "In 2020: 18.4 days (provisional), 2.1 lower than in 2019. It is the lowest value since 2016. The target (at most 20 days) is met.",
        ],
    );
}

#[test]
fn no_record_is_told_where_there_is_none() {
    let tells = |values: &[f64]| {
        let said = summary(&yearly(&[("Ala", values)]), &ALL, None, &fake(Italian));
        said.split_once(". ").map_or(String::new(), |(_, it)| it.into())
    };
    assert_eq!(tells(&[1.0, 2.0, 3.0, 4.0]), "È il valore più alto dal 2016.");
    assert_eq!(tells(&[NAN, 2.0, 1.0, 3.0, 4.0]), "È il valore più alto dal 2017.");
    for values in [
        &[1.0, 2.0, 3.0][..],
        &[1.0, 4.0, 3.0, 4.0],
        &[1.0, 4.04, 3.0, 4.0],
        &[1.0, 5.0, 3.0, 4.0],
        &[NAN, 1.0, NAN, 3.0, 4.0],
        &[4.0, 4.0, 4.0, 4.0],
    ] {
        assert_eq!(tells(values), "", "{values:?}");
    }
}

#[test]
fn a_change_is_told_against_the_position_right_before_only() {
    check(
        &yearly(&[("Ala", &[3.0, NAN, 4.0])]),
        None,
        ["Nel 2018: 4 giorni.", "Im Jahr 2018: 4 Tage.", "In 2018: 4 days."],
    );
    check(
        &yearly(&[("Ala", &[3.0, 4.0, NAN])]),
        None,
        [
            "Nel 2017: 4 giorni, 1 in più rispetto al 2016.",
            "Im Jahr 2017: 4 Tage, 1 mehr als 2016.",
            "In 2017: 4 days, 1 higher than in 2016.",
        ],
    );
    check(
        &yearly(&[("Ala", &[4.01, 4.0])]),
        None,
        [
            "Nel 2017: 4 giorni, invariato rispetto al 2016.",
            "Im Jahr 2017: 4 Tage, unverändert gegenüber 2016.",
            "In 2017: 4 days, unchanged compared with 2016.",
        ],
    );
}

#[test]
fn a_change_is_what_lies_between_the_written_values() {
    let said = summary(&yearly(&[("Ala", &[18.44, 18.46])]), &ALL, None, &fake(Italian));
    assert_eq!(said, "Nel 2017: 18,5 giorni, 0,1 in più rispetto al 2016.");
}

#[test]
fn percentages_change_by_points() {
    let rates = yearly(&[("Ala", &[60.0, 61.0, 63.1])]);
    let said = |language| summary(&rates, &ALL, None, &Fake { language, unit: "%" });
    assert_eq!(
        said(Italian),
        "Nel 2018: 63,1%, 2,1\u{a0}punti percentuali in più rispetto al 2017."
    );
    assert_eq!(said(German), "Im Jahr 2018: 63,1%, 2,1\u{a0}Prozentpunkte mehr als 2017.");
    assert_eq!(said(English), "In 2018: 63.1%, 2.1\u{a0}percentage points higher than in 2017.");
}

#[test]
fn a_target_is_met_from_its_better_side_only() {
    let line = yearly(&[("Ala", &[20.0])]);
    let said = |goal| summary(&line, &ALL, goal, &fake(Italian));
    assert!(said(AT_MOST_20).ends_with("L’obiettivo (al massimo 20 giorni) è raggiunto."));
    assert!(said(AT_LEAST_20).ends_with("L’obiettivo (almeno 20 giorni) è raggiunto."));
    let missed = Goal { value: 19.0, better: Some(Better::Lower) };
    assert!(said(Some(missed)).ends_with("L’obiettivo (al massimo 19 giorni) non è raggiunto."));
    let unknown = Goal { value: 19.0, better: None };
    assert!(said(Some(unknown)).ends_with(" Obiettivo: 19 giorni."));
}

#[test]
fn moments_have_the_small_words_of_their_language() {
    for (grain, days, expected) in [
        (
            Grain::Month,
            ["2024-03-01", "2024-04-01"],
            [
                "Ad aprile 2024: 2 giorni, 1 in più rispetto a marzo 2024.",
                "Im April 2024: 2 Tage, 1 mehr als im März 2024.",
                "In April 2024: 2 days, 1 higher than in March 2024.",
            ],
        ),
        (
            Grain::Day,
            ["2024-03-02", "2024-03-03"],
            [
                "Il 3 marzo 2024: 2 giorni, 1 in più rispetto al 2 marzo 2024.",
                "Am 3. März 2024: 2 Tage, 1 mehr als am 2. März 2024.",
                "On 3 March 2024: 2 days, 1 higher than on 2 March 2024.",
            ],
        ),
        (
            Grain::Day,
            ["2024-03-08", "2024-03-11"],
            [
                "L’11 marzo 2024: 2 giorni, 1 in più rispetto all’8 marzo 2024.",
                "Am 11. März 2024: 2 Tage, 1 mehr als am 8. März 2024.",
                "On 11 March 2024: 2 days, 1 higher than on 8 March 2024.",
            ],
        ),
        (
            Grain::Quarter,
            ["2023-01-01", "2024-01-01"],
            [
                "Nel 1º trimestre 2024: 2 giorni, 1 in più rispetto al 1º trimestre 2023.",
                "Im 1. Quartal 2024: 2 Tage, 1 mehr als im 1. Quartal 2023.",
                "In Q1 2024: 2 days, 1 higher than in Q1 2023.",
            ],
        ),
    ] {
        check(&at(grain, &days, &[1.0, 2.0]), None, expected);
    }
    let days = at(Grain::Day, &["2024-03-08"; 2], &[1.0, 2.0]);
    let since = |language| when(Case::Since, &days, 0, &fake(language));
    assert_eq!(since(Italian), "dall’8 marzo 2024");
    assert_eq!(since(German), "seit dem 8. März 2024");
    let months = at(Grain::Month, &["2024-04-01"], &[1.0]);
    assert_eq!(when(Case::Since, &months, 0, &fake(Italian)), "da aprile 2024");
    assert_eq!(when(Case::Against, &months, 0, &fake(Italian)), "rispetto ad aprile 2024");
}

#[test]
fn several_series_are_compared_at_their_latest_common_position() {
    check(
        &yearly(&[
            ("Ala", &[10.0, 34.0, 36.0]),
            ("Avio", &[15.0, 12.0, NAN]),
            ("Mori", &[11.0, 13.0, 14.0]),
        ]),
        AT_MOST_20,
        [
            "Nel 2017 il valore più alto è 34 giorni (Ala), il più basso 12 giorni (Avio). L’obiettivo (al massimo 20 giorni) è raggiunto da 2 valori su 3.",
            "Im Jahr 2017 ist der höchste Wert 34 Tage (Ala), der niedrigste 12 Tage (Avio). Das Ziel (höchstens 20 Tage) erreichen 2 von 3 Werten.",
            "In 2017 the highest value is 34 days (Ala), the lowest 12 days (Avio). The target (at most 20 days) is met by 2 of 3 values.",
        ],
    );
    check(
        &yearly(&[("Ala", &[1.0, NAN]), ("Avio", &[NAN, 2.0])]),
        None,
        ["2 serie, 2 valori.", "2 Reihen, 2 Werte.", "2 series, 2 values."],
    );
    check(
        &yearly(&[("Ala", &[1.0]), ("Avio", &[1.0])]),
        AT_LEAST_20,
        [
            "Nel 2016 tutti i valori sono 1 giorni. L’obiettivo (almeno 20 giorni) non è raggiunto da nessun valore.",
            "Im Jahr 2016 sind alle Werte 1 Tage. Das Ziel (mindestens 20 Tage) erreicht keiner der Werte.",
            "In 2016 all values are 1 days. The target (at least 20 days) is met by none of the values.",
        ],
    );
}

#[test]
fn categories_have_a_greatest_and_a_least() {
    let mut schools = places(&[("Alunni", &[34.0, 12.0, NAN, 20.0])]);
    schools.series[0].provisional.push(1);
    check(
        &schools,
        None,
        [
            "Il valore più alto è 34 giorni (Ala), il più basso 12 giorni (Avio, dato provvisorio).",
            "Der höchste Wert ist 34 Tage (Ala), der niedrigste 12 Tage (Avio, vorläufiger Wert).",
            "The highest value is 34 days (Ala), the lowest 12 days (Avio, provisional).",
        ],
    );
    check(
        &places(&[("Alunni", &[3.0, 1.0, 3.0, 1.0])]),
        None,
        [
            "Il valore più alto è 3 giorni (Ala; Mori), il più basso 1 giorni (Avio; Arco).",
            "Der höchste Wert ist 3 Tage (Ala; Mori), der niedrigste 1 Tage (Avio; Arco).",
            "The highest value is 3 days (Ala; Mori), the lowest 1 days (Avio; Arco).",
        ],
    );
    check(&places(&[("Alunni", &[3.0])]), None, ["Ala: 3 giorni.", "Ala: 3 Tage.", "Ala: 3 days."]);
}

#[test]
fn of_many_that_share_an_extreme_three_are_named() {
    let names = (0..5).map(whole).collect();
    let bars = plot(Kind::Bar, Axis::Categories(names), &[("n", &[2.0, 2.0, 2.0, 2.0, 1.0])]);
    let said = summary(&bars, &ALL, None, &Fake { language: Italian, unit: "" });
    assert_eq!(said, "Il valore più alto è 2 (0; 1; 2; …), il più basso 1 (4).");
}

#[test]
fn several_series_of_categories_name_both() {
    let waste = places(&[("Carta", &[3.0, 4.0]), ("Vetro", &[1.0, 2.0])]);
    let said = summary(&waste, &ALL, AT_MOST_20, &Fake { language: Italian, unit: " t" });
    assert_eq!(
        said,
        "Il valore più alto è 4 t (Carta, Avio), il più basso 1 t (Vetro, Ala). L’obiettivo (al massimo 20 t) è raggiunto da 4 valori su 4."
    );
    let said = summary(&waste, &[false, true], None, &Fake { language: Italian, unit: " t" });
    assert_eq!(said, "Il valore più alto è 2 t (Avio), il più basso 1 t (Ala).");
}

#[test]
fn numbers_as_positions_are_named_after_their_column() {
    let ages = plot(Kind::Line, Axis::Numbers(vec![10.0, 45.0]), &[("n", &[5.0, 9.0])]);
    let said = summary(&ages, &ALL, None, &Fake { language: Italian, unit: "" });
    assert_eq!(said, "Il valore più alto è 9 (Anno 45), il più basso 5 (Anno 10).");
}

#[test]
fn of_points_only_their_number_is_told() {
    let axis = Axis::Numbers(vec![1.0, 2.0, 3.0]);
    let points = plot(Kind::Scatter, axis, &[("n", &[5.0, NAN, 9.0])]);
    check(&points, AT_MOST_20, ["2 punti.", "2 Punkte.", "2 points."]);
}

#[test]
fn points_with_names_are_told_apart() {
    let axis = Axis::Numbers(vec![1.0, 2.0, 3.0]);
    let mut points = plot(Kind::Scatter, axis, &[("n", &[5.0, NAN, 9.0])]);
    let texts = ["Nido", "Ex scuola", "Piscina"].map(str::to_owned).to_vec();
    points.names = Some(Names { column: "Edificio".to_owned(), texts });
    check(
        &points,
        AT_MOST_20,
        [
            "2 punti. Il valore più alto è 9 giorni (Piscina: 3), il più basso 5 giorni (Nido: 1).",
            "2 Punkte. Der höchste Wert ist 9 Tage (Piscina: 3), der niedrigste 5 Tage (Nido: 1).",
            "2 points. The highest value is 9 days (Piscina: 3), the lowest 5 days (Nido: 1).",
        ],
    );
    points.left_out = 1;
    check(&points, AT_MOST_20, ["2 punti.", "2 Punkte.", "2 points."]);
}

#[test]
fn a_target_says_nothing_of_parts() {
    let mut waste = places(&[("Carta", &[3.0, 4.0]), ("Vetro", &[1.0, 2.0])]);
    waste.kind = Kind::Stack;
    let said = summary(&waste, &ALL, AT_MOST_20, &Fake { language: Italian, unit: " t" });
    assert!(!said.contains("obiettivo"), "{said}");
}

#[test]
fn of_bars_upon_each_other_the_height_is_told() {
    let mut waste = yearly(&[("Carta", &[3.0, 4.0, 5.0]), ("Vetro", &[1.0, 2.0, 4.0])]);
    waste.kind = Kind::Stack;
    waste.series[1].provisional = vec![2];
    check(
        &waste,
        None,
        [
            "Totale. Nel 2018: 9 giorni (dato provvisorio), 3 in più rispetto al 2017. \
             Nel 2018 il valore più alto è 5 giorni (Carta), il più basso 4 giorni (Vetro, dato provvisorio).",
            "Summe. Im Jahr 2018: 9 Tage (vorläufiger Wert), 3 mehr als 2017. \
             Im Jahr 2018 ist der höchste Wert 5 Tage (Carta), der niedrigste 4 Tage (Vetro, vorläufiger Wert).",
            "Total. In 2018: 9 days (provisional), 3 higher than in 2017. \
             In 2018 the highest value is 5 days (Carta), the lowest 4 days (Vetro, provisional).",
        ],
    );
    // Of a sum no part may be missing.
    waste.series[0].values[2] = NAN;
    let said = summary(&waste, &ALL, None, &fake(Italian));
    assert!(said.starts_with("Totale. Nel 2017: 6 giorni, 2 in più rispetto al 2016."), "{said}");
}

#[test]
fn nothing_is_told_of_nothing() {
    check(&yearly(&[("Ala", &[NAN, NAN])]), AT_MOST_20, [""; 3]);
    let off = summary(&yearly(&[("Ala", &[1.0])]), &[false], None, &fake(Italian));
    assert_eq!(off, "");
    assert_eq!(summary(&example(), &ALL, None, &fake(Italian)), "");
}

#[test]
fn a_tile_tells_trend_and_target() {
    let days = yearly(&[("Ala", &[20.5, 18.4])]);
    let goal = Goal { value: 20.0, better: Some(Better::Lower) };
    for (language, moved, aim) in [
        (Italian, "−2,1 giorni rispetto al 2016", "Obiettivo: al massimo 20 giorni, raggiunto"),
        (German, "−2,1 Tage gegenüber 2016", "Ziel: höchstens 20 Tage, erreicht"),
        (English, "−2.1 days compared with 2016", "Target: at most 20 days, met"),
    ] {
        assert_eq!(trend(&days, &ALL, &fake(language)).as_deref(), Some(moved));
        assert_eq!(target_line(&days, &ALL, goal, "", &fake(language)), aim);
    }
    let missed = Goal { value: 30.0, better: Some(Better::Higher) };
    let line = target_line(&days, &ALL, missed, "Obiettivo 2025", &fake(Italian));
    assert_eq!(line, "Obiettivo 2025: almeno 30 giorni, non raggiunto");
    let unknown = Goal { value: 30.0, better: None };
    assert_eq!(target_line(&days, &ALL, unknown, "", &fake(Italian)), "Obiettivo: 30 giorni");
}

#[test]
fn a_trend_needs_the_value_right_before() {
    for values in [&[1.0][..], &[1.0, NAN, 2.0], &[NAN]] {
        assert_eq!(trend(&yearly(&[("Ala", values)]), &ALL, &fake(Italian)), None);
    }
    let same = yearly(&[("Ala", &[4.0, 4.0])]);
    let said = trend(&same, &ALL, &fake(Italian));
    assert_eq!(said.as_deref(), Some("invariato rispetto al 2016"));
    assert_eq!(trend(&places(&[("Ala", &[1.0, 2.0])]), &ALL, &fake(Italian)), None);
}

fn example() -> Plot {
    Plot {
        x_name: "Anno".into(),
        ..Plot::new(Kind::Line, Axis::Categories(Vec::new()), Vec::new())
    }
}
