//! Hours in the words of OpenStreetMap, for exports.

use cw_model::hours::{Holidays, Hours, Rule, Span};
use cw_model::number;

const NAMES: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// Hours that hold all the year in one line; `None` for seasons and exceptions, which are more than it can say.
pub fn write(hours: &Hours) -> Option<String> {
    let [season] = &hours.seasons[..] else { return None };
    let limited = season.valid_from.or(season.valid_through).is_some();
    if limited || !hours.exceptions.is_empty() || hours.holidays == Holidays::Closed {
        return None;
    }
    if hours.holidays == Holidays::AsUsual {
        let always = season.rules.iter().all(|it| it.spans == [Span::DAY]);
        return always.then(|| "24/7".to_owned());
    }
    let mut text = String::new();
    for (index, rule) in season.rules.iter().enumerate() {
        // A second rule for one day would replace the first.
        let again = |weekday| season.rules[..index].iter().any(|it| it.days.contains(weekday));
        if (0..7).any(|it| rule.days.contains(it) && again(it)) || rule.note.is_some() {
            return None;
        }
        if index != 0 {
            text.push_str("; ");
        }
        push(rule, &mut text);
    }
    Some(text)
}

fn push(rule: &Rule, text: &mut String) {
    let holiday = rule.days.names_holidays().then_some("PH");
    let names = (0..7).filter(|it| rule.days.contains(*it)).map(|it| NAMES[it as usize]);
    for (index, name) in names.chain(holiday).enumerate() {
        if index != 0 {
            text.push(',');
        }
        text.push_str(name);
    }
    text.push(' ');
    if rule.spans.is_empty() {
        text.push_str("off");
    }
    for (index, span) in rule.spans.iter().enumerate() {
        if index != 0 {
            text.push(',');
        }
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
