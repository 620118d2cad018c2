//! Rich text of untrusted origin, rebuilt from an allow-list as elements of our own.

use cw_model::rich::{self, Node};

use crate::tag;
use crate::ui::tag::Tag;

/// The text, with the structure it came with.
pub fn rich(nodes: &[Node]) -> Tag {
    content(tag!("div", "class": "rich", "part": "rich"), nodes)
}

fn content(mut around: Tag, nodes: &[Node]) -> Tag {
    for node in nodes {
        match node {
            Node::Text(text) => around.add(text),
            Node::Break => around.add(tag!("br")),
            Node::Link { href, children } => {
                around.add(content(tag!("a", "href": href, "rel": "noopener"), children));
            }
            Node::Element { tag, children } => around.add(content(tag!(name(*tag)), children)),
        }
    }
    around
}

/// Headings become bold type: the page around decides its own outline.
fn name(tag: rich::Tag) -> &'static str {
    use rich::Tag;
    match tag {
        Tag::Paragraph => "p",
        Tag::Strong | Tag::Heading => "strong",
        Tag::Emphasis => "em",
        Tag::List => "ul",
        Tag::NumberedList => "ol",
        Tag::Item => "li",
        Tag::Quote => "blockquote",
    }
}
