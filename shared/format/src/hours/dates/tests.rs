//! Which days are named, and which nobody can be sure of.

use proptest::prelude::*;

use super::*;

type Civil = (i32, u32, u32);

fn check(said: &str, expected: &[(Civil, Civil, Again)]) {
    let found = read(said).map(|it| {
        assert!(it.days.is_empty(), "{said}: {:?}", it.days);
        it.dates.iter().map(|it| (it.0.civil(), it.1.civil(), it.2)).collect::<Vec<_>>()
    });
    assert_eq!(found.as_deref(), Some(expected), "{said}");
}

#[test]
fn days_are_read_as_they_are_written() {
    for (said, first, last, again) in [
        ("25/12/2026", (2026, 12, 25), (2026, 12, 25), Again::Never),
        ("2026-12-25", (2026, 12, 25), (2026, 12, 25), Again::Never),
        ("venerdì 25 dicembre 2026", (2026, 12, 25), (2026, 12, 25), Again::Never),
        ("dal 24/12/2026 al 06/01/2027", (2026, 12, 24), (2027, 1, 6), Again::Never),
        ("24-12-2026 – 06-01-2027", (2026, 12, 24), (2027, 1, 6), Again::Never),
        ("dal 10 al 20 agosto 2026", (2026, 8, 10), (2026, 8, 20), Again::Never),
        ("agosto 2026", (2026, 8, 1), (2026, 8, 31), Again::Never),
        ("25 Dicembre", (2000, 12, 25), (2000, 12, 25), Again::Yearly),
        ("1° gennaio", (2000, 1, 1), (2000, 1, 1), Again::Yearly),
        ("25/12", (2000, 12, 25), (2000, 12, 25), Again::Yearly),
        ("dal 10/08 al 20/08", (2000, 8, 10), (2000, 8, 20), Again::Yearly),
        ("dal 10 al 20 agosto", (2000, 8, 10), (2000, 8, 20), Again::Yearly),
        ("dal 10 fino al 20 agosto", (2000, 8, 10), (2000, 8, 20), Again::Yearly),
        ("dall'8 all'11 agosto", (2000, 8, 8), (2000, 8, 11), Again::Yearly),
        ("10-20 agosto", (2000, 8, 10), (2000, 8, 20), Again::Yearly),
        ("24 dicembre - 6 gennaio", (2000, 12, 24), (2000, 1, 6), Again::Yearly),
        ("da Natale a Capodanno", (2000, 12, 25), (2000, 1, 1), Again::Yearly),
        ("nel mese di agosto", (2000, 8, 1), (2000, 8, 31), Again::Yearly),
        ("da gennaio a febbraio", (2000, 1, 1), (2000, 2, 29), Again::Yearly),
        ("il 15 agosto di ogni anno", (2000, 8, 15), (2000, 8, 15), Again::Yearly),
        ("Ferragosto", (2000, 8, 15), (2000, 8, 15), Again::Yearly),
        ("Pasqua", (2000, 4, 23), (2000, 4, 23), Again::WithEaster),
        ("lunedì dell’Angelo", (2000, 4, 24), (2000, 4, 24), Again::WithEaster),
        ("Pasqua 2026", (2026, 4, 5), (2026, 4, 5), Again::Never),
        ("dal 24/12/2026 all'Epifania 2027", (2026, 12, 24), (2027, 1, 6), Again::Never),
    ] {
        check(said, &[(first, last, again)]);
    }
}

#[test]
fn several_days_stand_in_a_list() {
    let days = |them: &[(u32, u32)]| -> Vec<_> {
        them.iter().map(|it| ((2000, it.1, it.0), (2000, it.1, it.0), Again::Yearly)).collect()
    };
    for said in ["25/12 e 1/1", "25/12, 1/1", "Natale e Capodanno", "a Natale e a Capodanno"] {
        check(said, &days(&[(25, 12), (1, 1)]));
    }
    for said in [
        "25 e 26 dicembre",
        "25/12, 26/12",
        "25, 26 dicembre",
        "Natale, Santo Stefano",
        "Natale e S. Stefano.",
    ] {
        check(said, &days(&[(25, 12), (26, 12)]));
    }
    check("1 gennaio, 25 dicembre", &days(&[(1, 1), (25, 12)]));
    let seen = read("25/12/2026, dal 2 al 5 gennaio 2027; Pasquetta").expect("days");
    assert_eq!(seen.dates.len(), 3);
}

#[test]
fn days_of_the_week_and_holidays_are_named_beside_them() {
    for (said, days, dates) in [
        ("festivi", Days::HOLIDAYS, 0),
        ("giorni festivi", Days::HOLIDAYS, 0),
        ("tutti i giorni festivi", Days::HOLIDAYS, 0),
        ("festività nazionali", Days::HOLIDAYS, 0),
        ("sabato e festivi", Days::on(5).and(Days::HOLIDAYS), 0),
        ("Domenica", Days::on(6), 0),
        ("domenica, festivi, 24/12", Days::on(6).and(Days::HOLIDAYS), 1),
        ("martedì e venerdì 25 dicembre", Days::on(1), 1),
    ] {
        let found = read(said).expect(said);
        assert_eq!((found.days, found.dates.len()), (days, dates), "{said}");
    }
}

#[test]
fn what_is_not_wholly_understood_names_nothing() {
    for said in [
        "",
        "e",
        "31/02",
        "1 2 3",
        "dal 20/08/2026 al 10/08/2026",
        "10/08/2026 - 20/08",
        "10/08 - 20/08 - 30/08",
        "dal 10 agosto al",
        "dal 10 agosto",
        "dal 10/08/2026",
        "da agosto",
        "fino al 20 agosto",
        "al 20 agosto",
        "dal",
        "25 dicembre e 1 gennaio 2027",
        "prefestivi",
        "vigilia di Natale",
        "lunedì di Pasqua",
        "dal lunedì al venerdì",
        "da Pasqua a Ferragosto",
        "tutti i giorni",
        "dalle 12 del 24 dicembre",
        "prima settimana di agosto",
        "15 giorni di agosto",
        "ferie",
        &"25/12, ".repeat(100),
    ] {
        assert!(read(said).is_none(), "{said}: {:?}", read(said));
    }
}

proptest! {
    #[test]
    fn no_text_stops_the_reader(text in "(dal|al|e|,|-|[0-9]{1,5}|[0-9]{1,2}/[0-9]{1,2}|agosto|pasqua|natale|lun|festivi|giorni|2026|9999|[à-ü.]| ){0,16}") {
        if let Some(named) = read(&text) {
            let runs = |it: &(Date, Date, Again)| it.2 == Again::Yearly || it.0 <= it.1;
            prop_assert!(named.dates.iter().all(runs), "{:?}", named);
        }
    }
}
