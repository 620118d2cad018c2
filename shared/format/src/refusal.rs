//! What a server says when it says no: five shapes and our own.

use crate::json::Json;

/// Members that hold the sentence, the most telling first.
const SENTENCES: [&str; 6] =
    ["error_message", "error", "detail", "description", "message", "title"];

/// In bytes; longer explanations are cut.
const LONGEST: usize = 300;

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
