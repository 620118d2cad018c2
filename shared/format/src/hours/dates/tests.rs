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
        ("sabato 15 agosto 2026", (2026, 8, 15), (2026, 8, 15), Again::Never),
        ("sabato, 15 agosto 2026", (2026, 8, 15), (2026, 8, 15), Again::Never),
        ("da lunedì 10 a venerdì 21 agosto 2026", (2026, 8, 10), (2026, 8, 21), Again::Never),
        ("Giovedì Santo", (2000, 4, 20), (2000, 4, 20), Again::WithEaster),
        ("Venerdì Santo", (2000, 4, 21), (2000, 4, 21), Again::WithEaster),
        ("sabato santo", (2000, 4, 22), (2000, 4, 22), Again::WithEaster),
        ("Venerdì Santo 2026", (2026, 4, 3), (2026, 4, 3), Again::Never),
        (
            "dal Giovedì Santo al lunedì dell'Angelo",
            (2000, 4, 20),
            (2000, 4, 24),
            Again::WithEaster,
        ),
        ("da ottobre a maggio", (2000, 10, 1), (2000, 5, 31), Again::Yearly),
        ("10 al 20/08/2026", (2026, 8, 10), (2026, 8, 20), Again::Never),
        ("dal 10/08 al 20/08/2026", (2026, 8, 10), (2026, 8, 20), Again::Never),
        ("dal 24/12 al 6/1 compresi", (2000, 12, 24), (2000, 1, 6), Again::Yearly),
        ("chiuso per ferie dal 10 al 25 agosto 2026", (2026, 8, 10), (2026, 8, 25), Again::Never),
        ("dal 10 al 25 agosto 2026 per ferie", (2026, 8, 10), (2026, 8, 25), Again::Never),
        ("10\u{a0}agosto", (2000, 8, 10), (2000, 8, 10), Again::Yearly),
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
    check("24 e 31/12", &days(&[(24, 12), (31, 12)]));
    check("31 dicembre e 1, 2 gennaio", &days(&[(31, 12), (1, 1), (2, 1)]));
    for said in [
        "25 e 26 dicembre",
        "25/12, 26/12",
        "25, 26 dicembre",
        "Natale, Santo Stefano",
        "Natale e S. Stefano.",
    ] {
        check(said, &days(&[(25, 12), (26, 12)]));
    }
    check("1 e 2 novembre", &days(&[(1, 11), (2, 11)]));
    check(
        "dal 1/1 al 6/1 e da luglio ad agosto",
        &[
            ((2000, 1, 1), (2000, 1, 6), Again::Yearly),
            ((2000, 7, 1), (2000, 8, 31), Again::Yearly),
        ],
    );
    let july = ((2000, 7, 1), (2000, 7, 31), Again::Yearly);
    check("luglio e agosto", &[july, ((2000, 8, 1), (2000, 8, 31), Again::Yearly)]);
    check("1 gennaio, 25 dicembre", &days(&[(1, 1), (25, 12)]));
    let dated =
        |them: &[Civil]| -> Vec<_> { them.iter().map(|it| (*it, *it, Again::Never)).collect() };
    check("6/1/2027, 24/12/2026", &dated(&[(2027, 1, 6), (2026, 12, 24)]));
    check("24 e 31/12/2026", &dated(&[(2026, 12, 24), (2026, 12, 31)]));
    check("domenica 24 e lunedì 25 dicembre 2028", &dated(&[(2028, 12, 24), (2028, 12, 25)]));
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
        ("lunedì", Days::on(0), 0),
        ("tutti i lunedì", Days::on(0), 0),
        ("lunedì e il 25 dicembre", Days::on(0), 1),
        ("lunedì chiuso; 25 dicembre chiuso", Days::on(0), 1),
        ("domenica\nagosto\n25/12", Days::on(6), 2),
        ("lunedì, Natale, Capodanno", Days::on(0), 2),
        ("lunedì, dal 10 al 20 agosto", Days::on(0), 1),
        ("martedì e 25/12/2026", Days::on(1), 1),
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
        // Days of the week of some weeks only.
        "chiuso il sabato dal 1 luglio al 31 agosto",
        "sabato e domenica dal 1/7 al 31/8",
        "sabato dal 1/7/2026 al 31/8/2026",
        "tutti i lunedì di agosto",
        "nel mese di agosto chiuso il sabato",
        "agosto tutti i lunedì",
        "festivi dal 1/7 al 31/8",
        "festività di Natale",
        "weekend di agosto",
        "sabato fino al 31 agosto",
        "lunedì festivi",
        "1° domenica di agosto",
        "2° sabato di luglio",
        "prima domenica del mese",
        "1° lunedì di ogni mese",
        "1° giorno di agosto di ogni mese 2",
        "venerdì di Natale",
        "lunedì santo",
        "settimana santa",
        "venerdì e sabato santo",
        "venerdì santo e sabato",
        "domenica e lunedì dell'Angelo",
        "lunedì in Albis",
        "il 15 di ogni mese",
        // Days of the week that pin a year, contradict it, or say the same twice.
        "lunedì 7 dicembre",
        "lunedì, 25 dicembre",
        "domenica 24 e lunedì 25 dicembre",
        "lunedì 15 agosto 2026",
        "da lunedì 10 a giovedì 21 agosto 2026",
        "martedì e venerdì 25 dicembre",
        "martedì e venerdì 25 dicembre 2026",
        "25/12/2026 venerdì",
        "sabato e 15 agosto 2026",
        "sabato, domenica, 16 agosto 2026",
        // Years that nobody takes, or perhaps somebody.
        "agosto 2026 e 2027",
        "Natale 2026 e 2027",
        "nel 2026 dal 10 al 20 agosto",
        "2026 agosto",
        "24/12/2026, 31/12",
        "24/12, 31/12/2026",
        "24 dicembre 2026 al 6 gennaio",
        "dal 24/12 al 6/1/2027",
        "31 dicembre, 1 e 6 gennaio 2027",
        // Days in disorder.
        "dal 24 al 26 dicembre e dal 27 al 6 gennaio",
        "30, 31 e 2 gennaio",
        "30 e 2/1/2027",
        "1/1 - 25/12",
        "dal 20 al 10 agosto",
        "10/00",
        "25/0",
        "10/8 20/8",
        "15 al agosto",
        "dal 10 e 20 agosto",
        "dal 10 agosto 20 agosto",
        // Parts of days, other days.
        "lunedì mattina",
        "24/12 dalle 12",
        "24 dicembre chiusura alle 13",
        "lunedì 9-12",
        "lun-ven",
        "tranne agosto",
        "chiuso il lunedì, compresi i festivi",
        "lunedì, festivi inclusi",
        "ferie di Natale",
        "giugno/settembre",
        "1 e 15 luglio e agosto",
        "dal 10 al 20 luglio e agosto",
        &"25/12, ".repeat(100),
    ] {
        assert!(read(said).is_none(), "{said}: {:?}", read(said));
    }
}

proptest! {
    #[test]
    fn no_text_stops_the_reader(text in "(dal|al|e|,|-|[0-9]{1,5}|[0-9]{1,2}/[0-9]{1,2}|agosto|pasqua|natale|lun|sabato|santo|festivi|giorni|ferie|compresi|2026|9999|[à-ü.]| ){0,16}") {
        if let Some(named) = read(&text) {
            let runs = |it: &(Date, Date, Again)| it.2 == Again::Yearly || it.0 <= it.1;
            prop_assert!(named.dates.iter().all(runs), "{:?}", named);
        }
    }
}
