//! Character references: the numeric ones, and the names Italian and German texts use.

use std::borrow::Cow;

use crate::encoding::windows;

/// Pairs of name and character, separated by spaces.
const NAMES: &str = "amp & lt < gt > quot \" apos ' agrave à aacute á acirc â atilde ã auml ä aring å \
    aelig æ ccedil ç egrave è eacute é ecirc ê euml ë igrave ì iacute í icirc î iuml ï ntilde ñ ograve ò \
    oacute ó ocirc ô otilde õ ouml ö oslash ø ugrave ù uacute ú ucirc û uuml ü yacute ý yuml ÿ szlig ß \
    Agrave À Aacute Á Acirc Â Auml Ä AElig Æ Ccedil Ç Egrave È Eacute É Ecirc Ê Euml Ë Igrave Ì Iacute Í \
    Icirc Î Iuml Ï Ntilde Ñ Ograve Ò Oacute Ó Ocirc Ô Ouml Ö Ugrave Ù Uacute Ú Ucirc Û Uuml Ü euro € \
    pound £ cent ¢ sect § copy © reg ® trade ™ deg ° ordm º ordf ª laquo « raquo » ldquo “ rdquo ” \
    bdquo „ lsquo ‘ rsquo ’ sbquo ‚ lsaquo ‹ rsaquo › ndash – mdash — hellip … middot · bull • times × \
    divide ÷ plusmn ± frac12 ½ frac14 ¼ frac34 ¾ sup2 ² sup3 ³ micro µ para ¶ iexcl ¡ iquest ¿ rarr → \
    larr ← dagger † permil ‰ colon : lpar ( rpar ) sol / num #";

/// The text with its character references replaced; what is none stays as it is.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split('&');
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match reference(part) {
            Some((char, length)) => {
                decoded.push(char);
                decoded.push_str(&part[length..]);
            }
            None => {
                decoded.push('&');
                decoded.push_str(part);
            }
        }
    }
    Cow::Owned(decoded)
}

/// The character a reference means, and how many bytes after the `&` it takes.
fn reference(text: &str) -> Option<(char, usize)> {
    if let Some(number) = text.strip_prefix('#') {
        return numeric(number).map(|(char, length)| (char, length + 1));
    }
    let end = text.bytes().take(10).position(|it| it == b';')?;
    let char = match text.get(..end)? {
        "nbsp" | "ensp" | "emsp" | "thinsp" => '\u{a0}',
        "shy" => '\u{ad}',
        "Tab" => '\t',
        "NewLine" => '\n',
        "zwj" | "zwnj" | "ZeroWidthSpace" => '\u{200b}',
        name => {
            let mut words = NAMES.split_ascii_whitespace();
            words.find(|it| *it == name && it.is_ascii() && 1 < it.len())?;
            words.next()?.chars().next()?
        }
    };
    Some((char, end + 1))
}

fn numeric(text: &str) -> Option<(char, usize)> {
    let (digits, radix, before) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 1),
        None => (text, 10, 0),
    };
    let end = digits.find(|it: char| !it.is_digit(radix)).unwrap_or(digits.len());
    if end == 0 {
        return None;
    }
    // Too many digits is no character, but it is a reference.
    let code = u32::from_str_radix(&digits[..end], radix).unwrap_or(u32::MAX);
    let char = match code {
        // Browsers read these numbers as windows-1252.
        0x80..=0x9f => windows(code as u8),
        0 => char::REPLACEMENT_CHARACTER,
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    let semicolon = usize::from(digits[end..].starts_with(';'));
    Some((char, before + end + semicolon))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(decode(text), expected, "{text}");
    }

    #[test]
    fn names_and_numbers_become_characters() {
        check("citt&agrave; &Egrave; &euro; &laquo;s&igrave;&raquo;", "città È € «sì»");
        check("&#224;&#xE0;&#XE0&#224", "àààà");
        check("caff&#232;&nbsp;2", "caffè\u{a0}2");
        check("&#146;&#128;", "’€");
        check("&quot;&#39;&apos;&lt;&gt;&amp;", "\"''<>&");
    }

    #[test]
    fn what_is_no_reference_stays_as_it_is() {
        for text in
            ["a & b", "&", "&;", "&#;", "&#x;", "&unknown;", "&agrave", "R&D; x", "&&", "&à;"]
        {
            check(text, text);
        }
    }

    #[test]
    fn a_number_that_is_no_character_is_replaced() {
        check("&#0;&#xD800;&#99999999999;", "\u{fffd}\u{fffd}\u{fffd}");
    }

    #[test]
    fn one_reference_is_decoded_once() {
        check("&amp;lt;script&amp;gt;", "&lt;script&gt;");
    }
}
