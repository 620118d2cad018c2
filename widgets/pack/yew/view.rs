//! Views: what a widget wants to stand on the page. Elements, texts and portals; there are no components inside, no
//! fragments, no raw HTML.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::{Element, Node};

use crate::virtual_dom::Listener;

/// Text of a node or an attribute.
pub type AttrValue = implicit_clone::unsync::IString;

/// A view, or a part of one.
pub type Html = VNode;

/// A part of a view.
#[derive(Clone, Default)]
pub enum VNode {
    /// Keeps a place free among its neighbours.
    #[default]
    Nothing,
    /// An element.
    VTag(Rc<VTag>),
    /// A text.
    VText(VText),
    /// Something that stands in another element of the page.
    VPortal(Rc<VPortal>),
}

/// A text.
#[derive(Clone)]
pub struct VText {
    pub(crate) text: AttrValue,
}

/// Something that stands at the end of an element which is not ours.
pub struct VPortal {
    pub(crate) host: Element,
    pub(crate) child: VNode,
}

/// An element.
pub struct VTag {
    pub(crate) name: &'static str,
    pub(crate) listeners: Vec<Rc<dyn Listener>>,
    pub(crate) checked: Option<bool>,
    pub(crate) children: Vec<VNode>,
    /// What it has.
    pub attributes: Attributes,
    /// What it is called among its neighbours.
    pub key: Option<Key>,
    /// Who wants to find it.
    pub node_ref: NodeRef,
}

/// What names an element among its neighbours.
#[derive(Clone, Copy, PartialEq)]
pub struct Key(u64);

/// The value of an attribute or a property.
#[derive(PartialEq)]
pub enum AttributeOrProperty {
    /// An attribute whose value stands in the source.
    Static(&'static str),
    /// Any other attribute.
    Attribute(AttrValue),
    /// A property.
    Property(JsValue),
}

/// Attributes and properties of an element.
pub enum Attributes {
    /// Those whose values stand in the source.
    Static(&'static [(&'static str, AttributeOrProperty)]),
    /// Any others; an attribute without a value is left out.
    Dynamic {
        /// Their names.
        keys: &'static [&'static str],
        /// The value of each.
        values: Box<[Option<AttributeOrProperty>]>,
    },
}

/// Finds an element once it is on the page.
#[derive(Clone)]
pub struct NodeRef(Option<Rc<RefCell<Option<Node>>>>);

/// Shows `child` at the end of `host` instead of its own place.
pub fn create_portal(child: Html, host: Element) -> Html {
    VNode::VPortal(Rc::new(VPortal { host, child }))
}

impl VNode {
    pub(crate) fn key(&self) -> Option<Key> {
        match self {
            VNode::VTag(tag) => tag.key,
            _ => None,
        }
    }
}

impl VText {
    /// A text, as it is.
    pub fn new(text: AttrValue) -> Self {
        VText { text }
    }
}

impl From<VText> for VNode {
    fn from(text: VText) -> Self {
        VNode::VText(text)
    }
}

impl VTag {
    /// An element of this name, and nothing about it yet.
    pub fn new(name: &'static str) -> Self {
        VTag {
            name,
            listeners: Vec::new(),
            checked: None,
            children: Vec::new(),
            attributes: Attributes::NONE,
            key: None,
            node_ref: NodeRef(None),
        }
    }

    /// Gives it these attributes, in place of any others.
    pub fn set_attributes(&mut self, attributes: Attributes) {
        self.attributes = attributes;
    }

    /// Calls back on an event.
    pub fn add_listener(&mut self, listener: Rc<dyn Listener>) {
        self.listeners.push(listener);
    }

    /// Ticks a check box, or clears it.
    pub fn set_checked(&mut self, checked: bool) {
        self.checked = Some(checked);
    }

    /// Adds a last child.
    pub fn add_child(&mut self, child: VNode) {
        self.children.push(child);
    }

    /// Adds children behind all others.
    pub fn add_children(&mut self, children: Vec<VNode>) {
        self.children.extend(children);
    }
}

impl From<u64> for Key {
    fn from(key: u64) -> Self {
        Key(key)
    }
}

impl Attributes {
    pub(crate) const NONE: Attributes = Attributes::Static(&[]);

    /// Every name with its value.
    pub(crate) fn each<'a>(&'a self, act: &mut dyn FnMut(&'static str, &'a AttributeOrProperty)) {
        match self {
            Attributes::Static(all) => {
                for (name, value) in *all {
                    act(name, value);
                }
            }
            Attributes::Dynamic { keys, values } => {
                for (name, value) in keys.iter().zip(values) {
                    if let Some(value) = value {
                        act(name, value);
                    }
                }
            }
        }
    }

    pub(crate) fn find(&self, name: &str) -> Option<&AttributeOrProperty> {
        let mut found = None;
        self.each(&mut |it, value| {
            if it == name {
                found = Some(value);
            }
        });
        found
    }
}

impl Default for NodeRef {
    fn default() -> Self {
        NodeRef(Some(Rc::default()))
    }
}

impl PartialEq for NodeRef {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_ref().map(Rc::as_ptr) == other.0.as_ref().map(Rc::as_ptr)
    }
}

impl NodeRef {
    /// The node, if it is on the page.
    pub fn get(&self) -> Option<Node> {
        self.0.as_ref()?.borrow().clone()
    }

    /// The node as what it is known to be.
    pub fn cast<T: AsRef<Node> + From<JsValue>>(&self) -> Option<T> {
        self.get().map(|it| T::from(it.into()))
    }

    pub(crate) fn find(&self, node: &Node) {
        if let Some(found) = &self.0 {
            *found.borrow_mut() = Some(node.clone());
        }
    }

    /// Forgets the node, unless it has found another one already.
    pub(crate) fn lose(&self, node: &Node) {
        if let Some(found) = &self.0 {
            found.borrow_mut().take_if(|it| it == node);
        }
    }
}
