//! Rich text of untrusted origin, rebuilt from an allow-list as elements of our own.

use cw_model::rich::{Node, Tag};
use yew::Html;

use crate::tag;
use crate::ui::tag::plain;

/// The text, with the structure it came with.
pub fn rich(nodes: &[Node]) -> Html {
    tag!("div", "class": "rich", "part": "rich").holds(content(nodes))
}

fn content(nodes: &[Node]) -> Vec<Html> {
    nodes.iter().map(node).collect()
}

fn node(node: &Node) -> Html {
    match node {
        Node::Text(text) => plain(text.clone()),
        Node::Break => tag!("br").empty(),
        Node::Link { href, children } => {
            tag!("a", "href": href.clone(), "rel": "noopener").holds(content(children))
        }
        Node::Element { tag, children } => tag!(name(*tag)).holds(content(children)),
    }
}

/// Headings become bold type: the page around decides its own outline.
fn name(tag: Tag) -> &'static str {
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
