//! Whether what was aimed at is met.

use cw_model::chart::facts::{Better, latest};
use cw_model::chart::plot::{Axis, Plot};
use cw_model::text::Language;

use super::{Goal, Wording, told};
use crate::messages::{Message, join, text, value_count};

impl Goal {
    /// Whether a value meets it; `None` if nobody said which side is better.
    pub fn is_met(&self, value: f64) -> Option<bool> {
        self.better.map(|it| it.meets(value, self.value))
    }

    /// "al massimo 20 giorni"
    fn bound(&self, wording: &dyn Wording) -> String {
        let [least, most] =
            [["almeno ", "al massimo "], ["mindestens ", "höchstens "], ["at least ", "at most "]]
                [wording.language() as usize];
        let before = match self.better {
            Some(Better::Higher) => least,
            Some(Better::Lower) => most,
            None => "",
        };
        join(&[before, &wording.aim(self.value)])
    }
}

/// "L’obiettivo (al massimo 20 giorni) è raggiunto."
pub(super) fn reached(goal: Goal, value: f64, wording: &dyn Wording) -> String {
    let language = wording.language();
    let bound = goal.bound(wording);
    let Some(met) = goal.is_met(value) else {
        return join(&[text(Message::Target, language), ": ", &bound, "."]);
    };
    let [before, yes, no] = sentence(language);
    join(&[before, &bound, if met { yes } else { no }])
}

fn sentence(language: Language) -> [&'static str; 3] {
    [
        ["L’obiettivo (", ") è raggiunto.", ") non è raggiunto."],
        ["Das Ziel (", ") ist erreicht.", ") ist nicht erreicht."],
        ["The target (", ") is met.", ") is not met."],
    ][language as usize]
}

/// "L’obiettivo (al massimo 20 giorni) è raggiunto da 3 valori su 5."
pub(super) fn reached_by(goal: Goal, values: &[f64], wording: &dyn Wording) -> String {
    let language = wording.language();
    let met = values.iter().filter(|it| goal.is_met(**it) == Some(true)).count();
    if goal.better.is_none() || values.len() == 1 {
        return reached(goal, *values.first().unwrap_or(&f64::NAN), wording);
    }
    let [before, ..] = sentence(language);
    let all = value_count(values.len(), language);
    let counted = value_count(met, language);
    let whole = cw_kit::numbers::grouped(values.len(), language);
    let part = cw_kit::numbers::grouped(met, language);
    let said: &[&str] = match (language, met) {
        (Language::Italian, 0) => &[") non è raggiunto da nessun valore."],
        (Language::Italian, _) => &[") è raggiunto da ", &counted, " su ", &whole, "."],
        (Language::German, 0) => &[") erreicht keiner der Werte."],
        (Language::German, 1) => &[") erreicht ", &part, " von ", &all, "n."],
        (Language::German, _) => &[") erreichen ", &part, " von ", &all, "n."],
        (Language::English, 0) => &[") is met by none of the values."],
        (Language::English, _) => &[") is met by ", &part, " of ", &all, "."],
    };
    join(&[before, &goal.bound(wording), &join(said)])
}

/// "Obiettivo 2025: al massimo 20 giorni, raggiunto": below the number of a tile. The page may name the target.
pub fn target_line(
    plot: &Plot,
    shown: &[bool],
    goal: Goal,
    name: &str,
    wording: &dyn Wording,
) -> String {
    let language = wording.language();
    let line = join(&[named(name, language), ": ", &goal.bound(wording)]);
    let (Axis::Moments(..), [series]) = (&plot.axis, &*told(plot, shown)) else { return line };
    let met = latest(plot, *series).and_then(|it| goal.is_met(it.value));
    match met {
        Some(true) => join(&[&line, ", ", text(Message::Met, language)]),
        Some(false) => join(&[&line, ", ", text(Message::NotMet, language)]),
        None => line,
    }
}

fn named(name: &str, language: Language) -> &str {
    if name.is_empty() { text(Message::Target, language) } else { name }
}
