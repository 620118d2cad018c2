//! Tags and the text between them, as browsers cut them.

use cw_model::rich::Tag;
use cw_model::scan::{SPACE, find, is_one_of, rank, span};

/// A piece of HTML.
pub(super) enum Token<'a> {
    /// Text, entities still encoded.
    Text(&'a str),
    /// A start tag.
    Open(Role, Attributes<'a>),
    /// An end tag.
    Close(Role),
}

/// The attributes we read, entities still encoded.
#[derive(Clone, Copy, Default)]
pub(super) struct Attributes<'a> {
    pub(super) href: Option<&'a str>,
    pub(super) alt: Option<&'a str>,
}

/// What an element is to us.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Begins and ends a line of thought: `p`, `div`, `tr` …
    Block,
    /// A block with a meaning of its own: a heading, a list, a quote.
    Part(Tag),
    Item,
    /// Words with a meaning.
    Words(Tag),
    Link,
    Break,
    Image,
    Cell,
    /// Its content is not for reading.
    Dropped,
    /// It changes nothing: `span`, `font`, and everything unknown.
    Transparent,
}

/// Whether there is any tag or comment; if not, line ends are all the structure there is.
pub(super) fn has_tag(text: &str) -> bool {
    let pairs = text.as_bytes().windows(2);
    pairs
        .into_iter()
        .any(|it| it[0] == b'<' && (it[1].is_ascii_alphabetic() || is_one_of(it[1], b"/!?")))
}

/// Cuts HTML into tokens.
pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Tokens { rest: text }
    }

    /// Takes so many bytes.
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    /// Takes everything before the first of `signs`.
    fn until(&mut self, signs: &[u8]) -> &'a str {
        self.take(span(self.rest, signs))
    }

    /// Takes the byte at the front, if there is one; it must be ASCII.
    fn skip(&mut self) {
        self.take(self.rest.len().min(1));
    }

    /// Takes white space and slashes; whether the last one was a slash.
    fn skip_space(&mut self) -> bool {
        let bytes = self.rest.bytes();
        let space = bytes.take_while(|it| *it == b'/' || is_one_of(*it, SPACE)).count();
        self.take(space).ends_with("/")
    }

    /// Takes up to and including `end`, or everything.
    fn skip_past(&mut self, end: &str) {
        let length = find(self.rest, end).map_or(self.rest.len(), |it| it + end.len());
        self.take(length);
    }

    /// Text up to the next `<` that can begin a tag.
    fn text(&mut self) -> Token<'a> {
        let next = self.rest.bytes().skip(1).position(|it| it == b'<');
        Token::Text(self.take(next.map_or(self.rest.len(), |it| it + 1)))
    }

    /// Takes the attributes and the `>`. A tag that never ends takes everything, as in a browser.
    fn attributes(&mut self) -> (Attributes<'a>, bool) {
        let mut found = Attributes::default();
        loop {
            let closed = self.skip_space();
            if matches!(self.rest.as_bytes().first(), None | Some(b'>')) {
                self.skip();
                return (found, closed);
            }
            // A name may begin with `=`; nobody reads such an attribute, but it has a value.
            if self.rest.starts_with("=") {
                self.skip();
            }
            let name = self.until(b" \t\n\r\x0c/>=");
            let value = self.value();
            // The first of two equal attributes counts, as in a browser.
            if name.eq_ignore_ascii_case("href") {
                found.href = found.href.or(value);
            } else if name.eq_ignore_ascii_case("alt") {
                found.alt = found.alt.or(value);
            }
        }
    }

    /// Takes `= value` if it follows.
    fn value(&mut self) -> Option<&'a str> {
        self.rest = self.rest.trim_ascii_start().strip_prefix("=")?.trim_ascii_start();
        let signs: &[u8] = match self.rest.as_bytes().first() {
            Some(b'"') => b"\"",
            Some(b'\'') => b"'",
            _ => return Some(self.until(b" \t\n\r\x0c>")),
        };
        self.skip();
        let value = self.until(signs);
        self.skip();
        Some(value)
    }

    /// Takes everything up to the end tag of `name`.
    fn skip_element(&mut self, name: &str) {
        while !self.rest.is_empty() {
            self.skip_past("</");
            let front = self.rest.as_bytes().get(..name.len());
            if front.is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes())) {
                return self.skip_past(">");
            }
        }
    }

    fn tag(&mut self) -> Option<Token<'a>> {
        self.skip();
        let name = self.until(b" \t\n\r\x0c/>");
        let (attributes, closed) = self.attributes();
        let role = role(name);
        if role != Role::Dropped {
            return Some(Token::Open(role, attributes));
        }
        // Only drawings may close themselves; `<script/>` is open.
        let drawing = name.eq_ignore_ascii_case("svg") || name.eq_ignore_ascii_case("math");
        if !(closed && drawing) {
            self.skip_element(name);
        }
        None
    }

    fn end_tag(&mut self) -> Token<'a> {
        self.take(2);
        let role = role(self.until(b" \t\n\r\x0c/>"));
        self.attributes();
        Token::Close(role)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let bytes = self.rest.as_bytes();
            let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
            match bytes {
                [] => return None,
                [b'<', b'/', ..] if letter(2) => return Some(self.end_tag()),
                [b'<', b'!', b'-', b'-', ..] => {
                    self.take(4);
                    // `<!-->` is a whole comment in a browser.
                    self.skip_past(if self.rest.starts_with(">") { ">" } else { "-->" });
                }
                [b'<', b'!' | b'?' | b'/', ..] => self.skip_past(">"),
                [b'<', ..] if letter(1) => {
                    if let Some(token) = self.tag() {
                        return Some(token);
                    }
                }
                _ => return Some(self.text()),
            }
        }
    }
}

/// The names of each role, small, with spaces between them.
const ROLES: &[(Role, &str)] = &[
    (
        Role::Block,
        "p div section article header footer main aside nav figure figcaption address dl dt dd table \
         caption thead tbody tfoot tr form fieldset legend center pre details summary hr body html",
    ),
    (Role::Part(Tag::Heading), "h1 h2 h3 h4 h5 h6"),
    (Role::Part(Tag::List), "ul menu dir"),
    (Role::Part(Tag::NumberedList), "ol"),
    (Role::Item, "li"),
    (Role::Part(Tag::Quote), "blockquote"),
    (Role::Words(Tag::Strong), "strong b"),
    (Role::Words(Tag::Emphasis), "em i cite dfn"),
    (Role::Link, "a"),
    (Role::Break, "br"),
    (Role::Image, "img"),
    (Role::Cell, "td th"),
    (
        Role::Dropped,
        "script style iframe svg math object template textarea select title head video audio canvas \
         applet xmp noembed noframes noscript frameset plaintext",
    ),
];

fn role(name: &str) -> Role {
    let name = name.to_ascii_lowercase();
    let found = ROLES.iter().find(|(_, names)| rank(names, &name).is_some());
    found.map_or(Role::Transparent, |(role, _)| *role)
}
