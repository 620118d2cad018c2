//! Hours in the words of OpenStreetMap, for exports; those of some days only stand after these days.

use cw_model::holiday::easter;
use cw_model::hours::{Again, Days, Exception, Holidays, Hours, Rule, Season, Span};
use cw_model::number;
use cw_model::time::Date;

use super::section::is_few;
use super::{ON, SINCE, UNTIL};

const NAMES: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// The days from three before Easter to one after it.
const WITH_EASTER: [&str; 5] =
    ["giovedi santo", "venerdi santo", "sabato santo", "pasqua", "pasquetta"];

/// Hours in one line, which [`super::read`] reads again: first those of all the year, then seasons, then exceptions.
/// `None` for what is more than it can say.
pub fn write(hours: &Hours) -> Option<String> {
    if hours.holidays != Holidays::Unsaid {
        let always =
            hours.seasons.iter().flat_map(|it| &it.rules).all(|it| it.spans == [Span::DAY]);
        let simple = hours.seasons.len() == 1 && hours.exceptions.is_empty();
        let said = simple && always && !is_limited(&hours.seasons[0]);
        return (said && hours.holidays == Holidays::AsUsual).then(|| "24/7".to_owned());
    }
    let mut text = String::new();
    let mut known: Vec<&Season> = Vec::new();
    for limited in [false, true] {
        for season in &hours.seasons {
            let opens = season.rules.iter().any(|it| !it.spans.is_empty());
            if is_limited(season) != limited || !opens {
                continue;
            }
            // A second season of the same days would replace the first.
            let limits = |it: &Season| (it.valid_from, it.valid_through);
            if known.iter().any(|it| limits(it) == limits(season)) {
                return None;
            }
            known.push(season);
            push_season(season, &mut text)?;
        }
    }
    for exception in &hours.exceptions {
        push_exception(exception, &mut text)?;
    }
    (!text.is_empty()).then_some(text)
}

fn is_limited(season: &Season) -> bool {
    season.valid_from.or(season.valid_through).is_some()
}

fn push_season(season: &Season, text: &mut String) -> Option<()> {
    separate(text);
    match (season.valid_from, season.valid_through) {
        (None, None) => {}
        (Some(first), Some(last)) => push_days(first, last, Again::Never, text)?,
        (Some(first), None) => {
            text.push_str(&[SINCE, &first.iso(), ON, ": "].concat());
        }
        (None, Some(last)) => text.push_str(&[UNTIL, &last.iso(), ": "].concat()),
    }
    let (mut named, mut sign) = (Days::default(), "");
    for rule in &season.rules {
        // A second rule for one day would replace the first.
        if named.meets(rule.days) || rule.note.is_some() && !rule.spans.is_empty() {
            return None;
        }
        named = named.and(rule.days);
        if !rule.days.is_empty() {
            text.push_str(sign);
            push(rule, text);
            sign = "; ";
        }
    }
    Some(())
}

fn push_exception(exception: &Exception, text: &mut String) -> Option<()> {
    // More days would be read as a season.
    if !exception.spans.is_empty() && !is_few(exception.first, exception.last) {
        return None;
    }
    separate(text);
    push_days(exception.first, exception.last, exception.again, text)?;
    push_spans(&exception.spans, text);
    Some(())
}

fn separate(text: &mut String) {
    if !text.is_empty() {
        text.push_str("; ");
    }
}

/// `2026-12-24: `, `dal 24/12 al 6/1: `, `pasqua: `
fn push_days(first: Date, last: Date, again: Again, text: &mut String) -> Option<()> {
    if first != last {
        text.push_str(SINCE);
    }
    push_day(first, again, text)?;
    if first != last {
        text.push_str(" al ");
        push_day(last, again, text)?;
    }
    text.push_str(": ");
    Some(())
}

