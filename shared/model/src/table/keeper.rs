//! Words in the making, each kept once: a tree over their bits, for columns of a million rows.
//!
//! No order and no choice of words makes it slow: a word is found in as many steps as it has bits, at most.

use super::{NOTHING, Words};

/// Words in the making.
#[derive(Clone, Debug, Default)]
pub struct Keeper {
    words: Words,
    /// Invariant: one fork less than there are words; on every way down their `bit` rises.
    forks: Vec<Fork>,
    /// Where to begin.
    root: u32,
}

/// Where words part.
#[derive(Clone, Copy, Debug)]
struct Fork {
    /// The first bit in which words below differ.
    bit: u32,
    /// Behind each value of that bit another fork, or a word marked with [`WORD`].
    sides: [u32; 2],
}

/// Marks the index of a word.
const WORD: u32 = 1 << 31;

/// Bits of a sign: one more than a byte has, because the end of a word is none of them.
const BITS: u32 = 9;

impl Keeper {
    /// Adds a row; an empty word says nothing.
    pub fn push(&mut self, word: &str) {
        let code = if word.is_empty() { NOTHING } else { self.code(word) };
        self.words.codes.push(code);
    }

    /// The code of a word, which is kept if it is new.
    pub fn code(&mut self, word: &str) -> u32 {
        // Tables are often sorted by their words.
        if let Some(last) = self.words.codes.last()
            && self.words.texts.get(*last as usize).is_some_and(|it| it == word)
        {
            return *last;
        }
        let fresh = self.words.texts.len() as u32;
        let nearest = self.down(word, u32::MAX).1 & !WORD;
        match self.words.texts.get(nearest as usize).map(|it| parting(it, word)) {
            Some(None) => return nearest,
            Some(Some(bit)) => self.fork(word, bit, fresh | WORD),
            None => self.root = WORD,
        }
        self.words.texts.push(word.to_owned());
        fresh
    }

    /// The way of a word, down to its nearest neighbour or to what parts only from `bit` on: the fork above, and what
    /// is there.
    fn down(&self, word: &str, bit: u32) -> (Option<(usize, usize)>, u32) {
        let (mut above, mut here) = (None, self.root);
        while here & WORD == 0
            && let Some(fork) = self.forks.get(here as usize).filter(|it| it.bit < bit)
        {
            let side = side(word, fork.bit);
            above = Some((here as usize, side));
            here = fork.sides[side];
        }
        (above, here)
    }

    /// From this bit on the way of a word is its own.
    fn fork(&mut self, word: &str, bit: u32, own: u32) {
        let (above, below) = self.down(word, bit);
        let fork = self.forks.len() as u32;
        match above {
            Some((above, side)) => self.forks[above].sides[side] = fork,
            None => self.root = fork,
        }
        let mut sides = [below; 2];
        sides[side(word, bit)] = own;
        self.forks.push(Fork { bit, sides });
    }

    /// The words there are, in the order they came.
    pub fn texts(&self) -> &[String] {
        &self.words.texts
    }

    /// The column.
    pub fn done(self) -> Words {
        self.words
    }
}

/// A sign of a word, nine bits wide; nothing behind its end.
fn sign(word: &str, at: usize) -> u32 {
    word.as_bytes().get(at).map_or(0, |it| u32::from(*it) | 1 << (BITS - 1))
}

/// A bit of a word.
fn side(word: &str, bit: u32) -> usize {
    (sign(word, (bit / BITS) as usize) >> (BITS - 1 - bit % BITS)) as usize & 1
}

/// The first bit in which two words differ.
fn parting(one: &str, other: &str) -> Option<u32> {
    if one == other {
        return None;
    }
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let differs = sign(one, same) ^ sign(other, same);
    Some(same as u32 * BITS + differs.leading_zeros() - (u32::BITS - BITS))
}
