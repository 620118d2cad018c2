//! Half a million positions, gathered into marks that do not cover each other.
//!
//! Positions are sorted once along a curve that visits every square of every grid in one go (Morton's), so the
//! squares of a zoom are ranges of that order, found without looking at what nobody sees. Squares whose middles come
//! too near are joined by a rule that looks at near squares only: which places share a mark depends on the zoom,
//! never on what is on the screen.

use crate::geo::{Bounds, Coordinates};
use crate::order::{Keyed, by_key};

mod cells;
mod fan;
mod grid;
mod merge;
mod spot;

pub use fan::fan;
use grid::Grid;
use spot::{Frame, Spot};

/// Positions in an order in which near ones stand together.
#[derive(Clone, Debug)]
pub struct Clusters {
    rows: Vec<Keyed>,
    // Sums of x and y of all rows before each, and of all: the middle of any range in two subtractions.
    sums: Vec<(u64, u64)>,
}

/// What stands on the map at one zoom: one place, or several.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where it stands: the middle of its greatest part.
    pub point: Coordinates,
    /// How many places it is.
    pub count: u32,
    /// The index of one of them. No other mark of the zoom has it, so it names the mark.
    pub first: u32,
    /// Whether it is several places in exactly one position, which no zoom takes apart.
    pub same_spot: bool,
    ranges: Vec<Range>,
}

/// Rows from one to before another.
type Range = (u32, u32);

impl Clusters {
    /// Sorts positions by their curve; each comes with the index its owner knows it by.
    pub fn new(positions: &mut dyn Iterator<Item = (u32, Coordinates)>) -> Self {
        let mut rows = Vec::new();
        for (index, position) in positions {
            rows.push((Spot::new(position).key(), index));
        }
        by_key(&mut rows);
        Clusters::sorted(rows)
    }

    /// Those whose index is wanted; nothing is sorted again.
    pub fn filtered(&self, wanted: &dyn Fn(u32) -> bool) -> Self {
        let mut rows = Vec::new();
        for row in &self.rows {
            if wanted(row.1) {
                rows.push(*row);
            }
        }
        Clusters::sorted(rows)
    }

    /// How many positions there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The marks that stand in `bounds` at a whole zoom, from north-west to south-east.
    ///
    /// No two marks of a zoom are nearer than `spacing` pixels. A spacing of 0 takes all positions apart that differ
    /// by more than a centimetre. Bounds include their north and west edges only, so that of two that touch just one
    /// has a mark.
    pub fn marks(&self, bounds: Bounds, zoom: u32, spacing: f64) -> Vec<Mark> {
        let (frame, grid) = (Frame::new(bounds), Grid::new(zoom, spacing));
        let cells = cells::within(self, grid.around(&frame, merge::MARGIN), grid.level);
        merge::marks(self, &cells, &grid, &frame)
    }

    /// The indices of the places a mark is.
    pub fn members<'a>(&'a self, mark: &'a Mark) -> impl Iterator<Item = u32> + 'a {
        mark.ranges.iter().flat_map(|it| self.rows_in(*it)).map(|it| it.1)
    }

    /// What to show to see all places of a mark.
    pub fn bounds_of(&self, mark: &Mark) -> Bounds {
        spot::around(mark.ranges.iter().flat_map(|it| self.rows_in(*it)))
            .unwrap_or(Bounds::at(mark.point))
    }

    /// What to show to see all positions; `None` if there is none.
    pub fn bounds(&self) -> Option<Bounds> {
        spot::around(self.rows.iter())
    }

    /// The indices of all positions in `bounds`, whichever mark they belong to.
    pub fn within(&self, bounds: Bounds) -> impl Iterator<Item = u32> {
        let frame = Frame::new(bounds);
        let inside = self.rows.iter().filter(move |it| frame.contains(Spot::of_key(it.0)));
        inside.map(|it| it.1)
    }

    fn rows_in(&self, (begin, end): Range) -> &[Keyed] {
        &self.rows[begin as usize..end as usize]
    }

    fn sorted(rows: Vec<Keyed>) -> Self {
        let mut sums = Vec::with_capacity(rows.len() + 1);
        let mut sum = (0, 0);
        sums.push(sum);
        for (key, _) in &rows {
            let spot = Spot::of_key(*key);
            sum = (sum.0 + u64::from(spot.x), sum.1 + u64::from(spot.y));
            sums.push(sum);
        }
        Clusters { rows, sums }
    }

    /// The middle of a range that is not empty.
    fn middle(&self, (begin, end): Range) -> Spot {
        let (from, to) = (self.sums[begin as usize], self.sums[end as usize]);
        let count = u64::from(end - begin);
        Spot { x: ((to.0 - from.0) / count) as u32, y: ((to.1 - from.1) / count) as u32 }
    }
}

impl Default for Clusters {
    fn default() -> Self {
        Clusters::new(&mut std::iter::empty())
    }
}

#[cfg(test)]
mod tests;
