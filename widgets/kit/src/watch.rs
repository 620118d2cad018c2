//! What changes around a widget: its width, the network, time, the next frame.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver, window};
use yew::{Callback, NodeRef};

/// Watches the size of an element and tells its width, in CSS pixels; stops when dropped.
pub struct Width {
    observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut(JsValue)>,
}

impl Width {
    /// Calls back whenever width or height change. `None` when the element is not there yet, or the browser too old.
    pub fn watch(node: &NodeRef, on_width: Callback<f64>) -> Option<Self> {
        let element = node.cast::<Element>()?;
        let on_resize = Closure::<dyn FnMut(JsValue)>::new(move |entries: JsValue| {
            let entry = entries.unchecked_ref::<Array>().get(0);
            let rect = Reflect::get(&entry, &"contentRect".into());
            let width = rect.and_then(|it| Reflect::get(&it, &"width".into()));
            if let Some(width) = width.ok().and_then(|it| it.as_f64()) {
                on_width.emit(width);
            }
        });
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref::<Function>()).ok()?;
        observer.observe(&element);
        Some(Width { observer, _on_resize: on_resize })
    }
}

impl Drop for Width {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The width an element would have now, before it has one of its own.
pub fn width_of(element: &HtmlElement) -> f64 {
    element.offset_width().into()
}

/// The size of type in an element, in CSS pixels. Readers who need larger type change it.
pub fn em_of(element: &Element) -> f64 {
    length(element, "font-size").unwrap_or(16.0)
}

/// What readers want between letters, in CSS pixels (WCAG 1.4.12).
pub fn spacing_of(element: &Element) -> f64 {
    length(element, "letter-spacing").unwrap_or(0.0)
}

/// A property in CSS pixels, where it is more than nothing.
fn length(element: &Element, property: &str) -> Option<f64> {
    let style = window()?.get_computed_style(element).ok()??;
    let value = js_sys::Number::parse_float(&style.get_property_value(property).ok()?);
    Some(value).filter(|it| 0.0 < *it)
}

/// Whether the reader wants nothing to move by itself.
pub fn wants_calm() -> bool {
    let query = window().and_then(|it| it.match_media("(prefers-reduced-motion: reduce)").ok());
    query.flatten().is_some_and(|it| it.matches())
}

/// Something that happens later or again and again, until it is dropped.
pub struct Watch {
    _listener: Option<EventListener>,
    _timer: Option<Timeout>,
}

/// Calls back when the network returns.
pub fn online(on_online: Callback<()>) -> Watch {
    let listener =
        window().map(|it| EventListener::new(&it, "online", move |_| on_online.emit(())));
    Watch { _listener: listener, _timer: None }
}

/// Calls back with `true` before the page is printed, and with `false` after that.
pub fn printing(on_print: &Callback<bool>) -> [Option<EventListener>; 2] {
    [("beforeprint", true), ("afterprint", false)].map(|(name, begins)| {
        let on_print = on_print.clone();
        window().map(|it| EventListener::new(&it, name, move |_| on_print.emit(begins)))
    })
}

/// The browser's own timer. Every kind of closure it takes costs a page a quarter of a kilobyte: a box is one kind.
pub(crate) fn timeout(milliseconds: u32, act: Box<dyn FnOnce()>) -> Timeout {
    Timeout::new(milliseconds, act)
}

/// Calls back once, after so many milliseconds.
pub fn later(milliseconds: u32, callback: Callback<()>) -> Watch {
    let act = Box::new(move || callback.emit(()));
    Watch { _listener: None, _timer: Some(timeout(milliseconds, act)) }
}

/// Calls back once the browser has painted what is rendered now.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    let callback: Box<dyn FnOnce()> = Box::new(callback);
    let frame = Closure::once_into_js(move || drop(timeout(0, callback).forget()));
    if let Some(window) = window() {
        // Fails only in a document without a window, where nothing is painted.
        let _ = window.request_animation_frame(frame.unchecked_ref());
    }
}

/// Whether the reader has put the focus somewhere on the page, and not inside of this element.
pub fn is_elsewhere(host: &Element) -> bool {
    let body = window().and_then(|it| it.document()?.body());
    let has_focus = |it: &Element| it.matches(":focus-within").unwrap_or(false);
    body.is_some_and(|it| has_focus(&it)) && !has_focus(host)
}

/// Moves the focus to one of the elements inside `node` that `selector` finds; it stays where it is when there is none.
pub fn focus(node: &NodeRef, selector: &str, index: usize) {
    let all = node.cast::<Element>().and_then(|it| it.query_selector_all(selector).ok());
    let found = all.and_then(|it| it.get(index as u32));
    if let Some(element) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus(); // fails for nothing that is on the page
    }
}
