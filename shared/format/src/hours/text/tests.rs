//! What is understood, and what is left in words.

use proptest::prelude::*;

use super::*;

/// `0-4 540-720 840-1080 | 5 …`: days, then spans, rule by rule.
fn shown(hours: &Hours) -> String {
    let mut text = String::new();
    for rule in &hours.seasons[0].rules {
        if !text.is_empty() {
            text.push_str(" | ");
        }
        (0..7).filter(|it| rule.days.contains(*it)).for_each(|it| text += &it.to_string());
        if rule.days.names_holidays() {
            text.push('H');
        }
        for span in &rule.spans {
            text += &format!(" {}-{}", span.opens(), span.closes());
        }
    }
    text
}

fn check(expected: &str, texts: &[&str]) {
    for text in texts {
        let read = read(text).map(|it| shown(&it));
        assert_eq!(read.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_lunch_break_is_understood_in_every_spelling() {
    check(
        "01234 510-750 840-1020",
        &[
            "lun-ven 8:30-12:30 e 14-17",
            "Lunedì - Venerdì: 8.30 - 12.30 / 14.00 - 17.00",
            "lun-ven 8.30-12.30/14.00-17.00",
            "dal lunedì al venerdì dalle ore 8.30 alle 12.30 e dalle 14 alle 17",
            "da lunedì a venerdì, ore 08:30-12:30, 14:00-17:00",
            "Mo-Fr 08:30-12:30,14:00-17:00",
            "Montag bis Freitag von 8:30 bis 12:30 Uhr und 14 bis 17 Uhr",
            "lun–ven 8h30–12h30, 14–17",
            "Monday to Friday from 8:30 to 12:30 and 14:00 to 17:00",
        ],
    );
}

#[test]
fn several_days_have_several_hours() {
    check(
        "02 540-720 | 4 840-1080",
        &["lun, mer 9-12; ven 14-18", "lunedì e mercoledì 9-12\nvenerdì 14-18"],
    );
    check(
        "01234 540-720 | 5 600-720",
        &["lun-ven 9-12, sabato 10-12", "Mo-Fr 09:00-12:00; Sa 10:00-12:00"],
    );
    check(
        "0123456 480-1200",
        &["8-20", "tutti i giorni dalle 8 alle 20", "aperto tutti i giorni 8-20"],
    );
    check("5 540-720", &["ogni sabato 9-12", "tutti i sabato dalle 9 alle 12"]);
    check(
        "4 510-750 840-1020",
        &[
            "venerdì mattina 8:30-12:30, pomeriggio 14-17",
            "venerdì: mattino dalle 8:30 alle 12:30 e pomeriggio dalle 14 alle 17",
            "venerdì 8:30-12:30 (mattina) e 14-17 (pomeriggio)",
        ],
    );
    check("456 1080-1560", &["ven-dom 18-2", "Fr-Su 18:00-02:00"]);
}

#[test]
fn the_afternoon_may_follow_the_morning_as_a_statement_of_its_own() {
    check("01234 510-750 | 01234 840-1020", &["lun–ven 8:30–12:30; lun–ven 14–17"]);
}

#[test]
fn closed_days_are_taken_out() {
    check(
        "123456 540-1080",
        &[
            "tutti i giorni 9-18, chiuso il lunedì",
            "Mo-Su 09:00-18:00; Mo off",
            "tutti i giorni 9-18. Lunedì chiuso",
        ],
    );
    check("01234 540-720 | 6H", &["lun-ven 9-12; domenica e festivi chiuso"]);
    check("01234 540-720 | H", &["lun-ven 9-12; chiuso tutti i festivi"]);
    check("01234 540-720 | H", &["Mo-Fr 09:00-12:00; PH off"]);
}

#[test]
fn for_openstreetmap_what_comes_later_counts() {
    check("0134 540-720 | 2 840-1020", &["Mo-Fr 09:00-12:00; We 14:00-17:00"]);
}

#[test]
fn what_never_closes_is_open_on_holidays_too() {
    for text in ["24/7", "sempre aperto", "aperto sempre", "aperto 24/7"] {
        let hours = read(text).expect("hours");
        assert_eq!(
            (shown(&hours).as_str(), hours.holidays),
            ("0123456 0-1440", Holidays::AsUsual),
            "{text}"
        );
    }
}

#[test]
fn hours_of_some_days_only_are_understood_where_their_years_are_told() {
    let said = "lun-ven 9-12; sab 10-12\ndal 1/7/2026 al 31/8/2026: lun-ven 8-13\nNatale e 1/1: chiuso; \
                24 dicembre: 9-11";
    let hours = read(said).expect("hours");
    assert_eq!(shown(&hours), "01234 540-720 | 5 600-720");
    let [_, summer] = &hours.seasons[..] else { panic!("{hours:?}") };
    let limits = [summer.valid_from, summer.valid_through].map(|it| it.expect("a day").iso());
    assert_eq!(limits, ["2026-07-01", "2026-08-31"]);
    let spans: Vec<usize> = hours.exceptions.iter().map(|it| it.spans.len()).collect();
    assert_eq!(spans, [0, 0, 1]);
    for said in [
        "dal 1 giugno al 30 settembre: lun-ven 9-12",
        "lun-ven 9-12; dal 1 giugno al 30 settembre: 9-12",
        "lun-ven 9-12; agosto: 9-12",
        "lun-ven 9-12; 25/12: chiuso; sab 10-12",
        "lun-ven 9-12; dal 1/6/2026 in poi: chiuso",
        "lun-ven 9-12; fino al 1 giugno: 9-12",
        "lun-ven 9-12; 25/12: aperto",
        "25/12: chiuso",
        "lun-ven 9-12; sabato dal 1/7/2026 al 31/8/2026: 9-12",
        "lun-ven 9-18; 24/12: chiuso il pomeriggio",
    ] {
        assert_eq!(read(said), None, "{said}");
    }
}

#[test]
fn what_is_not_wholly_understood_stays_in_words() {
    for text in [
        "",
        "chiuso",
        "chiuso il lunedì",
        "su appuntamento",
        "lun-ven 9-12 circa",
        "lun-ven 9-12 (agosto chiuso)",
        "lun-ven 9-12; mercoledì 14-17",
        "da aprile a ottobre 9-18",
        "Apr-Oct 09:00-18:00",
        "9",
        "9-",
        "lun-ven",
        "lun-ven 25-26",
        "9-12-15",
        "1.5. 9-12",
        "il 9/12 9-12",
        "2026",
        "festivi-lunedì 9-12",
        "prima domenica del mese 9-12",
        "lun 9-12 chiuso",
        "tutti i giorni 9-18, chiuso il lunedì mattina",
        "tutti i giorni 9-18, lunedì pomeriggio chiuso",
        "tutti i giorni 9-18, pomeriggio chiuso il lunedì",
        "lun-ven 9-18; chiuso lunedì mattina",
        "lun-ven 9-18 pomeriggio chiuso",
        "lunedì pomeriggio e martedì 9-18",
        "-",
        ";;;",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn the_cell_of_a_matrix_is_one_day() {
    let spans = |text: &str| {
        spans(text).map(|it| it.iter().map(|it| (it.opens(), it.closes())).collect::<Vec<_>>())
    };
    for text in ["09.00-12.00", "9-12", " 09:00 - 12:00 ", "dalle 9 alle 12", "9.00–12.00"] {
        assert_eq!(spans(text), Some(vec![(540, 720)]), "{text}");
    }
    assert_eq!(spans("9-12 / 14-18"), Some(vec![(540, 720), (840, 1080)]));
    assert_eq!(spans("chiuso"), Some(vec![]));
    assert_eq!(spans("9-12, pomeriggio chiuso"), None);
    for text in [
        "chiuso il pomeriggio",
        "mattina",
        "chiuso mattina",
        "su appuntamento",
        "lun 9-12",
        "9",
        "aperto",
    ] {
        assert_eq!(spans(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_stops_the_reader(text in "([a-z]{1,4}|lun|ven|9|12:30|-|,|;|e|chiuso|PH|24/7|[0-9]{1,5}| ){0,14}") {
        if let Some(hours) = read(&text) {
            prop_assert!(hours.seasons[0].rules.iter().any(|it| !it.spans.is_empty()));
        }
    }
}
