//! The languages people read here.

use crate::scan::span;

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
        const NAMES: [(&str, Language); 7] = [
            ("it", Language::Italian),
            ("ita", Language::Italian),
            ("de", Language::German),
            ("ger", Language::German),
            ("deu", Language::German),
            ("en", Language::English),
            ("eng", Language::English),
        ];
        let tag = tag.trim_ascii();
        let primary = &tag[..span(tag, b"-_")];
        let found = NAMES.iter().find(|(name, _)| primary.eq_ignore_ascii_case(name));
        found.map(|(_, language)| *language)
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
