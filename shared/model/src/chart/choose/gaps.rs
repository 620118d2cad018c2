//! Periods that no row tells of are gaps: a line must not run through years that nobody knows.

use crate::chart::plot::{Axis, Series};
use crate::table::Grain;

/// With more positions than these nobody sees a gap of one.
const MOST: usize = 2_000;

/// Puts absent years, quarters and months between the first and the last position, and answers with them; unless there
/// are too many.
pub fn fill(axis: &mut Axis, series: &mut [Series]) -> Vec<u32> {
    let Axis::Moments(grain @ (Grain::Year | Grain::Quarter | Grain::Month), known) = axis else {
        return Vec::new();
    };
    let Some((all, places)) = with_absent(*grain, known) else { return Vec::new() };
    if all.len() == known.len() {
        return Vec::new();
    }
    for it in series {
        let mut values = vec![f64::NAN; all.len()];
        for (place, value) in places.iter().zip(&it.values) {
            values[*place as usize] = *value;
        }
        it.values = values;
        it.provisional.iter_mut().for_each(|it| *it = places[*it as usize]);
    }
    *known = all;
    let (mut absent, mut next) = (Vec::new(), 0);
    for place in places {
        absent.extend(next..place);
        next = place + 1;
    }
    absent
}

/// All positions, and where those known before are among them.
fn with_absent(grain: Grain, known: &[f64]) -> Option<(Vec<f64>, Vec<u32>)> {
    let (mut all, mut places) = (Vec::new(), Vec::new());
    for at in known {
        if let Some(last) = all.last() {
            let mut next = grain.end(*last);
            // What begins within a period is no other one.
            while grain.end(next) <= *at {
                all.push(next);
                if MOST < all.len() {
                    return None;
                }
                next = grain.end(next);
            }
        }
        places.push(all.len() as u32);
        all.push(*at);
    }
    (all.len() <= MOST).then_some((all, places))
}
