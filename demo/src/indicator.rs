//! Indicators: what is measured of the five comuni year by year, as `seed/indicatori.toml` has it.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::seed;

const TEXT: &str = include_str!("../seed/indicatori.toml");

/// The first year of every indicator.
pub const FIRST_YEAR: i32 = 2016;
/// How many years there are.
pub const YEARS: usize = 10;

/// Something measured every year.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Of its file and of its package.
    pub name: String,
    /// What people read.
    pub title: String,
    /// What was measured, and what happened.
    pub about: String,
    /// What its series are.
    pub dimension: String,
    /// What its values are.
    pub measure: String,
    /// What the values are counted in.
    pub unit: String,
    /// Digits behind the comma.
    pub decimals: usize,
    /// Whether more of it is good; nothing where nobody may judge.
    pub better: Option<Better>,
    /// What was promised for the last year.
    pub target: Option<f64>,
    /// How the file is laid out.
    pub shape: Shape,
    /// Whether the file begins with a byte order mark.
    #[serde(default)]
    pub bom: bool,
    /// Whether the file is in windows-1252, without saying so.
    #[serde(default)]
    pub latin: bool,
    /// Whether thousands have a dot.
    #[serde(default)]
    pub dots: bool,
    /// Whether a provisional value of a wide file is followed by `(p)`.
    #[serde(default)]
    pub mark: bool,
    /// Whether the last year is provisional.
    pub provisional: bool,
    /// Who measured.
    pub source: String,
    /// Of which day the values are.
    pub updated: String,
    /// The values.
    pub series: Vec<Series>,
}

/// Which way is good.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// How a file is laid out.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// A column for each series.
    Wide,
    /// A row for each value.
    Long,
}

/// The values of one comune, or of one kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// What people read.
    pub name: String,
    /// One a year; `NaN` where nobody measured.
    pub values: [f64; YEARS],
}

/// One value, with all that is known of it.
pub struct Observation<'a> {
    /// When.
    pub year: i32,
    /// Whose.
    pub series: &'a str,
    /// How much; nothing where nobody measured.
    pub value: Option<f64>,
    /// Whether it may still change.
    pub provisional: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Leaf {
    indicator: Vec<Indicator>,
}

/// Every indicator.
pub fn all() -> &'static [Indicator] {
    static ALL: LazyLock<Vec<Indicator>> = LazyLock::new(|| {
        let leaf: Leaf = seed::read(TEXT).expect("the seed is compiled in, and tests read it");
        leaf.indicator
    });
    &ALL
}

/// The one of this name.
pub fn by_name(name: &str) -> Option<&'static Indicator> {
    all().iter().find(|it| it.name == name)
}

impl Indicator {
    /// What `series` was in the year with this index.
    pub fn observation<'a>(&self, series: &'a Series, index: usize) -> Observation<'a> {
        let value = Some(series.values[index]).filter(|it| !it.is_nan());
        Observation {
            year: FIRST_YEAR + index as i32,
            series: &series.name,
            value,
            provisional: self.provisional && index + 1 == YEARS && value.is_some(),
        }
    }

    /// Every value, year by year.
    pub fn observations(&self) -> impl Iterator<Item = Observation<'_>> {
        let years = 0..YEARS;
        years.flat_map(move |index| self.series.iter().map(move |it| self.observation(it, index)))
    }
}

#[cfg(test)]
mod tests {
    use cw_model::time::Date;

    use super::*;

    #[test]
    fn twelve_indicators_have_names_of_their_own() {
        let mut names: Vec<_> = all().iter().map(|it| &it.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 12);
    }

    #[test]
    fn every_indicator_says_where_it_comes_from_and_of_when_it_is() {
        for it in all() {
            assert!(!it.source.is_empty() && !it.about.is_empty(), "{}", it.name);
            assert!(Date::parse(&it.updated).is_some(), "{}", it.name);
            assert!(it.target.is_none() || it.better.is_some(), "{}: a target is a side", it.name);
        }
    }

    #[test]
    fn a_year_nobody_measured_is_no_zero_and_not_provisional() {
        let days = by_name("giorni-risposta").expect("there");
        let gap = days.observations().find(|it| it.year == 2018 && it.series == "Lasterno");
        let gap = gap.expect("a row for every year");
        assert_eq!((gap.value, gap.provisional), (None, false));
        assert_eq!(days.observations().filter(|it| it.provisional).count(), 5);
        assert_eq!(days.observations().count(), 50);
    }
}
