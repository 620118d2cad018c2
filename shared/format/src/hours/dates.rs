//! Days as people name them: `25/12/2026`, `dal 10 al 20 agosto`, `Natale e Capodanno`, `sabato e festivi`.

use cw_model::holiday::easter;
use cw_model::hours::{Again, Days};
use cw_model::number::digits;
use cw_model::scan::{SPACE, cut, pieces, rank};
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
                     chiusura santo santa s nazionali anno";

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
    let mut reader = Reader { joins: true, ..Reader::default() };
    for word in words(&said) {
        reader.word(word)?;
    }
    reader.named()
}

/// What was read so far.
#[derive(Default)]
struct Reader {
    days: Days,
    told: Vec<Told>,
    // What stood before the word at hand: `dal`, `al`, and one between two of a list, or nothing.
    begins: bool,
    ends: bool,
    joins: bool,
    // Of a weekday before the word at hand: the days there were without it.
    before: Option<Days>,
}

impl Reader {
    fn word(&mut self, word: &str) -> Option<()> {
        if rank(EMPTY, word).is_some() {
            // `15 giorni di agosto` is no day.
            let counted = word == "giorni" && self.told.last().is_some_and(|it| it.month.is_none());
            return (!counted).then_some(());
        }
        if rank("dal da dall", word).is_some() {
            self.begins = true;
            return Some(());
        }
        let weekday = self.before.take();
        let joined = std::mem::take(&mut self.joins);
        match tokens::word(word) {
            Some(Token::And) => self.joins = true,
            // `a Natale`
            Some(Token::To) if joined && rank("a ad all", word).is_some() => {}
            Some(Token::To) if weekday.is_none() => self.ends = true,
            Some(Token::Days(days)) if !self.ends && days != Days::WEEK => {
                self.before = days.single().map(|_| self.days);
                self.days = self.days.and(days);
            }
            Some(_) => return None,
            None => self.date(word, weekday)?,
        }
        Some(())
    }

    /// A word of a date; after a weekday, whose date it is: `venerdì 25 dicembre`.
    fn date(&mut self, word: &str, weekday: Option<Days>) -> Option<()> {
        let (mut day, mut year) = (None, None);
        let month;
        if let Some(name) = rank(MONTHS, word) {
            month = Some(name as u32 + 1);
            let unsaid = self.told.iter_mut().filter(|it| it.month.is_none());
            if unsaid.map(|it| it.month = month).count() != 0 {
                return Some(());
            }
        } else if let Some(feast) = rank(FEASTS, word) {
            // `lunedì dell'Angelo` is called so; `lunedì di Pasqua` is another day than Easter.
            if weekday.is_some() && word != "angelo" {
                return None;
            }
            (day, month) = (Some(DAYS[feast].0), Some(DAYS[feast].1));
        } else if let Some(date) = civil(word) {
            (day, month, year) = (Some(date.day()), Some(date.month()), Some(date.year() as u32));
        } else {
            let (first, rest) = cut(word, b'/').map_or((word, None), |it| (it.0, Some(it.1)));
            let number = digits(first)?;
            if first.len() == 4 && rest.is_none() {
                self.told.iter_mut().for_each(|it| it.year = it.year.or(Some(number)));
                return Some(());
            }
            day = Some(number);
            month = match rest {
                Some(rest) => Some(digits(rest)?),
                None => None,
            };
        }
        self.days = weekday.unwrap_or(self.days);
        let (begins, ends) = (std::mem::take(&mut self.begins), std::mem::take(&mut self.ends));
        self.told.push(Told { day, month, year, begins, ends });
        Some(())
    }

    fn named(self) -> Option<Named> {
        let mut dates: Vec<(Date, Date, Again)> = Vec::new();
        let mut rest = &*self.told;
        while let [first, after @ ..] = rest {
            let range = after.first().filter(|it| it.ends);
            // `dal 10 agosto` alone has no end, `fino al 20 agosto` no beginning.
            if first.ends || first.begins && range.is_none() {
                return None;
            }
            rest = &after[range.map_or(0, |_| 1)..];
            let found = first.until(range.unwrap_or(first))?;
            // `25 dicembre e 1 gennaio 2027`: the year was not meant for both.
            let is_of_a_year =
                |it: &&(Date, Date, Again)| it.2 == Again::Never && found.2 == Again::Never;
            if dates.last().filter(is_of_a_year).is_some_and(|it| found.0 <= it.1) {
                return None;
            }
            dates.push(found);
        }
        let is_said = !self.days.is_empty() || !dates.is_empty();
        (is_said && !self.begins && !self.ends).then_some(Named { days: self.days, dates })
    }
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
mod tests;
