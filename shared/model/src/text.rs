//! The languages people read here.

use crate::scan::{piece, rank, span};

/// The same words in Italian, German and English; or several forms of them, language by language. A missing one does
/// not compile. They are one text with `|` between: tables of them would weigh more than the words.
#[macro_export]
macro_rules! words {
    ($it:literal, $de:literal, $en:literal $(,)?) => {
        concat!($it, "|", $de, "|", $en)
    };
    ([$($it:literal),+], [$($de:literal),+], [$($en:literal),+] $(,)?) => {
        concat!($($it, "|",)+ $($de, "|",)+ $($en, "|",)+)
    };
}

/// A language every sentence of a widget exists in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Italian, and what readers of any other language get.
    #[default]
    Italian,
    /// German.
    German,
    /// English.
    English,
}

impl Language {
    /// From a BCP 47 tag (`de-AT`) or an eZ locale (`ger-DE`); `None` for other languages.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim_ascii().to_ascii_lowercase();
        let named = rank("it ita de ger deu en eng", &tag[..span(&tag, b"-_")])?;
        Some(match named {
            0 | 1 => Language::Italian,
            2..=4 => Language::German,
            _ => Language::English,
        })
    }

    /// The words of this language, of [`words!`].
    pub fn of(self, words: &'static str) -> &'static str {
        self.form(words, 1, 0)
    }

    /// One of the `count` forms that each language has in [`words!`], counted from 0.
    pub fn form(self, words: &'static str, count: usize, form: usize) -> &'static str {
        let mut rest = Some(words);
        for _ in 0..self as usize * count + form {
            piece(&mut rest, b"|");
        }
        piece(&mut rest, b"|").unwrap_or_default()
    }

    /// The BCP 47 tag, for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Italian => "it",
            Language::German => "de",
            Language::English => "en",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_its_language_whatever_the_region() {
        for tag in ["de", "de-AT", "DE_it", "ger-DE", "deu"] {
            assert_eq!(Language::from_tag(tag), Some(Language::German), "{tag}");
        }
        assert_eq!(Language::from_tag("eng-GB"), Some(Language::English));
        assert_eq!(Language::from_tag(" it-IT "), Some(Language::Italian));
    }

    #[test]
    fn a_language_we_do_not_speak_is_left_to_the_caller() {
        for tag in ["", "lld", "fr", "itx", "d"] {
            assert_eq!(Language::from_tag(tag), None, "{tag}");
        }
    }
}
