//! What the visitor sees, as the part of an address behind `#`: to send on, and for the browser's back button.

use cw_kit::deep_link::{add, read};
use cw_model::scan::rank;

use crate::find::Find;
use crate::state::View;

/// What an address remembers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// What is looked for; what the map shows and which sources are on is not remembered. `None`: what the page asks.
    pub find: Option<Find>,
    /// The view chosen by hand.
    pub view: Option<View>,
    /// The place opened.
    pub uid: Option<String>,
}

impl Link {
    /// Writes it down, see [`write()`].
    pub fn write(&self) -> String {
        write(self.find.as_ref(), self.view, self.uid.as_ref())
    }

    /// Reads it back; what nobody wrote is not heard.
    pub fn read(text: &str) -> Self {
        let mut link = Link::default();
        let (mut find, mut told) = (Find::default(), false);
        read(text, |name, value| {
            told |= rank(FILTERS, name).is_some();
            match name {
                "q" => find.query = value,
                "c" => find.categories.push(value),
                "m" => find.municipalities.push(value),
                "a" => find.accessible = true,
                "o" => find.open = true,
                "v" => link.view = View::from_name(&value),
                "p" => link.uid = Some(value),
                _ => {}
            }
        });
        link.find = told.then_some(find);
        link
    }
}

/// What tells what is looked for; `n` alone: everything, though the page asks for less.
const FILTERS: &str = "q c m a o n";

/// `q:malga;c:Museo;p:www.comune.example%231234`; empty when there is nothing to remember.
pub fn write(find: Option<&Find>, view: Option<View>, uid: Option<&String>) -> String {
    let mut text = String::new();
    let mut add = |name: &str, value: &str| add(&mut text, name, value);
    if let Some(find) = find {
        let query = find.query.trim_ascii();
        if !query.is_empty() {
            add("q", query);
        }
        find.categories.iter().for_each(|it| add("c", it));
        find.municipalities.iter().for_each(|it| add("m", it));
        let nothing = query.is_empty() && find.filters() == 0;
        for (name, on) in [("a", find.accessible), ("o", find.open), ("n", nothing)] {
            if on {
                add(name, "1");
            }
        }
    }
    if let Some(view) = view {
        add("v", view.name());
    }
    if let Some(uid) = uid {
        add("p", uid);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_to_remember_is_nothing() {
        assert_eq!(Link::default().write(), "");
        assert_eq!(Link::read(""), Link::default());
    }

    #[test]
    fn everything_is_another_question_than_what_the_page_asks() {
        let everything = Link { find: Some(Find::default()), ..Link::default() };
        assert_eq!(everything.write(), "n:1");
        assert_eq!(Link::read("p:x").find, None);
    }

    #[test]
    fn what_nobody_wrote_is_not_heard() {
        let link = Link::read("x:1;q;;v:upside-down;q:%zz%4;p:a%23b");
        assert_eq!(link.find.expect("words").query, "%zz%4");
        assert_eq!((link.view, link.uid.as_deref()), (None, Some("a#b")));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            query in "[^\\s]?[\\PC]{0,12}[^\\s]?",
            categories in prop::collection::vec("\\PC{1,8}", 0..3),
            municipalities in prop::collection::vec("\\PC{1,8}", 0..3),
            (accessible, open, told) in any::<(bool, bool, bool)>(),
            view in prop::option::of(prop::sample::select(vec![View::Both, View::Map, View::List])),
            uid in prop::option::of("\\PC{1,12}"),
        ) {
            let query = query.trim_ascii().to_owned();
            let find = Find { query, categories, municipalities, accessible, open, ..Find::default() };
            let link = Link { find: told.then_some(find), view, uid };
            let text = link.write();
            prop_assert!(text.bytes().all(|it| it.is_ascii_graphic() && !b"&=#\"<>".contains(&it)), "{}", text);
            prop_assert_eq!(Link::read(&text), link);
        }
    }
}
