//! Untrusted HTML or plain text to [`Node`]s: what is not on the list of [`Tag`]s cannot be said.
//!
//! Not a sanitiser of strings: nothing here produces HTML again, the view builds its own elements. So
//! a mistake in reading can look wrong but cannot run. Every step is linear in the length of the text.
//!
//! [`Tag`]: cw_model::rich::Tag

use cw_model::rich::{self, Node};
use cw_model::scan::{piece, span};

mod entities;
mod tokens;
mod tree;

use tokens::{Token, Tokens};
use tree::Tree;

/// Reads HTML, or plain text when there is no tag in it. Links are resolved against `base`.
///
/// Words appear as they are; the content of scripts, styles, frames and drawings does not. Unclosed and
/// misnested tags end where a reader would end them, and nesting beyond reason is flattened.
pub fn read(text: &str, base: &str) -> Vec<Node> {
    let mut tree = Tree::new();
    if !tokens::has_tag(text) {
        let mut rest = Some(text);
        while let Some(line) = piece(&mut rest, b"\n") {
            match line.trim_ascii() {
                "" => tree.boundary(),
                line => tree.line(&entities::decode(line)),
            }
        }
        return tree.finish();
    }
    for token in Tokens::new(text) {
        match token {
            Token::Text(words) => tree.text(&entities::decode(words)),
            Token::Open(role, attributes) => tree.open(role, attributes, base),
            Token::Close(role) => tree.close(role),
        }
    }
    tree.finish()
}

/// The words alone, for places that hold plain text.
pub fn plain(text: &str) -> String {
    if span(text, b"<&") < text.len() {
        rich::plain(&read(text, ""))
    } else {
        text.trim_ascii().to_owned()
    }
}

#[cfg(test)]
mod tests;
