//! What holds on one day.

use super::{Exception, Holidays, Hours, Rule, Season, Span, shortest};
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
        let exceptions = shortest(&self.exceptions, date, |it| (it.first, it.last));
        if exceptions.is_empty() {
            self.in_season(date, holiday)
        } else {
            exceptional(&exceptions, holiday)
        }
    }

    fn in_season(&self, date: Date, holiday: bool) -> Day<'_> {
        let seasons = shortest(&self.seasons, date, Season::limits);
        if seasons.is_empty() {
            let opening = if self.waits(date) { Opening::Closed } else { Opening::Unknown };
            return Day { opening, holiday, notes: Vec::new() };
        }
        let (mut named, mut weekly) = (Vec::new(), Vec::new());
        for season in seasons {
            for rule in &season.rules {
                if rule.days.names_holidays() {
                    named.push(rule);
                }
                if rule.days.contains(date.weekday()) {
                    weekly.push(rule);
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

fn exceptional<'a>(exceptions: &[&'a Exception], holiday: bool) -> Day<'a> {
    let (mut spans, mut notes) = (Vec::new(), Vec::new());
    for exception in exceptions {
        exception.spans.iter().for_each(|it| it.join(&mut spans));
        notes.extend(exception.reason.as_deref());
    }
    Day { opening: opening(spans), holiday, notes }
}

fn together<'a>(rules: &[&'a Rule], holiday: bool) -> Day<'a> {
    let (mut spans, mut notes) = (Vec::new(), Vec::new());
    for rule in rules {
        rule.spans.iter().for_each(|it| it.join(&mut spans));
        notes.extend(rule.note.as_deref());
    }
    Day { opening: opening(spans), holiday, notes }
}

fn opening(spans: Vec<Span>) -> Opening {
    if spans.is_empty() { Opening::Closed } else { Opening::Open(spans) }
}
