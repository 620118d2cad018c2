//! Whether what was aimed at is met.

use cw_kit::numbers::grouped;
use cw_model::chart::facts::{Better, latest};
use cw_model::chart::plot::{Axis, Plot};
use cw_model::text::Language;
use cw_model::words;

use super::{Goal, Wording, told};
use crate::messages::{Message, filled, join, text};

impl Goal {
    /// Whether a value meets it; `None` if nobody said which side is better.
    pub fn is_met(&self, value: f64) -> Option<bool> {
        self.better.map(|it| it.meets(value, self.value))
    }

    /// "al massimo 20 giorni"
    fn bound(&self, wording: &dyn Wording) -> String {
        let sentence = match self.better {
            Some(Better::Higher) => words!("almeno {}", "mindestens {}", "at least {}"),
            Some(Better::Lower) => words!("al massimo {}", "höchstens {}", "at most {}"),
            None => words!("{}", "{}", "{}"),
        };
        filled(wording.language().of(sentence), &[&wording.aim(self.value)])
    }
}

/// "L’obiettivo (al massimo 20 giorni) è raggiunto."
pub(super) fn reached(goal: Goal, value: f64, wording: &dyn Wording) -> String {
    let language = wording.language();
    let bound = goal.bound(wording);
    let Some(met) = goal.is_met(value) else {
        return join(&[text(Message::Target, language), ": ", &bound, "."]);
    };
    let sentence = words!(
        ["L’obiettivo ({}) è raggiunto.", "L’obiettivo ({}) non è raggiunto."],
        ["Das Ziel ({}) ist erreicht.", "Das Ziel ({}) ist nicht erreicht."],
        ["The target ({}) is met.", "The target ({}) is not met."]
    );
    filled(language.form(sentence, 2, usize::from(!met)), &[&bound])
}

/// "L’obiettivo (al massimo 20 giorni) è raggiunto da 3 valori su 5."
pub(super) fn reached_by(goal: Goal, values: &[f64], wording: &dyn Wording) -> String {
    let (language, bound) = (wording.language(), goal.bound(wording));
    let met = values.iter().filter(|it| goal.is_met(**it) == Some(true)).count();
    if goal.better.is_none() || values.len() == 1 {
        return reached(goal, *values.first().unwrap_or(&f64::NAN), wording);
    }
    let sentence = match met {
        0 => words!(
            "L’obiettivo ({}) non è raggiunto da nessun valore.",
            "Das Ziel ({}) erreicht keiner der Werte.",
            "The target ({}) is met by none of the values."
        ),
        1 => words!(
            "L’obiettivo ({}) è raggiunto da 1 valore su {}.",
            "Das Ziel ({}) erreicht 1 von {} Werten.",
            "The target ({}) is met by 1 of {} values."
        ),
        _ => words!(
            "L’obiettivo ({}) è raggiunto da {} valori su {}.",
            "Das Ziel ({}) erreichen {} von {} Werten.",
            "The target ({}) is met by {} of {} values."
        ),
    };
    let [all, part] = [values.len(), met].map(|it| grouped(it, language));
    let parts: &[&str] = if met == 1 { &[&bound, &all] } else { &[&bound, &part, &all] };
    filled(language.of(sentence), parts)
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
