//! From one mark to the next by arrow key. Pure.

/// What stands on the map, and where, in pixels, y down.
pub type Standing = (u32, (f64, f64));

/// Sideways counts so many times as much as ahead: arrows lead where they point.
const SIDEWAYS: f64 = 2.0;

/// The nearest one in a direction, seen from `here`; `None` where nothing lies that way. Without a place to start
/// from, the first one.
pub fn next(all: &[Standing], here: Option<u32>, (east, south): (f64, f64)) -> Option<u32> {
    let Some((_, (x, y))) = all.iter().find(|it| Some(it.0) == here) else {
        return all.first().map(|it| it.0);
    };
    let mut best = None;
    let mut least = f64::INFINITY;
    for (index, (left, top)) in all {
        let (right, down) = (left - x, top - y);
        let ahead = right * east + down * south;
        let beside = (right * south - down * east).abs();
        let cost = ahead + beside * SIDEWAYS;
        if 0.0 < ahead && beside <= ahead * SIDEWAYS && cost < least {
            (best, least) = (Some(*index), cost);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Standing; 5] = [
        (10, (0.0, 0.0)),
        (11, (100.0, 10.0)),
        (12, (60.0, 90.0)),
        (13, (-50.0, 0.0)),
        (14, (0.0, -80.0)),
    ];

    fn check(here: u32, direction: (f64, f64), expected: Option<u32>) {
        assert_eq!(next(&ALL, Some(here), direction), expected, "{here} {direction:?}");
    }

    #[test]
    fn arrows_lead_where_they_point() {
        check(10, (1.0, 0.0), Some(11));
        check(10, (0.0, 1.0), Some(12));
        check(10, (-1.0, 0.0), Some(13));
        check(10, (0.0, -1.0), Some(14));
    }

    #[test]
    fn the_last_one_has_nothing_before_it() {
        check(11, (1.0, 0.0), None);
        check(14, (0.0, -1.0), None);
    }

    #[test]
    fn every_mark_can_be_left_again_the_way_one_came() {
        check(11, (-1.0, 0.0), Some(10));
        check(13, (1.0, 0.0), Some(10));
    }

    #[test]
    fn a_mark_that_is_gone_leads_to_the_first() {
        assert_eq!(next(&ALL, None, (1.0, 0.0)), Some(10));
        assert_eq!(next(&ALL, Some(99), (1.0, 0.0)), Some(10));
        assert_eq!(next(&[], Some(99), (1.0, 0.0)), None);
    }
}
