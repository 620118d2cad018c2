//! Reads the events of a file. Rules of repetition are named, not followed.

use std::rc::Rc;

use cw_model::event::{Details, Event, When};
use cw_model::number::decimal;
use cw_model::time::{DateTime, Moment, parse_instant};

use super::lines::{Line, list, unescape, unfold};
use crate::events::{Context, Kind, Page};
use crate::{FormatError, Parsed, Problem, encoding, link};

const CALENDAR: &str = "BEGIN:VCALENDAR";
const DAY: i64 = 86_400;

/// Reads a file. What repeats is shown on its first date, with a problem that says so; what the file
/// calls cancelled is left out. A file cut short gives what is whole, with a problem that says so.
pub fn read(bytes: &[u8], context: &Context<'_>) -> Result<Page, FormatError> {
    let front = &bytes[..bytes.len().min(CALENDAR.len())];
    if !front.eq_ignore_ascii_case(&CALENDAR.as_bytes()[..front.len()]) {
        return Err(FormatError::NotJson);
    }
    if front.len() < CALENDAR.len() {
        return Err(FormatError::Truncated);
    }
    let unfolded = unfold(bytes);
    let text = encoding::decode(&unfolded);
    let mut reader =
        Reader { context, parsed: Parsed::default(), draft: None, inner: 0, records: 0 };
    let mut whole = false;
    for line in text.lines().filter_map(Line::new) {
        whole = line.is("END") && line.value.trim().eq_ignore_ascii_case("VCALENDAR");
        reader.line(&line);
    }
    reader.finish();
    if !whole {
        reader.parsed.problems.push(Problem::new("calendar", "is cut off"));
    }
    let Reader { parsed, records, .. } = reader;
    Ok(Page { parsed, kind: Kind::ICalendar, next: None, records, total: None })
}

struct Reader<'c> {
    context: &'c Context<'c>,
    parsed: Parsed<Event>,
    draft: Option<Draft>,
    // How many components are open inside the event, alarms for instance.
    inner: usize,
    records: usize,
}

/// An event as far as it was read.
#[derive(Default)]
struct Draft {
    uid: Option<String>,
    summary: Option<String>,
    start: Option<Moment>,
    end: Option<Moment>,
    seconds: Option<i64>,
    unreadable: bool,
    repeats: bool,
    cancelled: bool,
    instance: Option<String>,
    details: Details,
}

impl Reader<'_> {
    fn line(&mut self, line: &Line<'_>) {
        let value = line.value.trim();
        let event = value.eq_ignore_ascii_case("VEVENT");
        if line.is("BEGIN") && event {
            self.cut_off();
            self.draft = Some(Draft::default());
        } else if line.is("BEGIN") && self.draft.is_some() {
            self.inner += 1;
        } else if line.is("END") && event {
            self.inner = 0;
            if let Some(draft) = self.draft.take() {
                self.keep(draft);
            }
        } else if line.is("END") {
            self.inner = self.inner.saturating_sub(1);
        } else if self.inner == 0
            && let Some(draft) = &mut self.draft
        {
            draft.property(line, self.context);
        }
    }

    fn finish(&mut self) {
        self.cut_off();
    }

    /// An event that begins and never ends.
    fn cut_off(&mut self) {
        self.inner = 0;
        if let Some(draft) = self.draft.take() {
            self.records += 1;
            self.parsed.problems.push(Problem::new(draft.name(self.records), "is cut off"));
        }
    }

    fn keep(&mut self, draft: Draft) {
        self.records += 1;
        if draft.cancelled {
            return;
        }
        let name = draft.name(self.records);
        if draft.repeats {
            self.parsed
                .problems
                .push(Problem::new(name.as_str(), "repeats; only its first date is shown"));
        }
        self.parsed.push(draft.event().map_err(|reason| Problem::new(name, reason)));
    }
}

impl Draft {
    fn property(&mut self, line: &Line<'_>, context: &Context<'_>) {
        let details = &mut self.details;
        let text = || Some(unescape(line.value).into_owned()).filter(|it| !it.trim().is_empty());
        match line.name.to_ascii_uppercase().as_str() {
            "UID" => self.uid = text(),
            "SUMMARY" => self.summary = text(),
            "DTSTART" => {
                self.start = moment(line);
                self.unreadable |= self.start.is_none();
            }
            "DTEND" => {
                self.end = moment(line);
                self.unreadable |= self.end.is_none();
            }
            "DURATION" => {
                self.seconds = duration(line.value.trim());
                self.unreadable |= self.seconds.is_none();
            }
            "RRULE" | "RDATE" => self.repeats = true,
            "RECURRENCE-ID" => self.instance = Some(line.value.trim().to_owned()),
            "STATUS" => self.cancelled = line.value.trim().eq_ignore_ascii_case("CANCELLED"),
            "LOCATION" => details.place = text(),
            "DESCRIPTION" => details.description = text(),
            "URL" => details.url = link::page(line.value, context.base),
            "CATEGORIES" => {
                let words = list(line.value).map(|it| it.trim().to_owned());
                details.categories.extend(words.filter(|it| !it.is_empty()));
            }
            "GEO" => details.coordinates = position(line.value),
            "ORGANIZER" => {
                details.organizer = line.parameter("CN").map(str::to_owned);
                let mail = line.value.trim();
                details.email = strip_mailto(mail).map(str::to_owned);
            }
            _ => {}
        }
    }

