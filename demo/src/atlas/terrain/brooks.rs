//! The brooks, which nobody drew: they are where the water goes.

use crate::atlas::erosion::{Drainage, Land};
use crate::atlas::line::Line;
use crate::atlas::world::Point;

/// Square metres that make a brook.
const BROOK: f32 = 0.9e6;
/// Metres from the edge of a valley's floor to its river, at most.
const FLOOR: f64 = 700.0;

/// A brook, and the square metres it drains where it ends.
pub struct Brook {
    /// From its source.
    pub line: Line,
    /// Square metres.
    pub area: f32,
}

/// Follows the water down from every source, the highest first, to a river, the lake or another brook.
pub fn brooks(land: &Land, rivers: &[(Line, f64)]) -> Vec<Brook> {
    let drainage = land.drainage();
    let mut is_drawn = vec![false; land.heights.len()];
    let sources = sources(land, &drainage);
    sources.into_iter().map(|it| follow(it, land, &drainage, rivers, &mut is_drawn)).collect()
}

fn sources(land: &Land, drainage: &Drainage) -> Vec<usize> {
    let is_wet = |cell: &usize| BROOK <= drainage.area[*cell] && !land.fixed[*cell];
    let mut is_fed = vec![false; land.heights.len()];
    for cell in (0..land.heights.len()).filter(is_wet) {
        is_fed[drainage.receiver[cell] as usize] = true;
    }
    let springs = (0..land.heights.len()).filter(is_wet).filter(|&it| !is_fed[it]);
    let mut sources: Vec<usize> = springs.collect();
    sources.sort_by(|&a, &b| land.heights[b].total_cmp(&land.heights[a]));
    sources
}

fn follow(
    source: usize,
    land: &Land,
    drainage: &Drainage,
    rivers: &[(Line, f64)],
    is_drawn: &mut [bool],
) -> Brook {
    let (mut cell, mut area) = (source, 0.0f32);
    let mut points = vec![land.centre(cell)];
    while !is_drawn[cell] && !land.fixed[cell] {
        is_drawn[cell] = true;
        area = area.max(drainage.area[cell]);
        cell = drainage.receiver[cell] as usize;
        points.push(land.centre(cell));
    }
    if land.fixed[cell] {
        let nearest = rivers.iter().map(|(line, _)| line.nearest(land.centre(cell)));
        let joined = nearest.min_by(|a, b| a.1.total_cmp(&b.1)).filter(|it| it.1 < FLOOR);
        points.extend(joined.map(|it| it.0));
    }
    Brook { line: wandering(&points), area }
}

/// A brook does not turn at the corners of cells.
fn wandering(points: &[Point]) -> Line {
    let mut soft = points.to_vec();
    for _ in 0..3 {
        for index in 1..soft.len().saturating_sub(1) {
            let middle = soft[index - 1].towards(soft[index + 1], 0.5);
            soft[index] = soft[index].towards(middle, 0.6);
        }
    }
    Line::smooth(&soft, 25.0).meandering(800.0, 55.0).meandering(240.0, 20.0)
}
