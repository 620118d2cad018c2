//! Typed reads of HTML attributes. The attribute is the only copy of its value.

use cw_model::text::Language;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, ShadowRoot, Url};

/// The attributes of one element, read when asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Attrs(pub(crate) HtmlElement);

impl Attrs {
    pub(crate) fn new(host: HtmlElement) -> Self {
        Attrs(host)
    }

    /// The attribute's text, or `default` when absent or blank.
    pub fn text(&self, name: &str, default: &str) -> String {
        self.optional(name).unwrap_or_else(|| default.to_owned())
    }

    /// The attribute's text, trimmed; `None` when absent or blank.
    pub fn optional(&self, name: &str) -> Option<String> {
        let text = self.0.get_attribute(name)?;
        let text = text.trim_ascii();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The language asked for, else the nearest `lang` around the element, else Italian.
    pub fn language(&self) -> Language {
        let mut next: Option<Element> = Some(self.0.clone().into());
        while let Some(element) = next {
            match element.get_attribute("lang").as_deref().map(str::trim_ascii) {
                Some(tag) if !tag.is_empty() => {
                    return Language::from_tag(tag).unwrap_or(Language::Italian);
                }
                _ => next = parent(&element),
            }
        }
        Language::Italian
    }

    /// Whether the attribute is there.
    pub fn flag(&self, name: &str) -> bool {
        self.0.has_attribute(name)
    }

    /// A template of addresses, resolved against the page's own, its braces left as they are.
    pub fn template(&self, name: &str) -> Option<String> {
        cw_format::link::safe(&self.optional(name)?, &self.base())
    }

    fn base(&self) -> String {
        self.0.base_uri().ok().flatten().unwrap_or_default()
    }

    /// An address, resolved against the page's own; `None` when absent or malformed.
    pub fn address(&self, name: &str) -> Option<String> {
        let address = Url::new_with_base(&self.optional(name)?, &self.base()).ok()?;
        matches!(address.protocol().as_str(), "http:" | "https:").then(|| address.href())
    }
}

/// The level of a heading in the element, 2 to 5: one below the heading before it on the page.
pub(crate) fn heading_level(host: &HtmlElement) -> usize {
    let headings = host.owner_document().and_then(|it| it.query_selector_all("h1,h2,h3,h4").ok());
    let Some(headings) = headings else { return 2 };
    let mut before = None;
    for index in 0..headings.length() {
        let Some(it) = headings.get(index) else { continue };
        // Inside the tag stand headings of the author's own, which the widget replaces.
        if it.compare_document_position(host) == Node::DOCUMENT_POSITION_FOLLOWING {
            before = Some(it);
        }
    }
    before.and_then(|it| it.node_name().bytes().last()).map_or(2, |it| usize::from(it - b'0') + 1)
}

/// The element around this one, across shadow roots.
pub(crate) fn parent(element: &Element) -> Option<Element> {
    element.parent_element().or_else(|| {
        let root = element.get_root_node();
        root.dyn_into::<ShadowRoot>().ok().map(|it| it.host())
    })
}
