//! Days as people name them: `25/12/2026`, `dal 10 al 20 agosto`, `Natale e Capodanno`, `sabato e festivi`.

use cw_model::holiday::easter;
use cw_model::hours::{Again, Days};
use cw_model::number::digits;
use cw_model::scan::{SPACE, pieces, rank};
use cw_model::search::fold;
use cw_model::time::Date;

use super::tokens::{self, Token};

/// What a text names.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// Days of every week, and holidays.
    pub(super) days: Days,
    /// First and last days.
    pub(super) dates: Vec<(Date, Date, Again)>,
}

/// A day or a month, as far as it is told.
#[derive(Clone, Copy)]
struct Told {
    // Of a month as a whole there is none; of feasts that move, the days after Easter.
    day: Option<u32>,
    month: Option<u32>,
    year: Option<u32>,
    // Whether days begin with it, as after `dal`; and whether they end with it.
    begins: bool,
    ends: bool,
}

/// Words that change nothing here.
const EMPTY: &str = "il lo la le l i nei nel dell di mese giorno giorni tutti tutte ogni chiuso chiusa \
                     chiusura santo santa s nazionali";

const MONTHS: &str =
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre";

/// Feasts with a name of their own.
const FEASTS: &str =
    "pasqua pasquetta angelo capodanno epifania ferragosto ognissanti immacolata natale stefano";

/// Day and month of each, in the same order; month 0 counts from Easter.
const DAYS: &[(u32, u32)] = &[
    (0, EASTER),
    (1, EASTER),
    (1, EASTER),
    (1, 1),
    (6, 1),
    (15, 8),
    (1, 11),
    (8, 12),
    (25, 12),
    (26, 12),
];

const EASTER: u32 = 0;

/// Bytes; more of them are a story, or an attack.
const LONGEST: usize = 200;

/// Reads days; `None` unless every word is understood. Without years they are meant for every year.
pub(super) fn read(said: &str) -> Option<Named> {
    if LONGEST < said.len() {
        return None;
    }
    let said = spaced(said);
    let (mut named, mut told) = (Named::default(), Vec::<Told>::new());
    // What stood before the word at hand: `dal`, `al`, nothing or one between two of a list; and what days there
    // were before a weekday.
    let (mut begins, mut ends, mut joins, mut before) = (false, false, true, None);
    for word in words(&said) {
        if rank(EMPTY, word).is_some() {
            // `15 giorni di agosto` is no day.
            if word == "giorni" && told.last().is_some_and(|it| it.month.is_none()) {
                return None;
            }
            continue;
        }
        if rank("dal da dall", word).is_some() {
            begins = true;
            continue;
        }
        let weekday = before.take();
        let joined = std::mem::take(&mut joins);
        let mut one = Told { day: None, month: None, year: None, begins, ends };
        if let Some(month) = rank(MONTHS, word) {
            one.month = Some(month as u32 + 1);
            let unsaid = told.iter_mut().filter(|it| it.month.is_none());
            if unsaid.map(|it| it.month = one.month).count() != 0 {
                continue;
            }
        } else if let Some(feast) = rank(FEASTS, word) {
            // `lunedì dell'Angelo` is called so; `lunedì di Pasqua` is another day than Easter.
            if weekday.is_some() && word != "angelo" {
                return None;
            }
            let (day, month) = DAYS[feast];
            (one.day, one.month) = (Some(day), Some(month));
        } else if let Some(date) = civil(word) {
            let (year, month, day) = date.civil();
            (one.day, one.month, one.year) = (Some(day), Some(month), Some(year as u32));
        } else {
            match (tokens::word(word), &pieces(word, b"/")[..]) {
                (Some(Token::And), _) => {
                    joins = true;
                    continue;
                }
                // `a Natale`
                (Some(Token::To), _) if joined && rank("a ad all", word).is_some() => continue,
                (Some(Token::To), _) if weekday.is_none() => {
                    ends = true;
                    continue;
                }
                (Some(Token::Days(days)), _) if !ends && days != Days::WEEK => {
                    before = days.single().map(|_| named.days);
                    named.days = named.days.and(days);
                    continue;
                }
                (_, [year]) if year.len() == 4 => {
                    let year = digits(year)?;
                    told.iter_mut().for_each(|it| it.year = it.year.or(Some(year)));
                    continue;
                }
                (_, [day]) => one.day = Some(digits(day)?),
                (_, [day, month]) => {
                    (one.day, one.month) = (Some(digits(day)?), Some(digits(month)?))
                }
                _ => return None,
            }
        }
        // `venerdì 25 dicembre`
        named.days = weekday.unwrap_or(named.days);
        told.push(one);
        (begins, ends) = (false, false);
    }
    let mut rest = &told[..];
    while let [first, after @ ..] = rest {
        let range = after.first().filter(|it| it.ends);
        // `dal 10 agosto` alone has no end, `fino al 20 agosto` no beginning.
        if first.ends || first.begins && range.is_none() {
            return None;
        }
        rest = &after[range.map_or(0, |_| 1)..];
        named.dates.push(first.until(range.unwrap_or(first))?);
    }
    let is_in_order = |it: &[(Date, Date, Again)]| {
        it[1].2 != Again::Never || it[0].2 != Again::Never || it[0].1 < it[1].0
    };
    // `25 dicembre e 1 gennaio 2027`: the year was not meant for both.
    let is_said = !named.days.is_empty() || !named.dates.is_empty();
    (is_said && !ends && !begins && named.dates.windows(2).all(is_in_order)).then_some(named)
}

