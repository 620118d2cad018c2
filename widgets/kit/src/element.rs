//! The bridge between a custom element and a Yew app.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::html::BaseComponent;
use yew::{AppHandle, Renderer};

use crate::attrs::Attrs;
use crate::contract::Contract;
use crate::emit::Host;
use crate::shell::{Shell, ShellProps};

/// A widget: a contract, a root component, and how attributes become its props.
pub trait Widget: 'static {
    /// Tag, attributes, events.
    const CONTRACT: Contract;
    /// The Yew component at the top.
    type Root: BaseComponent;
    /// Never fails: a bad value falls back to its default. `refresh` counts the calls of `refresh()`.
    fn props(attrs: &Attrs, host: Host, refresh: u32) -> <Self::Root as BaseComponent>::Properties;
}

/// Renders `W` inside `root`. With `retry`, the instance before this one panicked: a panel says so, and its
/// button calls `retry`.
pub fn mount<W: Widget>(host: HtmlElement, root: Element, retry: Option<Function>) -> Mounted {
    let props = ShellProps { host: Host(host), retry, refresh: 0, revision: 0 };
    let handle = Renderer::<Shell<W>>::with_root_and_props(root, props.clone()).render();
    Mounted(Some(Box::new(App { props, handle })))
}

/// A widget on the page, held by its element.
#[wasm_bindgen]
pub struct Mounted(Option<Box<dyn Live>>);

#[wasm_bindgen]
impl Mounted {
    /// Attributes changed.
    pub fn update(&mut self) {
        if let Some(app) = &mut self.0 {
            app.change(|props| props.revision += 1);
        }
    }

    /// The page asked for fresh data.
    pub fn refresh(&mut self) {
        if let Some(app) = &mut self.0 {
            app.change(|props| props.refresh += 1);
        }
    }

    /// The element left the page.
    pub fn unmount(&mut self) {
        if let Some(app) = self.0.take() {
            app.unmount();
        }
    }
}

trait Live {
    fn change(&mut self, edit: fn(&mut ShellProps));
    fn unmount(self: Box<Self>);
}

struct App<W: Widget> {
    props: ShellProps,
    handle: AppHandle<Shell<W>>,
}

impl<W: Widget> Live for App<W> {
    fn change(&mut self, edit: fn(&mut ShellProps)) {
        edit(&mut self.props);
        self.handle.update(self.props.clone());
    }

    fn unmount(self: Box<Self>) {
        self.handle.destroy();
    }
}
