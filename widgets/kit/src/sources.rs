//! Where the data of an element come from: its `source` children, as in `<video>`, else its own `src`.

use cw_format::address::Source;
use cw_format::link;
use cw_model::color::Color;
use cw_model::number::whole;
use wasm_bindgen::JsCast;

use crate::attrs::Attrs;

/// One source, as the page names it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceTag {
    /// The `src` attribute, as written; empty when there is none.
    pub src: String,
    /// Where that is: absolute, and of a municipality's site always with a slash at the end. `None` when it is
    /// nowhere.
    pub address: Option<String>,
    /// The `type` attribute; empty when there is none.
    pub kind: String,
    /// The `title` attribute, else the name of the host, else `src`.
    pub title: String,
    /// The `color` attribute, in a notation that [`Color::parse`] reads.
    pub color: Option<Color>,
}

/// Two sources of one host that the page gave no title are two: "dati.trentino.it (2)".
fn tell_apart(sources: &mut [SourceTag]) {
    for index in 1..sources.len() {
        let (before, this) = sources.split_at_mut(index);
        let host = this[0].host().to_owned();
        let same = before.iter().filter(|it| it.host() == host).count();
        if 0 < same && this[0].title == host {
            this[0].title.push_str(&[" (", &whole(same as i64 + 1), ")"].concat());
        }
    }
}

impl SourceTag {
    /// The name of the host, else `src`.
    fn host(&self) -> &str {
        self.address.as_deref().and_then(link::host).unwrap_or(&self.src)
    }
}

impl Attrs {
    /// The sources named by children; without any, the one the element itself names, if it does.
    pub fn sources(&self) -> Vec<SourceTag> {
        let mut sources = Vec::new();
        if let Ok(children) = self.0.query_selector_all(":scope>source") {
            for child in (0..children.length()).filter_map(|it| children.get(it)) {
                sources.push(Attrs::new(child.unchecked_into()).source());
            }
        }
        tell_apart(&mut sources);
        if sources.is_empty() && self.optional("src").is_some() {
            sources.push(self.source());
        }
        sources
    }

    fn source(&self) -> SourceTag {
        let src = self.text("src", "");
        let address = match Source::parse(&src, None) {
            Source::Host { host } => Some([&host, "/"].concat()),
            Source::Address { .. } => self.address("src"),
        };
        let color = self.optional("color").and_then(|it| Color::parse(&it));
        let mut tag =
            SourceTag { src, address, kind: self.text("type", ""), title: String::new(), color };
        tag.title = self.text("title", tag.host());
        tag
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(address: &str, title: &str) -> SourceTag {
        let mut tag = SourceTag { address: Some(address.into()), ..SourceTag::default() };
        tag.title = if title.is_empty() { tag.host().into() } else { title.into() };
        tag
    }

    #[test]
    fn sources_of_one_host_without_a_title_are_told_apart() {
        let mut sources = [
            tag("https://a.it/1.csv", ""),
            tag("https://b.it/1.csv", ""),
            tag("https://a.it/2.csv", "Energia"),
            tag("https://a.it/3.csv", ""),
        ];
        tell_apart(&mut sources);
        assert_eq!(sources.map(|it| it.title), ["a.it", "b.it", "Energia", "a.it (3)"]);
    }
}
