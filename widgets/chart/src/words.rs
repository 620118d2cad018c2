//! Values and positions of a chart, said as people say them.

use cw_kit::numbers::{Decimals, Numbers, rounded};
use cw_model::chart::moments::Unit;
use cw_model::chart::plot::{Axis, Kind, Plot};
use cw_model::scan::{contains, find, pieces, rank};
use cw_model::table::Grain;
use cw_model::text::Language;
use cw_model::words;

use crate::messages::{Message, join, text};
use crate::scene::Labels;
use crate::summary::Wording;

/// So many values are looked at to see how many decimals they have; of more, as many from everywhere: a million take
/// too long, and tell no more.
const LOOKED_AT: usize = 10_000;
/// More decimals than these are noise, unless all values are close to zero.
const MOST: u32 = 2;
/// More than these nobody reads.
const UTMOST: u32 = 6;
/// A unit of at most so many letters stands at every value of an axis.
const SHORT: usize = 2;

/// A unit in the name of a column has at most so many bytes: "kWh", "km²".
const LONGEST: usize = 4;
/// Units that are words of three languages: the form for one, then the form for others. A page names one of them, or
/// its source does, so that plural rules of the browser would not help: they know no "giorni". What is not here stays
/// as it was written.
const COUNTED: &str = "giorno giorni ora ore minuto minuti settimana settimane mese mesi anno \
    anni persona persone abitante abitanti residente residenti visitatore visitatori incidente \
    incidenti prestito prestiti richiesta richieste Tag Tage Stunde Stunden Minute Minuten Woche \
    Wochen Monat Monate Jahr Jahre Person Personen day days hour hours minute minutes week weeks \
    month months year years person people";

/// Numbers and positions of one chart, in the reader's language.
#[derive(Clone, PartialEq)]
pub struct Words {
    numbers: Numbers,
    unit: Measure,
    decimals: u32,
    // Of positions that are numbers.
    places: u32,
    across: Measure,
    // The axis of values counts parts of a whole, in percent.
    is_share: bool,
}

/// What values are measured in.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Measure {
    Nothing,
    Percent,
    Euro,
    /// "giorni", "kWh"
    Word(String),
}

impl Words {
    /// The words of a plot, in the unit and with the decimals the page names; without, with as many as values have.
    pub fn new(numbers: &Numbers, unit: &str, decimals: Option<u32>, plot: &Plot) -> Self {
        let unit = Measure::from_text(unit);
        let needed = plot.series.iter().map(|it| needed_decimals(&it.values)).max().unwrap_or(0);
        // Nobody writes 1,5 €.
        let needed = if unit == Measure::Euro && needed == 1 { 2 } else { needed };
        let (places, across) = match &plot.axis {
            Axis::Numbers(it) if plot.kind == Kind::Scatter => {
                (needed_decimals(it), Measure::of_head(&plot.x_name))
            }
            Axis::Numbers(it) => (needed_decimals(it), Measure::Nothing),
            _ => (0, Measure::Nothing),
        };
        let decimals = decimals.unwrap_or(needed).min(UTMOST);
        let is_share = plot.kind == Kind::Share;
        Words { numbers: numbers.clone(), unit, decimals, places, across, is_share }
    }

    /// Numbers and moments of the same language.
    pub fn numbers(&self) -> &Numbers {
        &self.numbers
    }

    /// How many decimals values have.
    pub fn decimals(&self) -> u32 {
        self.decimals
    }

    /// "kWh/m²": a unit too long to stand at every value of the axis, to be said above it once.
    pub fn axis_unit(&self) -> Option<&str> {
        match &self.unit {
            _ if self.is_share => None,
            Measure::Word(it) if SHORT < it.chars().count() => Some(it),
            _ => None,
        }
    }

    /// "12,5%", "1.234 €", "14 giorni"; "nessun valore" of a gap.
    pub fn value(&self, value: f64) -> String {
        if !value.is_finite() {
            return text(Message::NoValue, self.numbers.language()).into();
        }
        self.unit.written(&self.numbers, value, self.precision())
    }

    /// "20 giorni": with no more decimals than it has.
    pub fn aim(&self, value: f64) -> String {
        self.unit.written(&self.numbers, value, (0, self.decimals.max(MOST)))
    }

    /// "14": without its unit; empty of a gap.
    pub fn bare(&self, value: f64) -> String {
        if value.is_finite() { self.numbers.text(value, self.precision()) } else { String::new() }
    }

    /// What stands in a cell of the table: a number without its unit where the head of the column says it. Empty of a
    /// gap, which the view says in its own way.
    pub fn cell(&self, value: f64) -> String {
        match self.unit {
            Measure::Percent | Measure::Euro if value.is_finite() => self.value(value),
            _ => self.bare(value),
        }
    }

