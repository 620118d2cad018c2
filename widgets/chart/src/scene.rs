//! What a drawing is asked for, and what it answers: the border between the state of a chart and its drawing.

mod frame;

use std::ops::Range;

use cw_model::chart::moments::Unit;
use cw_model::chart::plot::{Kind, Plot, Series};

pub use frame::Frame;
pub(crate) use frame::reach;

/// No more lying bars are drawn, or groups of them, the first of their window: others are in the table.
pub const MOST_LYING: usize = 60;

/// Everything a drawing depends on. Two equal scenes give equal drawings.
pub struct Scene<'a> {
    /// What is drawn.
    pub plot: &'a Plot,
    /// Which series are, one for each of the plot's.
    pub shown: &'a [bool],
    /// Which positions are.
    pub window: Range<usize>,
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Size of the reader's type, in CSS pixels.
    pub em: f64,
    /// Lines and bands that give the values a measure.
    pub guides: &'a Guides,
    /// The words and numbers at the axes.
    pub labels: &'a dyn Labels,
    /// The least and greatest value of the axis of values, where several drawings share one.
    pub domain: Option<(f64, f64)>,
    /// Whether it is a small line without axes or words, inside a tile.
    pub spark: bool,
}

/// Measures for the values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guides {
    /// The value aimed at.
    pub target: Option<Guide>,
    /// Other values that matter: limits, averages.
    pub thresholds: Vec<Guide>,
    /// Ranges of values: "good", "critical".
    pub bands: Vec<Band>,
    /// Words at a position.
    pub notes: Vec<Note>,
}

impl Guides {
    /// Target and limits.
    pub fn lines(&self) -> Vec<&Guide> {
        let mut lines = Vec::new();
        lines.extend(&self.target);
        lines.extend(&self.thresholds);
        lines
    }
}

/// A value with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Guide {
    /// Where it stands.
    pub value: f64,
    /// What people read beside it, the number included.
    pub name: String,
}

/// A range of values with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// From the least to the greatest value.
    pub from: f64,
    /// To.
    pub to: f64,
    /// What people read.
    pub name: String,
}

/// Words at a position.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Which position of the plot.
    pub index: usize,
    /// What people read, when it was included; drawn as a small number, explained below the chart.
    pub name: String,
}

/// The words and numbers at the axes, in the reader's language.
pub trait Labels {
    /// A value at the axis, so many decimals, its unit where that is short: "1.200", "12 %".
    fn value(&self, value: f64, decimals: u32) -> String;
    /// A moment at the axis, as fine as `unit`: "2024", "mar 2024", "3 mar", "08:15".
    fn moment(&self, seconds: f64, unit: Unit) -> String;
    /// A number at the axis of positions.
    fn number(&self, value: f64, decimals: u32) -> String;
    /// How many decimals the values themselves are written with.
    fn decimals(&self) -> u32;
}

impl<'a> Scene<'a> {
    /// The series that are drawn, each with its rank in the plot.
    pub fn layers(&self) -> impl Iterator<Item = (usize, &'a Series)> {
        shown(self.plot, self.shown)
    }

    /// The positions drawn, none beyond the last; of lying bars at most [`MOST_LYING`].
    pub fn positions(&self) -> Range<usize> {
        let count = self.plot.axis.len();
        let start = self.window.start.min(count);
        let most = if self.plot.kind == Kind::Lying { start + MOST_LYING } else { count };
        start..self.window.end.min(most).clamp(start, count)
    }
}

/// The series of a plot that are shown, each with its rank.
pub(crate) fn shown<'a>(
    plot: &'a Plot,
    shown: &[bool],
) -> impl Iterator<Item = (usize, &'a Series)> {
    plot.series.iter().enumerate().filter(|(rank, _)| shown.get(*rank) == Some(&true))
}
