//! How water makes mountains: heights that drain into given rivers, by the law of stream power.
//!
//! After Braun and Willett (2013), implicit, on the tree of a priority flood; slopes end at a talus.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::noise::chance;
use super::world::Point;

/// A square of cells with their heights, and where all water goes.
pub struct Land {
    /// Cells of a side.
    pub side: usize,
    /// Metres of a cell.
    pub cell: f32,
    /// Metres from the middle to the edge.
    pub half: f64,
    /// Metres above the sea.
    pub heights: Vec<f32>,
    /// Cells that water never cuts deeper: rivers, lakes and the border.
    pub fixed: Vec<bool>,
    /// How fast the ground rises: the slope at which water keeps up where a square kilometre drains.
    pub uplift: Vec<f32>,
    /// The steepest slope that does not fall.
    pub talus: f32,
}

/// Who drains into whom.
pub struct Drainage {
    /// Every cell after the cell it drains into.
    pub order: Vec<u32>,
    /// The next cell downstream; fixed cells drain into themselves.
    pub receiver: Vec<u32>,
    /// Square metres that drain through each cell.
    pub area: Vec<f32>,
}

/// How much of the way to balance one step goes.
const HASTE: f32 = 3.0;
/// How much flatter large valleys are than small ones.
const CONCAVITY: f32 = 0.33;
/// Metres over which soil creeps in one step.
const CREEP: f32 = 420.0;
/// What a cell is higher than the one it floods into.
const TRICKLE: f32 = 0.02;

impl Land {
    /// Where a cell is.
    pub fn centre(&self, cell: usize) -> Point {
        let at = |it: usize| it as f64 * f64::from(self.cell) - self.half;
        Point { x: at(cell % self.side), y: at(cell / self.side) }
    }

    /// Lets `steps` ages pass.
    pub fn erode(&mut self, steps: u32) {
        for _ in 0..steps {
            let drainage = self.drainage();
            for &cell in &drainage.order {
                self.cut(cell as usize, &drainage);
            }
            for _ in 0..(CREEP / self.cell) as u32 {
                self.creep();
            }
        }
    }

    /// Takes the steps off the edges of valley floors; water stays level.
    pub fn soften(&mut self, lake: f32) {
        let side = self.side;
        for _ in 0..4 {
            let before = self.heights.clone();
            for cell in side + 1..before.len() - side - 1 {
                let around = [cell - 1, cell + 1, cell - side, cell + side];
                let is_floor = self.fixed[cell] || around.iter().any(|&it| self.fixed[it]);
                if is_floor && lake < before[cell] {
                    let mean = around.iter().map(|&it| before[it]).sum::<f32>() / 4.0;
                    self.heights[cell] += (mean.max(lake) - before[cell]) * 0.6;
                }
            }
        }
    }

    /// Soil slides from humps into hollows: ridges have a distance to each other.
    fn creep(&mut self) {
        let side = self.side;
        for cell in side..self.heights.len() - side {
            if !self.fixed[cell] {
                let around = [cell - 1, cell + 1, cell - side, cell + side];
                let mean = around.iter().map(|&it| self.heights[it]).sum::<f32>() / 4.0;
                self.heights[cell] += (mean - self.heights[cell]) * 0.3;
            }
        }
    }

    /// Balance between what rises and what the water above carries away.
    fn cut(&mut self, cell: usize, drainage: &Drainage) {
        if self.fixed[cell] {
            return;
        }
        let receiver = drainage.receiver[cell] as usize;
        let (distance, below) = (self.distance(cell, receiver), self.heights[receiver]);
        // Where a square kilometre drains, balance is a slope of `uplift`.
        let power = HASTE * (drainage.area[cell] / 1e6).powf(CONCAVITY) * 1000.0 / distance;
        let rise = HASTE * 1000.0 * self.uplift[cell];
        let balance = (self.heights[cell] + rise + power * below) / (1.0 + power);
        self.heights[cell] = balance.clamp(below + 0.004 * distance, below + self.talus * distance);
    }

    /// Where the water goes now.
    pub fn drainage(&self) -> Drainage {
        let (order, mut receiver, filled) = self.flood();
        for &cell in &order {
            let cell = cell as usize;
            if !self.fixed[cell] {
                receiver[cell] = self.steepest(cell, &filled).unwrap_or(receiver[cell]);
            }
        }
        let mut area = vec![self.cell * self.cell; self.heights.len()];
        for &cell in order.iter().rev() {
            let (cell, next) = (cell as usize, receiver[cell as usize] as usize);
            if next != cell {
                area[next] += area[cell];
            }
        }
        Drainage { order, receiver, area }
    }

    /// From all fixed cells upwards, the lowest first, filling every hollow on the way.
    fn flood(&self) -> (Vec<u32>, Vec<u32>, Vec<f32>) {
        let count = self.heights.len();
        let (mut order, mut receiver) = (Vec::with_capacity(count), vec![u32::MAX; count]);
        let mut filled = self.heights.clone();
        let mut shore = BinaryHeap::with_capacity(count);
        // Heights are positive: their bits sort as they do.
        let rank = |height: f32, cell: usize| Reverse((height.to_bits(), cell as u32));
        for cell in (0..count).filter(|&it| self.fixed[it]) {
            receiver[cell] = cell as u32;
            shore.push(rank(filled[cell], cell));
        }
        while let Some(Reverse((_, cell))) = shore.pop() {
            order.push(cell);
            for next in self.neighbours(cell as usize) {
                if receiver[next] == u32::MAX {
                    receiver[next] = cell;
                    filled[next] = filled[next].max(filled[cell as usize] + TRICKLE);
                    shore.push(rank(filled[next], next));
                }
            }
        }
        (order, receiver, filled)
    }

    fn steepest(&self, cell: usize, filled: &[f32]) -> Option<u32> {
        // Water does not know the eight directions of a grid.
        let whim = |next: usize| 0.6 + 0.8 * chance(cell as i32, next as i32, 3);
        let fall =
            |next: usize| whim(next) * (filled[cell] - filled[next]) / self.distance(cell, next);
        let lower = self.neighbours(cell).filter(|&it| filled[it] < filled[cell]);
        lower.max_by(|&a, &b| fall(a).total_cmp(&fall(b))).map(|it| it as u32)
    }

    fn neighbours(&self, cell: usize) -> impl Iterator<Item = usize> + use<> {
        let side = self.side as isize;
        let (column, row) = ((cell % self.side) as isize, (cell / self.side) as isize);
        AROUND.iter().filter_map(move |(dx, dy)| {
            let (x, y) = (column + dx, row + dy);
            let is_inside = 0 <= x && x < side && 0 <= y && y < side;
            is_inside.then_some((y * side + x) as usize)
        })
    }

    fn distance(&self, a: usize, b: usize) -> f32 {
        let is_straight = a % self.side == b % self.side || a / self.side == b / self.side;
        if is_straight { self.cell } else { self.cell * std::f32::consts::SQRT_2 }
    }
}

const AROUND: [(isize, isize); 8] =
    [(-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1)];
