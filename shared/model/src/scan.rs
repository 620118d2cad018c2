//! Searching text byte by byte. The general patterns of the standard library cost a page kilobytes.

/// White space, as HTML knows it.
pub const SPACE: &[u8] = b" \t\n\r\x0c";

/// Where `words` begin in `text`.
pub fn find(text: &str, words: &str) -> Option<usize> {
    let (text, words) = (text.as_bytes(), words.as_bytes());
    let Some(first) = words.first() else { return Some(0) };
    let mut at = 0;
    while let Some(found) = text.get(at..at + words.len()) {
        if found[0] == *first && found == words {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Whether `words` stand anywhere in `text`.
pub fn contains(text: &str, words: &str) -> bool {
    find(text, words).is_some()
}

/// What stands before and after the first `sign`, which is ASCII.
pub fn cut(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|it| it == sign)?;
    Some((&text[..at], &text[at + 1..]))
}

/// How many bytes come before the first of `signs`, which are ASCII; all of them if there is none.
pub fn span(text: &str, signs: &[u8]) -> usize {
    text.bytes().position(|it| is_one_of(it, signs)).unwrap_or(text.len())
}

/// Whether a byte is one of `signs`. The standard library looks for bytes in long texts, with more code.
pub fn is_one_of(byte: u8, signs: &[u8]) -> bool {
    for sign in signs {
        if *sign == byte {
            return true;
        }
    }
    false
}

/// What comes before the first of `signs`, which are ASCII; `rest` is what comes after it, and none at the end.
pub fn piece<'t>(rest: &mut Option<&'t str>, signs: &[u8]) -> Option<&'t str> {
    let text = (*rest)?;
    let end = span(text, signs);
    *rest = text.get(end + 1..);
    Some(&text[..end])
}

/// What stands before, between and after `signs`, which are ASCII; empty pieces count.
pub fn pieces<'t>(text: &'t str, signs: &[u8]) -> Vec<&'t str> {
    let (mut pieces, mut rest) = (Vec::new(), Some(text));
    while let Some(it) = piece(&mut rest, signs) {
        pieces.push(it);
    }
    pieces
}

/// How many words stand before `word` in a list of words with spaces between them; `None` if it is not there.
pub fn rank(words: &str, word: &str) -> Option<usize> {
    let (mut rest, mut rank) = (words, 0);
    loop {
        let end = span(rest, b" ");
        if &rest[..end] == word {
            return Some(rank);
        }
        rest = rest.get(end + 1..)?;
        rank += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_whole_words_have_a_rank() {
        for (word, expected) in [("uno", Some(0)), ("tre", Some(2)), ("t", None), ("", None)] {
            assert_eq!(rank("uno due tre", word), expected, "{word}");
        }
    }

    proptest! {
        #[test]
        fn the_standard_library_finds_the_same(text in "[abà]{0,12}", words in "[abà]{0,3}") {
            prop_assert_eq!(find(&text, &words), text.find(&words));
            prop_assert_eq!(contains(&text, &words), text.contains(&words));
            prop_assert_eq!(cut(&text, b'b'), text.split_once('b'));
            prop_assert_eq!(text.bytes().any(|it| is_one_of(it, b"ab")), text.contains(['a', 'b']));
            let mut rest = Some(text.as_str());
            let each: Vec<&str> = std::iter::from_fn(|| piece(&mut rest, b"ab")).collect();
            prop_assert_eq!(each, text.split(['a', 'b']).collect::<Vec<_>>());
            prop_assert_eq!(pieces(&text, b"ab"), text.split(['a', 'b']).collect::<Vec<_>>());
            prop_assert_eq!(span(&text, b"ab"), text.find(['a', 'b']).unwrap_or(text.len()));
        }
    }
}
