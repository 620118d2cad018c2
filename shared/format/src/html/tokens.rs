//! Tags and the text between them, as browsers cut them.

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
    Heading,
    List,
    NumberedList,
    Item,
    Quote,
    Strong,
    Emphasis,
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
    let mut parts = text.split('<');
    parts.next();
    parts.any(|it| it.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)))
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

    /// Takes up to and including `end`, or everything.
    fn skip_past(&mut self, end: &str) {
        let length = self.rest.find(end).map_or(self.rest.len(), |it| it + end.len());
        self.take(length);
    }

    /// Text up to the next `<` that can begin a tag.
    fn text(&mut self) -> Token<'a> {
        let next = self.rest.bytes().skip(1).position(|it| it == b'<');
        Token::Text(self.take(next.map_or(self.rest.len(), |it| it + 1)))
    }

    /// The role of the name at the front, which is taken.
    fn name(&mut self) -> (Role, &'a str) {
        let end = self.rest.find(|it: char| it.is_ascii_whitespace() || "/>".contains(it));
        let name = self.take(end.unwrap_or(self.rest.len()));
        (role(name), name)
    }

    /// Takes the attributes and the `>`. A tag that never ends takes everything, as in a browser.
    fn attributes(&mut self) -> (Attributes<'a>, bool) {
        let mut found = Attributes::default();
        loop {
            let start = self.rest.find(|it: char| !it.is_ascii_whitespace() && it != '/');
            let skipped = self.take(start.unwrap_or(self.rest.len()));
            if self.rest.is_empty() || self.rest.starts_with('>') {
                self.skip_past(">");
                return (found, skipped.ends_with('/'));
            }
            // A name may begin with `=`: that one character is part of it.
            let first = self.rest.chars().next().map_or(0, char::len_utf8);
            let end =
                self.rest[first..].find(|it: char| it.is_ascii_whitespace() || "/>=".contains(it));
            let name = self.take(end.map_or(self.rest.len(), |it| first + it));
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
        let after = self.rest.trim_ascii_start().strip_prefix('=')?.trim_ascii_start();
        self.rest = after;
        match after.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                self.take(1);
                let end = self.rest.find(quote).unwrap_or(self.rest.len());
                let value = self.take(end);
                self.rest = self.rest.strip_prefix(quote).unwrap_or_default();
                Some(value)
            }
            _ => {
                let end = after.find(|it: char| it.is_ascii_whitespace() || it == '>');
                Some(self.take(end.unwrap_or(after.len())))
            }
        }
    }

    /// Takes everything up to the end tag of `name`.
    fn skip_element(&mut self, name: &str) {
        while let Some(at) = self.rest.find("</") {
            self.take(at + 2);
            let front = self.rest.as_bytes().get(..name.len());
            if front.is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes())) {
                self.skip_past(">");
                return;
            }
        }
        self.rest = "";
    }

    fn tag(&mut self) -> Option<Token<'a>> {
        self.take(1);
        let (role, name) = self.name();
        let (attributes, closed) = self.attributes();
        if role != Role::Dropped {
            return Some(Token::Open(role, attributes));
        }
        // Only drawings may close themselves; `<script/>` is open.
        if !(closed && is_any(name, &["svg", "math"])) {
            self.skip_element(name);
        }
        None
    }

    fn end_tag(&mut self) -> Token<'a> {
        self.take(2);
        let (role, _) = self.name();
        self.attributes();
        Token::Close(role)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let bytes = self.rest.as_bytes();
            if *bytes.first()? != b'<' {
                return Some(self.text());
            }
            let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
            match bytes.get(1) {
                Some(b'/') if letter(2) => return Some(self.end_tag()),
                Some(b'!') if self.rest.starts_with("<!--") => {
                    self.take(4);
                    // `<!-->` is a whole comment in a browser.
                    if !self.rest.starts_with('>') {
                        self.skip_past("-->");
                    }
                }
                Some(b'!' | b'?' | b'/') => self.skip_past(">"),
                _ if letter(1) => {
                    if let Some(token) = self.tag() {
                        return Some(token);
                    }
                }
                _ => return Some(self.text()),
            }
        }
    }
}

fn is_any(name: &str, names: &[&str]) -> bool {
    names.iter().any(|it| it.eq_ignore_ascii_case(name))
}

/// The names of each role, small, between spaces.
const ROLES: &[(Role, &str)] = &[
    (
        Role::Block,
        " p div section article header footer main aside nav figure figcaption address dl dt dd table \
         caption thead tbody tfoot tr form fieldset legend center pre details summary hr body html ",
    ),
    (Role::Heading, " h1 h2 h3 h4 h5 h6 "),
    (Role::List, " ul menu dir "),
    (Role::NumberedList, " ol "),
    (Role::Item, " li "),
    (Role::Quote, " blockquote "),
    (Role::Strong, " strong b "),
    (Role::Emphasis, " em i cite dfn "),
    (Role::Link, " a "),
    (Role::Break, " br "),
    (Role::Image, " img "),
    (Role::Cell, " td th "),
    (
        Role::Dropped,
        " script style iframe svg math object template textarea select title head video audio canvas \
         applet xmp noembed noframes noscript frameset plaintext ",
    ),
];

fn role(name: &str) -> Role {
    let mut key = String::with_capacity(name.len() + 2);
    key.push(' ');
    key.extend(name.chars().map(|it| it.to_ascii_lowercase()));
    key.push(' ');
    let found = ROLES.iter().find(|(_, names)| names.contains(key.as_str()));
    found.map_or(Role::Transparent, |(role, _)| *role)
}
