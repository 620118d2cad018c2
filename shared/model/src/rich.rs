//! Text with structure, safe to show: there is no way to write a script in it.

/// A piece of rich text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Words, shown as they are.
    Text(String),
    /// A line break.
    Break,
    /// A part with a meaning.
    Element {
        /// What it is.
        tag: Tag,
        /// What is in it.
        children: Vec<Node>,
    },
    /// A link; only http, https, mailto and tel.
    Link {
        /// Absolute.
        href: String,
        /// What is in it.
        children: Vec<Node>,
    },
}

/// What a part of a rich text can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// `p`
    Paragraph,
    /// `strong`
    Strong,
    /// `em`
    Emphasis,
    /// `ul`; holds only [`Tag::Item`].
    List,
    /// `ol`; holds only [`Tag::Item`].
    NumberedList,
    /// `li`; only in a list.
    Item,
    /// A heading; its level is the page's business.
    Heading,
    /// `blockquote`
    Quote,
}

/// The words alone; blocks and breaks become line ends.
pub fn plain(nodes: &[Node]) -> String {
    let mut text = String::new();
    append(nodes, &mut text);
    text.truncate(text.trim_ascii_end().len());
    text
}

fn append(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Text(words) => text.push_str(words),
            Node::Break => text.push('\n'),
            Node::Link { children, .. } => append(children, text),
            Node::Element { tag: Tag::Strong | Tag::Emphasis, children } => append(children, text),
            Node::Element { tag, children } => {
                end_line(text);
                if *tag == Tag::Item {
                    text.push_str("- ");
                }
                append(children, text);
                end_line(text);
            }
        }
    }
}

fn end_line(text: &mut String) {
    if !matches!(text.as_bytes().last(), None | Some(b'\n' | b' ')) {
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Node {
        Node::Text(words.into())
    }

    fn element(tag: Tag, children: Vec<Node>) -> Node {
        Node::Element { tag, children }
    }

    #[test]
    fn blocks_and_breaks_become_line_ends() {
        let nodes = [
            element(Tag::Heading, vec![text("Sagra")]),
            element(
                Tag::Paragraph,
                vec![
                    text("uno "),
                    element(Tag::Strong, vec![text("due")]),
                    Node::Break,
                    text("tre"),
                ],
            ),
            element(
                Tag::List,
                vec![element(Tag::Item, vec![text("a")]), element(Tag::Item, vec![text("b")])],
            ),
            Node::Link { href: "tel:1".into(), children: vec![text("fine")] },
        ];
        assert_eq!(plain(&nodes), "Sagra\nuno due\ntre\n- a\n- b\nfine");
    }

    #[test]
    fn an_item_that_begins_with_a_block_keeps_its_mark_on_its_line() {
        let paragraph = element(Tag::Paragraph, vec![text("a")]);
        assert_eq!(plain(&[element(Tag::List, vec![element(Tag::Item, vec![paragraph])])]), "- a");
    }
}
