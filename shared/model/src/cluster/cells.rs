//! Which squares of a grid hold something, found by halving ranges of the curve.

use super::grid::Block;
use super::spot::Spot;
use super::{Clusters, Range};

/// A square of the grid with everything in it; never empty.
pub struct Cell {
    /// Column and row.
    pub square: Spot,
    /// Where the square is on the curve.
    pub key: u64,
    /// The rows in it.
    pub range: Range,
    /// The middle of them.
    pub middle: Spot,
}

/// The squares in a block that are not empty, along the curve.
pub fn within(clusters: &Clusters, block: Block, level: u32) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut open = vec![(0, clusters.rows.len() as u32)];
    while let Some(range) = open.pop() {
        let Some(depth) = depth(clusters, range, level) else { continue };
        let (low, side) = square(clusters, range, depth, level);
        if !touches(block, low, side) {
            continue;
        }
        if depth == level {
            cells.push(Cell { square: low, key: low.key(), range, middle: clusters.middle(range) });
        } else {
            split(clusters, range, depth, &mut open);
        }
    }
    cells
}

/// How often the world can be halved without parting the rows of a range; `None` for no rows.
fn depth(clusters: &Clusters, (begin, end): Range, level: u32) -> Option<u32> {
    let rows = &clusters.rows[begin as usize..end as usize];
    let (first, last) = (rows.first()?.0, rows.last()?.0);
    Some(((first ^ last).leading_zeros() / 2).min(level))
}

/// The first square of the grid that belongs to a range, and how many there are along a side.
fn square(clusters: &Clusters, range: Range, depth: u32, level: u32) -> (Spot, u64) {
    let spot = Spot::of_key(clusters.rows[range.0 as usize].0);
    let low = |it: u32| it.unbounded_shr(32 - depth).unbounded_shl(level - depth);
    (Spot { x: low(spot.x), y: low(spot.y) }, 1 << (level - depth))
}

fn touches(block: Block, low: Spot, side: u64) -> bool {
    let overlaps =
        |first: u32, last: u32, low: u32| low <= last && u64::from(first) < u64::from(low) + side;
    overlaps(block.first.x, block.last.x, low.x) && overlaps(block.first.y, block.last.y, low.y)
}

/// The four quarters of a range, the last one first.
fn split(clusters: &Clusters, (begin, end): Range, depth: u32, open: &mut Vec<Range>) {
    let shift = 62 - 2 * depth;
    let rows = &clusters.rows[begin as usize..end as usize];
    let mut after = end;
    for quarter in (1..4).rev() {
        let count = rows.partition_point(|it| (it.0 >> shift) & 3 < quarter);
        let from = begin + count as u32;
        open.push((from, after));
        after = from;
    }
    open.push((begin, after));
}
