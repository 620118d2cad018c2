//! `<cw-probe>`: a tiny widget of the test suite, broken on purpose. It proves isolation, replacement, and the
//! bundle `all`, before there is a second real widget. Never published.

use cw_kit::element::{Mounted, Widget};
use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement};

mod counter;

use counter::Probe;

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Renders the widget of `tag` inside `root`; `None` when this bundle does not hold it.
#[wasm_bindgen]
pub fn mount(
    tag: &str,
    host: HtmlElement,
    root: Element,
    retry: Option<Function>,
) -> Option<Mounted> {
    if tag == Probe::CONTRACT.tag {
        return Some(cw_kit::element::mount::<Probe>(host, root, retry));
    }
    #[cfg(feature = "calendar")]
    if tag == cw_calendar::Calendar::CONTRACT.tag {
        return Some(cw_kit::element::mount::<cw_calendar::Calendar>(host, root, retry));
    }
    None
}
