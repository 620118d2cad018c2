//! Rich text of untrusted origin, rebuilt from an allow-list as elements of our own.

use cw_model::rich::{Node, Tag};
use yew::prelude::*;

/// The text, with the structure it came with.
pub fn rich(nodes: &[Node]) -> Html {
    html! { <div class="rich" part="rich">{ content(nodes) }</div> }
}

fn content(nodes: &[Node]) -> Html {
    nodes.iter().map(node).collect()
}

fn node(node: &Node) -> Html {
    match node {
        Node::Text(text) => html! { text.clone() },
        Node::Break => html! { <br /> },
        Node::Link { href, children } => {
            html! { <a href={href.clone()} rel="noopener">{ content(children) }</a> }
        }
        Node::Element { tag, children } => html! { <@{name(*tag)}>{ content(children) }</@> },
    }
}

/// Headings become paragraphs in bold type: the page around decides its own outline.
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
