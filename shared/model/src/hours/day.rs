//! What holds on one day.

use super::{Days, Holidays, Hours, Season, Span, shortest};
use crate::holiday::{Feast, is_holiday};
use crate::time::Date;

/// The hours of one day, for people.
#[derive(Clone, Debug, PartialEq)]
pub struct Day<'a> {
    /// When it is open.
    pub opening: Opening,
    /// Whether it is a holiday: then hours may differ from those of the week.
    pub holiday: bool,
    /// Whether it may be closed all the same, for a reason nobody could read.
    pub doubtful: bool,
    /// Reasons and notes of the source.
    pub notes: Vec<&'a str>,
}

/// Whether something opens on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// From when to when; in order, without overlaps, never empty.
    Open(Vec<Span>),
    /// Not at all.
    Closed,
    /// The source does not say.
    Unknown,
}

impl Hours {
    /// What holds on a day, in a town with this patron.
    pub fn day(&self, date: Date, patron: Option<Feast>) -> Day<'_> {
        self.on(date, is_holiday(date, patron))
    }

    pub(super) fn on(&self, date: Date, holiday: bool) -> Day<'_> {
        let exceptions =
            shortest(self.exceptions.len(), date, &|at| self.exceptions[at].limits(date));
        if exceptions.is_empty() {
            return self.in_season(date, holiday);
        }
        let mut told = Told::default();
        for at in exceptions {
            let exception = &self.exceptions[at];
            told.add(&exception.spans, exception.reason.as_deref());
        }
        told.day(holiday)
    }

    fn in_season(&self, date: Date, holiday: bool) -> Day<'_> {
        let seasons = shortest(self.seasons.len(), date, &|at| self.seasons[at].limits());
        if seasons.is_empty() {
            let opening = if self.waits(date) { Opening::Closed } else { Opening::Unknown };
            return Day { opening, holiday, doubtful: false, notes: Vec::new() };
        }
        let names_holidays = |at: &usize| self.seasons[*at].names_holidays();
        let named = holiday && seasons.iter().any(names_holidays);
        let days = if named { Days::HOLIDAYS } else { Days::on(date.weekday()) };
        let mut told = Told::default();
        for at in seasons {
            told.doubtful |= self.seasons[at].doubtful;
            for rule in &self.seasons[at].rules {
                if rule.days.meets(days) {
                    told.add(&rule.spans, rule.note.as_deref());
                }
            }
        }
        let day = told.day(holiday);
        if holiday && !named { self.on_holiday(day) } else { day }
    }

    /// A holiday about which no rule says anything.
    fn on_holiday<'a>(&self, day: Day<'a>) -> Day<'a> {
        let opening = match (self.holidays, &day.opening) {
            (Holidays::AsUsual, _) | (_, Opening::Closed) => return day,
            (Holidays::Closed, _) => Opening::Closed,
            (Holidays::Unsaid, _) => Opening::Unknown,
        };
        Day { opening, ..day }
    }

    /// Whether a season is still to come: until then it is closed. After the last one nobody knows.
    fn waits(&self, date: Date) -> bool {
        self.seasons.iter().map(Season::limits).any(|(first, last)| date < first && first <= last)
    }
}

/// What exceptions or rules say together.
#[derive(Default)]
struct Told<'a> {
    spans: Vec<Span>,
    doubtful: bool,
    notes: Vec<&'a str>,
}

impl<'a> Told<'a> {
    fn add(&mut self, spans: &[Span], note: Option<&'a str>) {
        spans.iter().for_each(|it| it.join(&mut self.spans));
        if let Some(note) = note {
            self.notes.push(note);
        }
    }

    fn day(self, holiday: bool) -> Day<'a> {
        let Told { spans, doubtful, notes } = self;
        let opening = if spans.is_empty() { Opening::Closed } else { Opening::Open(spans) };
        Day { opening, holiday, doubtful, notes }
    }
}
