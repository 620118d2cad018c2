//! Whether pictures of the ground may be asked for, and of whom. No third party hears of a visitor who has not said so
//! (promise B3).

use cw_format::link;
use cw_model::scan::contains;

/// Pictures of the ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tiles {
    /// Absolute, with `{z}`, `{x}`, `{y}`, and `{r}` where sharper ones exist.
    pub template: String,
    /// Who hears of the visitor: a host.
    pub host: String,
    /// Whether that is the page's own origin, or the data's.
    pub is_ours: bool,
}

impl Tiles {
    /// From the absolute address of a template; `None` when it is no template of http or https.
    ///
    /// `ours` are the origins that hear of the visitor anyway: the page's own, and those of the data.
    pub fn new(template: &str, ours: &[&str]) -> Option<Self> {
        let origin = link::origin(template)?;
        let names = ["{z}", "{x}", "{y}"];
        let has_name = |it: &&str| contains(template, it);
        // What stands before an `@` looks like a host and is none.
        if !names.iter().all(has_name) || contains(origin, "@") {
            return None;
        }
        let host = link::host(template)?.to_owned();
        // `{s}` stands for several hosts: none of them is the page.
        let is_ours = ours.contains(&origin) && !contains(origin, "{");
        Some(Tiles { template: template.to_owned(), host, is_ours })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: [&str; 2] = ["https://www.comune.example", "http://127.0.0.1:8080"];

    fn check(template: &str, expected: Option<(&str, bool)>) {
        let found = Tiles::new(template, &OURS);
        assert_eq!(found.as_ref().map(|it| (it.host.as_str(), it.is_ours)), expected, "{template}");
    }

    #[test]
    fn only_the_origin_of_the_page_and_of_the_data_is_ours() {
        check(
            "https://www.comune.example/t/{z}/{x}/{y}{r}.png",
            Some(("www.comune.example", true)),
        );
        check("http://127.0.0.1:8080/t/{z}/{x}/{y}.png", Some(("127.0.0.1:8080", true)));
        check("http://www.comune.example/t/{z}/{x}/{y}.png", Some(("www.comune.example", false)));
        check("https://tile.example/{z}/{x}/{y}.png", Some(("tile.example", false)));
        check(
            "https://www.comune.example.evil.example/{z}/{x}/{y}",
            Some(("www.comune.example.evil.example", false)),
        );
    }

    #[test]
    fn what_is_no_template_shows_no_picture() {
        for it in [
            "",
            "/t/{z}/{x}/{y}",
            "https://a.example/{z}/{x}.png",
            "javascript:{z}{x}{y}",
            "https://www.comune.example@evil.example/{z}/{x}/{y}",
        ] {
            check(it, None);
        }
    }
}
