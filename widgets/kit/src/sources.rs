//! Where the data of an element come from: its `source` children, as in `<video>`, else its own `src`.

use cw_format::address::Source;
use cw_format::link;
use cw_model::color::Color;
use cw_model::number::told_apart;
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
    /// The `title` attribute, else the name of the host, else `src`; of several sources no two the same.
    pub title: String,
    /// The `color` attribute, in a notation that [`Color::parse`] reads.
    pub color: Option<Color>,
}

impl Attrs {
    /// The sources named by children; without any, the one the element itself names, if it does.
    pub fn sources(&self) -> Vec<SourceTag> {
        let mut sources: Vec<SourceTag> = Vec::new();
        if let Ok(children) = self.0.query_selector_all(":scope>source") {
            for child in (0..children.length()).filter_map(|it| children.get(it)) {
                let mut source = Attrs::new(child.unchecked_into()).source();
                let is_taken = |it: &str| sources.iter().any(|known| known.title == it);
                source.title = told_apart(source.title, &is_taken);
                sources.push(source);
            }
        }
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
        let host = address.as_deref().and_then(link::host).unwrap_or(&src);
        SourceTag {
            title: self.text("title", host),
            kind: self.text("type", ""),
            color: self.optional("color").and_then(|it| Color::parse(&it)),
            address,
            src,
        }
    }
}
