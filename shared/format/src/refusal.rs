//! What a server says when it says no: five shapes and our own.

use crate::encoding;
use crate::json::Json;
use crate::json::scan::Scanner;

/// Members that hold the sentence, the most telling first.
pub(crate) const SENTENCES: [&str; 6] =
    ["error_message", "error", "detail", "description", "message", "title"];

/// In bytes; longer explanations are cut.
const LONGEST: usize = 300;

/// An explanation in more bytes than this is none.
const MOST: usize = 1024 * 1024;

/// The server's own words in the body of an error; `None` if that is a page for people or no explanation.
pub fn read(body: &[u8]) -> Option<String> {
    if MOST < body.len() {
        return None;
    }
    let text = encoding::decode(body);
    let mut scanner = Scanner::new(&text, 0);
    let answer = scanner.read()?;
    if scanner.peek().is_some() { None } else { words(&answer) }
}

/// The server's own words, if the value is a refusal: `{"error_message":…}`, `{"error":…}`,
/// RFC 9457, a bare string, or a list of strings (the first one is told).
pub fn words(answer: &Json<'_>) -> Option<String> {
    match answer {
        Json::Object(_) => SENTENCES.iter().find_map(|it| words(answer.get(it))),
        Json::List(elements) => words(elements.first()?),
        _ => answer.text().map(shortened),
    }
}

/// What fits in one line of an error panel.
pub fn shortened(text: &str) -> String {
    text[..text.floor_char_boundary(LONGEST)].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, expected: Option<&str>) {
        assert_eq!(read(body.as_bytes()).as_deref(), expected, "{body}");
    }

    #[test]
    fn the_body_of_an_error_is_searched_for_words() {
        let said = Some("no such class");
        check("{\"error_message\":\"no such class\",\"code\":1}", said);
        check("{\"error\":{\"message\":\"no such class\"}}", said);
        check("\u{feff} \"no such class\" ", said);
        check("[\"no such class\",\"and more\"]", said);
    }

    #[test]
    fn a_page_for_people_explains_nothing() {
        for body in ["", " ", "<!doctype html>", "Not found", "{}", "[]", "{\"error\":\"x\"} y"] {
            check(body, None);
        }
        check(&["\"", &"a".repeat(MOST), "\""].concat(), None);
    }
}
