//! Elements, written as calls. `html!` unrolls every element where it stands; a call is a third of its bytes, and
//! a widget is mostly elements.

use std::cell::RefCell;
use std::rc::Rc;

use cw_model::scan::pieces;
pub use yew::virtual_dom::AttributeOrProperty;
use yew::virtual_dom::{Attributes, Listener, VTag};
use yew::{AttrValue, Callback, Html, MouseEvent, NodeRef};

/// An element, one pointer wide: what takes it and gives it back costs hardly more than the call.
pub struct Tag(Rc<VTag>);

/// The value of an attribute; none leaves the attribute out.
pub struct Value(Option<AttributeOrProperty>);

/// What a field holds now. Once somebody has typed into it, a field no longer heeds its attribute.
pub struct Held(pub String);

/// `tag!("td", "part": "day", "class": class)`: an element with its attributes; see [`Tag`] for what follows.
/// Values that stand in the source come first on the element, and cost no code.
#[macro_export]
macro_rules! tag {
    (@sort $name:expr, [], [], []) => {
        $crate::ui::tag::begun($name, "", 0)
    };
    (@sort $name:expr, [$($key:literal: $value:literal,)*], [$($other:literal: $found:expr,)*], []) => {
        $crate::ui::tag::begun(
            $name,
            concat!($($key, "|",)* $($other, "|",)* $($value, "|",)*),
            [$($key,)* $($other,)*].len(),
        )$(.value($found))*
    };
    (@sort $name:expr, [$($known:tt)*], $found:tt, [$key:literal: $value:literal $(, $($rest:tt)*)?]) => {
        $crate::tag!(@sort $name, [$($known)* $key: $value,], $found, [$($($rest)*)?])
    };
    (@sort $name:expr, $known:tt, [$($found:tt)*], [$key:literal: $value:expr $(, $($rest:tt)*)?]) => {
        $crate::tag!(@sort $name, $known, [$($found)* $key: $value,], [$($($rest)*)?])
    };
    ($name:expr $(, $($attributes:tt)*)?) => {
        $crate::tag!(@sort $name, [], [], [$($($attributes)*)?])
    };
}

/// What [`tag!`] calls: the words are so many keys, then the values of the first of them; [`Tag::value`] follows for each
/// of the others. They are one text with `|` behind each: tables of words would weigh more than the words.
#[inline(never)]
pub fn begun(name: &'static str, words: &'static str, keys: usize) -> Tag {
    let mut tag = VTag::new(name);
    let words = apart(words);
    let mut values = Vec::with_capacity(keys);
    for value in &words[keys..] {
        values.push(Some(AttributeOrProperty::Static(value)));
    }
    tag.set_attributes(Attributes::Dynamic { keys: &words[..keys], values: values.into() });
    Tag(Rc::new(tag))
}

