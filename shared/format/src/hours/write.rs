//! Hours in the words of OpenStreetMap, for exports.

use cw_model::hours::{Days, Holidays, Hours, Rule, Span};
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
    let (mut text, mut named) = (String::new(), Days::default());
    for rule in &season.rules {
        // A second rule for one day would replace the first.
        let days = rule.days.without(Days::HOLIDAYS);
        if named.meets(days) || rule.note.is_some() {
            return None;
        }
        named = named.and(days);
        if !text.is_empty() {
            text.push_str("; ");
        }
        push(rule, &mut text);
    }
    Some(text)
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
    sign = " ";
    if rule.spans.is_empty() {
        text.push_str(" off");
    }
    for span in &rule.spans {
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
