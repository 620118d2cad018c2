//! Cutting a query into words: spaces separate, but not inside quotes and square brackets.

/// A piece of a query.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// `(`
    Open,
    /// `)`
    Close,
    /// Anything else.
    Word(String),
}

/// The words and parentheses of `text`.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    let mut scan = Scan::default();
    for letter in text.chars() {
        let loose = scan.sees(letter);
        let token = match letter {
            '(' if loose => Some(Token::Open),
            ')' if loose => Some(Token::Close),
            _ => None,
        };
        if (loose && letter.is_whitespace()) || token.is_some() {
            flush(&mut word, &mut tokens);
            tokens.extend(token);
        } else {
            word.push(letter);
        }
    }
    flush(&mut word, &mut tokens);
    tokens
}

/// The parts of `text` between separators that are neither quoted nor bracketed.
pub fn split(text: &str, separator: char) -> Vec<&str> {
    let mut scan = Scan::default();
    text.split(move |letter| scan.sees(letter) && letter == separator).collect()
}

/// Whether every quote that is not escaped has its partner.
pub fn quotes_are_balanced(text: &str) -> bool {
    let escaped = text.matches("\\'").count();
    (text.matches('\'').count() - escaped).is_multiple_of(2)
}

fn flush(word: &mut String, tokens: &mut Vec<Token>) {
    if !word.is_empty() {
        tokens.push(Token::Word(std::mem::take(word)));
    }
}

#[derive(Default)]
struct Scan {
    quoted: bool,
    depth: u32,
    escaped: bool,
}

impl Scan {
    /// Takes the next letter; says whether it stands outside quotes and brackets, and is not escaped.
    fn sees(&mut self, letter: char) -> bool {
        let escaped = std::mem::replace(&mut self.escaped, letter == '\\');
        match letter {
            _ if escaped => {}
            '\'' => self.quoted = !self.quoted,
            '[' if !self.quoted => self.depth += 1,
            ']' if !self.quoted => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        !self.quoted && self.depth == 0 && !escaped
    }
}
