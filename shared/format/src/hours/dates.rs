//! Days as people name them: `25/12/2026`, `dal 10 al 20 agosto`, `Natale e Capodanno`, `sabato e festivi`.

use cw_model::holiday::easter;
use cw_model::hours::{Again, Days};
use cw_model::number::digits;
use cw_model::scan::{SPACE, contains, cut, pieces, rank};
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
#[derive(Clone, Copy, Default)]
struct Told {
    // Of a month as a whole there is none; of feasts that move, the days after Easter.
    day: Option<u32>,
    month: Option<u32>,
    year: Option<u32>,
    // The day of the week that is told with it.
    weekday: Days,
    // Whether the year stands with it, not after several days.
    owns_year: bool,
    is_feast: bool,
    // Whether days end with it, as with what stands after `al`.
    ends: bool,
}

/// Words that change nothing here.
const EMPTY: &str = "il lo la le l i nei nel dell di mese giorno giorni tutti tutte ogni chiuso chiusa \
                     chiusura santo santa s nazionali anno per ferie";

const MONTHS: &str =
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre";

/// Feasts with a name of their own.
const FEASTS: &str =
    "pasqua pasquetta angelo capodanno epifania ferragosto ognissanti immacolata natale stefano";

/// Day and month of each, in the same order; month 0 counts from Easter.
const FEAST_DAYS: &[(u32, u32)] = &[
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

/// Days; who writes more of every year than this has mixed up first and last.
const LONGEST_OF_YEAR: i32 = 300;

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
    // `ferie di Natale` are more than that day.
    let is_long = contains(&said, "ferie") && reader.told.iter().any(|it| it.is_feast);
    reader.named().filter(|_| !is_long)
}

/// What was read so far.
#[derive(Default)]
struct Reader {
    days: Days,
    told: Vec<Told>,
    // What stood before the word at hand: a `dal` whose `al` is still to come, `al`, and one between two of a list, or
    // nothing.
    begins: bool,
    ends: bool,
    joins: bool,
    // Days before it, with nothing between but a comma: perhaps those of a date.
    beside: Days,
}

impl Reader {
    fn word(&mut self, word: &str) -> Option<()> {
        let is = |words| rank(words, word).is_some();
        let is_free = self.joins || self.beside.is_empty();
        if is("santo santa") && !is_free {
            // From Giovedì to Sabato; other days have no such name.
            let weekday = std::mem::take(&mut self.beside);
            let day = weekday.single().filter(|it| (3..6).contains(it))?.wrapping_sub(6);
            let (day, month) = (Some(day), Some(EASTER));
            return self.push(Told { day, month, weekday, is_feast: true, ..Told::default() });
        }
        if is(EMPTY) {
            // `15 giorni di agosto` is no day.
            let counted = is("giorni giorno mese anno")
                && self.told.last().is_some_and(|it| it.month.is_none());
            return (!counted).then_some(());
        }
        if is("compreso compresi incluso inclusi") {
            // Of a range; `compresi i festivi` says something else.
            let is_range = self.told.last().is_some_and(|it| it.ends);
            return (is_range && !self.joins && is_free).then_some(());
        }
        if is("dal da dall") {
            self.days = self.days.and(std::mem::take(&mut self.beside));
            self.begins = true;
            return self.joins.then_some(());
        }
        if word == "," {
            self.joins = true;
            return (!self.begins && !self.ends).then_some(());
        }
        // `a Natale`
        if self.joins && is("a ad all") {
            return Some(());
        }
        let beside = std::mem::take(&mut self.beside);
        let joined = std::mem::take(&mut self.joins);
        match tokens::word(word) {
            Some(Token::And) if !self.begins && !self.ends => {
                self.days = self.days.and(beside);
                self.joins = true;
            }
            Some(Token::To) if !joined && beside.is_empty() => self.ends = true,
            Some(Token::Days(days))
                if days != Days::WEEK && (joined || self.ends && beside.is_empty()) =>
            {
                self.days = self.days.and(beside);
                self.beside = days;
            }
            Some(_) => return None,
            None => self.date(word, beside, joined)?,
        }
        Some(())
    }

    /// A word of a date, and whether it may begin one.
    fn date(&mut self, word: &str, beside: Days, joined: bool) -> Option<()> {
        let mut told = Told::default();
        // `lunedì dell'Angelo` is called so; `lunedì di Pasqua` is another day than Easter.
        let mut is_named = false;
        let continues = !joined && !self.ends && beside.is_empty();
        if let Some(name) = rank(MONTHS, word) {
            told.month = Some(name as u32 + 1);
            if let Some(last) = self.told.last().filter(|it| it.day.is_some() && !it.is_feast) {
                // `1 e 15 luglio e agosto`: is it the whole of August?
                let is_unsaid = last.month.is_none() && continues;
                if is_unsaid || !(self.ends || self.begins && joined) {
                    return if is_unsaid { self.share(&told) } else { None };
                }
            }
        } else if let Some(feast) = rank(FEASTS, word) {
            let (day, month) = FEAST_DAYS[feast];
            (told.day, told.month, told.is_feast) = (Some(day), Some(month), true);
            is_named = word == "angelo" && !joined && beside == Days::on(0);
        } else {
            if let Some(date) = civil(word) {
                (told.day, told.month) = (Some(date.day()), Some(date.month()));
                (told.year, told.owns_year) = (Some(date.year() as u32), true);
            } else {
                let (first, rest) = cut(word, b'/').map_or((word, None), |it| (it.0, Some(it.1)));
                let number = digits(first)?;
                if first.len() == 4 && rest.is_none() {
                    return if continues { self.year(number) } else { None };
                }
                told.day = Some(number);
                if let Some(rest) = rest {
                    told.month = Some(digits(rest).filter(|it| *it != EASTER)?);
                }
            }
            if told.month.is_some() {
                self.share(&told)?;
            }
            is_named = beside.single().is_some();
        }
        if is_named {
            told.weekday = beside;
        } else if joined || self.ends && beside.is_empty() {
            self.days = self.days.and(beside);
        } else {
            return None;
        }
        self.push(told)
    }