thread_local! {
    /// What stands in the source, taken apart when it is first needed.
    static APART: RefCell<Vec<(&'static str, &'static [&'static str])>> =
        const { RefCell::new(Vec::new()) };
}

/// The words of a text of the source, which stay as long as it does.
fn apart(text: &'static str) -> &'static [&'static str] {
    APART.with_borrow_mut(|known| {
        for (it, words) in known.iter() {
            if std::ptr::eq(*it, text) {
                return *words;
            }
        }
        let mut words = pieces(text, b"|");
        // Behind the last sign there is nothing.
        words.pop();
        let words: &'static [&'static str] = words.leak();
        known.push((text, words));
        words
    })
}

impl Tag {
    fn change(mut self, edit: impl FnOnce(&mut VTag)) -> Self {
        // There is one of it until it is part of a view.
        if let Some(tag) = Rc::get_mut(&mut self.0) {
            edit(tag);
        }
        self
    }

    /// The value of the next key.
    #[inline(never)]
    pub fn value(self, value: impl Into<Value>) -> Self {
        self.next(value.into())
    }

    #[inline(never)]
    fn next(self, value: Value) -> Self {
        self.change(|tag| {
            if let Attributes::Dynamic { values, .. } = &mut tag.attributes {
                let mut longer = std::mem::take(values).into_vec();
                longer.reserve_exact(1);
                longer.push(value.0);
                *values = longer.into();
            }
        })
    }

    /// Calls back on a click, whatever the hand: mouse, finger, Enter or space on a button.
    #[inline(never)]
    pub fn on_click(self, callback: Callback<MouseEvent>) -> Self {
        self.listen(Rc::new(yew::html::onclick::Wrapper::new(callback)))
    }

    /// Adds any other listener.
    #[inline(never)]
    pub fn listen(self, listener: Rc<dyn Listener>) -> Self {
        self.change(|tag| {
            tag.add_listener(listener);
        })
    }

    /// Stays the same element while it has this name among its neighbours. Without names they are matched from the
    /// last to the first, and the focus goes to another when one leaves.
    #[inline(never)]
    pub fn key(self, key: u64) -> Self {
        self.change(|tag| tag.key = Some(key.into()))
    }

    /// Ticks a check box, or clears it.
    #[inline(never)]
    pub fn checked(self, checked: bool) -> Self {
        self.change(|tag| tag.set_checked(checked))
    }

    /// Lets `node` find the element once it is in the document.
    #[inline(never)]
    pub fn node(self, node: &NodeRef) -> Self {
        self.change(|tag| tag.node_ref = node.clone())
    }

    /// Holds one thing more.
    #[inline(never)]
    pub fn with(mut self, child: impl Child) -> Self {
        child.join(&mut self);
        self
    }

    /// Holds one thing more, where the number of things is not known beforehand.
    #[inline(never)]
    pub fn add(&mut self, child: impl Child) {
        child.join(self);
    }

    /// Text for those who do not see: it is read out, and not drawn.
    #[inline(never)]
    pub fn unseen(self, text: impl Into<Text>) -> Self {
        self.with(tag!("span", "class": "hidden").with(text.into()))
    }
}

impl From<Tag> for Html {
    fn from(tag: Tag) -> Html {
        Html::VTag(tag.0)
    }
}

/// What an element may hold: other elements, text, any node.
pub trait Child {
    /// Becomes the last child of `parent`.
    fn join(self, parent: &mut Tag);
}

impl Child for Html {
    #[inline(never)]
    fn join(self, parent: &mut Tag) {
        if let Some(parent) = Rc::get_mut(&mut parent.0) {
            parent.add_child(self);
        }
    }
}

impl Child for Tag {
    fn join(self, parent: &mut Tag) {
        Html::from(self).join(parent);
    }
}

/// None keeps its place free: Yew would take what comes behind it for another.
impl Child for Option<Tag> {
    fn join(self, parent: &mut Tag) {
        self.map_or(Html::default(), Html::from).join(parent);
    }
}

impl Child for Vec<Tag> {
    fn join(self, parent: &mut Tag) {
        self.into_iter().for_each(|it| it.join(parent));
    }
}

impl Child for Text {
    #[inline(never)]
    fn join(self, parent: &mut Tag) {
        Html::from(yew::virtual_dom::VText::new(self.0)).join(parent);
    }
}

impl Child for &'static str {
    fn join(self, parent: &mut Tag) {
        Text::from(self).join(parent);
    }
}

impl Child for String {
    fn join(self, parent: &mut Tag) {
        Text::from(self).join(parent);
    }
}

impl Child for &String {
    fn join(self, parent: &mut Tag) {
        Text::from(self).join(parent);
    }
}

/// Text of a node.
pub struct Text(AttrValue);

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Value(Some(AttributeOrProperty::Static(text)))
    }
}

impl From<String> for Value {
    #[inline(never)]
    fn from(text: String) -> Self {
        Value(Some(AttributeOrProperty::Attribute(text.into())))
    }
}

impl From<Option<String>> for Value {
    #[inline(never)]
    fn from(text: Option<String>) -> Self {
        Value(text.map(|it| AttributeOrProperty::Attribute(it.into())))
    }
}

impl From<&String> for Value {
    #[inline(never)]
    fn from(text: &String) -> Self {
        Value(Some(AttributeOrProperty::Attribute(shared(text))))
    }
}

impl From<&Option<String>> for Value {
    #[inline(never)]
    fn from(text: &Option<String>) -> Self {
        Value(text.as_ref().map(|it| AttributeOrProperty::Attribute(shared(it))))
    }
}

impl From<Held> for Value {
    fn from(Held(text): Held) -> Self {
        Value(Some(AttributeOrProperty::Property(text.into())))
    }
}

impl From<&'static str> for Text {
    fn from(text: &'static str) -> Self {
        Text(text.into())
    }
}

impl From<String> for Text {
    #[inline(never)]
    fn from(text: String) -> Self {
        Text(text.into())
    }
}

impl From<&String> for Text {
    #[inline(never)]
    fn from(text: &String) -> Self {
        Text(shared(text))
    }
}

impl From<Option<&'static str>> for Value {
    fn from(text: Option<&'static str>) -> Self {
        Value(text.map(AttributeOrProperty::Static))
    }
}

/// A copy that a view and its successor share.
fn shared(text: &str) -> AttrValue {
    Rc::<str>::from(text).into()
}
