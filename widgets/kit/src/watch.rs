//! What changes around a widget: its width, the network, time, the next frame.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver, window};
use yew::{Callback, NodeRef};

/// Watches the width of an element, in CSS pixels; stops when dropped.
pub struct Width {
    observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut(Array)>,
}

impl Width {
    /// Calls back whenever the width changes. `None` when the element is not there yet, or the browser too old.
    pub fn watch(node: &NodeRef, on_width: Callback<f64>) -> Option<Self> {
        let element = node.cast::<Element>()?;
        let on_resize = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let rect = Reflect::get(&entries.get(0), &"contentRect".into());
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
pub fn width_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().width()
}

/// The size of type in an element, in CSS pixels. Readers who need larger type change it.
pub fn em_of(element: &Element) -> f64 {
    let style = window().and_then(|it| it.get_computed_style(element).ok().flatten());
    let size = style.and_then(|it| it.get_property_value("font-size").ok());
    size.map(|it| js_sys::Number::parse_float(&it)).filter(|it| 0.0 < *it).unwrap_or(16.0)
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

/// Calls back once, after so many milliseconds.
pub fn later(milliseconds: u32, callback: Callback<()>) -> Watch {
    Watch { _listener: None, _timer: Some(Timeout::new(milliseconds, move || callback.emit(()))) }
}

/// Calls back once the browser has painted what is rendered now.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    let frame = Closure::once_into_js(move || Timeout::new(0, callback).forget());
    if let Some(window) = window() {
        // Fails only in a document without a window, where nothing is painted.
        let _ = window.request_animation_frame(frame.unchecked_ref());
    }
}

/// Moves the focus to one of the elements inside `node` that `selector` finds; it stays where it is when there is none.
pub fn focus(node: &NodeRef, selector: &str, index: usize) {
    let all = node.cast::<Element>().and_then(|it| it.query_selector_all(selector).ok());
    let found = all.and_then(|it| it.get(index as u32));
    if let Some(element) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus(); // fails for nothing that is on the page
    }
}
