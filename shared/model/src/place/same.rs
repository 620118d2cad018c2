//! Which places of several sources are one place, for half a million at once.

use std::rc::Rc;

use super::Place;
use crate::geo::{Coordinates, Point};
use crate::order::{Keyed, by_key, runs, sorted};
use crate::search::folded;

/// For each place the index of the first that [`Place::is_same`]; its own for most.
pub fn originals(places: &[Rc<Place>]) -> Vec<u32> {
    let mut originals = Vec::with_capacity(places.len());
    for index in 0..places.len() {
        originals.push(index as u32);
    }
    by_uid(places, &mut originals);
    by_position(places, &mut originals);
    originals
}

fn by_uid(places: &[Rc<Place>], originals: &mut [u32]) {
    let rows = sorted(places.len(), &|it| hash(&places[it].uid));
    for run in runs(&rows) {
        let first = run[0].1;
        let uid = &places[first as usize].uid;
        for (_, index) in run {
            let index = *index as usize;
            if !uid.is_empty() && *uid == places[index].uid {
                originals[index] = first;
            }
        }
    }
}

fn by_position(places: &[Rc<Place>], originals: &mut [u32]) {
    let mut names = Vec::with_capacity(places.len());
    for place in places {
        names.push(hash(&folded(&place.name)));
    }
    let shared = shared(&names);
    let mut known = Vec::new();
    for (index, place) in (0..).zip(places) {
        let at = index as usize;
        if let Some(position) = place.position
            && shared[at]
            && originals[at] == index
        {
            known.push((key(names[at], position), index));
        }
    }
    let mut seats = Seats::new(known.clone());
    for (key, index) in known {
        let place = &places[index as usize];
        match seats.around(key, &|it| place.is_same(&places[it as usize])) {
            Some(original) => originals[index as usize] = original,
            None => seats.take(key, index),
        }
    }
}

/// Whether a number occurs twice, for each: most names do not, and need no further look.
fn shared(names: &[u64]) -> Vec<bool> {
    let rows = sorted(names.len(), &|it| names[it]);
    let mut shared = vec![false; names.len()];
    for run in runs(&rows) {
        for (_, index) in run {
            shared[*index as usize] = 1 < run.len();
        }
    }
    shared
}

/// The world has 2¹⁷ squares along a side: north of the last town, one is still wider than sources are apart.
const BITS: u32 = 17;
const MASK: u64 = (1 << BITS) - 1;

/// The start of a hashed name, then column and row of a square.
fn key(name: u64, position: Coordinates) -> u64 {
    let Point { x, y } = Point::new(position);
    let square = |it: f64| ((it * (MASK + 1) as f64) as u64).min(MASK);
    name >> (2 * BITS) << (2 * BITS) | square(x) << BITS | square(y)
}

/// The same name in one of nine squares, 4 being its own.
fn beside(key: u64, neighbour: u64) -> u64 {
    let (x, y) = (key >> BITS & MASK, key & MASK);
    let moved = |it: u64, by: u64| (it + by).wrapping_sub(1) & MASK;
    key >> (2 * BITS) << (2 * BITS) | moved(x, neighbour / 3) << BITS | moved(y, neighbour % 3)
}

/// The originals of each name and square. There are few in one square: they are not the same.
struct Seats {
    // By key. The first `taken` of those with the same key are originals, the rest is room.
    rows: Vec<Keyed>,
    // For the first row of each key, how many are taken.
    taken: Vec<usize>,
}

impl Seats {
    fn new(mut rows: Vec<Keyed>) -> Self {
        by_key(&mut rows);
        Seats { taken: vec![0; rows.len()], rows }
    }

    fn first(&self, key: u64) -> usize {
        self.rows.partition_point(|it| it.0 < key)
    }

    fn take(&mut self, key: u64, index: u32) {
        let first = self.first(key);
        let seat = first + self.taken[first];
        self.rows[seat].1 = index;
        self.taken[first] += 1;
    }

    /// The first of the originals around that is the same.
    fn around(&self, key: u64, is_same: &dyn Fn(u32) -> bool) -> Option<u32> {
        let mut found = None;
        for neighbour in 0..9 {
            let key = beside(key, neighbour);
            let first = self.first(key);
            let exists = self.rows.get(first).is_some_and(|it| it.0 == key);
            let taken = if exists { self.taken[first] } else { 0 };
            for (_, index) in &self.rows[first..first + taken] {
                if is_same(*index) && found.is_none_or(|it| *index < it) {
                    found = Some(*index);
                }
            }
        }
        found
    }
}

/// Fowler, Noll and Vo: good enough to bring equals together; what it mixes up is compared afterwards.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::place::PlaceDetails;

    fn place(uid: &str, name: &str, position: Option<(f64, f64)>) -> Rc<Place> {
        let position = position.and_then(|it| Coordinates::new(it.0, it.1));
        let (uid, name) = (uid.into(), name.into());
        Rc::new(Place { uid, name, position, geometry: None, details: PlaceDetails::default() })
    }

    #[test]
    fn a_place_of_two_sources_is_its_first() {
        let places = [
            place("1", "Biblioteca", Some((46.0, 11.0))),
            place("2", "Municipio", None),
            place("x", "BIBLIOTECA", Some((46.0003, 11.0))),
            place("2", "Rathaus", None),
            place("", "Fontana", None),
            place("", "Fontana", None),
        ];
        assert_eq!(originals(&places), [0, 1, 0, 1, 4, 5]);
        assert_eq!(originals(&[]), [0; 0]);
    }

    #[test]
    fn a_row_of_fountains_is_not_one_fountain() {
        let fountain = |it: u32| place("", "Fontana", Some((46.0 + f64::from(it) * 0.000_4, 11.0)));
        let row: Vec<Rc<Place>> = (0..4).map(fountain).collect();
        assert_eq!(originals(&row), [0, 0, 2, 2]);
    }

    proptest! {
        #[test]
        fn looking_at_every_pair_finds_the_same(
            seeds in prop::collection::vec((0u8..30, 0u8..3, prop::option::of((0u8..9, 0u8..9))), 0..60)
        ) {
            let places: Vec<Rc<Place>> = seeds
                .into_iter()
                .map(|(uid, name, spot)| {
                    let degrees = |from: f64, it: u8| from + f64::from(it) * 0.000_3;
                    let uid = if uid < 9 { String::new() } else { uid.to_string() };
                    place(&uid, ["Bar", "bar", "Zoo"][usize::from(name)], spot.map(|(y, x)| (degrees(46.0, y), degrees(-0.001, x))))
                })
                .collect();
            let mut expected: Vec<usize> = Vec::new();
            let first_with_uid = |at: usize| {
                let uid = &places[at].uid;
                (0..at).find(|it| !uid.is_empty() && places[*it].uid == *uid)
            };
            for at in 0..places.len() {
                let same = |it: &usize| expected[*it] == *it && first_with_uid(*it).is_none() && places[at].is_same(&places[*it]);
                let original = first_with_uid(at).or_else(|| (0..at).find(same));
                expected.push(original.unwrap_or(at));
            }
            let found: Vec<usize> = originals(&places).into_iter().map(|it| it as usize).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
