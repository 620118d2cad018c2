//! What changes around a widget: its width, the network, the next frame.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver, window};
use yew::prelude::*;

/// The width of an element in CSS pixels; `None` until it is on the page.
#[hook]
pub fn use_width(node: &NodeRef) -> Option<f64> {
    let width = use_state(|| None);
    let (node, setter) = (node.clone(), width.setter());
    use_effect_with((), move |()| {
        let observed = node.cast::<Element>().and_then(|element| Observed::start(element, setter));
        move || drop(observed)
    });
    *width
}

struct Observed {
    observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut(Array)>,
}

impl Observed {
    fn start(element: Element, setter: UseStateSetter<Option<f64>>) -> Option<Self> {
        setter.set(Some(element.get_bounding_client_rect().width()));
        let on_resize = Closure::new(move |entries: Array| {
            let width = Reflect::get(&entries.get(0), &"contentRect".into())
                .and_then(|it| Reflect::get(&it, &"width".into()));
            setter.set(width.ok().and_then(|it| it.as_f64()));
        });
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref::<Function>()).ok()?;
        observer.observe(&element);
        Some(Observed { observer, _on_resize: on_resize })
    }
}

impl Drop for Observed {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back when the network returns.
#[hook]
pub fn use_online(on_online: Callback<()>) {
    let latest = use_mut_ref(|| on_online.clone());
    *latest.borrow_mut() = on_online;
    use_effect_with((), move |()| {
        let listener = window().map(|it| {
            gloo::events::EventListener::new(&it, "online", move |_| {
                let callback = latest.borrow().clone();
                callback.emit(());
            })
        });
        move || drop(listener)
    });
}

/// Moves the focus to the first element inside `node` that `selector` finds; stays where it is when there is none.
pub fn focus(node: &NodeRef, selector: &str) {
    let found = node.cast::<Element>().and_then(|it| it.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus(); // fails for nothing that is on the page
    }
}

/// Calls back once the browser has painted what is rendered now.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    let frame = Closure::once_into_js(move || gloo::timers::callback::Timeout::new(0, callback).forget());
    if let Some(window) = window() {
        // Fails only in a document without a window, where nothing is painted.
        let _ = window.request_animation_frame(frame.unchecked_ref());
    }
}

/// Whether something has lasted longer than `milliseconds`; false again as soon as it is over.
#[hook]
pub fn use_lasting(going_on: bool, milliseconds: u32) -> bool {
    let lasting = use_state_eq(|| false);
    let setter = lasting.setter();
    use_effect_with(going_on, move |going_on| {
        let timer = going_on.then(|| {
            let setter = setter.clone();
            gloo::timers::callback::Timeout::new(milliseconds, move || setter.set(true))
        });
        if !going_on {
            setter.set(false);
        }
        move || drop(timer)
    });
    *lasting && going_on
}