    /// "Energia (kWh)": the head of a column of such cells.
    pub fn head(&self, name: &str) -> String {
        match &self.unit {
            Measure::Word(unit) if !says(name, unit) => join(&[name, " (", unit, ")"]),
            _ => name.into(),
        }
    }

    /// "−2,1 giorni", "+1.200 €", "+0,5 punti percentuali"
    pub fn change(&self, value: f64) -> String {
        let precision = self.precision();
        match &self.unit {
            Measure::Euro => self.numbers.euro_change(value, precision),
            Measure::Percent => points(&self.numbers.change(value, precision), self.language()),
            Measure::Nothing => self.numbers.change(value, precision),
            Measure::Word(unit) => counted(&self.numbers.change(value, precision), unit),
        }
    }

    /// "34%": what part of a whole something is.
    pub fn share(&self, percent: f64) -> String {
        self.numbers.percent(percent, (0, 1))
    }

    /// "2024", "marzo 2024", "3 marzo 2024", "3 marzo 2024, 08:15", "Ala", "12,5 km", "Piscina: 1.150 m²"
    pub fn position(&self, plot: &Plot, index: usize) -> String {
        let place = self.place(plot, index, &self.across);
        match plot.names.as_ref().and_then(|it| it.texts.get(index)) {
            Some(name) if !name.is_empty() => join(&[name, ": ", &place]),
            _ => place,
        }
    }

    /// The same in a table, whose heads say the unit and which has a column of names: "12,5", "1.150"
    pub fn row(&self, plot: &Plot, index: usize) -> String {
        self.place(plot, index, &Measure::Nothing)
    }

    fn place(&self, plot: &Plot, index: usize, unit: &Measure) -> String {
        match &plot.axis {
            Axis::Categories(it) => it.get(index).cloned().unwrap_or_default(),
            Axis::Numbers(it) => match it.get(index) {
                Some(it) => unit.written(&self.numbers, *it, (self.places, self.places)),
                None => String::new(),
            },
            Axis::Moments(grain, it) => match it.get(index) {
                Some(seconds) => self.moment_of(*grain, *seconds),
                None => String::new(),
            },
        }
    }

    /// "3 marzo 2024", of a moment that stands for so long a time.
    pub fn moment_of(&self, grain: Grain, seconds: f64) -> String {
        let seconds = grain.wall(seconds);
        match grain {
            Grain::Year => self.numbers.year(seconds),
            Grain::Quarter => self.numbers.quarter(seconds),
            Grain::Month => self.numbers.month(seconds),
            Grain::Day => self.numbers.day(seconds),
            Grain::Instant => {
                join(&[&self.numbers.day(seconds), ", ", &self.numbers.minute(seconds)])
            }
        }
    }

    fn precision(&self) -> Decimals {
        (self.decimals, self.decimals)
    }
}

impl Labels for Words {
    fn value(&self, value: f64, decimals: u32) -> String {
        let precision = (decimals, decimals);
        if self.is_share {
            return self.numbers.percent(value, precision);
        }
        match self.axis_unit() {
            Some(_) => self.numbers.text(value, precision),
            None => self.unit.written(&self.numbers, value, precision),
        }
    }

    fn moment(&self, seconds: f64, unit: Unit) -> String {
        match unit {
            Unit::Year => self.numbers.year(seconds),
            Unit::Quarter => self.numbers.short_quarter(seconds),
            Unit::Month => self.numbers.short_month(seconds),
            Unit::Day => self.numbers.short_day(seconds),
            Unit::Minute => self.numbers.minute(seconds),
            Unit::Second => self.numbers.second(seconds),
        }
    }

    fn number(&self, value: f64, decimals: u32) -> String {
        self.numbers.text(value, (decimals, decimals))
    }

    fn decimals(&self) -> u32 {
        self.decimals
    }
}

impl Wording for Words {
    fn language(&self) -> Language {
        self.numbers.language()
    }

    fn position(&self, plot: &Plot, index: usize) -> String {
        Words::position(self, plot, index)
    }

    fn value(&self, value: f64) -> String {
        Words::value(self, value)
    }

    fn aim(&self, value: f64) -> String {
        Words::aim(self, value)
    }

    fn change(&self, value: f64) -> String {
        Words::change(self, value)
    }

    fn difference(&self, value: f64) -> String {
        match self.unit {
            Measure::Percent => points(&self.bare(value), self.language()),
            Measure::Euro => self.value(value),
            Measure::Nothing | Measure::Word(_) => self.bare(value),
        }
    }

    fn short<'n>(&self, name: &'n str) -> &'n str {
        let is_said = self.unit != Measure::Nothing && Measure::of_head(name) == self.unit;
        let end = bracket(name).filter(|it| is_said && 0 < *it);
        name[..end.unwrap_or(name.len())].trim_ascii_end()
    }

    fn rounded(&self, value: f64) -> f64 {
        rounded(value, self.decimals)
    }
}