fn push_day(date: Date, again: Again, text: &mut String) -> Option<()> {
    let (year, month, day) = date.civil();
    match again {
        Again::Never => text.push_str(&date.iso()),
        Again::Yearly => {
            number::push(day.into(), text);
            text.push('/');
            number::push(month.into(), text);
        }
        Again::WithEaster => {
            let after = date.days().wrapping_sub(easter(year).days()).wrapping_add(3);
            text.push_str(WITH_EASTER.get(after as usize)?);
        }
    }
    Some(())
}

fn push(rule: &Rule, text: &mut String) {
    let mut sign = "";
    for (name, weekday) in NAMES.iter().zip(0..) {
        if rule.days.contains(weekday) {
            text.push_str(sign);
            text.push_str(name);
            sign = ",";
        }
    }
    if rule.days.names_holidays() {
        text.push_str(sign);
        text.push_str("PH");
    }
    text.push(' ');
    push_spans(&rule.spans, text);
}

fn push_spans(spans: &[Span], text: &mut String) {
    if spans.is_empty() {
        text.push_str("off");
    }
    let mut sign = "";
    for span in spans {
        text.push_str(sign);
        sign = ",";
        let (opens, closes) = span.clock();
        clock(opens, text);
        text.push('-');
        clock(if closes == 0 { 24 * 60 } else { closes }, text);
    }
}

fn clock(minutes: u32, text: &mut String) {
    for (value, sign) in [(minutes / 60, ":"), (minutes % 60, "")] {
        if value < 10 {
            text.push('0');
        }
        number::push(value.into(), text);
        text.push_str(sign);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn spans() -> impl Strategy<Value = Vec<Span>> {
        let parts = prop::collection::vec((0u32..1440, 1u32..1440), 0..3);
        parts.prop_map(|all| all.iter().filter_map(|it| Span::new(it.0, it.0 + it.1)).collect())
    }

    fn season() -> impl Strategy<Value = Season> {
        let rules = prop::collection::vec((0u32..8, spans()), 0..4).prop_map(|rules| {
            let days = |it| if it == 7 { Days::HOLIDAYS } else { Days::on(it) };
            let rule = |(it, spans)| Rule { days: days(it), spans, note: None };
            rules.into_iter().map(rule).collect::<Vec<Rule>>()
        });
        let limit = || prop::option::of((20_600i32..20_800).prop_map(Date::from_days));
        (limit(), limit(), rules).prop_map(|(from, through, rules)| {
            let in_order = from.is_none() || through.is_none() || from <= through;
            let (valid_from, valid_through) =
                if in_order { (from, through) } else { (through, from) };
            Season { valid_from, valid_through, rules, ..Season::default() }
        })
    }

    fn exception() -> impl Strategy<Value = Exception> {
        (20_600i32..20_800, 0i32..12, spans(), 0usize..3).prop_map(|(first, more, spans, again)| {
            let again = [Again::Never, Again::Yearly, Again::WithEaster][again];
            // From four days before Easter 2026 to two after it.
            let first = if again == Again::WithEaster { 20_544 + first % 5 } else { first };
            let more = if again == Again::WithEaster { more % 3 } else { more };
            let (first, last) = (Date::from_days(first), Date::from_days(first + more));
            Exception { first, last, spans, reason: None, again }
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_the_same_day_by_day(
            seasons in prop::collection::vec(season(), 0..4),
            exceptions in prop::collection::vec(exception(), 0..3)
        ) {
            let hours = Hours { seasons, exceptions, ..Hours::default() };
            let opens = |it: &Season| it.rules.iter().any(|it| !it.spans.is_empty());
            if let Some(written) = write(&hours).filter(|_| hours.seasons.iter().any(opens)) {
                let read = super::super::read(&written).expect(&written);
                for date in (20_540..20_820).map(Date::from_days) {
                    let day = |hours: &Hours| hours.day(date, None).opening.clone();
                    prop_assert_eq!(day(&hours), day(&read), "{} {}", date, written);
                }
            }
        }
    }
}
