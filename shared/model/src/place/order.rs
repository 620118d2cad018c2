//! The orders people read a list of places in. Half a million are sorted at once, so each answer is a list of indices.

use crate::geo::{Coordinates, metres_between};
use crate::order::{Keyed, by_key, key_of};
use crate::search::fold;

/// The order of the names in a register: accents, capitals, and quotes before the first letter make no difference.
/// What is called the same stays in the order it came in.
pub fn by_name(names: &mut dyn Iterator<Item = &str>) -> Vec<u32> {
    let mut page = String::new();
    let mut rows = Vec::new();
    for name in names {
        let (begin, index) = (page.len(), rows.len() as u32);
        fold(name.trim_start_matches(is_dressing as fn(char) -> bool), &mut page);
        rows.push(Named { start: start(&page.as_bytes()[begin..]), begin, end: page.len(), index });
    }
    rows.sort_unstable_by(|a, b| {
        let name = |it: &Named| &page.as_bytes()[it.begin..it.end];
        let in_register = a.start.cmp(&b.start).then_with(|| name(a).cmp(name(b)));
        in_register.then(a.index.cmp(&b.index))
    });
    let mut order = Vec::with_capacity(rows.len());
    for row in rows {
        order.push(row.index);
    }
    order
}

/// Where a folded name stands on the page, its first bytes as a number, and its index.
struct Named {
    start: u64,
    begin: usize,
    end: usize,
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
    let mut rows: Vec<Keyed> = Vec::new();
    for position in positions {
        let metres = position.map_or(f64::MAX, |it| metres_between(here, it));
        rows.push((key_of(metres), rows.len() as u32));
    }
    by_key(&mut rows);
    let mut order = Vec::with_capacity(rows.len());
    for (_, index) in rows {
        order.push(index);
    }
    order
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
