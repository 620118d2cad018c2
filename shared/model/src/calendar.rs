//! What a calendar shows: a month of six weeks ([`month_grid`]) or a list of days ([`agenda`]).

use std::rc::Rc;

use crate::event::Event;
use crate::time::Date;
use crate::timeline::Timeline;

pub mod agenda;

pub use agenda::{AgendaDay, agenda};

/// A month as a table: always six weeks, Monday first.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthGrid {
    /// The first day of the month.
    pub month: Date,
    /// Six weeks; the first and the last ones reach into the neighbouring months.
    pub weeks: Vec<[Day; 7]>,
}

/// One cell of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// Which day.
    pub date: Date,
    /// Whether it belongs to the month shown.
    pub in_month: bool,
    /// Exactly one per lane.
    pub slots: Vec<Slot>,
    /// Events of the day that found no lane.
    pub hidden: usize,
    /// All events that touch the day.
    pub total: usize,
}

/// What stands in one lane of one day.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    /// Nothing.
    Empty,
    /// The bar of a [`Slot::Segment`] to the left, in the same week and lane.
    Covered,
    /// An event, for as many days of this week as it lasts.
    Segment {
        /// The event.
        event: Rc<Event>,
        /// Columns it covers, 1 to 7.
        days: u32,
        /// It began in an earlier week.
        continues_before: bool,
        /// It goes on next week.
        continues_after: bool,
    },
}

impl MonthGrid {
    /// The first day shown.
    pub fn first(&self) -> Date {
        self.month.first_of_week()
    }

    /// The last day shown.
    pub fn last(&self) -> Date {
        self.first().add_days(41)
    }

    /// Every cell, in order.
    pub fn days(&self) -> impl Iterator<Item = &Day> {
        self.weeks.iter().flatten()
    }
}

/// Lays out the month that `month` falls in, with room for `lanes` events a day.
///
/// Within a week a bar keeps its lane, and what finds no lane is hidden on all its days: a bar never
/// shows halves of itself.
pub fn month_grid(timeline: &Timeline, month: Date, lanes: usize) -> MonthGrid {
    let month = month.first_of_month();
    let first = month.first_of_week();
    let mut weeks: Vec<Week> =
        (0..6).map(|week| Week::new(first.add_days(week * 7), month, lanes)).collect();
    for (begins, ends, event) in timeline.spans(first, first.add_days(41)) {
        let from = begins.days().saturating_sub(first.days()).max(0) / 7;
        let to = ends.days().saturating_sub(first.days()).min(41) / 7;
        for week in &mut weeks[from as usize..=to as usize] {
            week.place(begins, ends, event);
        }
    }
    MonthGrid { month, weeks: weeks.into_iter().map(|it| it.days).collect() }
}

/// A week being filled.
struct Week {
    first: Date,
    days: [Day; 7],
    // One byte per lane, one bit per taken day.
    taken: Vec<u8>,
}

impl Week {
    fn new(first: Date, month: Date, lanes: usize) -> Self {
        let days = std::array::from_fn(|column| {
            let date = first.add_days(column as i32);
            let in_month = date.first_of_month() == month;
            Day { date, in_month, slots: vec![Slot::Empty; lanes], hidden: 0, total: 0 }
        });
        Week { first, days, taken: vec![0; lanes] }
    }

    fn place(&mut self, begins: Date, ends: Date, event: &Rc<Event>) {
        let last = self.first.add_days(6);
        let from = begins.max(self.first).days() - self.first.days();
        let to = ends.min(last).days() - self.first.days();
        let columns = from as usize..=to as usize;
        let mask = columns.clone().fold(0u8, |mask, it| mask | 1 << it);
        let lane = self.taken.iter().position(|it| it & mask == 0);
        for day in &mut self.days[columns.clone()] {
            day.total += 1;
            match lane {
                Some(lane) => day.slots[lane] = Slot::Covered,
                None => day.hidden += 1,
            }
        }
        let Some(lane) = lane else { return };
        self.taken[lane] |= mask;
        self.days[*columns.start()].slots[lane] = Slot::Segment {
            event: event.clone(),
            days: (to - from + 1) as u32,
            continues_before: begins < self.first,
            continues_after: last < ends,
        };
    }
}

#[cfg(test)]
mod tests;
