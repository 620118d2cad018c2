//! The orders people read a list of places in. Half a million are sorted at once, so each answer is a list of indices.

use std::cmp::Ordering;

use crate::geo::{Coordinates, metres_between};
use crate::order::{Keyed, by_key, key_of};
use crate::search::fold;

/// The order of the names in a register: accents, capitals, and quotes before the first letter make no difference.
/// What is called the same stays in the order it came in.
pub fn by_name(names: &mut dyn Iterator<Item = &str>) -> Vec<u32> {
    let mut page = String::new();
    let mut ends = Vec::new();
    for name in names {
        fold(name.trim_start_matches(is_dressing as fn(char) -> bool), &mut page);
        ends.push(page.len());
    }
    let mut begin = 0;
    let named = |(index, end): (u32, usize)| {
        let name = &page.as_bytes()[begin..end];
        begin = end;
        Named { start: start(name), name, index }
    };
    let mut rows: Vec<Named> = (0..).zip(ends).map(named).collect();
    // One comparator type, so that the sort is compiled once.
    rows.sort_unstable_by(in_register as fn(&Named, &Named) -> Ordering);
    rows.into_iter().map(|it| it.index).collect()
}

/// A folded name, its first bytes as a number, and its index.
struct Named<'a> {
    start: u64,
    name: &'a [u8],
    index: u32,
}

/// Compares as the bytes do.
fn start(name: &[u8]) -> u64 {
    (0..8).fold(0, |sum, at| sum << 8 | u64::from(name.get(at).copied().unwrap_or(0)))
}

/// From the nearest to the farthest; what has no position comes last, in the order it came in.
pub fn by_distance(
    positions: &mut dyn Iterator<Item = Option<Coordinates>>,
    here: Coordinates,
) -> Vec<u32> {
    let metres = |it: Option<Coordinates>| it.map_or(f64::MAX, |it| metres_between(here, it));
    let mut rows: Vec<Keyed> = positions.map(|it| key_of(metres(it))).zip(0..).collect();
    by_key(&mut rows);
    rows.into_iter().map(|(_, index)| index).collect()
}

fn in_register(a: &Named, b: &Named) -> Ordering {
    a.start.cmp(&b.start).then_with(|| a.name.cmp(b.name)).then(a.index.cmp(&b.index))
}

/// Whether nobody looks a name up by this sign.
fn is_dressing(sign: char) -> bool {
    let quote = matches!(sign, '«' | '»' | '“' | '”' | '„' | '‘' | '’');
    quote || (sign.is_ascii() && !sign.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_as_in_a_register() {
        let names = [
            "malga Ala",
            "«Zuegg» museo",
            "Àlbere",
            "alpe",
            "",
            "Málga Ala",
            "\"Bar\" sport",
            "Zoo",
        ];
        let order = by_name(&mut names.into_iter());
        let sorted: Vec<&str> = order.iter().map(|it| names[*it as usize]).collect();
        assert_eq!(
            sorted,
            [
                "",
                "Àlbere",
                "alpe",
                "\"Bar\" sport",
                "malga Ala",
                "Málga Ala",
                "Zoo",
                "«Zuegg» museo"
            ]
        );
    }

    #[test]
    fn the_nearest_comes_first_and_what_has_no_position_last() {
        let at = |latitude| Coordinates::new(latitude, 11.0);
        let positions = [None, at(46.2), at(45.9), None, at(46.0)];
        let here = Coordinates { latitude: 46.0, longitude: 11.0 };
        assert_eq!(by_distance(&mut positions.into_iter(), here), [4, 2, 1, 0, 3]);
    }
}
