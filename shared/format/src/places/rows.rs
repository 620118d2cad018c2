//! Half a million places, forty bytes and two short texts each.

use std::ops::Range;

use cw_model::order::{Keyed, by_key};

use super::Shape;

/// What a map needs to know of a record to draw it.
pub(super) struct Row<'r> {
    /// The record's own identifier; empty if it has none.
    pub(super) id: &'r str,
    /// One line.
    pub(super) name: &'r str,
    /// Its kind, in the source's words.
    pub(super) category: &'r str,
    /// x and y as written, of a point or of the first corner there is.
    pub(super) position: Option<(f64, f64)>,
    /// What it looks like.
    pub(super) shape: Shape,
    /// Where its record stands.
    pub(super) record: Range<usize>,
}

/// A row as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Kept {
    /// x and y, first as written and in the end longitude and latitude; not a number where nobody knows.
    pub(super) position: (f64, f64),
    pub(super) shape: Shape,
    category: u16,
    record: (u32, u32),
    // Where its texts end; they begin behind those of the row before.
    name_end: u32,
    id_end: u32,
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rows {
    pub(super) kept: Vec<Kept>,
    /// Names and identifiers, one behind the other.
    texts: String,
    categories: Categories,
    /// Rows whose identifier an earlier one has, and how many of these stand at the same position.
    repeats: Vec<Keyed>,
}

pub(super) const NOWHERE: (f64, f64) = (f64::NAN, f64::NAN);

impl Rows {
    /// Makes room for so many more rows with texts like those before: growing step by step would copy them all.
    pub(super) fn reserve(&mut self, rows: usize) {
        self.kept.reserve(rows);
        self.texts.reserve(self.texts.len() / self.len().max(1) * rows);
    }

    /// Keeps a row under a name.
    pub(super) fn push(&mut self, name: &str, row: &Row<'_>) {
        let category = self.categories.number(row.category);
        self.texts.push_str(name);
        let name_end = self.texts.len() as u32;
        self.texts.push_str(row.id);
        self.kept.push(Kept {
            position: row.position.unwrap_or(NOWHERE),
            shape: row.shape,
            category,
            record: (row.record.start as u32, row.record.end as u32),
            name_end,
            id_end: self.texts.len() as u32,
        });
    }

    pub(super) fn len(&self) -> usize {
        self.kept.len()
    }

    pub(super) fn name(&self, row: usize) -> &str {
        let begin = row.checked_sub(1).map_or(0, |it| self.kept[it].id_end);
        &self.texts[begin as usize..self.kept[row].name_end as usize]
    }

    pub(super) fn id(&self, row: usize) -> &str {
        let Kept { name_end, id_end, .. } = self.kept[row];
        &self.texts[name_end as usize..id_end as usize]
    }

    /// Where its record stands.
    pub(super) fn record(&self, row: usize) -> Range<usize> {
        let (start, end) = self.kept[row].record;
        start as usize..end as usize
    }

    /// Its category, as an index of [`Rows::categories`].
    pub(super) fn category(&self, row: usize) -> Option<usize> {
        let number = self.kept[row].category;
        (number != UNSORTED).then_some(number.into())
    }

    pub(super) fn categories(&self) -> &[String] {
        &self.categories.names
    }

    /// Finds out which rows are not the first of their identifier, or of their name and position; after positions
    /// are final.
    pub(super) fn find_repeats(&mut self) {
        let mut seen = Seen::for_many(self.len());
        let mut again = Vec::new();
        for row in 0..self.len() {
            let id = self.id(row);
            let hash = if id.is_empty() { self.spot(row) } else { hash(&[id.as_bytes()]) };
            if seen.find(hash, row, &|it| self.is_twin(it, row)) != row {
                again.push((self.spot(row), row as u32));
            }
        }
        by_key(&mut again);
        let mut run = (0, 0);
        for (spot, row) in again {
            run = if run.0 == spot { (spot, run.1 + 1) } else { (spot, 0) };
            self.repeats.push((row.into(), run.1));
        }
        by_key(&mut self.repeats);
    }

    /// How many rows before share everything with a row that is not the first of its kind.
    pub(super) fn copies(&self, row: usize) -> Option<u32> {
        let found = self.repeats.binary_search_by_key(&(row as u64), |it| it.0).ok()?;
        Some(self.repeats[found].1)
    }

    /// Whether two rows have one identifier; without one, whether they have one name and position.
    fn is_twin(&self, one: usize, other: usize) -> bool {
        let (id, its) = (self.id(one), self.id(other));
        if !id.is_empty() || !its.is_empty() {
            return id == its;
        }
        let bits = |it: usize| {
            let (x, y) = self.kept[it].position;
            (x.to_bits(), y.to_bits())
        };
        self.name(one) == self.name(other) && bits(one) == bits(other)
    }

    fn spot(&self, row: usize) -> u64 {
        let (x, y) = self.kept[row].position;
        let id = self.id(row);
        let key = if id.is_empty() { self.name(row) } else { id };
        hash(&[key.as_bytes(), &x.to_le_bytes(), &y.to_le_bytes()])
    }
}

/// FNV-1a: a hash map would cost kilobytes.
pub(super) fn hash(parts: &[&[u8]]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in *part {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

/// Which things were there before: an open table of indices, each beside a part of its hash.
#[derive(Clone, Debug, Default, PartialEq)]
struct Seen {
    table: Vec<(u32, u32)>,
}

const FREE: (u32, u32) = (u32::MAX, 0);

impl Seen {
    fn for_many(count: usize) -> Self {
        Seen { table: vec![FREE; (count * 2).next_power_of_two()] }
    }

    /// The index of what is equal; `index` itself if it is new.
    fn find(&mut self, hash: u64, index: usize, equals: &dyn Fn(usize) -> bool) -> usize {
        let mask = self.table.len() - 1;
        // The high half is better mixed, and mixed once more it spreads what differs in one digit.
        let spread = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let (mut slot, tag) = ((spread >> 32) as usize & mask, spread as u32);
        loop {
            match self.table[slot] {
                FREE => {
                    self.table[slot] = (index as u32, tag);
                    return index;
                }
                (known, its) if its == tag && equals(known as usize) => return known as usize,
                _ => slot = (slot + 1) & mask,
            }
        }
    }
}

/// Kinds of place, each written once.
#[derive(Clone, Debug, Default, PartialEq)]
struct Categories {
    names: Vec<String>,
    seen: Seen,
    last: u16,
}

/// So many kinds are told apart; a source with more of them has none.
const MOST_CATEGORIES: usize = 4096;

/// The category of what has none.
const UNSORTED: u16 = u16::MAX;

impl Categories {
    /// The number of a kind; most rows have that of the row before.
    fn number(&mut self, name: &str) -> u16 {
        let known = self.names.get(usize::from(self.last)).is_some_and(|it| it == name);
        if !known {
            self.last = self.index(name);
        }
        self.last
    }

    fn index(&mut self, name: &str) -> u16 {
        let (names, next) = (&self.names, self.names.len());
        if name.is_empty() {
            return UNSORTED;
        }
        if MOST_CATEGORIES <= next {
            return names.iter().position(|it| it == name).map_or(UNSORTED, |it| it as u16);
        }
        if next == 0 {
            self.seen = Seen::for_many(MOST_CATEGORIES);
        }
        let found = self.seen.find(hash(&[name.as_bytes()]), next, &|it| names[it] == name);
        if found == next {
            self.names.push(name.to_owned());
        }
        found as u16
    }
}
