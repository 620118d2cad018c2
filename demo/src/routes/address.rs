//! Reading addresses the way PHP does.

use axum::http::{HeaderMap, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// `urlencode`: everything but letters, digits and `-_.`; a space is a plus.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b' ');

/// `http://host`, as the client called us.
pub fn site(headers: &HeaderMap) -> String {
    let text = |name| headers.get(name).and_then(|it| it.to_str().ok());
    let scheme = text(header::HeaderName::from_static("x-forwarded-proto")).unwrap_or("http");
    format!("{scheme}://{}", text(header::HOST).unwrap_or("127.0.0.1:8080"))
}

/// `urldecode`.
pub fn decoded(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

/// `urlencode`.
pub fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string().replace(' ', "+")
}

/// The parameters behind the question mark.
pub fn pairs(query: Option<&str>) -> Vec<(String, String)> {
    let pairs = query.unwrap_or_default().split('&').filter(|it| !it.is_empty());
    let pair = |it: &str| {
        let (key, value) = it.split_once('=').unwrap_or((it, ""));
        (decoded(key), decoded(value))
    };
    pairs.map(pair).collect()
}

/// The last parameter called `key`.
pub fn parameter<'a>(pairs: &'a [(String, String)], key: &str) -> Option<&'a str> {
    pairs.iter().rev().find(|it| it.0 == key).map(|it| it.1.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_survives_the_address() {
        let query = "classes [event] and q = 'l\\'estate è + bella'";
        assert_eq!(decoded(&encoded(query)), query);
        assert_eq!(encoded("a [b]+c"), "a+%5Bb%5D%2Bc");
    }

    #[test]
    fn parameters_are_decoded_and_the_last_one_wins() {
        let pairs = pairs(Some("q=a+b%26c&flag&q=d"));
        assert_eq!(pairs[0], ("q".to_owned(), "a b&c".to_owned()));
        assert_eq!(parameter(&pairs, "q"), Some("d"));
        assert_eq!(parameter(&pairs, "flag"), Some(""));
    }
}
