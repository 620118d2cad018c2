//! What is drawn: positions, and for each series a value at each of them.

use super::ask::Aggregate;
use crate::scan::{pieces, rank};
use crate::table::Grain;

/// A chart, ready to be drawn, read out and told as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// How it is drawn.
    pub kind: Kind,
    /// What the positions are called: the name of a column.
    pub x_name: String,
    /// The positions, in the order they are drawn.
    pub axis: Axis,
    /// At least one, unless the table has no number at all.
    pub series: Vec<Series>,
    /// What the values are called where they have one name for all series: the name of a column.
    pub y_name: Option<String>,
    /// What points are called, where a column says so.
    pub names: Option<Names>,
    /// What was chosen without being asked for, to be said to the reader.
    pub chosen: bool,
    /// How many series the source has beyond those kept here (at most [`MOST_SERIES`] are).
    pub left_out: usize,
    /// How rows of one position became one value where nobody said how, to be said to the reader.
    pub how: Option<Aggregate>,
    /// Columns of which the mean was taken while others were summed.
    pub means: Vec<String>,
    /// How many rows were left out because they do not say where they stand.
    pub without_position: usize,
    /// How many rows were left out because they say where they stand, but not in which series.
    pub without_series: usize,
    /// Positions that no row tells of, in rising order: they are gaps in a drawing, and no rows of a table.
    pub absent: Vec<u32>,
    /// How many rows and columns were left out because they are the sum of others beside them.
    pub totals: usize,
    /// How many rows were left out because they say in every column what another one says.
    pub doubles: usize,
    /// The period kept where a table has more of them than can be told apart, and the page wants none of them.
    pub of_period: Option<(Grain, f64)>,
    /// Columns of numbers that nobody asked for and that are not drawn, because words tell series apart, or because
    /// they cannot be joined like the others.
    pub unused: Vec<String>,
}

impl Plot {
    /// One of which all was asked for, and nothing left out.
    pub fn new(kind: Kind, axis: Axis, series: Vec<Series>) -> Self {
        Plot {
            kind,
            x_name: String::new(),
            axis,
            series,
            y_name: None,
            names: None,
            chosen: false,
            left_out: 0,
            how: None,
            means: Vec::new(),
            without_position: 0,
            without_series: 0,
            absent: Vec::new(),
            totals: 0,
            doubles: 0,
            of_period: None,
            unused: Vec::new(),
        }
    }
}

/// More series than these tell nobody anything; the others are counted in [`Plot::left_out`].
pub const MOST_SERIES: usize = 12;

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One number, its change and a small line.
    Tile,
    /// Lines.
    Line,
    /// Lines, filled to zero.
    Area,
    /// Bars beside each other.
    Bar,
    /// Bars upon each other.
    Stack,
    /// Bars upon each other that make up 100 %.
    Share,
    /// Lying bars, beside each other.
    Lying,
    /// Points of two numbers.
    Scatter,
}

/// The positions of a plot.
#[derive(Clone, Debug, PartialEq)]
pub enum Axis {
    /// Words, in the order of the source or of the wish.
    Categories(Vec<String>),
    /// Moments in rising order: seconds as in [`Cells::Moments`](crate::table::Cells::Moments).
    Moments(Grain, Vec<f64>),
    /// Numbers, in rising order unless the kind is [`Kind::Scatter`].
    Numbers(Vec<f64>),
}

/// A name for each position of a plot.
#[derive(Clone, Debug, PartialEq)]
pub struct Names {
    /// The name of their column.
    pub column: String,
    /// One a position; empty where the source has none.
    pub texts: Vec<String>,
}

/// Values at the positions of a plot.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What people read.
    pub name: String,
    /// One value a position; `NaN` is a gap, never zero.
    pub values: Vec<f64>,
    /// Positions whose value is provisional, in rising order.
    pub provisional: Vec<u32>,
}

impl Axis {
    /// How many positions there are.
    pub fn len(&self) -> usize {
        match self {
            Axis::Categories(it) => it.len(),
            Axis::Moments(_, it) | Axis::Numbers(it) => it.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where a position is drawn: its moment or number, or its rank among words.
    pub fn at(&self, index: usize) -> f64 {
        match self {
            Axis::Categories(_) => index as f64,
            Axis::Moments(_, it) | Axis::Numbers(it) => it.get(index).copied().unwrap_or(f64::NAN),
        }
    }
}

impl Kind {
    /// In the order of [`Kind::NAMES`].
    pub const ALL: [Kind; 8] = [
        Kind::Tile,
        Kind::Line,
        Kind::Area,
        Kind::Bar,
        Kind::Stack,
        Kind::Share,
        Kind::Lying,
        Kind::Scatter,
    ];

    /// As pages write them.
    pub const NAMES: &str = "tile line area bar stack share lying scatter";

    /// As pages write it.
    pub fn name(self) -> &'static str {
        pieces(Kind::NAMES, b" ")[self as usize]
    }

    /// From such a name.
    pub fn from_name(name: &str) -> Option<Self> {
        rank(Kind::NAMES, name).map(|it| Kind::ALL[it])
    }

    /// Whether values are lengths from zero, so that an axis has to begin there.
    pub fn is_from_zero(self) -> bool {
        !matches!(self, Kind::Line | Kind::Scatter | Kind::Tile)
    }

    /// Whether it has bars, whose positions are places of equal width.
    pub fn has_bars(self) -> bool {
        matches!(self, Kind::Bar | Kind::Stack | Kind::Share | Kind::Lying)
    }
}

impl Series {
    /// The value at a position, where there is one.
    pub fn value(&self, index: usize) -> Option<f64> {
        self.values.get(index).copied().filter(|it| it.is_finite())
    }

    /// Whether the value at a position is provisional.
    pub fn is_provisional(&self, index: usize) -> bool {
        self.provisional.binary_search(&(index as u32)).is_ok()
    }
}
