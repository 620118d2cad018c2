//! What holds on one day.

use super::{Holidays, Hours, Season, Span, shortest};
use crate::holiday::{Feast, is_holiday};
use crate::time::Date;

/// The hours of one day, for people.
#[derive(Clone, Debug, PartialEq)]
pub struct Day<'a> {
    /// When it is open.
    pub opening: Opening,
    /// Whether it is a holiday: then hours may differ from those of the week.
    pub holiday: bool,
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
        let mut said = Vec::new();
        let limits = |at: usize| self.exceptions[at].limits();
        for at in shortest(self.exceptions.len(), date, &limits) {
            let exception = &self.exceptions[at];
            said.push((&exception.spans[..], exception.reason.as_deref()));
        }
        if said.is_empty() { self.in_season(date, holiday) } else { together(&said, holiday) }
    }

    fn in_season(&self, date: Date, holiday: bool) -> Day<'_> {
        let seasons = shortest(self.seasons.len(), date, &|at| self.seasons[at].limits());
        if seasons.is_empty() {
            let opening = if self.waits(date) { Opening::Closed } else { Opening::Unknown };
            return Day { opening, holiday, notes: Vec::new() };
        }
        let (mut named, mut weekly) = (Vec::new(), Vec::new());
        for at in seasons {
            for rule in &self.seasons[at].rules {
                let said = (&rule.spans[..], rule.note.as_deref());
                if rule.days.names_holidays() {
                    named.push(said);
                }
                if rule.days.contains(date.weekday()) {
                    weekly.push(said);
                }
            }
        }
        if holiday && !named.is_empty() {
            return together(&named, holiday);
        }
        let day = together(&weekly, holiday);
        if holiday { self.on_holiday(day) } else { day }
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

/// What an exception or a rule says: spans, and a reason or note.
type Said<'a> = (&'a [Span], Option<&'a str>);

fn together<'a>(said: &[Said<'a>], holiday: bool) -> Day<'a> {
    let (mut spans, mut notes) = (Vec::new(), Vec::new());
    for (some, note) in said {
        some.iter().for_each(|it| it.join(&mut spans));
        if let Some(note) = note {
            notes.push(*note);
        }
    }
    let opening = if spans.is_empty() { Opening::Closed } else { Opening::Open(spans) };
    Day { opening, holiday, notes }
}
