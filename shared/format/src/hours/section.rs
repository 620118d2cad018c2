//! Hours of some days only: `dal 1/6/2026 al 30/9/2026: lun-ven 9-12`, `25/12: chiuso`.

use cw_model::hours::{Again, Exception, Holidays, Hours, Season};
use cw_model::time::Date;

use super::{dates, text};

/// The days a part of a text is about; none for all the year.
#[derive(Default)]
pub(super) struct Section {
    dates: Vec<(Date, Date, Again)>,
    from: Option<Date>,
    through: Option<Date>,
}

/// Hours of so few days are those of exceptions, as in schema.org.
const FEW: i32 = 7;

/// Whether days are so few that hours of theirs are those of an exception.
pub(super) fn is_few(first: Date, last: Date) -> bool {
    (0..FEW).contains(&(last.days() - first.days()))
}

impl Section {
    /// From what stands before the colon.
    pub(super) fn read(named: &str) -> Option<Self> {
        let named = named.trim_ascii();
        let until = named.strip_prefix(super::UNTIL);
        let since = named.strip_prefix(super::SINCE).and_then(|it| it.strip_suffix(super::ON));
        let found = dates::read(until.or(since).unwrap_or(named))?;
        let [(first, last, again), ..] = found.dates[..] else { return None };
        let is_one = found.dates.len() == 1 && again == Again::Never;
        let is_open = until.or(since).is_some();
        if !found.days.is_empty() || is_open && (!is_one || first != last) {
            return None;
        }
        Some(Section {
            from: Some(first).filter(|_| is_one && until.is_none()),
            through: Some(last).filter(|_| is_one && since.is_none()),
            dates: found.dates,
        })
    }

    /// Adds what is said about its days; `None` if it is not understood.
    pub(super) fn close(&self, said: &str, hours: &mut Hours) -> Option<()> {
        let is_always = self.dates.is_empty();
        if is_always && said.bytes().all(|it| it == b';' || it.is_ascii_whitespace()) {
            return Some(());
        }
        let has_end = self.from.is_some() == self.through.is_some();
        if !is_always
            && has_end
            && let Some(spans) = text::spans(said)
            // A whole summer has holidays, about which hours say nothing.
            && (spans.is_empty() || self.dates.iter().all(|it| is_few(it.0, it.1)))
        {
            for (first, last, again) in self.dates.iter().copied() {
                let spans = spans.clone();
                hours.exceptions.push(Exception { first, last, spans, reason: None, again });
            }
            return Some(());
        }
        let mut season = Season::always(Vec::new());
        let mut holidays = Holidays::Unsaid;
        text::rules(said, &mut season.rules, &mut holidays)?;
        (season.valid_from, season.valid_through) = (self.from, self.through);
        hours.seasons.push(season);
        // What never closes for a while says nothing about the holidays of the rest of the year.
        if is_always {
            hours.holidays = holidays;
        }
        (is_always || self.from.or(self.through).is_some()).then_some(())
    }
}
