//! Views on the page: the nodes of the document that show a view, and how they follow the next one.

use std::mem;
use std::rc::Rc;
use std::slice;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement, Node};

use crate::heard::Ear;
use crate::view::{AttributeOrProperty, Attributes, VNode, VTag};

const DRAWINGS: &str = "http://www.w3.org/2000/svg";

/// Where a node stands.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub ear: &'a Rc<Ear>,
    pub parent: &'a Node,
    /// The node behind; none at the end.
    pub next: Option<&'a Node>,
    /// Whether it is part of a drawing.
    pub drawn: bool,
}

/// A part of a view, on the page.
#[derive(Default)]
pub(crate) struct Shown {
    view: VNode,
    // The element or the text; nothing else has a node of its own.
    node: Option<Node>,
    // What the ear knows the element by.
    heard: Option<u32>,
    held: Vec<Shown>,
}

/// Brings the children of `place.parent` up to date. They are kept from the last to the first, and looked at in this
/// order: each has to stand in front of the next.
///
/// Where all have keys, a child follows the view of the same key, and moves only if it stands behind what it now has
/// to stand in front of. Elsewhere they are matched in their order, from the last to the first.
pub(crate) fn settle(held: &mut Vec<Shown>, views: &[VNode], place: Place) {
    let keyed =
        views.iter().all(|it| it.key().is_some()) && held.iter().all(|it| it.view.key().is_some());
    let mut before = mem::take(held);
    let mut passed = 0;
    for (at, view) in views.iter().rev().enumerate() {
        let next = held.iter().rev().find_map(|it| it.node.as_ref());
        let place = Place { next: next.or(place.next), ..place };
        let has_key = |it: &Shown| it.view.key() == view.key();
        let found = if keyed { before.iter().position(has_key) } else { Some(at) };
        let mut shown = Shown::default();
        if let Some(known) = found.and_then(|it| before.get_mut(it)) {
            mem::swap(&mut shown, known);
        }
        if let Some(found) = found {
            if found < passed {
                shown.stand(place);
            }
            passed = passed.max(found + 1);
        }
        shown.show(view, place);
        held.push(shown);
    }
    for it in &before {
        it.leave(place.ear, true);
    }
}

impl Shown {
    /// Shows `view` from now on: with the nodes it has, or with new ones where it has to be another kind of thing.
    fn show(&mut self, view: &VNode, place: Place) {
        if self.is_like(view) {
            return self.follow(view, place);
        }
        let node = match view {
            VNode::VTag(tag) => Some(place.element(tag.name).into()),
            VNode::VText(text) => Some(place.ear.document.create_text_node(&text.text).into()),
            _ => None,
        };
        let before = mem::replace(self, Shown { node, ..Shown::default() });
        self.follow(view, place);
        before.leave(place.ear, true);
    }

    fn is_like(&self, view: &VNode) -> bool {
        match (&self.view, view) {
            (VNode::VTag(mine), VNode::VTag(other)) => {
                mine.name == other.name && mine.key == other.key
            }
            (VNode::VPortal(mine), VNode::VPortal(other)) => mine.host == other.host,
            (VNode::VText(_), VNode::VText(_)) | (VNode::Nothing, VNode::Nothing) => true,
            _ => false,
        }
    }

    /// What it is stays the same, or it is new and shows nothing yet.
    fn follow(&mut self, view: &VNode, place: Place) {
        let before = mem::replace(&mut self.view, view.clone());
        match (view, &self.node) {
            (VNode::VTag(tag), Some(node)) => {
                let known = match &before {
                    VNode::VTag(tag) => Some(&**tag),
                    _ => None,
                };
                let element: &Element = node.unchecked_ref();
                dress(
                    element,
                    &tag.attributes,
                    known.map_or(&Attributes::NONE, |it| &it.attributes),
                );
                self.heard = place.ear.listen(self.heard, element, tag);
                if known.is_none() {
                    self.stand(place);
                }
                // Not an attribute: once somebody has ticked a box, it no longer heeds its own.
                if let Some(checked) = tag.checked {
                    element.unchecked_ref::<HtmlInputElement>().set_checked(checked);
                }
                let drawn = place.drawn || tag.name == "svg";
                let inside = Place { parent: node, next: None, drawn, ..place };
                settle(&mut self.held, &tag.children, inside);
                find(node, tag, known);
            }
            (VNode::VText(text), Some(node)) => match &before {
                VNode::VText(known) if known.text == text.text => (),
                VNode::VText(_) => node.set_node_value(Some(&text.text)),
                _ => self.stand(place),
            },
            (VNode::VPortal(portal), _) => {
                let there = Place { parent: &portal.host, next: None, drawn: false, ..place };
                settle(&mut self.held, slice::from_ref(&portal.child), there);
            }
            _ => (),
        }
    }

    fn stand(&self, place: Place) {
        if let Some(node) = &self.node {
            place.parent.insert_before(node, place.next).expect("its neighbours are there");
        }
    }

    /// Leaves the page: by itself, or with the element around it.
    fn leave(&self, ear: &Ear, by_itself: bool) {
        if let Some(heard) = self.heard {
            ear.forget(heard);
        }
        let is_portal = self.node.is_none();
        for it in &self.held {
            it.leave(ear, is_portal);
        }
        let Some(node) = &self.node else { return };
        if by_itself {
            node.unchecked_ref::<Element>().remove();
        }
        if let VNode::VTag(tag) = &self.view {
            tag.node_ref.lose(node);
        }
    }
}

impl Place<'_> {
    fn element(&self, name: &str) -> Element {
        let document = &self.ear.document;
        let element = if self.drawn || name == "svg" {
            document.create_element_ns(Some(DRAWINGS), name)
        } else {
            document.create_element(name)
        };
        element.expect("the name of an element")
    }
}

/// Tells who wants to find the element, and who does no longer.
fn find(node: &Node, tag: &VTag, before: Option<&VTag>) {
    if let Some(before) = before {
        if before.node_ref == tag.node_ref {
            return;
        }
        before.node_ref.lose(node);
    }
    tag.node_ref.find(node);
}

/// Sets what is new, and takes away what is no longer there.
fn dress(element: &Element, attributes: &Attributes, before: &Attributes) {
    attributes.each(&mut |name, value| {
        if before.find(name) != Some(value) {
            put(element, name, value, true);
        }
    });
    before.each(&mut |name, value| {
        if attributes.find(name).is_none() {
            put(element, name, value, false);
        }
    });
}

fn put(element: &Element, name: &str, value: &AttributeOrProperty, is_there: bool) {
    let text: &str = match value {
        AttributeOrProperty::Static(text) => text,
        AttributeOrProperty::Attribute(text) => text,
        AttributeOrProperty::Property(value) => {
            let value = if is_there { value } else { &JsValue::UNDEFINED };
            Reflect::set(element, &JsValue::from_str(name), value).expect("a property of its own");
            return;
        }
    };
    let done = match is_there {
        true => element.set_attribute(name, text),
        false => element.remove_attribute(name),
    };
    done.expect("the name of an attribute");
}
