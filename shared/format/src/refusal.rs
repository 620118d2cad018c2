//! What a server says when it says no: five shapes and our own.

use crate::json::Json;

/// Members that hold the sentence, the most telling first.
const SENTENCES: [&str; 6] =
    ["error_message", "error", "detail", "description", "message", "title"];

/// Longer explanations are cut: they stand in one line of an error panel.
const LONGEST: usize = 300;

/// The server's own words, if the value is a refusal: `{"error_message":…}`, `{"error":…}`,
/// RFC 9457, a bare string, or a list of strings.
pub fn words(answer: &Json<'_>) -> Option<String> {
    match answer {
        Json::Text(_) => answer.text().map(shortened),
        Json::Object(_) => SENTENCES.iter().find_map(|name| {
            let member = answer.get(name);
            member.text().map(shortened).or_else(|| words(member))
        }),
        Json::List(elements) => all(elements),
        _ => None,
    }
}

/// Several refusals as one, if there are no other values among them.
pub fn all(elements: &[Json<'_>]) -> Option<String> {
    let sentences: Option<Vec<&str>> = elements.iter().map(Json::text).collect();
    sentences.filter(|it| !it.is_empty()).map(|it| shortened(&it.join("; ")))
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => [&text[..end], "…"].concat(),
        None => text.to_owned(),
    }
}
