//! Lines at ticks, and words at axes.

use super::layout::Layout;
use super::plane::{Label, Plane};
use crate::sheet::{Anchor, Role};

/// Between the chart and the words below it, in em: they keep off the words beside it too.
pub const GAP: f64 = 0.5625;

/// Hairlines at the values.
pub fn grid(layout: &Layout, plane: &Plane) {
    let frame = &layout.frame;
    for tick in layout.values.iter().filter(|it| it.at != 0.0) {
        plane.line(&[(frame.span.0, tick.at), (frame.span.1, tick.at)], Role::Grid.ink());
    }
}

/// A line where the positions stand: at zero, if it is among the values.
pub fn base(layout: &Layout, plane: &Plane) {
    let frame = &layout.frame;
    let (low, high) = frame.domain;
    let base = if low <= 0.0 && 0.0 <= high { 0.0 } else { low };
    plane.line(&[(frame.span.0, base), (frame.span.1, base)], Role::Base.ink());
}

/// The words at both axes.
pub fn labels(layout: &Layout, plane: &mut Plane) {
    let [left, _, _, bottom] = layout.frame.inner;
    let (lying, em) = (layout.frame.lying, layout.frame.em);
    let (values, positions) = (&layout.values, &layout.positions);
    // What stands below the chart, and what stands at its left.
    let (below, beside) = if lying { (values, positions) } else { (positions, values) };
    for tick in beside {
        let (_, y) = if lying {
            layout.frame.place(tick.at, layout.frame.domain.0)
        } else {
            layout.frame.place(layout.frame.span.0, tick.at)
        };
        let lines = &tick.lines;
        let x = left - 0.5 * em;
        plane.write(&Label { role: Role::Tick, x, y, anchor: Anchor::End, lines });
    }
    for tick in below {
        let (x, _) = if lying {
            layout.frame.place(layout.frame.span.0, tick.at)
        } else {
            layout.frame.place(tick.at, layout.frame.domain.0)
        };
        let lines = &tick.lines;
        let high = lines.len() as f64 * super::plane::LEADING * layout.size;
        let y = bottom + GAP * em + high / 2.0;
        let label = |x, anchor| Label { role: Role::Tick, x, y, anchor, lines };
        // The first and the last may have to move inwards.
        let half = super::plane::widest(lines, layout.size) / 2.0;
        let middle = plane.inwards(x, half);
        plane.write(&label(middle, Anchor::Middle));
    }
}
