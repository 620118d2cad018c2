//! What the visitor sees, as the part of an address behind `#`: to send on, and for the browser's back button.

use std::ops::Range;

use cw_kit::deep_link::{add, read};
use cw_model::number::{digits, whole};
use cw_model::scan::cut;

use crate::state::View;

/// What an address remembers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// Series that are switched off.
    pub off: Vec<String>,
    /// The view chosen by hand.
    pub view: Option<View>,
    /// The part shown.
    pub window: Option<Range<usize>>,
}

impl Link {
    /// `s:Ala;v:table;w:12-40`; empty when there is nothing to remember.
    pub fn write(&self) -> String {
        let mut text = String::new();
        let mut add = |name: &str, value: &str| add(&mut text, name, value);
        self.off.iter().for_each(|it| add("s", it));
        if let Some(view) = self.view {
            add("v", view.name());
        }
        if let Some(window) = &self.window {
            let [first, last] = [window.start, window.end - 1].map(|it| whole(it as i64));
            add("w", &[&first, "-", &last].concat());
        }
        text
    }

    /// Reads it back; what nobody wrote is not heard.
    pub fn read(text: &str) -> Self {
        let mut link = Link::default();
        read(text, |name, value| match name {
            "s" if !link.off.contains(&value) => link.off.push(value),
            "v" => link.view = View::from_name(&value),
            "w" => link.window = window(&value),
            _ => {}
        });
        link
    }
}

fn window(text: &str) -> Option<Range<usize>> {
    let (first, last) = cut(text, b'-')?;
    let (first, last) = (digits(first)? as usize, digits(last)? as usize);
    (first < last).then_some(first..last.checked_add(1)?)
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
    fn what_nobody_wrote_is_not_heard() {
        let link = Link::read("x:1;s;;v:upside-down;w:9-3;w:a;s:Al%C3%A0;s:Al%C3%A0");
        assert_eq!(link, Link { off: vec!["Alà".into()], ..Link::default() });
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            off in prop::collection::btree_set("\\PC{1,8}", 0..3),
            view in prop::option::of(prop::sample::select(vec![View::Chart, View::Table])),
            window in prop::option::of((0usize..99, 1usize..99).prop_map(|(start, more)| start..start + more + 1)),
        ) {
            let link = Link { off: off.into_iter().collect(), view, window };
            let text = link.write();
            prop_assert!(text.bytes().all(|it| it.is_ascii_graphic() && !b"&=#\"<>".contains(&it)), "{}", text);
            prop_assert_eq!(Link::read(&text), link);
        }
    }
}
