//! Half a million places, column by column.

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
    /// x and y as written, if it is a point.
    pub(super) position: Option<(f64, f64)>,
    /// What it looks like.
    pub(super) shape: Shape,
    /// Where its record stands.
    pub(super) record: Range<usize>,
}

/// The columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rows {
    /// x and y, first as written and in the end longitude and latitude; not a number where nobody knows.
    pub(super) positions: Vec<(f64, f64)>,
    pub(super) shapes: Vec<Shape>,
    pub(super) names: Texts,
    pub(super) ids: Texts,
    pub(super) records: Vec<Range<u32>>,
    pub(super) categories: Categories,
    /// Rows whose identifier an earlier one has, and how many of these stand at the same position.
    pub(super) repeats: Vec<Keyed>,
}

pub(super) const NOWHERE: (f64, f64) = (f64::NAN, f64::NAN);

impl Rows {
    /// Makes room for so many more rows with texts like those before: growing step by step would copy them all.
    pub(super) fn reserve(&mut self, rows: usize) {
        self.positions.reserve(rows);
        self.shapes.reserve(rows);
        self.records.reserve(rows);
        self.categories.rows.reserve(rows);
        let known = self.len().max(1);
        for texts in [&mut self.names, &mut self.ids] {
            texts.ends.reserve(rows);
            texts.text.reserve(texts.text.len() / known * rows);
        }
    }

    pub(super) fn push(&mut self, row: &Row<'_>) {
        self.positions.push(row.position.unwrap_or(NOWHERE));
        self.shapes.push(row.shape);
        self.names.push(row.name);
        self.ids.push(row.id);
        self.records.push(row.record.start as u32..row.record.end as u32);
        self.categories.push(row.category);
    }

    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    /// Finds out which rows are not the first of their identifier, or of their name and position; after positions
    /// are final.
    pub(super) fn find_repeats(&mut self) {
        let mut seen = Seen::for_many(self.len());
        let mut again = Vec::new();
        for row in 0..self.len() {
            let id = self.ids.get(row);
            let is_new = if id.is_empty() {
                seen.is_new(self.spot(row), row, &|it| self.is_twin(it, row))
            } else {
                seen.is_new(hash(&[id.as_bytes()]), row, &|it| self.ids.get(it) == id)
            };
            if !is_new {
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

    fn is_twin(&self, one: usize, other: usize) -> bool {
        let bits = |it: usize| (self.positions[it].0.to_bits(), self.positions[it].1.to_bits());
        self.ids.get(one).is_empty()
            && self.names.get(one) == self.names.get(other)
            && bits(one) == bits(other)
    }

    fn spot(&self, row: usize) -> u64 {
        let (x, y) = self.positions[row];
        let id = self.ids.get(row);
        let key = if id.is_empty() { self.names.get(row) } else { id };
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

/// Many short texts in one long one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
    }

    pub(super) fn get(&self, index: usize) -> &str {
        let start = index.checked_sub(1).map_or(0, |it| self.ends[it]);
        &self.text[start as usize..self.ends[index] as usize]
    }
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

    /// Whether nothing equal was seen; then `index` is.
    fn is_new(&mut self, hash: u64, index: usize, equals: &dyn Fn(usize) -> bool) -> bool {
        self.find(hash, index, equals) == index
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
pub(super) struct Categories {
    pub(super) names: Vec<String>,
    pub(super) rows: Vec<u16>,
    seen: Seen,
    last: u16,
}

/// So many kinds are told apart; a source with more of them has none.
const MOST_CATEGORIES: usize = 4096;

/// The category of what has none.
pub(super) const UNSORTED: u16 = u16::MAX;

impl Categories {
    fn push(&mut self, name: &str) {
        let known = self.names.get(usize::from(self.last)).is_some_and(|it| it == name);
        if !known {
            self.last = self.index(name);
        }
        self.rows.push(self.last);
    }

    fn index(&mut self, name: &str) -> u16 {
        if name.is_empty() {
            return UNSORTED;
        }
        if self.seen.table.is_empty() {
            self.seen = Seen::for_many(MOST_CATEGORIES);
        }
        let (names, next) = (&self.names, self.names.len());
        let next = if next < MOST_CATEGORIES { next } else { usize::from(UNSORTED) };
        let found = if next < MOST_CATEGORIES {
            self.seen.find(hash(&[name.as_bytes()]), next, &|it| names[it] == name)
        } else {
            names.iter().position(|it| it == name).unwrap_or(next)
        };
        if found == next && next < MOST_CATEGORIES {
            self.names.push(name.to_owned());
        }
        found as u16
    }
}
