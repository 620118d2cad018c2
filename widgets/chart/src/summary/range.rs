//! Several values beside each other: the highest and the lowest, and how many there are.

use cw_kit::sentences::counted;
use cw_model::chart::plot::{Axis, Plot};
use cw_model::words;

use super::target::reached_by;
use super::when::{Case, begins};
use super::{Goal, Wording, sentences};
use crate::messages::{Message, extent, filled, join, text};

/// Who shares an extreme: so many are named.
const NAMED: usize = 3;

/// The values a sentence is about.
struct Scope<'a> {
    plot: &'a Plot,
    series: &'a [usize],
    /// The one position looked at; all of them without.
    at: Option<usize>,
}

/// Where a value stands.
struct Spot {
    series: usize,
    index: usize,
    value: f64,
}

/// "Nel 2025 il valore più alto è 34% (Ala), il più basso 12% (Avio)."
pub(super) fn between(
    plot: &Plot,
    series: &[usize],
    goal: Option<Goal>,
    wording: &dyn Wording,
) -> String {
    let language = wording.language();
    // Of series that nobody drew, one may have the highest value.
    let is_part = 0 < plot.left_out;
    let at = match plot.axis {
        _ if is_part => return String::new(),
        Axis::Moments(..) => match common(plot, series) {
            Some(index) => Some(index),
            None => {
                let count = Scope { plot, series, at: None }.count();
                return join(&[&extent(series.len(), count, language), "."]);
            }
        },
        _ => None,
    };
    let scope = Scope { plot, series, at };
    let mut values = Vec::new();
    scope.each(&mut |it| values.push(it.value));
    let first = match &*values {
        [value] => join(&[&scope.names(1.0, wording), ": ", &wording.value(*value), "."]),
        _ => scope.extremes(wording),
    };
    sentences(&[first, goal.map_or_else(String::new, |it| reached_by(it, &values, wording))])
}

/// "19 punti. Il valore più alto è 612,8 MWh (Piscina: 1150 m²) …": of points there is no latest, and only those with
/// names can be told apart.
pub(super) fn point_count(plot: &Plot, series: &[usize], wording: &dyn Wording) -> String {
    let scope = Scope { plot, series, at: None };
    let count = scope.count();
    if count == 0 {
        return String::new();
    }
    let forms = words!([" punto.", " punti."], [" Punkt.", " Punkte."], [" point.", " points."]);
    let counted = counted(count, wording.language(), forms);
    let is_named = plot.names.is_some() && plot.left_out == 0 && 1 < count;
    sentences(&[counted, if is_named { scope.extremes(wording) } else { String::new() }])
}

/// The latest position at which every series has a value.
fn common(plot: &Plot, series: &[usize]) -> Option<usize> {
    let has_all = |index: &usize| series.iter().all(|it| plot.series[*it].value(*index).is_some());
    (0..plot.axis.len()).rev().find(has_all)
}

impl Scope<'_> {
    fn each(&self, visit: &mut dyn FnMut(Spot)) {
        let positions = match self.at {
            Some(index) => index..index + 1,
            None => 0..self.plot.axis.len(),
        };
        for index in positions {
            for &series in self.series {
                if let Some(value) = self.plot.series[series].value(index) {
                    visit(Spot { series, index, value });
                }
            }
        }
    }

    fn count(&self) -> usize {
        let mut count = 0;
        self.each(&mut |_| count += 1);
        count
    }

    /// The highest value as it is written; with a `sign` of -1 the lowest.
    fn extreme(&self, sign: f64, wording: &dyn Wording) -> f64 {
        let mut greatest = f64::NEG_INFINITY;
        self.each(&mut |it| greatest = greatest.max(sign * wording.rounded(it.value)));
        sign * greatest
    }

    /// "Nel 2025 il valore più alto è 34% (Ala), il più basso 12% (Avio)."
    fn extremes(&self, wording: &dyn Wording) -> String {
        let language = wording.language();
        let [highest, lowest] = [1.0, -1.0].map(|sign| self.extreme(sign, wording));
        let when = match self.at {
            Some(index) => begins(Case::In, self.plot, index, wording),
            None => String::new(),
        };
        let is_first = usize::from(when.is_empty());
        if highest == lowest {
            let all = words!(
                ["{} tutti i valori sono {}.", "{}Tutti i valori sono {}."],
                ["{} sind alle Werte {}.", "{}Alle Werte sind {}."],
                ["{} all values are {}.", "{}All values are {}."]
            );
            return filled(language.form(all, 2, is_first), &[&when, &wording.value(highest)]);
        }
        let sentence = words!(
            [
                "{} il valore più alto è {} ({}), il più basso {} ({}).",
                "{}Il valore più alto è {} ({}), il più basso {} ({})."
            ],
            [
                "{} ist der höchste Wert {} ({}), der niedrigste {} ({}).",
                "{}Der höchste Wert ist {} ({}), der niedrigste {} ({})."
            ],
            [
                "{} the highest value is {} ({}), the lowest {} ({}).",
                "{}The highest value is {} ({}), the lowest {} ({})."
            ]
        );
        let (above, below) = (wording.value(highest), wording.value(lowest));
        let (who, whose) = (self.names(1.0, wording), self.names(-1.0, wording));
        filled(language.form(sentence, 2, is_first), &[&when, &above, &who, &below, &whose])
    }

    /// "Ala; Avio": whose value it is.
    fn names(&self, sign: f64, wording: &dyn Wording) -> String {
        let value = self.extreme(sign, wording);
        let (mut names, mut count) = (String::new(), 0);
        self.each(&mut |spot| {
            if NAMED < count || wording.rounded(spot.value) != value {
                return;
            }
            count += 1;
            if NAMED < count {
                names.push_str("; …");
                return;
            }
            if 1 < count {
                names.push_str("; ");
            }
            names.push_str(&self.name(&spot, wording));
            if self.plot.series[spot.series].is_provisional(spot.index) {
                let provisional = text(Message::Provisional, wording.language());
                names.push_str(&join(&[", ", provisional]));
            }
        });
        names
    }

    /// "Ala", "Età 45", "Plastica, Ala"
    fn name(&self, spot: &Spot, wording: &dyn Wording) -> String {
        let series = wording.short(&self.plot.series[spot.series].name);
        if self.at.is_some() {
            return series.into();
        }
        let mut name = wording.position(self.plot, spot.index);
        if let (Axis::Numbers(_), None) = (&self.plot.axis, &self.plot.names) {
            name = join(&[&self.plot.x_name, " ", &name]);
        }
        if self.series.len() < 2 { name } else { join(&[series, ", ", &name]) }
    }
}
