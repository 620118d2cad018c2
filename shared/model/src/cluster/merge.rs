//! Joins squares whose middles are too near to each other for two marks.
//!
//! Squares ask in turns whether a mark already stands in their reach; if not, one stands on them. Squares of one turn
//! are never in each other's reach, so nothing depends on an order within it, and no chain of decisions is longer
//! than there are turns: what happens beyond [`MARGIN`] squares changes nothing.

use super::cells::Cell;
use super::grid::Grid;
use super::spot::{Frame, Spot};
use super::{Clusters, Mark};
use crate::order::sorted;

/// Greater squares come first, so that many places are not shown where one lies: in so many sizes.
const SIZES: [u32; 2] = [8, 2];

/// Of each four squares that meet in a corner, each has a turn of its own.
const TURNS: u32 = 4 * (SIZES.len() as u32 + 1);

/// A square depends on its neighbours of earlier turns, and those on theirs; it belongs to one of its neighbours,
/// which depends on where *its* neighbours belong.
pub const MARGIN: u32 = TURNS - 1 + 2;

/// The marks that stand in a frame; `cells` reach [`MARGIN`] squares beyond it.
pub fn marks(clusters: &Clusters, cells: &[Cell], grid: &Grid, frame: &Frame) -> Vec<Mark> {
    let standing = standing(cells, grid);
    let mut marks = Vec::new();
    let mut mark_of = vec![None; cells.len()];
    for (at, cell) in cells.iter().enumerate() {
        if standing[at] && frame.contains(cell.middle) {
            mark_of[at] = Some(marks.len());
            marks.push(mark(clusters, cell));
        }
    }
    let near = grid.around(frame, 1);
    for (at, cell) in cells.iter().enumerate() {
        if standing[at] || !near.contains(cell.square) {
            continue;
        }
        let owner = nearest(cells, grid, at, &standing);
        if let Some(index) = owner.and_then(|it| mark_of[it]) {
            let mark: &mut Mark = &mut marks[index];
            mark.ranges.push(cell.range);
            mark.count += cell.count();
            mark.same_spot = false;
        }
    }
    marks
}

fn mark(clusters: &Clusters, cell: &Cell) -> Mark {
    let (begin, end) = cell.range;
    let (first, last) = (clusters.rows[begin as usize], clusters.rows[end as usize - 1]);
    let count = cell.count();
    Mark {
        point: cell.middle.position(),
        count,
        first: first.1,
        same_spot: 1 < count && first.0 == last.0,
        ranges: vec![cell.range],
    }
}

/// For each square, whether a mark stands on it.
fn standing(cells: &[Cell], grid: &Grid) -> Vec<bool> {
    let mut standing = vec![false; cells.len()];
    for (_, at) in sorted(cells.len(), &|it| cells[it].turn()) {
        let at = at as usize;
        standing[at] = nearest(cells, grid, at, &standing).is_none();
    }
    standing
}

/// The nearest square in reach on which a mark stands.
fn nearest(cells: &[Cell], grid: &Grid, at: usize, standing: &[bool]) -> Option<usize> {
    let middle = cells[at].middle;
    let block = grid.in_reach(middle);
    let mut found = None;
    let mut least = grid.reach * grid.reach;
    for y in block.first.y..=block.last.y {
        for x in block.first.x..=block.last.x {
            let Some(other) = find(cells, Spot { x, y }).filter(|it| standing[*it]) else {
                continue;
            };
            let distance = middle.square_distance(cells[other].middle);
            if distance < least {
                (found, least) = (Some(other), distance);
            }
        }
    }
    found
}

/// Cells stand along the curve.
fn find(cells: &[Cell], square: Spot) -> Option<usize> {
    let key = square.key();
    let at = cells.partition_point(|it| it.key < key);
    cells.get(at).filter(|it| it.key == key).map(|_| at)
}

impl Cell {
    fn count(&self) -> u32 {
        self.range.1 - self.range.0
    }

    /// When it may ask.
    fn turn(&self) -> u64 {
        let size = SIZES.iter().take_while(|it| self.count() < **it).count();
        let corner = (self.square.x & 1) | (self.square.y & 1) << 1;
        4 * size as u64 + u64::from(corner)
    }
}
