//! Which places of several sources are one place, for half a million at once.

use std::rc::Rc;

use super::Place;
use crate::geo::{Coordinates, Point};
use crate::order::{Keyed, by_key, runs, sorted};
use crate::search::folded;

/// For each place the index of the one of an earlier source that [`Place::is_same`]; its own for most.
///
/// Places of one source stand behind one another and are never the same: it knows what it has. So of two fountains
/// that are called alike only the nearer one can be the fountain of another source.
pub fn originals(places: &[Rc<Place>], source: &dyn Fn(usize) -> usize) -> Vec<u32> {
    let mut originals = Vec::with_capacity(places.len());
    for index in 0..places.len() {
        originals.push(index as u32);
    }
    by_uid(places, source, &mut originals);
    by_position(places, source, &mut originals);
    originals
}

fn by_uid(places: &[Rc<Place>], source: &dyn Fn(usize) -> usize, originals: &mut [u32]) {
    let rows = sorted(places.len(), &|it| hash(&places[it].uid));
    for run in runs(&rows) {
        let first = run[0].1 as usize;
        let uid = &places[first].uid;
        for (_, index) in run {
            let index = *index as usize;
            if !uid.is_empty() && *uid == places[index].uid && source(first) != source(index) {
                originals[index] = first as u32;
            }
        }
    }
}

fn by_position(places: &[Rc<Place>], source: &dyn Fn(usize) -> usize, originals: &mut [u32]) {
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
    let mut guests = vec![NOBODY; places.len()];
    let (mut known, mut start) = (&*known, 0);
    while start < places.len() {
        let mut end = start + 1;
        while end < places.len() && source(end) == source(start) {
            end += 1;
        }
        for (index, original) in (start as u32..).zip(&originals[start..end]) {
            if *original != index {
                guests[*original as usize] = (index, -1.0);
            }
        }
        let (own, rest) = known.split_at(known.partition_point(|it| (it.1 as usize) < end));
        own.iter().for_each(|it| pair(*it, places, &seats, &mut guests, originals));
        for (key, index) in own {
            if originals[*index as usize] == *index {
                seats.take(*key, *index);
            }
        }
        originals[start..end].iter().for_each(|it| guests[*it as usize] = NOBODY);
        (known, start) = (rest, end);
    }
}

/// Which place of the source at hand an original is the same as, and how far away that is.
type Guest = (u32, f64);

const NOBODY: Guest = (u32::MAX, f64::INFINITY);

/// So often a place makes room for a nearer one before we let it be.
const MOVES: usize = 32;