impl Told {
    /// The days from this one to another.
    fn until(&self, last: &Told) -> Option<(Date, Date, Again)> {
        let moves = [self, last].map(|it| it.month == Some(EASTER));
        let again = match (self.year.or(last.year), moves) {
            (Some(_), _) => Again::Never,
            (None, [false, false]) => Again::Yearly,
            (None, [true, true]) => Again::WithEaster,
            _ => return None,
        };
        // Any leap year will do where none is told.
        let year = |it: &Told| if again == Again::Never { it.year } else { Some(2000) };
        let (from, to) = (year(self)? as i32, year(last)? as i32);
        let first = self.date(from, self.day.unwrap_or(1))?;
        // The last day of a month as a whole is the last there is.
        let last = match last.day {
            Some(day) => last.date(to, day)?,
            None => (28..=31).rev().find_map(|it| last.date(to, it))?,
        };
        (again == Again::Yearly || first <= last).then_some((first, last, again))
    }

    fn date(&self, year: i32, day: u32) -> Option<Date> {
        match self.month? {
            EASTER => Some(easter(year).add_days(day as i32)),
            month => Date::new(year, month, day),
        }
    }
}

/// In small letters, with spaces around what stands between words.
fn spaced(said: &str) -> String {
    let (mut folded, mut spaced) = (String::new(), String::new());
    fold(said, &mut folded);
    for sign in folded.chars() {
        match sign {
            ',' | ';' | '&' | '+' | '\n' => spaced.push_str(" e "),
            '\'' => spaced.push(' '),
            '°' | 'º' => {}
            '\u{2013}' | '\u{2014}' => spaced.push('-'),
            sign => spaced.push(sign),
        }
    }
    spaced
}

/// The words; a hyphen that is not inside a date is `al`.
fn words(said: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for chunk in pieces(said, SPACE) {
        let chunk = chunk.strip_suffix('.').unwrap_or(chunk);
        if civil(chunk).is_some() {
            words.push(chunk);
            continue;
        }
        for (index, word) in pieces(chunk, b"-").into_iter().enumerate() {
            if index != 0 {
                words.push("al");
            }
            if !word.is_empty() {
                words.push(word);
            }
        }
    }
    words
}

/// A day with its year, as Italians or programs write it.
fn civil(word: &str) -> Option<Date> {
    if let Some(day) = Date::parse(word) {
        return Some(day);
    }
    let parts = pieces(word, b"/.-");
    let [day, month, year] = parts[..] else { return None };
    Date::new(digits(year)? as i32, digits(month)?, digits(day)?).filter(|_| year.len() == 4)
}

#[cfg(test)]
mod tests {
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
}
