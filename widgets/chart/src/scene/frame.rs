//! What a drawing knows of itself: which position is under a pointer, and where a value stands.

use std::ops::Range;

use cw_model::chart::plot::{Axis, Kind, Plot};

use super::shown;

/// The part of a position that its bars take.
const FULL: f64 = 0.76;
/// No bar is wider, in em.
const WIDEST: f64 = 4.5;

/// What a drawing knows of itself, for pointers and keys.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// Left, top, right and bottom of what lies within the axes, in CSS pixels.
    pub inner: [f64; 4],
    /// The values at the bottom and at the top (of lying bars: at the left and at the right).
    pub domain: (f64, f64),
    /// The positions drawn.
    pub window: Range<usize>,
    /// Whether positions run from top to bottom.
    pub lying: bool,
    // What stands at the beginning and at the end of the axis of positions: moments, numbers, or ranks.
    pub(crate) span: (f64, f64),
    // Whether positions are places of equal width.
    pub(crate) ranked: bool,
    pub(crate) em: f64,
}

impl Frame {
    /// The position nearest to a pointer; none where the pointer is outside the axes or nothing is drawn.
    pub fn position_at(&self, plot: &Plot, shown: &[bool], x: f64, y: f64) -> Option<usize> {
        let [left, top, right, bottom] = self.inner;
        if self.window.is_empty() || x < left || right < x || y < top || bottom < y {
            return None;
        }
        if plot.kind == Kind::Scatter {
            return self.nearest(plot, shown, x, y);
        }
        let at = self.position_under(if self.lying { y } else { x });
        let after = self.first_from(plot, at).min(self.window.end - 1);
        let before = after.saturating_sub(1).max(self.window.start);
        let far = |it| (self.at(plot, it) - at).abs();
        Some(if far(before) < far(after) { before } else { after })
    }

    /// Where a value is drawn: the end of a bar, a point of a line; in CSS pixels.
    pub fn point(
        &self,
        plot: &Plot,
        shown: &[bool],
        series: usize,
        index: usize,
    ) -> Option<(f64, f64)> {
        let (_, end) = reach(plot, shown, series, index)?;
        let (from, to) = self.thickness(plot, shown, series);
        let at = self.at(plot, index) + (from + to) / 2.0;
        (self.window.contains(&index) && at.is_finite()).then(|| self.place(at, end))
    }

    /// The positions between two points along the axis of positions, whichever comes first: what a brush takes.
    pub fn window_between(&self, plot: &Plot, one: f64, other: f64) -> Range<usize> {
        let low = self.position_under(one.min(other));
        let high = self.position_under(one.max(other));
        let start = self.first_from(plot, low);
        let mut end = self.first_from(plot, high).max(start);
        while end < self.window.end && self.at(plot, end) <= high {
            end += 1;
        }
        start..end
    }

    /// Where a position is on its axis.
    pub(crate) fn at(&self, plot: &Plot, index: usize) -> f64 {
        if self.ranked { index as f64 } else { plot.axis.at(index) }
    }

    /// The pixel of a place on the axis of positions, and of a value.
    pub(crate) fn place(&self, at: f64, value: f64) -> (f64, f64) {
        let [left, top, right, bottom] = self.inner;
        let part = |(low, high): (f64, f64), it: f64| ((it - low) / (high - low)).clamp(0.0, 1.0);
        let (along, up) = (part(self.span, at), part(self.domain, value));
        if self.lying {
            (left + up * (right - left), top + along * (bottom - top))
        } else {
            (left + along * (right - left), bottom - up * (bottom - top))
        }
    }

    /// How long the axis of positions is.
    pub(crate) fn length(&self) -> f64 {
        let [left, top, right, bottom] = self.inner;
        if self.lying { bottom - top } else { right - left }
    }

    /// From where to where around a position a bar of a series stands; nothing wide where there are no bars.
    pub(crate) fn thickness(&self, plot: &Plot, visible: &[bool], series: usize) -> (f64, f64) {
        let mut beside = match plot.kind {
            Kind::Stack | Kind::Share => 1,
            Kind::Bar | Kind::Lying => count(visible),
            _ => return (0.0, 0.0),
        };
        beside = beside.max(1);
        let rank = match plot.kind {
            Kind::Stack | Kind::Share => 0,
            _ => count(&visible[..series.min(visible.len())]),
        };
        let pixel = (self.span.1 - self.span.0) / self.length().max(1.0);
        let widest = WIDEST * self.em.max(1.0) * pixel;
        let each = (FULL / beside as f64).min(widest);
        let from = each * (rank as f64 - beside as f64 / 2.0);
        (from, from + each)
    }

    fn position_under(&self, pixel: f64) -> f64 {
        let [left, top, right, bottom] = self.inner;
        let (low, high) = if self.lying { (top, bottom) } else { (left, right) };
        self.span.0 + (pixel - low) / (high - low).max(1.0) * (self.span.1 - self.span.0)
    }

    /// The first position of the window that is not before a place on the axis.
    fn first_from(&self, plot: &Plot, at: f64) -> usize {
        let Range { start, end } = self.window;
        if self.ranked {
            // A negative number becomes zero.
            return (at.ceil() as usize).clamp(start, end);
        }
        let (Axis::Moments(_, places) | Axis::Numbers(places)) = &plot.axis else { return start };
        let (mut low, mut high) = (start, end.min(places.len()));
        while low < high {
            let middle = (low + high) / 2;
            if places[middle] < at { low = middle + 1 } else { high = middle }
        }
        low
    }

    fn nearest(&self, plot: &Plot, visible: &[bool], x: f64, y: f64) -> Option<usize> {
        let mut best = (f64::INFINITY, None);
        for index in self.window.clone() {
            let at = self.at(plot, index);
            let aside = self.place(at, self.domain.0).0 - x;
            // Of most positions no value has to be looked at.
            if best.0 <= aside * aside {
                continue;
            }
            for (_, series) in shown(plot, visible) {
                let Some(value) = series.value(index) else { continue };
                let up = self.place(at, value).1 - y;
                let far = aside * aside + up * up;
                if far < best.0 {
                    best = (far, Some(index));
                }
            }
        }
        best.1
    }
}

/// How many series are shown.
fn count(visible: &[bool]) -> usize {
    let mut count = 0;
    for is_shown in visible {
        count += usize::from(*is_shown);
    }
    count
}

/// From which value to which a series reaches at a position: bars upon each other begin where the one before ends, on
/// either side of zero. `None` at a gap; a share of a whole that has a gap is none either.
pub(crate) fn reach(
    plot: &Plot,
    visible: &[bool],
    series: usize,
    index: usize,
) -> Option<(f64, f64)> {
    let value = plot.series.get(series)?.value(index)?;
    if !matches!(plot.kind, Kind::Stack | Kind::Share) {
        return Some((0.0, value));
    }
    let (mut total, mut below) = (0.0, 0.0);
    for (rank, it) in shown(plot, visible) {
        let Some(other) = it.value(index) else {
            if plot.kind == Kind::Share {
                return None;
            }
            continue;
        };
        total += other.abs();
        if rank < series && (other < 0.0) == (value < 0.0) {
            below += other;
        }
    }
    if plot.kind == Kind::Stack {
        return Some((below, below + value));
    }
    if total <= 0.0 {
        return None;
    }
    Some((100.0 * below / total, 100.0 * (below + value) / total))
}
