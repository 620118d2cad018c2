//! Rich text of untrusted origin, rebuilt from an allow-list as elements of our own.

use cw_model::rich::{self, Node};
use yew::Html;

use crate::tag;
use crate::ui::tag::Tag;

/// The text, with the structure it came with.
pub fn rich(nodes: &[Node]) -> Html {
    content(tag!("div", "class": "rich", "part": "rich"), nodes).into()
}

fn content(around: Tag, nodes: &[Node]) -> Tag {
    nodes.iter().fold(around, |around, node| match node {
        Node::Text(text) => around.with(text.clone()),
        Node::Break => around.with(tag!("br")),
        Node::Link { href, children } => {
            around.with(content(tag!("a", "href": href.clone(), "rel": "noopener"), children))
        }
        Node::Element { tag, children } => around.with(content(tag!(name(*tag)), children)),
    })
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
