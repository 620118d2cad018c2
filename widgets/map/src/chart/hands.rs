//! Wheel and fingers. A map in the middle of a page must not take the page's scrolling: the wheel zooms only with
//! Ctrl (or Cmd), and one finger belongs to the page. Two fingers and the mouse's button are Leaflet's.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use leaflet::Map;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, TouchEvent, WheelEvent};
use yew::Callback;

use super::Moved;
use super::bindings::ground;

/// Pixels of wheel for one zoom: less than a notch of any mouse, and a short way for the fingers on a touchpad.
const NOTCH: f64 = 50.0;

/// The listeners; they go with it.
pub struct Hands {
    _listeners: [EventListener; 3],
}

impl Hands {
    /// Listens on the container of `map`.
    pub fn on(container: &Element, map: Map, on_moved: Callback<Moved>) -> Self {
        // A finger is told of once, when it first moves; not at all when another one is there.
        let settled = Rc::new(Cell::new(false));
        let begun = settled.clone();
        let on_begin =
            move |event: &Event| begun.set(fingers(event.unchecked_ref::<TouchEvent>()) != 1);
        let on_finger = on_moved.clone();
        let on_move = move |_: &Event| {
            if !settled.replace(true) {
                on_finger.emit(Moved::OneFinger);
            }
        };
        // Nobody can say beforehand that Ctrl will be held, and without the right to refuse, the page would zoom.
        let may_refuse = EventListenerOptions::enable_prevent_default();
        Hands {
            _listeners: [
                EventListener::new_with_options(
                    container,
                    "wheel",
                    may_refuse,
                    on_wheel(map, on_moved),
                ),
                EventListener::new(container, "touchstart", on_begin),
                EventListener::new(container, "touchmove", on_move),
            ],
        }
    }
}

fn on_wheel(map: Map, on_moved: Callback<Moved>) -> impl FnMut(&Event) + 'static {
    let mut turned = 0.0;
    move |event| {
        let event = event.unchecked_ref::<WheelEvent>();
        // A pinch on a touchpad arrives as a wheel with Ctrl.
        if !event.ctrl_key() && !event.meta_key() {
            return on_moved.emit(Moved::WheelAlone);
        }
        event.prevent_default();
        // In pixels everywhere: Firefox counts lines only for those who ask what it counts.
        turned -= event.delta_y();
        if NOTCH <= turned.abs() {
            let zoom = map.get_zoom() + turned.signum();
            turned = 0.0;
            on_moved.emit(Moved::Dragged);
            map.set_zoom_around_point(&ground(&map).point_of(event), zoom);
        }
    }
}

fn fingers(event: &TouchEvent) -> u32 {
    event.touches().length()
}
