//! A million points as few as a screen can show: of each column of pixels the first, the last, the least and the
//! greatest value (M4, Jugel and others 2014). What is drawn of them covers the same pixels.

use std::ops::Range;

/// Runs of values without a gap that are kept apart in one column of pixels; what follows is taken together.
const MOST_RUNS: usize = 3;

/// The points to draw of those in `range`, as rising indices, on `columns` of pixels that show `span` of the x axis.
///
/// Every gap between two points that are drawn is there too, as one index whose value is none. Points before and
/// after the span are kept as those of one column each, so that lines come in from outside. Wants `xs` to rise, and
/// works, more slowly, where they do not.
pub fn thin(
    xs: &[f64],
    ys: &[f64],
    range: Range<usize>,
    columns: usize,
    span: (f64, f64),
) -> Vec<u32> {
    let end = range.end.min(xs.len()).min(ys.len());
    let start = range.start.min(end);
    if end - start <= columns * 4 {
        return (start as u32..end as u32).collect();
    }
    let pixels = Pixels { from: span.0, width: (span.1 - span.0) / columns as f64, columns };
    let is_rising = xs[start..end].is_sorted();
    let mut kept = Kept { ys, rows: Vec::with_capacity(columns * 4) };
    let mut from = start;
    while from < end {
        let (low, high) = pixels.around(xs[from]);
        let rest = &xs[from + 1..end];
        let length = if is_rising {
            rest.partition_point(|it| *it < high)
        } else {
            rest.iter().position(|it| !(low <= *it && *it < high)).unwrap_or(rest.len())
        };
        let to = from + 1 + length;
        kept.column(from, to);
        from = to;
    }
    kept.rows
}

/// The least and the greatest of all that are numbers.
pub fn extent(ys: &[f64]) -> Option<(f64, f64)> {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for y in ys {
        // Gaps are neither less nor more than anything.
        if *y < low && f64::NEG_INFINITY < *y {
            low = *y;
        }
        if high < *y && *y < f64::INFINITY {
            high = *y;
        }
    }
    (low <= high).then_some((low, high))
}

/// Columns of pixels side by side.
struct Pixels {
    from: f64,
    width: f64,
    columns: usize,
}

impl Pixels {
    /// From where to where the column of an x goes; all that is left or right of the columns is one column each.
    fn around(&self, x: f64) -> (f64, f64) {
        let last = self.columns as f64;
        let column = ((x - self.from) / self.width).floor().clamp(-1.0, last);
        let edge = |it: f64| match it {
            it if it < 0.0 => f64::NEG_INFINITY,
            it if last < it => f64::INFINITY,
            it => self.from + it * self.width,
        };
        (edge(column), edge(column + 1.0))
    }
}

/// The first, last, least and greatest of some values, as indices.
#[derive(Clone, Copy)]
struct Four {
    first: usize,
    last: usize,
    least: usize,
    greatest: usize,
}

/// What is kept so far.
struct Kept<'a> {
    ys: &'a [f64],
    rows: Vec<u32>,
}

impl Kept<'_> {
    /// Keeps what a column of pixels shows.
    fn column(&mut self, mut from: usize, to: usize) {
        if let Some(four) = self.unbroken(from, to) {
            return self.keep(four, false);
        }
        for _ in 0..MOST_RUNS {
            from += self.ys[from..to].iter().take_while(|it| !it.is_finite()).count();
            let run = self.ys[from..to].iter().take_while(|it| it.is_finite()).count();
            if let Some(four) = self.unbroken(from, from + run) {
                self.keep(four, false);
            }
            from += run;
        }
        self.together(from, to);
    }

    /// The four of some values, unless there is a gap or nothing at all.
    fn unbroken(&self, from: usize, to: usize) -> Option<Four> {
        let values = &self.ys[from..to];
        let first = *values.first()?;
        let (mut low, mut high, mut nothing) = (first, first, 0.0);
        let (mut least, mut greatest) = (0, 0);
        for (index, y) in values.iter().enumerate() {
            if *y < low {
                (low, least) = (*y, index);
            }
            if high < *y {
                (high, greatest) = (*y, index);
            }
            // Stays zero as long as all are finite.
            nothing += *y * 0.0;
        }
        (nothing == 0.0).then_some(Four {
            first: from,
            last: to - 1,
            least: from + least,
            greatest: from + greatest,
        })
    }

    /// Keeps four of values between which there are gaps.
    fn together(&mut self, from: usize, to: usize) {
        let mut four: Option<Four> = None;
        for index in from..to {
            let y = self.ys[index];
            if !y.is_finite() {
                continue;
            }
            let it = four.get_or_insert(Four {
                first: index,
                last: index,
                least: index,
                greatest: index,
            });
            it.last = index;
            if y < self.ys[it.least] {
                it.least = index;
            }
            if self.ys[it.greatest] < y {
                it.greatest = index;
            }
        }
        if let Some(four) = four {
            self.keep(four, true);
        }
    }

    fn keep(&mut self, four: Four, has_gaps: bool) {
        let (early, late) = (four.least.min(four.greatest), four.least.max(four.greatest));
        self.mark_gap(four.first);
        for index in [four.first, early, late, four.last] {
            if has_gaps {
                self.mark_gap(index);
            }
            if self.rows.last() != Some(&(index as u32)) {
                self.rows.push(index as u32);
            }
        }
    }

    /// Keeps a gap between the last point kept and one to come.
    fn mark_gap(&mut self, before: usize) {
        let Some(last) = self.rows.last() else { return };
        let after = *last as usize + 1;
        let gap = (after..before).find(|it| !self.ys[*it].is_finite());
        self.rows.extend(gap.map(|it| it as u32));
    }
}

#[cfg(test)]
mod tests;
