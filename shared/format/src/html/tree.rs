//! Builds the nodes: an own small stack, so that what is left open ends and lists hold only items.

use cw_model::rich::{Node, Tag};
use cw_model::scan::{SPACE, span};

use super::entities;
use super::tokens::{Attributes, Role};
use crate::link;

/// Deeper nesting is flattened: no reader needs it, and the view is recursive.
const DEEPEST: usize = 24;

/// Nodes being built.
pub(super) struct Tree {
    // Invariant: never empty; the first one is the root.
    stack: Vec<Open>,
    // White space was seen and not yet written.
    space: bool,
    // A line ended inside an element that cannot hold blocks.
    broken: bool,
    // Words were written since the block or line began.
    begun: bool,
}

struct Open {
    kind: Kind,
    // Of a link.
    href: String,
    children: Vec<Node>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Root,
    Tag(Tag),
    Link,
}

impl Open {
    fn new(kind: Kind) -> Self {
        Open { kind, href: String::new(), children: Vec::new() }
    }
}

impl Kind {
    fn is_inline(self) -> bool {
        matches!(self, Kind::Link | Kind::Tag(Tag::Strong | Tag::Emphasis))
    }

    fn is_list(self) -> bool {
        matches!(self, Kind::Tag(Tag::List | Tag::NumberedList))
    }
}

impl Tree {
    pub(super) fn new() -> Self {
        Tree { stack: vec![Open::new(Kind::Root)], space: false, broken: false, begun: false }
    }

