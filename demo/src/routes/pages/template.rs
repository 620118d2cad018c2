//! Templates with `{{names}}`; values are HTML already, made with [`escaped`].

/// When even the page for missing pages is missing.
pub const NOT_FOUND: &str = "<!doctype html><html lang=\"it\"><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
    <title>Pagina non trovata – Comune di Valdaria</title>\
    <link rel=\"stylesheet\" href=\"/page.css\">\
    <main class=\"wrap\"><h1>Questa pagina non c’è</h1>\
    <p>L’indirizzo è cambiato, oppure non è mai esistito.</p>\
    <p><a href=\"/\">Torna alla pagina iniziale</a></p></main></html>\n";

/// `template` with each `{{name}}` replaced; values are not looked into again.
pub fn fill(template: &str, values: &[(&str, String)]) -> String {
    let mut page = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        page.push_str(before);
        let Some((name, after)) = after.split_once("}}") else { break };
        if let Some((_, value)) = values.iter().find(|it| it.0 == name) {
            page.push_str(value);
        }
        rest = after;
    }
    page + rest
}

/// `text` fit for text and attributes of HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_and_not_looked_into() {
        let values = [("a", "{{b}}".to_owned()), ("b", "x".to_owned())];
        assert_eq!(fill("1 {{a}} 2 {{b}} 3 {{c}} 4", &values), "1 {{b}} 2 x 3  4");
    }

    #[test]
    fn markup_in_text_is_only_text() {
        assert_eq!(escaped("<b title=\"x\">&"), "&lt;b title=&quot;x&quot;&gt;&amp;");
    }
}