    /// What people call it, for its problem.
    fn name(&self, position: usize) -> String {
        let name = self.summary.as_ref().or(self.uid.as_ref()).cloned();
        name.unwrap_or_else(|| ["#", &position.to_string()].concat())
    }

    fn event(self) -> Result<Event, &'static str> {
        if self.unreadable {
            return Err("begins or ends at no readable time");
        }
        let when = self.when()?;
        let summary = self.summary.ok_or("has no title")?;
        let name = self.uid.unwrap_or_else(|| crate::calendar::uid(&summary, &when));
        let uid = match self.instance {
            Some(instance) => [&name, "@", &instance].concat(),
            None => name,
        };
        Ok(Event { uid, summary, when, details: Rc::new(self.details) })
    }

    fn when(&self) -> Result<When, &'static str> {
        let when = match self.start.ok_or("has no date")? {
            Moment::Day(first) => {
                // The end is exclusive; some makers repeat the start, which means one day.
                let end = self.end.map(Moment::day).or_else(|| {
                    let days = self.seconds? / DAY;
                    Some(first.add_days(i32::try_from(days).unwrap_or(i32::MAX)))
                });
                let last = end.map_or(first, |it| if it == first { it } else { it.add_days(-1) });
                When::days(first, last)
            }
            Moment::Time(start) => {
                let after = self.seconds.map(|it| start.add_seconds(it));
                When::timed(start, self.end.map(Moment::instant).or(after).unwrap_or(start))
            }
        };
        when.ok_or("ends before it starts")
    }
}

/// `TZID` of Greenwich is believed; any other, known or not, is taken for the clock of Rome: these are
/// calendars of places nearby, and makers invent names.
fn moment(line: &Line<'_>) -> Option<Moment> {
    let value = line.value.trim();
    let moment = parse_instant(value)?;
    let zone = line.parameter("TZID").unwrap_or_default();
    match moment {
        Moment::Time(instant) if !value.ends_with('Z') && is_greenwich(zone) => {
            let DateTime { date, seconds } = instant.in_rome();
            Some(Moment::Time(DateTime { date, seconds }.from_utc()))
        }
        _ => Some(moment),
    }
}

fn is_greenwich(zone: &str) -> bool {
    ["UTC", "GMT", "Etc/UTC", "Etc/GMT", "Z"].iter().any(|it| it.eq_ignore_ascii_case(zone))
}

/// `P1DT2H30M`, `-PT15M`, `P2W`, in seconds.
fn duration(text: &str) -> Option<i64> {
    let (text, sign) = match text.strip_prefix('-') {
        Some(rest) => (rest, -1),
        None => (text.strip_prefix('+').unwrap_or(text), 1),
    };
    let mut total: Option<i64> = None;
    let mut count: Option<i64> = None;
    for char in text.strip_prefix(['P', 'p'])?.chars() {
        let unit = match char.to_ascii_uppercase() {
            'T' if count.is_none() => continue,
            'W' => 7 * DAY,
            'D' => DAY,
            'H' => 3600,
            'M' => 60,
            'S' => 1,
            _ => {
                let digit = i64::from(char.to_digit(10)?);
                count = Some(count.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
                continue;
            }
        };
        total = Some(total.unwrap_or(0).checked_add(count.take()?.checked_mul(unit)?)?);
    }
    total.filter(|_| count.is_none()).map(|it| sign * it)
}

fn position(value: &str) -> Option<(f64, f64)> {
    let (latitude, longitude) = value.split_once(';').or_else(|| value.split_once(','))?;
    let (latitude, longitude) = (decimal(latitude)?, decimal(longitude)?);
    let real = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    (real && (latitude, longitude) != (0.0, 0.0)).then_some((latitude, longitude))
}

fn strip_mailto(value: &str) -> Option<&str> {
    let (scheme, rest) = value.split_once(':')?;
    (scheme.eq_ignore_ascii_case("mailto") && rest.contains('@')).then_some(rest)
}
