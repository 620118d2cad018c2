//! What a reader's words mean: every word must occur, whatever its accents and capitals.

use crate::event::Event;
use crate::scan::{SPACE, contains, piece};

/// The words somebody typed, ready to be looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    words: Vec<String>,
}

impl Search {
    /// Splits at white space; no words find everything.
    pub fn new(query: &str) -> Self {
        let mut folded = String::new();
        fold(query, &mut folded);
        let (mut rest, mut words) = (Some(folded.as_str()), Vec::new());
        while let Some(word) = piece(&mut rest, SPACE) {
            if !word.is_empty() {
                words.push(word.to_owned());
            }
        }
        Search { words }
    }

    /// Whether it finds everything.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word occurs in the title, place, address, categories, abstract or organizer.
    pub fn matches(&self, event: &Event) -> bool {
        self.finds(event, &mut String::new())
    }

    /// Like [`Search::matches`]; `page` is scratch paper, so that ten thousand events need one.
    pub(crate) fn finds(&self, event: &Event, page: &mut String) -> bool {
        let details = &event.details;
        page.clear();
        write(&event.summary, page);
        for text in [&details.place, &details.address, &details.abstract_text, &details.organizer] {
            write(text.as_deref().unwrap_or_default(), page);
        }
        for text in &details.categories {
            write(text, page);
        }
        self.all_in(page)
    }

    /// Whether every word occurs in one of the texts; `page` is scratch paper, so that many questions need one.
    pub fn matches_texts(&self, texts: &mut dyn Iterator<Item = &str>, page: &mut String) -> bool {
        page.clear();
        for text in texts {
            write(text, page);
        }
        self.all_in(page)
    }

    fn all_in(&self, page: &str) -> bool {
        self.words.iter().all(|it| contains(page, it))
    }
}

fn write(text: &str, page: &mut String) {
    fold(text, page);
    page.push('\n');
}

/// The letters of U+00C0 to U+017F without accents; 1 is ae, 2 oe, 3 ss, 4 ij, and 0 no letter.
const LATIN: &[u8] = b"aaaaaa1ceeeeiiiidnooooo0ouuuuyt3aaaaaa1ceeeeiiiidnooooo0ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii44jjkkkllllllllllnnnnnnnnnoooooo22\
    rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Appends `text` in small letters without accents: `Perché` becomes `perche`, `Straße` `strasse`.
///
/// Covers the scripts municipalities here write in; the full tables of Unicode would cost kilobytes.
pub fn fold(text: &str, into: &mut String) {
    for char in text.chars() {
        let code = char as usize;
        match char {
            '\0'..='\u{7f}' => into.push(char.to_ascii_lowercase()),
            'À'..='ſ' => match LATIN[code - 0xc0] {
                b'0' => into.push(char),
                b'1' => into.push_str("ae"),
                b'2' => into.push_str("oe"),
                b'3' => into.push_str("ss"),
                b'4' => into.push_str("ij"),
                letter => into.push(char::from(letter)),
            },
            '\u{300}'..='\u{36f}' => {}
            'ẞ' => into.push_str("ss"),
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => into.push('\''),
            // Greek and Cyrillic capitals stand a fixed step before their small letters.
            'Α'..='Ω' | 'А'..='Я' => {
                into.push(char::from_u32(code as u32 + 32).unwrap_or(char))
            }
            _ => into.push(char),
        }
    }
}

/// Text as it is compared: folded, without white space around it.
pub fn folded(text: &str) -> String {
    let mut folded = String::new();
    fold(text.trim_ascii(), &mut folded);
    folded
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use proptest::prelude::*;

    use super::*;
    use crate::event::{Details, When};
    use crate::time::Date;

    fn festa() -> Event {
        let day = Date::from_days(0);
        let details = Details {
            place: Some("Piazza San Giovanni".into()),
            abstract_text: Some("Perché l’acqua è di tutti".into()),
            categories: vec!["Caffè letterario".into(), "Führung".into()],
            organizer: Some("Pro Loco".into()),
            description: Some("segreto".into()),
            ..Details::default()
        };
        let when = When::AllDay { first: day, last: day };
        Event {
            uid: "1".into(),
            summary: "FESTA della Città".into(),
            when,
            details: Rc::new(details),
        }
    }

    fn check(query: &str, expected: bool) {
        assert_eq!(Search::new(query).matches(&festa()), expected, "{query}");
    }

    #[test]
    fn accents_and_capitals_make_no_difference() {
        for query in
            ["citta", "CITTÀ", "città", "citta\u{300}", "perche", "caffe", "fuhrung", "L'ACQUA"]
        {
            check(query, true);
        }
    }

    #[test]
    fn every_word_must_occur_somewhere() {
        check("piazza festa", true);
        check("  loco\tgiovanni ", true);
        check("festa altrove", false);
        check("segreto", false);
    }

    #[test]
    fn a_word_does_not_run_from_one_field_into_the_next() {
        check("cittàpiazza", false);
    }

    #[test]
    fn texts_of_anything_can_be_searched() {
        let mut page = String::from("left over from the last question");
        let mut found = |query: &str| {
            let mut texts = ["Rifugio Città di Ala", "malga"].into_iter();
            Search::new(query).matches_texts(&mut texts, &mut page)
        };
        assert!(found("malga citta") && found(""));
        assert!(!found("question") && !found("alamalga"));
    }

    #[test]
    fn no_words_find_everything() {
        check("", true);
        check(" \n ", true);
        assert!(Search::new(" ").is_empty());
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC*") {
            let (mut once, mut twice) = (String::new(), String::new());
            fold(&text, &mut once);
            fold(&once, &mut twice);
            prop_assert_eq!(once, twice);
        }

        #[test]
        fn folding_does_what_unicode_does_where_we_claim_to(char in "[A-Za-zÀ-ÖØ-öø-ÿΑ-ΡΣ-ΩА-Я]") {
            let (mut upper, mut lower) = (String::new(), String::new());
            fold(&char, &mut upper);
            fold(&char.to_lowercase(), &mut lower);
            prop_assert_eq!(upper, lower);
        }
    }
}