impl Measure {
    /// "m²" of "Superficie (m²)": what stands behind a name and is as short as a unit, a rate, or a word we know.
    fn of_head(name: &str) -> Self {
        let inside = bracket(name).and_then(|it| name.get(it + 1..name.len() - 1));
        let is_unit = |it: &&str| {
            let is_short =
                it.len() <= LONGEST && !it.as_bytes().first().is_some_and(u8::is_ascii_digit);
            is_short || contains(it, "/") || rank(COUNTED, it).is_some()
        };
        Measure::from_text(inside.filter(is_unit).unwrap_or(""))
    }

    fn from_text(text: &str) -> Self {
        let text = text.trim_ascii();
        let is_one_of = |names: &[&str]| names.iter().any(|it| it.eq_ignore_ascii_case(text));
        if text.is_empty() {
            Measure::Nothing
        } else if is_one_of(&["%", "percent", "per cento", "percento", "prozent"]) {
            Measure::Percent
        } else if is_one_of(&["€", "eur", "euro"]) {
            Measure::Euro
        } else {
            Measure::Word(text.into())
        }
    }

    fn written(&self, numbers: &Numbers, value: f64, precision: Decimals) -> String {
        match self {
            Measure::Nothing => numbers.text(value, precision),
            Measure::Percent => numbers.percent(value, precision),
            Measure::Euro => numbers.euro(value, precision),
            Measure::Word(unit) => counted(&numbers.text(value, precision), unit),
        }
    }
}

/// Whether values of this unit are percentages.
pub fn is_percent(unit: &str) -> bool {
    Measure::from_text(unit) == Measure::Percent
}

/// Whether a name says a unit, as words of their own: "Energia (kWh)", "Tempo (in giorni)"; not "Abitanti" of "t".
fn says(name: &str, unit: &str) -> bool {
    let is_letter =
        |it: Option<&u8>| it.is_some_and(|it| it.is_ascii_alphanumeric() || !it.is_ascii());
    let mut begin = 0;
    while let Some(at) = find(&name[begin..], unit) {
        let (from, to) = (begin + at, begin + at + unit.len());
        let before = from.checked_sub(1).and_then(|it| name.as_bytes().get(it));
        if !is_letter(before) && !is_letter(name.as_bytes().get(to)) {
            return true;
        }
        begin = to;
    }
    false
}

/// Where the last bracket of a name opens that ends with one.
fn bracket(name: &str) -> Option<usize> {
    let bytes = name.as_bytes();
    if bytes.last() == Some(&b')') { bytes.iter().rposition(|it| *it == b'(') } else { None }
}

/// A number and its unit, never on two lines.
fn behind(number: &str, unit: &str) -> String {
    join(&[number, "\u{a0}", unit])
}

/// "1 giorno", "14 giorni": the form of a unit that goes with its number.
fn counted(number: &str, unit: &str) -> String {
    let unit = match rank(COUNTED, unit) {
        Some(it) => pieces(COUNTED, b" ")[it & !1 | usize::from(!is_one(number))],
        None => unit,
    };
    behind(number, unit)
}

/// Of a written number, with or without a sign.
fn is_one(number: &str) -> bool {
    let is_sign = |it: &&str| number.starts_with(it);
    let sign = ["+", "−", "-"].iter().find(|it| is_sign(it)).map_or(0, |it| it.len());
    &number[sign..] == "1"
}

/// "2,1 punti percentuali": what lies between two values in percent is no percentage of them.
pub(crate) fn points(number: &str, language: Language) -> String {
    let forms = words!(
        ["punto percentuale", "punti percentuali"],
        ["Prozentpunkt", "Prozentpunkte"],
        ["percentage point", "percentage points"]
    );
    behind(number, language.form(forms, 2, usize::from(!is_one(number))))
}

/// How many decimals values need to be told apart as the source does: at most two, more only where all are close to
/// zero.
pub fn needed_decimals(values: &[f64]) -> u32 {
    // An odd step, lest it fall in with days of a week or months of a year; the last value is among them.
    let step = values.len().div_ceil(LOOKED_AT) | 1;
    let mut looked_at = Vec::new();
    let mut at = values.len();
    while 0 < at {
        looked_at.push(values[at - 1]);
        at = at.saturating_sub(step);
    }
    let values = looked_at;
    let mut most = MOST;
    let mut greatest = values.iter().fold(0.0f64, |it, value| it.max(value.abs()));
    while 0.0 < greatest && greatest < 0.1 && most < UTMOST {
        greatest *= 10.0;
        most += 1;
    }
    let is_exact = |decimals| {
        values.iter().filter(|it| it.is_finite()).all(|&value| {
            // Sums of decimals miss by little: 0.1 + 0.2.
            (rounded(value, decimals) - value).abs() <= 1e-9 * value.abs().max(1e-3)
        })
    };
    (0..most).find(|it| is_exact(*it)).unwrap_or(most)
}

#[cfg(test)]
mod tests;
