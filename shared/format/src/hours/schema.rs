//! Hours of schema.org: `openingHoursSpecification`, `specialOpeningHoursSpecification`, `openingHours`.

use cw_model::hours::{Days, Exception, Hours, Rule, Season, Span};
use cw_model::place::PlaceDetails;
use cw_model::time::Date;

use super::{text, tokens};
use crate::calendar::moment;
use crate::json::Json;

/// Reads all three members of a place.
pub(crate) fn read(place: &Json<'_>, details: &mut PlaceDetails) {
    let mut hours = Hours::default();
    let mut understood = true;
    for name in ["openingHoursSpecification", "specialOpeningHoursSpecification"] {
        for specification in place.get(name).elements_or_self().iter().filter(|it| !it.is_empty()) {
            understood &= add(specification, &mut hours).is_some();
        }
    }
    let said: Vec<&str> =
        place.get("openingHours").elements_or_self().iter().filter_map(Json::text).collect();
    if !hours.seasons.is_empty() || !hours.exceptions.is_empty() {
        details.hours = understood.then_some(hours);
    } else if !said.is_empty() {
        details.hours = text::together(&said);
        if details.hours.is_none() {
            details.hours_note = Some(said.join("\n"));
        }
    }
}

/// One specification; `None` if it cannot be understood.
fn add(specification: &Json<'_>, hours: &mut Hours) -> Option<()> {
    let day = |name| moment(specification.get(name)).map(|it| it.day());
    let (first, last) = (day("validFrom"), day("validThrough"));
    let named = named(specification.get("dayOfWeek"))?;
    let spans = spans(specification)?;
    match (first, last) {
        // Without days, or for few of them, it is an exception: Christmas Eve, a local feast.
        (Some(first), Some(last)) if named.is_empty() || last.days() - first.days() < 7 => {
            let is_named = |day| named.contains(Date::from_days(day).weekday());
            let within = named.is_empty() || (first.days()..=last.days()).all(is_named);
            within.then_some(())?;
            hours.exceptions.push(Exception { first, last, spans, reason: None });
        }
        _ => {
            let days = if named.is_empty() { Days::WEEK } else { named };
            // Closed on weekdays is what a day without a rule is anyway.
            let note = specification.get("description").text().map(str::to_owned);
            let rule = Rule { days, spans, note };
            let mut seasons = hours.seasons.iter_mut();
            match seasons.find(|it| it.valid_from == first && it.valid_through == last) {
                Some(season) => season.rules.push(rule),
                None => hours.seasons.push(Season {
                    name: specification.get("name").text().map(str::to_owned),
                    valid_from: first,
                    valid_through: last,
                    rules: vec![rule],
                }),
            }
        }
    }
    Some(())
}

/// `Monday`, `https://schema.org/Monday`, `{"@id":…}`, one or many.
fn named(value: &Json<'_>) -> Option<Days> {
    let mut days = Days::default();
    for day in value.elements_or_self().iter().filter(|it| !it.is_empty()) {
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
    match (opens.text(), closes.text()) {
        (None, None) => Some(Vec::new()),
        (Some(opens), Some(closes)) if minutes(opens)? == minutes(closes)? => Some(Vec::new()),
        (Some(opens), Some(closes)) => Some(vec![Span::new(minutes(opens)?, minutes(closes)?)?]),
        _ => None,
    }
}

/// Minutes after midnight; seconds and zones after the clock are left out.
fn minutes(clock: &str) -> Option<u32> {
    match tokens::read(clock.get(..5).unwrap_or(clock))?[..] {
        [tokens::Token::Time(minutes)] => Some(minutes),
        _ => None,
    }
}
