//! Hours of schema.org: `openingHoursSpecification`, `specialOpeningHoursSpecification`, `openingHours`.

use cw_model::hours::{Again, Days, Exception, Hours, Rule, Season, Span};
use cw_model::time::Date;

use super::{Told, begin_line, text, tokens};
use crate::calendar::moment;
use crate::json::Json;

/// Members that say it day by day.
const SPECIFICATIONS: &[&str] = &["openingHoursSpecification", "specialOpeningHoursSpecification"];

/// Reads all three members of a place.
pub(crate) fn read(place: &Json<'_>) -> Told {
    let mut hours = Hours::default();
    let mut understood = true;
    for name in SPECIFICATIONS {
        for specification in place.get(name).elements_or_self() {
            understood &= specification.is_empty() || add(specification, &mut hours).is_some();
        }
    }
    understood &= close(&mut hours).is_some();
    if !hours.seasons.is_empty() || !hours.exceptions.is_empty() {
        return (understood.then_some(hours), None);
    }
    let (mut texts, mut note) = (Vec::new(), String::new());
    for text in place.get("openingHours").elements_or_self() {
        if let Some(text) = text.text() {
            texts.push(text);
            begin_line(&mut note);
            note.push_str(text);
        }
    }
    if texts.is_empty() {
        return (None, None);
    }
    // What a specification says that nobody could read may be a closure.
    match text::together(&texts).filter(|_| understood) {
        None => (None, Some(note)),
        hours => (hours, None),
    }
}

/// One specification; `None` if it cannot be understood.
fn add(specification: &Json<'_>, hours: &mut Hours) -> Option<()> {
    let day = |name| moment(specification.get(name)).map(|it| it.day());
    let (first, last) = (day("validFrom"), day("validThrough"));
    let named = named(specification.get("dayOfWeek"))?;
    let spans = spans(specification)?;
    let note = specification.get("description").owned();
    let days = if named.is_empty() { Days::WEEK } else { named };
    match (first, last) {
        // Without days, or for few of them, it is an exception: Christmas Eve, a local feast.
        (Some(first), Some(last)) if named.is_empty() || last.days() - first.days() < 7 => {
            except(first, last, &Rule { days, spans, note }, hours)?;
        }
        _ => {
            let rule = Rule { days, spans, note };
            let seasons = &mut hours.seasons;
            let known =
                seasons.iter().position(|it| it.valid_from == first && it.valid_through == last);
            let index = known.unwrap_or(seasons.len());
            if known.is_none() {
                seasons.push(Season {
                    name: specification.get("name").owned(),
                    valid_from: first,
                    valid_through: last,
                    ..Season::default()
                });
            }
            seasons[index].rules.push(rule);
        }
    }
    Some(())
}

/// Days; of more of them nobody wants a list.
const YEAR: i32 = 366;

/// Exceptions from one day to another, on the days of a rule; one, if these are all.
fn except(first: Date, last: Date, rule: &Rule, hours: &mut Hours) -> Option<()> {
    let length = last.days() - first.days();
    let all = if length < 7 { Days::range(first.weekday(), last.weekday()) } else { Days::WEEK };
    let mut push = |first, last| {
        let (spans, reason) = (rule.spans.clone(), rule.note.clone());
        hours.exceptions.push(Exception { first, last, spans, reason, again: Again::Never });
    };
    if all.without(rule.days).is_empty() {
        push(first, last);
    } else if YEAR < length || rule.days.names_holidays() {
        return None;
    } else {
        for day in (0..=length).map(|it| first.add_days(it)) {
            if rule.days.contains(day.weekday()) {
                push(day, day);
            }
        }
    }
    Some(())
}

/// What opens at no time for a while is closed: a season without hours would say nothing.
fn close(hours: &mut Hours) -> Option<()> {
    for season in std::mem::take(&mut hours.seasons) {
        let is_limited = season.valid_from.or(season.valid_through).is_some();
        if !is_limited || season.rules.iter().any(|it| !it.spans.is_empty()) {
            hours.seasons.push(season);
            continue;
        }
        for rule in season.rules.iter().filter(|it| it.days != Days::HOLIDAYS) {
            except(season.valid_from?, season.valid_through?, rule, hours)?;
        }
    }
    Some(())
}

/// `Monday`, `https://schema.org/Monday`, `{"@id":…}`, one or many.
fn named(value: &Json<'_>) -> Option<Days> {
    let mut days = Days::default();
    for day in value.elements_or_self() {
        if day.is_empty() {
            continue;
        }
        let id = day.text().or_else(|| day.get("@id").text())?;
        let name =
            &id[id.bytes().rposition(|it| it == b'/' || it == b'#').map_or(0, |it| it + 1)..];
        days = days.and(match name {
            "PublicHolidays" => Days::HOLIDAYS,
            name => tokens::day(&name.to_ascii_lowercase())?,
        });
    }
    Some(days)
}

/// From `opens` to `closes`; none of both, or `00:00` twice, means closed.
fn spans(specification: &Json<'_>) -> Option<Vec<Span>> {
    let (opens, closes) = (specification.get("opens"), specification.get("closes"));
    let (opens, closes) = match (opens.text(), closes.text()) {
        (None, None) => return Some(Vec::new()),
        (Some(opens), Some(closes)) => (minutes(opens)?, minutes(closes)?),
        _ => return None,
    };
    let mut spans = Vec::new();
    if opens != closes {
        spans.push(Span::new(opens, closes)?);
    }
    Some(spans)
}

/// Minutes after midnight; seconds and zones after the clock are left out.
fn minutes(clock: &str) -> Option<u32> {
    match tokens::read(clock.get(..5).unwrap_or(clock))?[..] {
        [tokens::Token::Time(minutes)] => Some(minutes.into()),
        _ => None,
    }
}
