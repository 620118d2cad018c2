//! Patterns on bars, made of short lines: the first series has none.

use crate::sheet::Point;

/// From line to line, in tenths of a pixel.
const STEP: i32 = 70;
/// Nothing is drawn on bars that are narrower.
const LEAST: i32 = 40;

/// Draws the pattern of a layer within a bar: none, rising, dotted, falling, crossed, level.
pub fn hatch(low: Point, high: Point, layer: usize, draw: &mut dyn FnMut(Point, Point)) {
    if high.0 - low.0 < LEAST || high.1 - low.1 < LEAST {
        return;
    }
    match layer % 6 {
        1 => rising(low, high, STEP, draw),
        2 => dotted(low, high, draw),
        3 => falling(low, high, STEP, draw),
        4 => {
            rising(low, high, STEP * 3 / 2, draw);
            falling(low, high, STEP * 3 / 2, draw);
        }
        5 => level(low, high, draw),
        _ => {}
    }
}

/// The multiples of `step` between two numbers. Patterns of neighbours meet.
#[inline(never)]
fn multiples(from: i32, to: i32, step: i32) -> Vec<i32> {
    let (mut multiples, mut next) = (Vec::new(), (from.div_euclid(step) + 1) * step);
    while next < to {
        multiples.push(next);
        next += step;
    }
    multiples
}

fn rising(low: Point, high: Point, step: i32, draw: &mut dyn FnMut(Point, Point)) {
    for sum in multiples(low.0 + low.1, high.0 + high.1, step) {
        let (left, right) = (low.0.max(sum - high.1), high.0.min(sum - low.1));
        draw((left, sum - left), (right, sum - right));
    }
}

fn falling(low: Point, high: Point, step: i32, draw: &mut dyn FnMut(Point, Point)) {
    for less in multiples(low.1 - high.0, high.1 - low.0, step) {
        let (left, right) = (low.0.max(low.1 - less), high.0.min(high.1 - less));
        draw((left, left + less), (right, right + less));
    }
}

fn level(low: Point, high: Point, draw: &mut dyn FnMut(Point, Point)) {
    for y in multiples(low.1, high.1, STEP * 2 / 3) {
        draw((low.0, y), (high.0, y));
    }
}

fn dotted(low: Point, high: Point, draw: &mut dyn FnMut(Point, Point)) {
    for (row, y) in multiples(low.1 + 10, high.1 - 10, STEP * 2 / 3).into_iter().enumerate() {
        let shift = if row % 2 == 0 { 0 } else { STEP / 2 };
        for x in multiples(low.0 + 10 - shift, high.0 - 10 - shift, STEP) {
            draw((x + shift, y), (x + shift, y));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_pattern_leaves_its_bar(x in 0..5000, y in 0..5000, wide in 0..900, high in 0..3000, layer in 0usize..12) {
            let (low, high) = ((x, y), (x + wide, y + high));
            let mut lines = 0;
            hatch(low, high, layer, &mut |from, to| {
                lines += 1;
                for it in [from, to] {
                    assert!(low.0 <= it.0 && it.0 <= high.0 && low.1 <= it.1 && it.1 <= high.1, "{it:?}");
                }
            });
            let is_large = 200 < wide && 200 < high.1 - y;
            prop_assert!(!is_large || (lines == 0) == (layer % 6 == 0));
        }
    }
}
