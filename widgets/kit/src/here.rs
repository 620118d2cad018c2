//! Where the visitor is: asked of the browser, and only when the visitor wants it.

use cw_model::geo::Coordinates;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Geolocation, PositionOptions, window};
use yew::Callback;

/// Milliseconds after which the device is given up on.
const PATIENCE: u32 = 15_000;
/// A position so many milliseconds old is as good as a new one.
const FRESH: u32 = 300_000;

/// Whether there is anybody to ask: pages without https have no position.
pub fn is_available() -> bool {
    window().is_some_and(|it| it.is_secure_context()) && geolocation().is_some()
}

fn geolocation() -> Option<Geolocation> {
    window()?.navigator().geolocation().ok()
}

/// Asks for the position; the browser asks the visitor. `None` when either refuses.
pub fn locate(on_answer: Callback<Option<Coordinates>>) {
    // A refusal is a position without coordinates.
    let on_told = Closure::<dyn FnMut(JsValue)>::new(move |it| on_answer.emit(read(&it)));
    let on_told = on_told.into_js_value();
    let options = PositionOptions::new();
    options.set_timeout(PATIENCE);
    options.set_maximum_age(FRESH);
    if let Some(geolocation) = geolocation() {
        // Fails only where the browser forbids it, and then it has called back.
        let _ = geolocation.get_current_position_with_error_callback_and_options(
            on_told.unchecked_ref(),
            Some(on_told.unchecked_ref()),
            &options,
        );
    }
}

fn read(position: &JsValue) -> Option<Coordinates> {
    let coordinates = Reflect::get(position, &"coords".into()).ok()?;
    let number = |name: &str| Reflect::get(&coordinates, &name.into()).ok()?.as_f64();
    Coordinates::new(number("latitude")?, number("longitude")?)
}
