//! What a chart says in a sentence or two, written from its data: never more than they do.

use cw_model::chart::facts::Better;
use cw_model::chart::plot::{Axis, Kind, Plot, Series};
use cw_model::text::Language;

use crate::messages::{Message, join, listed, text};

mod latest;
mod range;
mod target;
mod when;

pub use latest::trend;
pub use target::target_line;
pub use when::{Case, when};

/// What sentences leave to the browser: numbers and moments in words.
pub trait Wording {
    /// Whose words.
    fn language(&self) -> Language;
    /// "marzo 2024"
    fn position(&self, plot: &Plot, index: usize) -> String;
    /// "18,4 giorni"
    fn value(&self, value: f64) -> String;
    /// "20 giorni": a value the page names.
    fn aim(&self, value: f64) -> String;
    /// "−2,1 giorni"
    fn change(&self, value: f64) -> String;
    /// "2,1", "2,1 punti percentuali": what stands before "more" or "less".
    fn difference(&self, value: f64) -> String;
    /// "Previsto" of "Previsto (€)", where values say the unit.
    fn short<'n>(&self, name: &'n str) -> &'n str;
    /// A value as it is written: people check sentences against the table.
    fn rounded(&self, value: f64) -> f64;
}

/// The value aimed at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// Where it stands.
    pub value: f64,
    /// Which side of it is better; without, nobody can say whether it is met.
    pub better: Option<Better>,
}

/// "Nel 2025: 18,4 giorni, 2,1 in meno rispetto al 2024. È il valore più basso dal 2016. L’obiettivo (al massimo 20
/// giorni) è raggiunto." Empty where nothing can be said.
pub fn summary(plot: &Plot, shown: &[bool], goal: Option<Goal>, wording: &dyn Wording) -> String {
    let series = told(plot, shown);
    if plot.kind == Kind::Scatter {
        return range::point_count(plot, &series, wording);
    }
    // What is aimed at with every single part says nothing of the whole, and the other way round.
    let goal = goal.filter(|_| !matches!(plot.kind, Kind::Stack | Kind::Share));
    match (&plot.axis, &*series) {
        (_, []) => String::new(),
        (Axis::Moments(..), [one]) => latest::in_time(plot, *one, goal, wording),
        (Axis::Moments(..), all) if plot.kind == Kind::Stack && is_whole(plot, all) => {
            let total = latest::in_time(&totals(plot, &series), 0, None, wording);
            let name = text(Message::Total, wording.language());
            let total = if total.is_empty() { total } else { join(&[name, ". ", &total]) };
            sentences(&[total, range::between(plot, &series, goal, wording)])
        }
        _ => range::between(plot, &series, goal, wording),
    }
}

/// Whether these are all series there are: what is hidden or was left out belongs to the sum.
pub fn is_whole(plot: &Plot, series: &[usize]) -> bool {
    series.len() == plot.series.len() && plot.left_out == 0
}

/// The sum of some series at a position; `NaN` where one of them has no value.
pub fn sum(plot: &Plot, series: &[usize], index: usize) -> f64 {
    let mut sum = 0.0;
    for rank in series {
        sum += plot.series[*rank].value(index).unwrap_or(f64::NAN);
    }
    sum
}

/// How high bars upon each other are, as a series of its own.
fn totals(plot: &Plot, series: &[usize]) -> Plot {
    let (mut values, mut provisional) = (Vec::new(), Vec::new());
    for index in 0..plot.axis.len() {
        values.push(sum(plot, series, index));
        if series.iter().any(|it| plot.series[*it].is_provisional(index)) {
            provisional.push(index as u32);
        }
    }
    let total = Series { name: String::new(), values, provisional };
    Plot::new(Kind::Stack, plot.axis.clone(), vec![total])
}

/// The series that are shown and have a value.
fn told(plot: &Plot, shown: &[bool]) -> Vec<usize> {
    let mut told = Vec::new();
    for (index, series) in plot.series.iter().enumerate() {
        if shown.get(index) == Some(&true) && series.values.iter().any(|it| it.is_finite()) {
            told.push(index);
        }
    }
    told
}

/// Sentences behind one another.
fn sentences(parts: &[String]) -> String {
    listed(parts, " ")
}

#[cfg(test)]
mod tests;
