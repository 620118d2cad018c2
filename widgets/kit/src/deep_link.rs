//! A visitor's place in a widget, as the page's address tells it: under the key that the page gives by `deep-link`.
//!
//! What is remembered is written as `name:value;name:value`.

use cw_format::address::query::{decode, encode};
use cw_model::scan::{cut, pieces};
use gloo::events::EventListener;
use yew::Callback;

use crate::attrs::Attrs;
use crate::fragment;

/// What the address says of a widget; without `deep-link` it says nothing.
#[derive(Default)]
pub struct DeepLink {
    // As it was read or written last.
    text: String,
    _back: Option<EventListener>,
}

impl DeepLink {
    /// Calls back when the visitor goes back or forward.
    pub fn watch(&mut self, attrs: &Attrs, on_change: Callback<()>) {
        if key(attrs).is_some() {
            self._back = fragment::watch(on_change);
        }
    }

    /// What the address says now, where that is something else.
    pub fn follow(&mut self, attrs: &Attrs) -> Option<&str> {
        let text = fragment::read(&key(attrs)?).unwrap_or_default();
        if text == self.text {
            return None;
        }
        self.text = text;
        Some(&self.text)
    }

    /// Writes where the visitor is now. `is_step` hears what was written before, and says whether the change is worth a
    /// step back.
    pub fn write(
        &mut self,
        attrs: &Attrs,
        text: impl FnOnce() -> String,
        is_step: impl FnOnce(&str) -> bool,
    ) {
        let Some(key) = key(attrs) else { return };
        let text = text();
        if text != self.text {
            fragment::write(&key, &text, is_step(&self.text));
            self.text = text;
        }
    }
}

fn key(attrs: &Attrs) -> Option<String> {
    attrs.optional("deep-link")
}

/// Adds a pair to what is remembered.
pub fn add(text: &mut String, name: &str, value: &str) {
    if !text.is_empty() {
        text.push(';');
    }
    text.push_str(name);
    text.push(':');
    encode(value, text);
}

/// Tells the pairs of such a text, one after the other; what is none is not heard.
pub fn read(text: &str, mut hear: impl FnMut(&str, String)) {
    for piece in pieces(text, b";") {
        if let Some((name, value)) = cut(piece, b':') {
            hear(name, decode(value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        read(text, |name, value| pairs.push((name.to_owned(), value)));
        pairs
    }

    #[test]
    fn what_is_written_is_read_back() {
        let expected = [("s", "Alà"), ("w", "12-40"), ("q", "a;b:c&d#e=")];
        let mut text = String::new();
        for (name, value) in expected {
            add(&mut text, name, value);
        }
        assert!(text.bytes().all(|it| it.is_ascii_graphic() && !b"&=#".contains(&it)), "{text}");
        assert_eq!(pairs(&text), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn what_is_no_pair_is_not_heard() {
        assert_eq!(pairs(""), []);
        assert_eq!(pairs("s;;v:1"), [("v".to_owned(), "1".to_owned())]);
    }
}
