//! The bridge between a custom element and a Yew app.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Html, Renderer};

use crate::contract::Contract;
use crate::page::Page;
use crate::shell::{Shell, ShellProps};

/// A widget: a contract and a state that messages change.
///
/// One Yew component stands around it, [`Shell`]. Components and hooks inside would cost the page two kilobytes
/// each; a widget is one state, and its view is made of functions.
pub trait Widget: Sized + 'static {
    /// Tag, attributes, events.
    const CONTRACT: Contract;
    /// How many kinds of things it tells apart by colour and shape, beside its sources.
    const KINDS: usize = 0;
    /// What can happen to it.
    type Message: 'static;
    /// The state when the element comes to life. A bad attribute falls back to its default.
    fn create(page: &Page<Self>) -> Self;
    /// Attributes changed, or the page around.
    fn changed(&mut self, page: &Page<Self>);
    /// The page asks for fresh data.
    fn refresh(&mut self, page: &Page<Self>);
    /// Something happened; `true` when the view has to follow.
    fn update(&mut self, page: &Page<Self>, message: Self::Message) -> bool;
    /// What people see.
    fn view(&self, page: &Page<Self>) -> Html;
    /// The view is in the document: the place to measure it, and to move the focus.
    fn rendered(&mut self, page: &Page<Self>);
}

/// Renders `W` inside `root`. With `retry`, the instance before this one panicked: a panel says so, and its
/// button calls `retry`.
pub fn mount<W: Widget>(host: HtmlElement, root: Element, retry: Option<Function>) -> Mounted {
    let props = ShellProps { host, retry, refresh: 0, revision: 0 };
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
