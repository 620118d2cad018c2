//! Reads the events of a file. Rules of repetition are named, not followed.

use std::rc::Rc;

use cw_model::event::{Details, Event, When};
use cw_model::geo::Coordinates;
use cw_model::number::{decimal, whole};
use cw_model::scan::{contains, cut, piece, span};
use cw_model::time::{DateTime, Moment, parse_instant};

use super::lines::{Line, unescape, unfold};
use crate::events::collect::MOST;
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
    let mut rest = Some(&*text);
    while let Some(line) = piece(&mut rest, b"\n") {
        let Some(line) = Line::new(line) else { continue };
        whole = line.is("END") && line.value.trim_ascii().eq_ignore_ascii_case("VCALENDAR");
        reader.line(&line);
        if MOST < reader.parsed.items.len().max(reader.parsed.problems.len()) {
            return Err(FormatError::TooLarge);
        }
    }
    reader.finish();
    if !whole {
        reader.parsed.problems.push(Problem::incomplete("calendar", "is cut off"));
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
    elsewhere: bool,
    cancelled: bool,
    instance: Option<String>,
    details: Details,
}

impl Reader<'_> {
    fn line(&mut self, line: &Line<'_>) {
        let value = line.value.trim_ascii();
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
        let known = [
            (draft.repeats, "repeats; only its first date is shown"),
            (draft.elsewhere, "is in a time zone that is not known; its hours may be wrong"),
        ];
        for (_, reason) in known.into_iter().filter(|it| it.0) {
            self.parsed.problems.push(Problem::incomplete(name.as_str(), reason));
        }
        self.parsed.push(draft.event().map_err(|reason| Problem::new(name, reason)));
    }
}

impl Draft {
    fn property(&mut self, line: &Line<'_>, context: &Context<'_>) {
        let details = &mut self.details;
        let value = line.value.trim_ascii();
        let text = match line.name.to_ascii_uppercase().as_str() {
            "UID" => &mut self.uid,
            "SUMMARY" => &mut self.summary,
            "LOCATION" => &mut details.place,
            "DESCRIPTION" => &mut details.description,
            "RECURRENCE-ID" => &mut self.instance,
            "DTSTART" => {
                self.elsewhere = is_elsewhere(line);
                return self.time(moment(line), false);
            }
            "DTEND" => return self.time(moment(line), true),
            "DURATION" => {
                self.seconds = duration(value);
                self.unreadable |= self.seconds.is_none();
                return;
            }
            "RRULE" | "RDATE" => return self.repeats = true,
            "STATUS" => return self.cancelled = value.eq_ignore_ascii_case("CANCELLED"),
            "URL" => return details.url = link::page(value, context.base),
            "CATEGORIES" => return details.categories.extend(unescape(value, true)),
            "GEO" => return details.coordinates = position(value),
            "ORGANIZER" => {
                details.organizer = line.parameter("CN").map(str::to_owned);
                details.email = mail(value);
                return;
            }
            _ => return,
        };
        *text = unescape(line.value, false).pop().filter(|it| !it.trim_ascii().is_empty());
    }

    fn time(&mut self, moment: Option<Moment>, end: bool) {
        self.unreadable |= moment.is_none();
        *(if end { &mut self.end } else { &mut self.start }) = moment;
    }

    /// What people call it, for its problem.
    fn name(&self, position: usize) -> String {
        let name = self.summary.as_ref().or(self.uid.as_ref()).cloned();
        name.unwrap_or_else(|| ["#", &whole(position as i64)].concat())
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
/// calendars of places nearby, and makers invent names. Of a name that is not known to be Rome's, the reader is told.
fn moment(line: &Line<'_>) -> Option<Moment> {
    let value = line.value.trim_ascii();
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

/// Whether the clock may not be that of Rome.
fn is_elsewhere(line: &Line<'_>) -> bool {
    const ROME: [&str; 9] = [
        "Rome",
        "Berlin",
        "Vienna",
        "Zurich",
        "Paris",
        "Romance",
        "W. Europe",
        "Central Europe",
        "CET",
    ];
    let zone = line.parameter("TZID").unwrap_or_default();
    let naked = !line.value.trim_ascii_end().ends_with('Z') && 8 < line.value.len();
    naked && !zone.is_empty() && !is_greenwich(zone) && !ROME.iter().any(|it| contains(zone, it))
}

fn is_greenwich(zone: &str) -> bool {
    ["UTC", "GMT", "Etc/UTC", "Etc/GMT", "Z"].iter().any(|it| it.eq_ignore_ascii_case(zone))
}

/// `P1DT2H30M`, `-PT15M`, `P2W`, in seconds.
fn duration(text: &str) -> Option<i64> {
    let (text, sign) = match text.as_bytes() {
        [b'-', b'P', text @ ..] => (text, -1),
        [b'+', b'P', text @ ..] | [b'P', text @ ..] => (text, 1),
        _ => return None,
    };
    let (mut total, mut count, mut open, mut read) = (0i64, 0i64, false, false);
    for byte in text {
        let unit = match byte {
            b'0'..=b'9' => {
                count = count.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
                open = true;
                continue;
            }
            b'T' => continue,
            b'W' if open => 7 * DAY,
            b'D' if open => DAY,
            b'H' if open => 3600,
            b'M' if open => 60,
            b'S' if open => 1,
            _ => return None,
        };
        total = total.checked_add(count.checked_mul(unit)?)?;
        (count, open, read) = (0, false, true);
    }
    (read && !open).then_some(sign * total)
}

fn position(value: &str) -> Option<Coordinates> {
    let (latitude, longitude) = cut(value, b';')?;
    let (latitude, longitude) = (decimal(latitude)?, decimal(longitude)?);
    Coordinates::new(latitude, longitude)
}

fn mail(value: &str) -> Option<String> {
    let (scheme, rest) = cut(value, b':')?;
    let known = scheme.eq_ignore_ascii_case("mailto") && span(rest, b"@") < rest.len();
    known.then(|| rest.to_owned())
}
