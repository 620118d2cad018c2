//! One series in time: its latest value, the change, and whether there never was a higher or a lower one.

use cw_model::chart::facts::{Change, Latest, latest};
use cw_model::chart::plot::{Axis, Plot, Series};
use cw_model::text::Language;
use cw_model::words;

use super::target::reached;
use super::when::{Case, begins, when};
use super::{Goal, Wording, sentences, told};
use crate::messages::{Message, filled, join, text};

/// Among fewer values, a highest one is no news.
const FEW: usize = 4;

/// Everything that can be said of it.
pub(super) fn in_time(
    plot: &Plot,
    series: usize,
    goal: Option<Goal>,
    wording: &dyn Wording,
) -> String {
    let Some(latest) = latest(plot, series) else { return String::new() };
    sentences(&[
        opening(plot, &latest, wording),
        record(plot, &plot.series[series], latest.index, wording),
        goal.map_or_else(String::new, |it| reached(it, latest.value, wording)),
    ])
}

/// "−2,1 giorni rispetto al 2024"; `None` unless there is one series in time, and a value right before its latest.
pub fn trend(plot: &Plot, shown: &[bool], wording: &dyn Wording) -> Option<String> {
    let (Axis::Moments(..), [series]) = (&plot.axis, &*told(plot, shown)) else { return None };
    let latest = latest(plot, *series)?;
    let change = latest.change?;
    let added = added(&latest, &change, wording);
    let against = when(Case::Against, plot, change.from, wording);
    if added == 0.0 {
        return Some(join(&[unchanged(wording.language()), &against]));
    }
    Some(join(&[&wording.change(added), " ", &against]))
}

/// What was added to the value before, as both are written.
fn added(latest: &Latest, change: &Change, wording: &dyn Wording) -> f64 {
    wording.rounded(wording.rounded(latest.value) - wording.rounded(change.before))
}

fn unchanged(language: Language) -> &'static str {
    language.of(words!("invariato ", "unverändert ", "unchanged "))
}

/// "Nel 2025: 18,4 giorni (dato provvisorio), 2,1 in meno rispetto al 2024."
fn opening(plot: &Plot, latest: &Latest, wording: &dyn Wording) -> String {
    let language = wording.language();
    let when_begins = begins(Case::In, plot, latest.index, wording);
    let mut line = join(&[&when_begins, ": ", &wording.value(latest.value)]);
    if latest.is_provisional {
        line.push_str(&join(&[" (", text(Message::Provisional, language), ")"]));
    }
    if let Some(change) = &latest.change {
        let added = added(latest, change, wording);
        let (difference, words, case) = if added == 0.0 {
            (String::new(), unchanged(language), Case::Against)
        } else {
            (wording.difference(added.abs()), direction(added, language), Case::Than)
        };
        let before = when(case, plot, change.from, wording);
        line.push_str(&join(&[", ", &difference, words, &before]));
    }
    line.push('.');
    line
}

fn direction(added: f64, language: Language) -> &'static str {
    let forms = words!([" in più ", " in meno "], [" mehr ", " weniger "], [" higher ", " lower "]);
    language.form(forms, 2, usize::from(added < 0.0))
}

/// "È il valore più basso dal 2016.": only if no other value is written the same.
fn record(plot: &Plot, series: &Series, latest: usize, wording: &dyn Wording) -> String {
    let value = wording.rounded(series.values[latest]);
    let (mut count, mut is_highest, mut is_lowest, mut first) = (1, true, true, latest);
    for (index, other) in series.values[..latest].iter().enumerate().rev() {
        if other.is_finite() {
            let other = wording.rounded(*other);
            is_highest &= other < value;
            is_lowest &= value < other;
            count += 1;
            first = index;
        }
    }
    if count < FEW || is_highest == is_lowest {
        return String::new();
    }
    let sentence = words!(
        ["È il valore più alto {}.", "È il valore più basso {}."],
        ["Das ist der höchste Wert {}.", "Das ist der niedrigste Wert {}."],
        ["It is the highest value {}.", "It is the lowest value {}."]
    );
    let sentence = wording.language().form(sentence, 2, usize::from(!is_highest));
    filled(sentence, &[&when(Case::Since, plot, first, wording)])
}
