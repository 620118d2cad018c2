//! Elements, written as calls. `html!` unrolls every element where it stands; a call is a third of its bytes, and
//! a widget is mostly elements.

use std::rc::Rc;

pub use yew::virtual_dom::AttributeOrProperty;
use yew::virtual_dom::{Attributes, Key, Listener, VTag};
use yew::{AttrValue, Callback, Html, MouseEvent, NodeRef};

/// An element that has no content yet.
pub struct Tag(VTag);

/// The value of an attribute; none leaves the attribute out.
pub struct Value(Option<AttributeOrProperty>);

/// What a field holds now. Once somebody has typed into it, a field no longer heeds its attribute.
pub struct Held(pub String);

/// `tag!("td", "part": "day", "class": class)`: an element with its attributes; see [`Tag`] for what follows.
#[macro_export]
macro_rules! tag {
    ($name:expr $(, $key:literal: $value:literal)* $(,)?) => {
        $crate::ui::tag::fixed($name, &[$(($key, $crate::ui::tag::AttributeOrProperty::Static($value))),*])
    };
    ($name:expr $(, $key:literal: $value:expr)* $(,)?) => {
        $crate::ui::tag::tag($name, &[$($key),*], vec![$($crate::ui::tag::Value::from($value)),*])
    };
}

/// What [`tag!`] calls when all values stand in the source: they cost no code.
#[inline(never)]
pub fn fixed(
    name: &'static str,
    attributes: &'static [(&'static str, AttributeOrProperty)],
) -> Tag {
    let mut tag = VTag::new(name);
    tag.set_attributes(Attributes::Static(attributes));
    Tag(tag)
}

/// What [`tag!`] calls. One value for each key.
#[inline(never)]
pub fn tag(name: &'static str, keys: &'static [&'static str], values: Vec<Value>) -> Tag {
    let mut tag = VTag::new(name);
    let values = values.into_iter().map(|it| it.0).collect();
    tag.set_attributes(Attributes::Dynamic { keys, values });
    Tag(tag)
}

impl Tag {
    /// Calls back on a click, whatever the hand: mouse, finger, Enter or space on a button.
    #[inline(never)]
    pub fn on_click(self, callback: Callback<MouseEvent>) -> Self {
        self.listen(Rc::new(yew::html::onclick::Wrapper::new(callback)))
    }

    /// Adds any other listener.
    #[inline(never)]
    pub fn listen(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.add_listener(listener);
        self
    }

    /// Stays the same element while it has this name among its neighbours. Without names they are matched from the
    /// last to the first, and the focus goes to another when one leaves.
    pub fn key(mut self, key: impl Into<Key>) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// Ticks a check box, or clears it.
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.set_checked(checked);
        self
    }

    /// Lets `node` find the element once it is in the document.
    pub fn node(mut self, node: &NodeRef) -> Self {
        self.0.node_ref = node.clone();
        self
    }

    /// Shows text of our own or of others, as it is.
    pub fn text(self, text: impl Into<Text>) -> Html {
        self.holds(vec![plain(text)])
    }

    /// Holds other nodes.
    #[inline(never)]
    pub fn holds(mut self, children: Vec<Html>) -> Html {
        self.0.add_children(children);
        self.0.into()
    }

    /// Holds nothing.
    pub fn empty(self) -> Html {
        self.0.into()
    }
}

/// Text of a node.
pub struct Text(AttrValue);

/// Text, as it is.
pub fn plain(text: impl Into<Text>) -> Html {
    #[inline(never)]
    fn node(text: Text) -> Html {
        yew::virtual_dom::VText::new(text.0).into()
    }
    node(text.into())
}

/// Text for those who do not see: it is read out, and not drawn.
pub fn unseen(text: &'static str) -> Html {
    tag!("span", "class": "hidden").text(text)
}

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

impl From<Option<&'static str>> for Value {
    fn from(text: Option<&'static str>) -> Self {
        Value(text.map(AttributeOrProperty::Static))
    }
}
