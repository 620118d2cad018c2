//! How exact values are, and what they are measured in.

use super::*;
use Language::{English, German, Italian};

#[test]
fn values_have_as_many_decimals_as_the_source() {
    for (values, expected) in [
        (&[][..], 0),
        (&[1.0, 2.0, -3.0], 0),
        (&[1.0, 2.5], 1),
        (&[0.25, 1.0], 2),
        (&[1.0 / 3.0, 12.0], 2),
        (&[0.1 + 0.2, 0.5], 1),
        (&[f64::NAN, 4.0], 0),
        (&[f64::NAN], 0),
        (&[1e15, 1.0], 0),
        (&[18.4, 20.5, 19.0], 1),
        (&[0.0, 0.0], 0),
    ] {
        assert_eq!(needed_decimals(values), expected, "{values:?}");
    }
}

#[test]
fn small_values_are_not_rounded_to_nothing() {
    assert_eq!(needed_decimals(&[0.004, 0.002]), 3);
    assert_eq!(needed_decimals(&[0.001 / 3.0]), 5);
    assert_eq!(needed_decimals(&[1e-12, 2e-12]), UTMOST);
}

#[test]
fn every_value_of_a_table_and_some_of_everywhere_are_looked_at() {
    for at in [0, 1, 1500, LOOKED_AT - 1] {
        let mut values = vec![1.0; LOOKED_AT];
        values[at] = 0.25;
        assert_eq!(needed_decimals(&values), 2, "{at}");
    }
    let mut values = vec![1.0; 3_000_000];
    values[2_999_999] = 0.5;
    assert_eq!(needed_decimals(&values), 1);
    // Every seventh, as of Sundays.
    let weekly = (0..1_000_000).map(|it| if it % 7 == 3 { 0.5 } else { 1.0 }).collect::<Vec<_>>();
    assert_eq!(needed_decimals(&weekly), 1);
}

#[test]
fn percent_and_euro_are_known_by_their_names() {
    for (text, expected) in [
        ("", Measure::Nothing),
        (" % ", Measure::Percent),
        ("Prozent", Measure::Percent),
        ("EUR", Measure::Euro),
        ("€", Measure::Euro),
        ("mln €", Measure::Word("mln €".into())),
        ("giorni", Measure::Word("giorni".into())),
    ] {
        assert_eq!(Measure::from_text(text), expected, "{text}");
    }
}

#[test]
fn between_percentages_lie_points() {
    assert_eq!(points("2,1", Italian), "2,1\u{a0}punti percentuali");
    assert_eq!(points("−1", German), "−1\u{a0}Prozentpunkt");
    assert_eq!(points("1.0", English), "1.0\u{a0}percentage points");
}

#[test]
fn units_in_words_follow_their_number() {
    for (number, unit, expected) in [
        ("1", "giorni", "giorno"),
        ("−1", "giorni", "giorno"),
        ("-1", "giorni", "giorno"),
        ("-11", "giorno", "giorni"),
        ("+1", "mesi", "mese"),
        ("1,0", "giorni", "giorni"),
        ("0", "ora", "ore"),
        ("12", "Tag", "Tage"),
        ("1", "people", "person"),
        ("1", "kWh", "kWh"),
        ("1", "giorni lavorativi", "giorni lavorativi"),
    ] {
        assert_eq!(counted(number, unit), behind(number, expected));
    }
    assert_eq!(pieces(COUNTED, b" ").len() % 2, 0);
}

#[test]
fn a_unit_in_the_name_of_a_column_is_one() {
    let word = |it: &str| Measure::Word(it.to_owned());
    for (name, expected) in [
        ("Superficie (m²)", word("m²")),
        ("Superficie (lorda) (m²)", word("m²")),
        ("Intensità (kWh/m²)", word("kWh/m²")),
        ("Età (anni)", word("anni")),
        ("Quota (%)", Measure::Percent),
        ("Reddito (2024)", Measure::Nothing),
        ("Età (media)", Measure::Nothing),
        ("Superficie", Measure::Nothing),
        ("m²)", Measure::Nothing),
        ("Vuoto ()", Measure::Nothing),
    ] {
        assert_eq!(Measure::of_head(name), expected, "{name}");
    }
}

#[test]
fn the_head_of_a_column_says_its_unit_once() {
    let words = |unit: &str| Words {
        numbers: Numbers::new(Italian),
        unit: Measure::from_text(unit),
        decimals: 0,
        places: 0,
        across: Measure::Nothing,
        is_share: false,
    };
    assert_eq!(words("kWh").head("Energia"), "Energia (kWh)");
    assert_eq!(words("kWh").head("Energia in kWh"), "Energia in kWh");
    assert_eq!(words("t").head("Totale (t)"), "Totale (t)");
    assert_eq!(words("t").head("Trattati"), "Trattati (t)");
    assert_eq!(words("m").head("mm²"), "mm² (m)");
    for name in ["Tempo medio (in giorni)", "Tempo [giorni]", "Tempo (giorni) 2022"] {
        assert_eq!(words("giorni").head(name), name);
    }
    assert_eq!(words("kWh").short("(kWh)"), "(kWh)");
    assert_eq!(words("%").head("Quota"), "Quota");
    assert_eq!(words("kWh").axis_unit(), Some("kWh"));
    assert_eq!(words("kg").axis_unit(), None);
    assert_eq!(words("%").axis_unit(), None);
    assert_eq!(words("€").short("Previsto (€)"), "Previsto");
    assert_eq!(words("€").short("Previsto (netto)"), "Previsto (netto)");
    assert_eq!(words("").short("Previsto (netto)"), "Previsto (netto)");
}

#[test]
fn a_gap_is_said_and_never_a_number() {
    let words = Words {
        numbers: Numbers::new(German),
        unit: Measure::Euro,
        decimals: 0,
        places: 0,
        across: Measure::Nothing,
        is_share: false,
    };
    assert_eq!(words.value(f64::NAN), "kein Wert");
    assert_eq!((&*words.cell(f64::NAN), &*words.bare(f64::NAN)), ("", ""));
}