    fn push(&mut self, mut told: Told) -> Option<()> {
        told.ends = std::mem::take(&mut self.ends);
        self.begins &= !told.ends;
        self.told.push(told);
        Some(())
    }

    /// Days that were told without a month have that of the one after them: `24 e 31/12`.
    fn share(&mut self, from: &Told) -> Option<()> {
        let mut later = from.day.unwrap_or(u32::MAX);
        for it in self.told.iter_mut().rev() {
            if it.month.is_some() {
                break;
            }
            // `30, 31 e 2 gennaio` are days of two months.
            let day = it.day.filter(|it| *it < later)?;
            (later, it.month, it.year) = (day, from.month, from.year);
        }
        Some(())
    }

    /// The year of the last day, and of those before it that have none.
    fn year(&mut self, year: u32) -> Option<()> {
        self.told.last_mut().filter(|it| it.year.is_none())?.owns_year = true;
        self.told.iter_mut().for_each(|it| it.year = it.year.or(Some(year)));
        Some(())
    }

    fn named(mut self) -> Option<Named> {
        self.days = self.days.and(self.beside);
        let (has_days, mut dates) = (!self.days.is_empty(), Vec::<(Date, Date, Again)>::new());
        // `venerdì e sabato santo`: are both those of a date?
        let is_mixed = has_days && self.told.iter().any(|it| !it.weekday.is_empty());
        if self.begins || self.ends || is_mixed {
            return None;
        }
        let (mut owned, mut is_of_a_year, mut is_of_all) = (false, false, false);
        let mut rest = &*self.told;
        while let [first, after @ ..] = rest {
            let range = after.first().filter(|it| it.ends);
            // `10/8 - 20/8 - 30/8`
            if first.ends {
                return None;
            }
            rest = &after[range.map_or(0, |_| 1)..];
            let last = range.unwrap_or(first);
            let found = first.until(last)?;
            if found.2 == Again::Never {
                is_of_a_year = true;
                // `25 dicembre e 1 gennaio 2027`: the year was not meant for both.
                let before = dates.last().filter(|it| it.2 == Again::Never && found.0 <= it.1);
                // `sabato e 15 agosto 2026`, which is one.
                let again = found.0 == found.1 && self.days.contains(found.0.weekday());
                if again || before.is_some() && !(owned && last.owns_year) {
                    return None;
                }
            } else {
                is_of_all |= !(first.is_feast && last.is_feast);
            }
            owned = last.owns_year;
            dates.push(found);
        }
        // `24/12/2026, 31/12`: of which year is the second?
        let is_said = has_days || !dates.is_empty();
        (is_said && !(is_of_a_year && is_of_all)).then_some(Named { days: self.days, dates })
    }
}

impl Told {
    /// The days from this one to another.
    fn until(&self, end: &Told) -> Option<(Date, Date, Again)> {
        let moves = [self, end].map(|it| it.month == Some(EASTER));
        let again = match (self.year.or(end.year), moves) {
            (Some(_), _) => Again::Never,
            (None, [false, false]) => Again::Yearly,
            (None, [true, true]) => Again::WithEaster,
            _ => return None,
        };
        // Any leap year will do where none is told. `dal 10/8 al 20/8/2026` are of one year.
        let year = |it: Option<u32>| if again == Again::Never { it } else { Some(2000) };
        let (from, to) = (year(self.year.or(end.year))? as i32, year(end.year)? as i32);
        let first = self.in_year(from, self.day.unwrap_or(1))?;
        // The last day of a month as a whole is the last there is.
        let last = match end.day {
            Some(day) => end.in_year(to, day)?,
            None => (28..=31).rev().find_map(|it| end.in_year(to, it))?,
        };
        // A day of the week without a year pins a year that nobody told; with another one it contradicts.
        let agrees = |it: &Told, date: Date| {
            it.weekday.is_empty() || again != Again::Yearly && it.weekday.contains(date.weekday())
        };
        let length = last.days() - first.days();
        let is_real = match again {
            Again::Yearly => length.rem_euclid(366) < LONGEST_OF_YEAR,
            _ => 0 <= length,
        };
        (is_real && agrees(self, first) && agrees(end, last)).then_some((first, last, again))
    }

    fn in_year(&self, year: i32, day: u32) -> Option<Date> {
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
            ';' | '&' | '+' | '\n' => spaced.push_str(" e "),
            ',' => spaced.push_str(" , "),
            '\'' | '\u{a0}' => spaced.push(' '),
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
