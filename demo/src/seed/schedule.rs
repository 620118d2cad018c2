//! When something happens: from the words of the material to dates.

use cw_model::time::{Date, DateTime};
use serde::Deserialize;

use super::rules;
use crate::event::{Frequency, Span};

/// The rule of an event's dates; which fields are there decides its kind.
#[derive(Clone, Default, Deserialize)]
pub struct Schedule {
    /// Once a year, or the first day of a few weeks.
    on: Option<String>,
    /// More days of the same year.
    #[serde(default)]
    also: Vec<String>,
    /// How many days one occurrence lasts.
    days: Option<i32>,
    /// Every week on these weekdays.
    #[serde(default)]
    weekly: Vec<String>,
    /// Only each second, third … week.
    pub every: Option<i32>,
    /// For so many weeks after `on`.
    weeks: Option<i32>,
    /// Every month, `last thursday`.
    monthly: Option<String>,
    /// First and last day of the season; without one, the whole year.
    season: Option<(String, String)>,
    /// Days the editor removed.
    pause: Option<(String, String)>,
    at: Option<String>,
    until: Option<String>,
    /// The editor gave no end to the repetition.
    #[serde(default)]
    pub endless: bool,
}

/// The dates of one year's edition.
pub struct Edition {
    /// The year it begins in.
    pub year: i32,
    /// All dates the rule gives.
    pub planned: Vec<Date>,
    /// Without the removed ones.
    pub kept: Vec<Date>,
}

impl Schedule {
    /// The edition of `year`; `None` when a rule cannot be read.
    pub fn edition(&self, year: i32) -> Option<Edition> {
        let planned = self.dates(year)?;
        let kept = match &self.pause {
            None => planned.clone(),
            Some(pause) => planned.iter().copied().filter(|it| !within(pause, *it)).collect(),
        };
        Some(Edition { year, planned, kept })
    }

    /// How often, as an editor's form would have it.
    pub fn frequency(&self) -> Frequency {
        match (&self.monthly, self.weekly.is_empty()) {
            (Some(_), _) => Frequency::Monthly,
            (None, false) => Frequency::Weekly,
            (None, true) => Frequency::Once,
        }
    }

    /// From beginning to end of what happens on `date`; an end before the beginning is tomorrow's.
    pub fn span(&self, date: Date) -> Option<Span> {
        let last = date.add_days(self.days.unwrap_or(1) - 1);
        let start = clock(date, self.at.as_deref().unwrap_or("00:00"))?;
        let end = clock(last, self.until.as_deref().unwrap_or("23:59"))?;
        let end = if end <= start { clock(last.add_days(1), self.until.as_deref()?)? } else { end };
        Some(Span { start: start.from_rome().0, end: end.from_rome().0 })
    }

    fn dates(&self, year: i32) -> Option<Vec<Date>> {
        let (first, last) = self.range(year)?;
        if let Some(rule) = &self.monthly {
            let months = (0..24).map(|it| first.first_of_month().add_months(it));
            let days = months.map(|it| rules::in_month(rule, it));
            let days: Vec<Date> = days.collect::<Option<_>>()?;
            return Some(days.into_iter().filter(|it| first <= *it && *it <= last).collect());
        }
        if self.weekly.is_empty() {
            let also = self.also.iter().map(|it| rules::day(it, year));
            let mut dates: Vec<Date> = also.collect::<Option<_>>()?;
            dates.insert(0, first);
            return Some(dates);
        }
        let weekdays = self.weekly.iter().map(|it| rules::weekday(it));
        let weekdays: Vec<u32> = weekdays.collect::<Option<_>>()?;
        let step = self.every.unwrap_or(1);
        let wanted = |it: &Date| {
            let week = (it.first_of_week().days() - first.first_of_week().days()) / 7;
            weekdays.contains(&it.weekday()) && week % step == 0
        };
        Some((0..=last.days() - first.days()).map(|it| first.add_days(it)).filter(wanted).collect())
    }

    fn range(&self, year: i32) -> Option<(Date, Date)> {
        if let Some(on) = &self.on {
            let first = rules::day(on, year)?;
            return Some((first, first.add_days(7 * self.weeks.unwrap_or(0) - 1)));
        }
        let Some((from, to)) = &self.season else {
            return Some((Date::new(year, 1, 1)?, Date::new(year, 12, 31)?));
        };
        let (from, to) = (rules::day(from, year)?, rules::day(to, year)?);
        let to = if to < from { rules::day(&self.season.as_ref()?.1, year + 1)? } else { to };
        Some((from, to))
    }
}

/// Whether `date` falls between two days of any year, the second possibly in the next one.
fn within((from, to): &(String, String), date: Date) -> bool {
    let year = date.year();
    let (from, to) = (rules::day(from, year), rules::day(to, year));
    match (from, to) {
        (Some(from), Some(to)) if from <= to => from <= date && date <= to,
        (Some(from), Some(to)) => from <= date || date <= to,
        _ => false,
    }
}

fn clock(date: Date, text: &str) -> Option<DateTime> {
    let (hour, minute) = text.split_once(':')?;
    DateTime::new(date, hour.parse().ok()?, minute.parse().ok()?, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schedule(text: &str) -> Schedule {
        toml::from_str(text).expect("a schedule")
    }

    fn kept(text: &str, year: i32) -> Vec<String> {
        let edition = schedule(text).edition(year).expect("readable");
        edition.kept.iter().map(Date::to_string).collect()
    }

    #[test]
    fn a_season_may_cross_the_new_year_and_pause_at_christmas() {
        let rule = "weekly = ['friday']\nseason = ['12-10', '01-20']\npause = ['12-23', '01-06']";
        assert_eq!(kept(rule, 2026), ["2026-12-11", "2026-12-18", "2027-01-08", "2027-01-15"]);
        assert_eq!(schedule(rule).edition(2026).expect("readable").planned.len(), 6);
    }

    #[test]
    fn every_second_week_counts_from_the_first() {
        let rule = "weekly = ['wednesday']\nevery = 2\nseason = ['09-01', '10-10']";
        assert_eq!(kept(rule, 2026), ["2026-09-02", "2026-09-16", "2026-09-30"]);
    }

    #[test]
    fn a_few_weeks_begin_on_a_feast() {
        let rule = "on = 'fourth saturday of november'\nweekly = ['saturday', 'sunday']\nweeks = 2";
        assert_eq!(kept(rule, 2026), ["2026-11-28", "2026-11-29", "2026-12-05", "2026-12-06"]);
    }

    #[test]
    fn a_night_ends_the_next_day_even_when_the_clock_changes() {
        let rule = schedule("on = 'last sunday of october - 1'\nat = '22:00'\nuntil = '03:30'");
        let date = Date::parse("2026-10-24").expect("a date");
        let span = rule.span(date).expect("a span");
        assert_eq!(
            (span.end - span.start) / 60,
            6 * 60 + 30,
            "one hour longer than the clock says"
        );
    }
}
