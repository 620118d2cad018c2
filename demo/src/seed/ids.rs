//! Numbers and slugs that stay the same from one start to the next.

use std::collections::HashSet;

/// FNV-1a: small, and the same on every machine, unlike the standard hasher.
pub fn hash(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

/// Hands out object ids, never one twice.
#[derive(Default)]
pub struct Ids(HashSet<i64>);

impl Ids {
    /// The id of `key`, unless an earlier key had it: then the next free one.
    pub fn give(&mut self, key: &str) -> i64 {
        let mut id = of(key);
        while !self.0.insert(id) {
            id += 1;
        }
        id
    }
}

/// A six-digit object id.
pub fn of(key: &str) -> i64 {
    100_000 + (hash(key) % 900_000) as i64
}

/// `L'estate è qui!` becomes `L-estate-e-qui`, the way eZ makes addresses.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for letter in title.chars() {
        match plain(letter) {
            Some(letter) => slug.push(letter),
            None if slug.ends_with('-') || slug.is_empty() => {}
            None => slug.push('-'),
        }
    }
    let end = slug.char_indices().nth(70).map_or(slug.len(), |(index, _)| index);
    slug[..end].trim_end_matches('-').to_owned()
}

fn plain(letter: char) -> Option<char> {
    match letter {
        'à' | 'á' | 'ä' => Some('a'),
        'è' | 'é' => Some('e'),
        'ì' | 'í' => Some('i'),
        'ò' | 'ó' | 'ö' => Some('o'),
        'ù' | 'ú' | 'ü' => Some('u'),
        _ => letter.is_ascii_alphanumeric().then_some(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_given_once() {
        let mut ids = Ids::default();
        assert_ne!(ids.give("sagra"), ids.give("sagra"));
    }

    #[test]
    fn a_slug_has_no_accents_and_no_quotes() {
        assert_eq!(slug("«L'estate» è già qui!"), "L-estate-e-gia-qui");
    }
}
