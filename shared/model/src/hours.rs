//! Opening hours in their real shapes: lunch breaks, seasons, nights, closures, holidays.
//!
//! What a source does not say stays [`Opening::Unknown`]; nobody stands before a closed door because of a guess.

use crate::holiday::easter;
use crate::time::Date;

mod day;
mod days;
mod now;
mod span;
mod state;

pub use day::{Day, Opening};
pub use days::Days;
pub use now::Now;
pub use span::Span;
pub use state::State;

/// When something is open. On a day, the first of these decides that has something to say about it: exceptions, then
/// holidays, then the season.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hours {
    /// Of those that cover a day the shortest decides; equally short ones add up.
    pub seasons: Vec<Season>,
    /// Days with hours of their own, or none; chosen among like seasons.
    pub exceptions: Vec<Exception>,
    /// What holds on a holiday about which no rule says anything.
    pub holidays: Holidays,
}

/// Hours that hold for a while. One without a single span says nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Season {
    /// What the source calls it: `Orario estivo`.
    pub name: Option<String>,
    /// The first day; without one, since ever.
    pub valid_from: Option<Date>,
    /// The last day; without one, until further notice.
    pub valid_through: Option<Date>,
    /// Their spans add up. A day of the week that no rule names is closed.
    pub rules: Vec<Rule>,
    /// Whether the source names closures that nobody could read: then it is never surely open.
    pub doubtful: bool,
}

/// Spans that repeat every week.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rule {
    /// On which days; a rule that names holidays is the only one that holds on them.
    pub days: Days,
    /// From when to when; none means closed.
    pub spans: Vec<Span>,
    /// What else to know: `solo su appuntamento`.
    pub note: Option<String>,
}

/// Some days that are not like others.
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// The first of them.
    pub first: Date,
    /// The last of them.
    pub last: Date,
    /// From when to when, on each; none means closed.
    pub spans: Vec<Span>,
    /// Why: `chiuso per inventario`.
    pub reason: Option<String>,
    /// Whether it comes again.
    pub again: Again,
}

/// Whether days come again; where they do, their years mean nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Again {
    /// They are of their year.
    #[default]
    Never,
    /// On the same days of every year; they may go on into January.
    Yearly,
    /// As far from Easter, every year.
    WithEaster,
}

/// What a source says about holidays in general.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Holidays {
    /// Nothing: a holiday is unknown, unless it falls on a day that is closed anyway.
    #[default]
    Unsaid,
    /// Closed.
    Closed,
    /// Open like any day of the week; so is what never closes.
    AsUsual,
}

impl Season {
    /// Every week of every year.
    pub fn always(rules: Vec<Rule>) -> Self {
        Season { rules, ..Season::default() }
    }

    fn speaks(&self) -> bool {
        self.rules.iter().any(|it| !it.spans.is_empty())
    }

    fn names_holidays(&self) -> bool {
        self.rules.iter().any(|it| it.days.names_holidays())
    }

    /// First and last day; none at all for a season that says nothing.
    fn limits(&self) -> Limits {
        let limits = (self.valid_from.unwrap_or(EVER), self.valid_through.unwrap_or(NEVER));
        if self.speaks() { limits } else { (NEVER, EVER) }
    }
}

impl Exception {
    /// Those days between two that it comes to, each of its year; `None` if it does not come again, or so often that it
    /// may as well do so for ever.
    pub fn between(&self, first: Date, last: Date) -> Option<Vec<Exception>> {
        let (from, to) = (first.year(), last.year());
        if self.again == Again::Never || MANY_YEARS < to - from {
            return None;
        }
        let mut all = Vec::new();
        // What begins in the year before may still go on.
        for year in from - 1..=to {
            let limits = self.limits(Date::new(year, 12, 31)?);
            let (first, last) = (limits.0.max(first), limits.1.min(last));
            if first <= last {
                all.push(Exception { first, last, again: Again::Never, ..self.clone() });
            }
        }
        Some(all)
    }

    /// Its first and last day; of those of all years the ones nearest to `date`.
    fn limits(&self, date: Date) -> Limits {
        let year = date.civil().0;
        let in_year = match self.again {
            Again::Never => return (self.first, self.last),
            Again::Yearly => in_year,
            Again::WithEaster => as_far_from_easter,
        };
        let (first, last) = (in_year(self.first, year), in_year(self.last, year));
        match (first <= last, first <= date) {
            (true, _) => (first, last),
            (false, true) => (first, in_year(self.last, year + 1)),
            (false, false) => (in_year(self.first, year - 1), last),
        }
    }
}

fn as_far_from_easter(date: Date, year: i32) -> Date {
    let days = date.days() - easter(date.civil().0).days();
    easter(year).add_days(days)
}

/// The same day of another year; of a year without 29 February the day before it.
fn in_year(date: Date, year: i32) -> Date {
    let (_, month, day) = date.civil();
    Date::new(year, month, day).or_else(|| Date::new(year, month, day - 1)).unwrap_or(date)
}

/// Years; no timetable is made for more of them.
const MANY_YEARS: i32 = 20;

/// First and last day.
type Limits = (Date, Date);

const EVER: Date = Date::from_days(i32::MIN);
const NEVER: Date = Date::from_days(i32::MAX);

/// Those of so many that cover a day in fewer days than any other; as many, if several are equally short.
fn shortest(count: usize, date: Date, limits: &dyn Fn(usize) -> Limits) -> Vec<usize> {
    let mut found = Vec::new();
    let mut least = u32::MAX;
    for index in 0..count {
        let (first, last) = limits(index);
        let length = last.days().abs_diff(first.days());
        if date < first || last < date || least < length {
            continue;
        }
        if length < least {
            found.clear();
            least = length;
        }
        found.push(index);
    }
    found
}

#[cfg(test)]
mod tests;