    /// Words: white space collapses as in HTML.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let (word, after) = rest.split_at(span(rest, SPACE));
            if !word.is_empty() {
                self.word(word);
            }
            if after.is_empty() {
                return;
            }
            self.space = true;
            rest = &after[1..];
        }
    }

    /// One line of plain text.
    pub(super) fn line(&mut self, text: &str) {
        if self.begun {
            self.line_break();
        }
        self.text(text);
    }

    /// A paragraph, or what stands for one, begins or ends.
    pub(super) fn boundary(&mut self) {
        self.pop_inline();
        self.space = false;
        if self.kind() == Kind::Tag(Tag::Paragraph) {
            self.pop();
        } else {
            self.broken |= self.begun;
        }
    }

    pub(super) fn open(&mut self, role: Role, attributes: Attributes<'_>, base: &str) {
        match role {
            Role::Block => self.boundary(),
            Role::Part(tag) => self.open_block(tag),
            Role::Item => self.open_item(),
            Role::Words(tag) => self.open_inline(Kind::Tag(tag)),
            Role::Link => {
                self.close_inline(Kind::Link);
                let href = attributes.href.and_then(|it| link::safe(&entities::decode(it), base));
                if let Some(href) = href {
                    self.open_inline(Kind::Link);
                    // If that was too deep, nobody asks what is there.
                    self.top().href = href;
                }
            }
            Role::Break => self.line_break(),
            Role::Image => self.image(attributes.alt),
            Role::Cell if self.begun => {
                self.space = true;
                self.word("·");
                self.space = true;
            }
            Role::Cell | Role::Dropped | Role::Transparent => {}
        }
    }

    pub(super) fn close(&mut self, role: Role) {
        match role {
            Role::Block => self.boundary(),
            Role::Part(tag) => self.close_block(Kind::Tag(tag)),
            Role::Item => self.close_item(),
            Role::Words(tag) => self.close_inline(Kind::Tag(tag)),
            Role::Link => self.close_inline(Kind::Link),
            _ => {}
        }
    }

    pub(super) fn finish(mut self) -> Vec<Node> {
        while 1 < self.stack.len() {
            self.pop();
        }
        self.stack.pop().map(|it| it.children).unwrap_or_default()
    }

    fn kind(&self) -> Kind {
        self.stack[self.stack.len() - 1].kind
    }

    fn top(&mut self) -> &mut Open {
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    fn children(&mut self) -> &mut Vec<Node> {
        &mut self.top().children
    }

    fn push(&mut self, kind: Kind) {
        if self.stack.len() < DEEPEST {
            self.stack.push(Open::new(kind));
        }
    }

    /// Ends the innermost element; without words in it, it never was.
    fn pop(&mut self) {
        if self.stack.len() < 2 {
            return;
        }
        let Some(Open { kind, href, mut children }) = self.stack.pop() else { return };
        let inline = kind.is_inline();
        if !inline {
            while let Some(Node::Break) = children.last() {
                children.pop();
            }
            (self.space, self.broken, self.begun) = (false, false, false);
        }
        let node = match kind {
            Kind::Root => return,
            Kind::Tag(tag) => Node::Element { tag, children },
            Kind::Link => Node::Link { href, children },
        };
        if has_words(&node) {
            self.children().push(node);
        }
        // Words beside a finished block in an item go on a line of their own.
        if !inline && self.kind() == Kind::Tag(Tag::Item) {
            self.begun = true;
            self.broken = false;
        }
    }

    fn pop_inline(&mut self) {
        while self.kind().is_inline() {
            self.pop();
        }
    }

    /// Words need a paragraph, or an item in a list.
    fn need_inline(&mut self) {
        if self.kind().is_list() {
            self.push(Kind::Tag(Tag::Item));
        }
        if matches!(self.kind(), Kind::Root | Kind::Tag(Tag::Quote)) {
            self.push(Kind::Tag(Tag::Paragraph));
        }
        if self.broken {
            self.broken = false;
            self.line_break();
        }
    }

    fn word(&mut self, word: &str) {
        self.need_inline();
        let space = self.space && self.begun;
        (self.space, self.begun) = (false, true);
        let children = self.children();
        if let Some(Node::Text(text)) = children.last_mut() {
            if space {
                text.push(' ');
            }
            text.push_str(word);
        } else {
            let text = [if space { " " } else { "" }, word].concat();
            children.push(Node::Text(text));
        }
    }

    fn line_break(&mut self) {
        (self.space, self.broken) = (false, false);
        // Breaks before the first word are only air, and two breaks are a paragraph.
        if self.begun {
            self.children().push(Node::Break);
        } else if self.kind() == Kind::Tag(Tag::Paragraph) {
            self.pop();
        }
        self.begun = false;
    }

    fn open_block(&mut self, tag: Tag) {
        self.boundary();
        if self.kind() == Kind::Tag(Tag::Heading) {
            self.pop();
        }
        if self.kind().is_list() {
            // A list directly in a list belongs to its last item; so does anything else.
            self.push(Kind::Tag(Tag::Item));
        }
        (self.space, self.broken, self.begun) = (false, false, false);
        // Room for the item or paragraph inside, so that a list never holds bare words.
        if self.stack.len() + 1 < DEEPEST {
            self.push(Kind::Tag(tag));
        }
    }

    fn open_item(&mut self) {
        self.close_item();
        if !self.kind().is_list() {
            self.open_block(Tag::List);
        }
        if self.kind().is_list() {
            self.push(Kind::Tag(Tag::Item));
        }
    }

    fn open_inline(&mut self, kind: Kind) {
        self.need_inline();
        if self.space && self.begun {
            self.space = false;
            self.children().push(Node::Text(" ".into()));
        }
        self.push(kind);
    }

    /// Ends an inline element, and what was left open in it; never the block around.
    fn close_inline(&mut self, kind: Kind) {
        for depth in (0..self.stack.len()).rev() {
            let open = self.stack[depth].kind;
            if open == kind {
                return self.pop_to(depth);
            }
            if !open.is_inline() {
                return;
            }
        }
    }

    /// Ends the innermost block of a kind, if one is open; one kind of list ends the other, too.
    fn close_block(&mut self, kind: Kind) {
        self.boundary();
        let is = |it: &Open| it.kind == kind || kind.is_list() && it.kind.is_list();
        if let Some(depth) = self.stack.iter().rposition(is) {
            self.pop_to(depth);
        }
    }

    /// Ends the item of the innermost list, if one is open.
    fn close_item(&mut self) {
        self.boundary();
        let item = Kind::Tag(Tag::Item);
        match self.stack.iter().rposition(|it| it.kind.is_list() || it.kind == item) {
            Some(depth) if self.stack[depth].kind == item => self.pop_to(depth),
            Some(depth) => self.pop_to(depth + 1),
            None => {}
        }
    }

    fn pop_to(&mut self, depth: usize) {
        while depth < self.stack.len() {
            self.pop();
        }
    }

    /// A picture is left out, except as the only words of a link.
    fn image(&mut self, alt: Option<&str>) {
        let inside = self.stack.iter().any(|it| it.kind == Kind::Link);
        if let Some(alt) = alt.filter(|_| inside) {
            self.text(&entities::decode(alt));
        }
    }
}

fn has_words(node: &Node) -> bool {
    match node {
        Node::Text(text) => text.chars().any(|it| ' ' < it && it != '\u{a0}'),
        Node::Break => false,
        Node::Element { children, .. } | Node::Link { children, .. } => {
            children.iter().any(has_words)
        }
    }
}
