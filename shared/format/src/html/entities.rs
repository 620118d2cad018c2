//! Character references: the numeric ones, and the names Italian and German texts use.

use std::borrow::Cow;

use cw_model::scan::{cut, find};

use crate::encoding::windows;

/// Pairs of name and character, separated by spaces.
const NAMES: &str = " amp & lt < gt > quot \" apos ' agrave à aacute á acirc â atilde ã auml ä aring å \
    aelig æ ccedil ç egrave è eacute é ecirc ê euml ë igrave ì iacute í icirc î iuml ï ntilde ñ ograve ò \
    oacute ó ocirc ô otilde õ ouml ö oslash ø ugrave ù uacute ú ucirc û uuml ü yacute ý yuml ÿ szlig ß \
    Agrave À Aacute Á Acirc Â Auml Ä AElig Æ Ccedil Ç Egrave È Eacute É Ecirc Ê Euml Ë Igrave Ì Iacute Í \
    Icirc Î Iuml Ï Ntilde Ñ Ograve Ò Oacute Ó Ocirc Ô Ouml Ö Ugrave Ù Uacute Ú Ucirc Û Uuml Ü euro € \
    pound £ cent ¢ sect § copy © reg ® trade ™ deg ° ordm º ordf ª laquo « raquo » ldquo “ rdquo ” \
    bdquo „ lsquo ‘ rsquo ’ sbquo ‚ lsaquo ‹ rsaquo › ndash – mdash — hellip … middot · bull • times × \
    divide ÷ plusmn ± frac12 ½ frac14 ¼ frac34 ¾ sup2 ² sup3 ³ micro µ para ¶ iexcl ¡ iquest ¿ rarr → \
    larr ← dagger † permil ‰ colon : lpar ( rpar ) sol / num # \
    nbsp \u{a0} ensp \u{a0} emsp \u{a0} thinsp \u{a0} Tab \n NewLine \n";

/// The text with its character references replaced; what is none stays as it is.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    let Some((before, mut rest)) = cut(text, b'&') else { return Cow::Borrowed(text) };
    let mut decoded = before.to_owned();
    loop {
        match reference(rest) {
            Some((char, length)) => {
                decoded.push(char);
                rest = &rest[length..];
            }
            None => decoded.push('&'),
        }
        let Some((before, after)) = cut(rest, b'&') else { break };
        decoded.push_str(before);
        rest = after;
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The character a reference means, and how many bytes after the `&` it takes.
fn reference(text: &str) -> Option<(char, usize)> {
    match text.as_bytes() {
        [b'#', b'x' | b'X', ..] => return numeric(text, 2, 16),
        [b'#', ..] => return numeric(text, 1, 10),
        _ => {}
    }
    let end = text.bytes().take(10).position(|it| !it.is_ascii_alphanumeric())?;
    if end == 0 || text.as_bytes()[end] != b';' {
        return None;
    }
    let key = [" ", &text[..end], " "].concat();
    let char = NAMES[find(NAMES, &key)? + key.len()..].chars().next()?;
    Some((char, end + 1))
}

/// Whether a reference may mean it: of control signs only those that are white space.
fn is_shown(sign: char) -> bool {
    ' ' <= sign || matches!(sign, '\t' | '\n' | '\r')
}

/// The number of a reference begins at `start`.
fn numeric(text: &str, start: usize, radix: u32) -> Option<(char, usize)> {
    let digits = text[start..].chars().map_while(|it| it.to_digit(radix));
    let (mut code, mut end) = (0u32, start);
    for digit in digits {
        // Too many digits are no character, but they are a reference.
        code = code.saturating_mul(radix).saturating_add(digit);
        end += 1;
    }
    let char = match code {
        // Browsers read these numbers as windows-1252.
        0x80..=0x9f => windows(code as u8),
        _ => char::from_u32(code).filter(|it| is_shown(*it)).unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    let semicolon = usize::from(text[end..].starts_with(";"));
    (start < end).then_some((char, end + semicolon))
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
