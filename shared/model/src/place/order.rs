//! The orders people read a list of places in. Half a million are sorted at once, so each answer is a list of indices.

use crate::geo::{Coordinates, metres_between};
use crate::order::{Keyed, by_key, key_of, sorted};
use crate::search::fold;

/// Nobody reads on after so many bytes; names that are the same until there are called the same.
const LONGEST: usize = 1024;

/// The order of the names in a register: accents, capitals, and quotes before the first letter make no difference.
/// What is called the same stays in the order it came in.
pub fn by_name(names: &mut dyn Iterator<Item = &str>) -> Vec<u32> {
    let (mut page, mut ends) = (String::new(), vec![0]);
    for name in names {
        fold(name.trim_start_matches(is_dressing as fn(char) -> bool), &mut page);
        ends.push(page.len());
    }
    let length = |index: usize| (ends[index + 1] - ends[index]).min(LONGEST);
    let by_length = sorted(ends.len() - 1, &|it| length(it) as u64);
    let longest = by_length.last().map_or(0, |it| it.0 as usize);
    // Eight bytes at a time, from the last ones to the first: each round brings in the names that reach so far, and
    // leaves what is equal as the rounds before left it.
    let (mut rows, mut waiting) = (Vec::new(), by_length.as_slice());
    for round in (0..longest / 8 + 1).rev() {
        let (shorter, new) =
            waiting.split_at(waiting.partition_point(|it| (it.0 as usize) < round * 8));
        let mut all = Vec::with_capacity(new.len() + rows.len());
        for some in [new, &rows] {
            for (_, index) in some {
                let (begin, end) = (ends[*index as usize], ends[*index as usize + 1]);
                all.push((start(&page.as_bytes()[begin..end][round * 8..]), *index));
            }
        }
        by_key(&mut all);
        (rows, waiting) = (all, shorter);
    }
    indices(&rows)
}

/// The first eight bytes as a number that compares as they do.
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
    indices(&rows)
}

fn indices(rows: &[Keyed]) -> Vec<u32> {
    let mut indices = Vec::with_capacity(rows.len());
    for (_, index) in rows {
        indices.push(*index);
    }
    indices
}

/// Whether nobody looks a name up by this sign.
fn is_dressing(sign: char) -> bool {
    let quote = matches!(sign, '«' | '»' | '“' | '”' | '„' | '‘' | '’');
    quote || (sign.is_ascii() && !sign.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_standard_library_sorts_the_same(
            names in prop::collection::vec("[ab]{0,20}|[a-zà-ù «]{0,40}", 0..60)
        ) {
            let mut folded: Vec<(String, u32)> = Vec::new();
            for (name, index) in names.iter().zip(0..) {
                let mut text = String::new();
                fold(name.trim_start_matches(is_dressing as fn(char) -> bool), &mut text);
                folded.push((text, index));
            }
            folded.sort();
            let expected: Vec<u32> = folded.into_iter().map(|it| it.1).collect();
            prop_assert_eq!(by_name(&mut names.iter().map(|it| &**it)), expected);
        }
    }

    #[test]
    fn names_without_end_are_the_same_from_some_point_on() {
        let long = "a".repeat(5 << 20);
        let names =
            [&*[&long, "b"].concat(), "b", &long, &"a".repeat(LONGEST)[1..]].map(str::to_owned);
        assert_eq!(by_name(&mut names.iter().map(|it| &**it)), [3, 0, 2, 1]);
    }

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
