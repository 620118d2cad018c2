//! Opening hours and distances, said as people say them.

use cw_kit::intl::Words;
use cw_model::holiday::Feast;
use cw_model::hours::{Hours, Now, Opening, Span, State};
use cw_model::time::{DateTime, Timestamp};

use crate::messages::{Message, join, open_until, opens, text};

/// Seconds.
const DAY: i64 = 86_400;

/// "Aperto ora, fino alle 18:30"; `None` if the source does not say.
pub fn state(hours: &Hours, now: &Now, instant: Timestamp, words: &Words) -> Option<String> {
    let language = words.language();
    let today = instant.in_rome().date;
    Some(match hours.state(now) {
        State::Unknown => return None,
        // An hour of another day would be read as one of today.
        State::Open { until: Some(until) } if until.0 - instant.0 < DAY => {
            open_until(&words.time(until), language)
        }
        State::Open { .. } => text(Message::Open, language).into(),
        State::Closed { opens: None } => text(Message::Closed, language).into(),
        State::Closed { opens: Some(at) } => {
            let date = at.in_rome().date;
            let day = match date.days() - today.days() {
                0 => None,
                1..=6 => Some(words.weekday(date.weekday())),
                _ => Some(words.day(date)),
            };
            opens(day.as_deref(), &words.time(at), language)
        }
    })
}

/// "Oggi: 08:30–12:30, 14:00–16:00 (giorno festivo)"; `None` if the source does not say.
pub fn today(
    hours: &Hours,
    patron: Option<Feast>,
    instant: Timestamp,
    words: &Words,
) -> Option<String> {
    let language = words.language();
    let date = instant.in_rome().date;
    let day = hours.day(date, patron);
    let when = match &day.opening {
        Opening::Unknown => return None,
        Opening::Closed => within_a_line(text(Message::Closed, language)),
        Opening::Open(spans) => spans_in_words(spans, instant, words),
    };
    let mut line = join(&[text(Message::Today, language), ": ", &when]);
    if day.doubtful && matches!(day.opening, Opening::Open(_)) {
        line.push_str(text(Message::Doubtful, language));
    }
    if day.holiday {
        line.push_str(&join(&[" (", text(Message::Holiday, language), ")"]));
    }
    for note in day.notes {
        line.push_str(&join(&[". ", note]));
    }
    Some(line)
}

/// A sentence in the middle of another: only its first letter changes, for German writes "rund um die Uhr".
fn within_a_line(sentence: &str) -> String {
    join(&[&sentence[..1].to_ascii_lowercase(), &sentence[1..]])
}

fn spans_in_words(spans: &[Span], instant: Timestamp, words: &Words) -> String {
    let mut line = String::new();
    for span in spans {
        if !line.is_empty() {
            line.push_str(", ");
        }
        let (opens, closes) = span.clock();
        if opens == closes {
            return within_a_line(text(Message::AllDay, words.language()));
        }
        let date = instant.in_rome().date;
        let time = |minutes: u32| words.time(DateTime { date, seconds: minutes * 60 }.from_rome());
        line.push_str(&join(&[&time(opens), "–", &time(closes)]));
    }
    line
}
