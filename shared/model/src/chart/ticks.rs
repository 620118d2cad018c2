//! Where an axis of numbers has its ticks: at 1, 2 or 5 times a power of ten, as d3-array places them.

// Where a tick is preferred to the next finer one: the geometric means of 1, 2, 5 and 10.
const TEN: f64 = 7.071_067_811_865_476;
const FIVE: f64 = 3.162_277_660_168_379_5;

/// The distance of ticks. Below one it is kept as what it is the inverse of, which is a whole number and exact.
#[derive(Clone, Copy)]
struct Distance {
    whole: f64,
    is_inverse: bool,
}

impl Distance {
    /// How many distances fit into a value.
    fn count(self, value: f64) -> f64 {
        if self.is_inverse { value * self.whole } else { value / self.whole }
    }

    /// So many distances.
    fn times(self, count: f64) -> f64 {
        if self.is_inverse { count / self.whole } else { count * self.whole }
    }
}

/// About `count` ticks from `lo` to `hi`, none outside.
pub fn ticks(lo: f64, hi: f64, count: usize) -> Vec<f64> {
    if lo == hi && 0 < count {
        return vec![lo];
    }
    let Some((distance, first, last)) = places(lo, hi, count as f64) else { return Vec::new() };
    let mut ticks = Vec::new();
    // Counted, because so far from zero that numbers have no fractions one more may be no more.
    for index in 0..=(last - first) as u32 {
        ticks.push(distance.times(first + f64::from(index)));
    }
    ticks
}

/// The distance of about `count` ticks; zero where there can be none.
pub fn step(lo: f64, hi: f64, count: usize) -> f64 {
    distance(lo, hi, count as f64).map_or(0.0, |it| it.times(1.0))
}

/// The domain, made so wide that it begins and ends at a tick.
pub fn nice(lo: f64, hi: f64, count: usize) -> (f64, f64) {
    let (mut wide, mut before) = ((lo, hi), 0.0);
    // A wider domain may have wider ticks; around zero a single one never ends.
    for _ in 0..10 {
        let Some(it) = distance(wide.0, wide.1, count as f64) else { break };
        let step = it.times(1.0);
        if step == before {
            return wide;
        }
        wide = (it.times(it.count(wide.0).floor()), it.times(it.count(wide.1).ceil()));
        before = step;
    }
    (lo, hi)
}

/// How many decimals the multiples of a step have.
pub fn decimals(step: f64) -> u32 {
    let (mut scaled, mut decimals) = (step.abs(), 0);
    while decimals < 15 && 1e-9 * scaled.max(1e-6) < (scaled - round(scaled)).abs() {
        scaled *= 10.0;
        decimals += 1;
    }
    decimals
}

/// The distance, and how many distances from zero the first and the last tick are; there is at least one.
fn places(lo: f64, hi: f64, count: f64) -> Option<(Distance, f64, f64)> {
    let distance = distance(lo, hi, count)?;
    let (first, last) = span(distance, lo, hi);
    // At the edge of what numbers can tell apart there may be anything.
    let is_sound = first <= last && last - first <= 2.0 * count;
    is_sound.then_some((distance, first, last))
}

fn span(distance: Distance, lo: f64, hi: f64) -> (f64, f64) {
    let (first, last) = (round(distance.count(lo)), round(distance.count(hi)));
    (
        if distance.times(first) < lo { first + 1.0 } else { first },
        if hi < distance.times(last) { last - 1.0 } else { last },
    )
}

fn distance(lo: f64, hi: f64, count: f64) -> Option<Distance> {
    let step = (hi - lo) / count;
    if !(0.0 < step && step.is_finite()) {
        return None;
    }
    // The greatest power of ten that is not above the step, by exact numbers rather than by a logarithm.
    let (mut power, mut is_inverse) = (1.0, false);
    while power * 10.0 <= step {
        power *= 10.0;
    }
    while !is_inverse && step < power || is_inverse && step * power < 1.0 {
        power *= 10.0;
        is_inverse = true;
    }
    let error = if is_inverse { step * power } else { step / power };
    let factor = match error {
        it if TEN <= it => 10.0,
        it if FIVE <= it => 5.0,
        it if std::f64::consts::SQRT_2 <= it => 2.0,
        _ => 1.0,
    };
    let whole = if is_inverse { power / factor } else { power * factor };
    let distance = Distance { whole, is_inverse };
    let (first, last) = span(distance, lo, hi);
    if last < first && count < 2.0 { self::distance(lo, hi, count * 2.0) } else { Some(distance) }
}

/// To the nearest whole number, halves up.
fn round(value: f64) -> f64 {
    (value + 0.5).floor()
}

#[cfg(test)]
mod tests;