/// Gives a place the nearest original that has no nearer guest of the same source; who has to leave looks again.
fn pair(
    mut place: Keyed,
    places: &[Rc<Place>],
    seats: &Seats,
    guests: &mut [Guest],
    originals: &mut [u32],
) {
    for _ in 0..MOVES {
        let (key, index) = place;
        let whole = &places[index as usize];
        let mut nearest = NOBODY;
        seats.around(key, &mut |it| {
            let other = &places[it as usize];
            let metres = whole.metres_to(other);
            if metres < nearest.1.min(guests[it as usize].1) && whole.is_same(other) {
                nearest = (it, metres);
            }
        });
        let (original, metres) = nearest;
        if nearest == NOBODY {
            return;
        }
        originals[index as usize] = original;
        let (left, _) = std::mem::replace(&mut guests[original as usize], (index, metres));
        let Some(moved) = places.get(left as usize) else { return };
        originals[left as usize] = left;
        // It has the same name, and stands where it stands.
        place = (moved.position.map_or(key, |it| self::key(key, it)), left);
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

/// The originals of each name and square.
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

    /// Shows the originals around; of a crowd under one name only the first.
    fn around(&self, key: u64, show: &mut dyn FnMut(u32)) {
        for neighbour in 0..9 {
            let key = beside(key, neighbour);
            let first = self.first(key);
            let exists = self.rows.get(first).is_some_and(|it| it.0 == key);
            let taken = if exists { self.taken[first].min(CROWD) } else { 0 };
            self.rows[first..first + taken].iter().for_each(|it| show(it.1));
        }
    }
}

/// Of so many of one name in one square all are looked at.
const CROWD: usize = 32;

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
        assert_eq!(originals(&places, &|it| it / 2), [0, 1, 0, 1, 4, 5]);
        assert_eq!(originals(&places, &|_| 0), [0, 1, 2, 3, 4, 5]);
        assert_eq!(originals(&[], &|_| 0), [0; 0]);
    }

    /// Fountains on a meridian, so many metres from each other, by source.
    fn fountains(sources: &[&[f64]]) -> Vec<u32> {
        let (mut places, mut layers) = (Vec::new(), Vec::new());
        for (layer, spots) in sources.iter().enumerate() {
            for metres in *spots {
                places.push(place("", "Fontana", Some((46.0 + metres / 111_195.0, 11.0))));
                layers.push(layer);
            }
        }
        originals(&places, &|it| layers[it])
    }

    #[test]
    fn one_fountain_is_the_nearest_of_two_and_not_both() {
        assert_eq!(fountains(&[&[0.0], &[50.0, 10.0]]), [0, 1, 0]);
        assert_eq!(fountains(&[&[0.0], &[10.0, 50.0]]), [0, 0, 2]);
        assert_eq!(fountains(&[&[0.0, 70.0], &[30.0, 20.0]]), [0, 1, 1, 0]);
        assert_eq!(fountains(&[&[0.0], &[10.0, 50.0], &[5.0, 45.0]]), [0, 0, 2, 0, 2]);
        assert_eq!(fountains(&[&[0.0, 40.0, 80.0]]), [0, 1, 2]);
    }

    #[test]
    fn who_is_one_thing_by_uid_is_no_other_by_name() {
        let places = [
            place("a", "Fontana", Some((46.0, 11.0))),
            place("b", "Fontana", Some((46.0, 11.0))),
            place("a", "Fontana", Some((46.000_3, 11.0))),
        ];
        assert_eq!(originals(&places, &|it| usize::from(it != 0)), [0, 1, 0]);
    }

    #[test]
    fn a_crowd_of_one_name_takes_no_long_time() {
        let crowd: Vec<Rc<Place>> =
            (0..20_000).map(|_| place("", "Albero", Some((46.0, 11.0)))).collect();
        let found = originals(&crowd, &|it| it / 10_000);
        assert_eq!(found.iter().zip(0..).filter(|(it, index)| **it != *index).count(), CROWD);
    }

    proptest! {
        #[test]
        fn nobody_is_left_out_for_one_that_is_farther_away(
            seeds in prop::collection::vec((0u8..30, 0u8..3, prop::option::of((0u8..9, 0u8..9))), 0..60),
            cuts in (0usize..60, 0usize..60)
        ) {
            let places: Vec<Rc<Place>> = seeds
                .into_iter()
                .map(|(uid, name, spot)| {
                    let degrees = |from: f64, it: u8| from + f64::from(it) * 0.000_3;
                    let uid = if uid < 9 { String::new() } else { uid.to_string() };
                    place(&uid, ["Bar", "bar", "Zoo"][usize::from(name)], spot.map(|(y, x)| (degrees(46.0, y), degrees(-0.001, x))))
                })
                .collect();
            let source = |it: usize| usize::from(cuts.0 <= it) + usize::from(cuts.1 <= it);
            let found: Vec<usize> = originals(&places, &source).into_iter().map(|it| it as usize).collect();
            let is_known = |it: usize| !places[it].uid.is_empty() && places[found[it]].uid == places[it].uid;
            for (it, original) in found.iter().copied().enumerate() {
                if it != original {
                    prop_assert!(source(original) < source(it) && places[it].is_same(&places[original]));
                    let twin = |twin: &usize| found[*twin] == original && source(*twin) == source(it) && !is_known(*twin);
                    prop_assert!(is_known(it) || (0..places.len()).filter(twin).count() == 1);
                }
                let metres = places[it].metres_to(&places[original]);
                for better in (0..it).filter(|better| found[*better] == *better && source(*better) < source(it)) {
                    let distance = places[it].metres_to(&places[better]);
                    let nearer = |guest: usize| source(guest) == source(it) && found[guest] == better
                        && (is_known(guest) || places[guest].metres_to(&places[better]) <= distance);
                    let is_free = !(0..places.len()).any(nearer);
                    let is_wanted = places[it].is_same(&places[better]) && (it == original || distance < metres);
                    prop_assert!(is_known(it) || !is_wanted || !is_free, "{it} {original} {better}");
                }
            }
        }
    }
}
