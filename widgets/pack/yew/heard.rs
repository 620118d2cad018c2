//! What happens on the page: one listener for each kind of event, at the root of the app. From the element on which it
//! happened up to the root, those that wait for it are told, as long as nobody stops it.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Document, Element, Event};

use crate::view::VTag;
use crate::virtual_dom::ListenerKind;

/// Listens at the root of an app.
pub(crate) struct Ear {
    root: Element,
    pub document: Document,
    kinds: RefCell<Vec<ListenerKind>>,
    // The elements with listeners; the number of each stands on it.
    tags: RefCell<Vec<Option<Rc<VTag>>>>,
}

#[wasm_bindgen]
extern "C" {
    type Numbered;
    #[wasm_bindgen(method, getter = __cw_number, structural)]
    fn number(this: &Numbered) -> Option<u32>;
    #[wasm_bindgen(method, setter = __cw_number, structural)]
    fn set_number(this: &Numbered, number: u32);
}

impl Ear {
    pub fn new(root: Element) -> Self {
        let document = root.owner_document().expect("an element has a document");
        Ear { root, document, kinds: RefCell::default(), tags: RefCell::default() }
    }

    /// Hears what `tag` waits for, on an element that has this number already, or gets one if need be.
    pub fn listen(
        self: &Rc<Self>,
        number: Option<u32>,
        element: &Element,
        tag: &Rc<VTag>,
    ) -> Option<u32> {
        for it in &tag.listeners {
            self.attend(it.kind(), it.passive());
        }
        let mut tags = self.tags.borrow_mut();
        let number = match number {
            Some(number) => number as usize,
            None if tag.listeners.is_empty() => return None,
            None => {
                let free = tags.iter().position(Option::is_none);
                let number = free.unwrap_or_else(|| {
                    tags.push(None);
                    tags.len() - 1
                });
                element.unchecked_ref::<Numbered>().set_number(number as u32);
                number
            }
        };
        tags[number] = Some(tag.clone());
        Some(number as u32)
    }

    /// The element of this number has left.
    pub fn forget(&self, number: u32) {
        self.tags.borrow_mut()[number as usize] = None;
    }

    fn attend(self: &Rc<Self>, kind: ListenerKind, passive: bool) {
        let mut kinds = self.kinds.borrow_mut();
        if kinds.contains(&kind) {
            return;
        }
        kinds.push(kind);
        let ear = self.clone();
        // Not `FnMut`: a callback may make another event happen.
        let hear = Closure::<dyn Fn(&Event)>::new(move |event: &Event| ear.hear(kind, event));
        let options = AddEventListenerOptions::new();
        options.set_capture(true);
        options.set_passive(passive);
        let added = self.root.add_event_listener_with_callback_and_add_event_listener_options(
            kind.type_name(),
            hear.as_ref().unchecked_ref(),
            &options,
        );
        added.expect("an element can be listened to");
        hear.forget(); // as long as the root
    }

    fn hear(&self, kind: ListenerKind, event: &Event) {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        // What the page's author put into a slot is not ours.
        let mut next = target.filter(|it| self.root.contains(Some(it)));
        while let Some(element) = next.filter(|it| *it != self.root && !event.cancel_bubble()) {
            let number = element.unchecked_ref::<Numbered>().number();
            let tag = number.and_then(|it| self.tags.borrow().get(it as usize)?.clone());
            for it in tag.iter().flat_map(|it| &it.listeners) {
                if it.kind() == kind {
                    it.handle(event.clone());
                }
            }
            next = if event.bubbles() { element.parent_element() } else { None };
        }
    }
}
