//! The only crate compiled to `.wasm`: one entry for the widgets chosen by feature.

use cw_kit::element::{Mounted, Widget};
use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement};

/// Two kilobytes smaller than the standard library's allocator, and no slower.
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
    #[cfg(feature = "panic-messages")]
    console_error_panic_hook::set_once();
    #[cfg(feature = "calendar")]
    if tag == cw_calendar::Calendar::CONTRACT.tag {
        return Some(cw_kit::element::mount::<cw_calendar::Calendar>(host, root, retry));
    }
    #[cfg(feature = "chart")]
    if tag == cw_chart::KpiChart::CONTRACT.tag {
        return Some(cw_kit::element::mount::<cw_chart::KpiChart>(host, root, retry));
    }
    #[cfg(feature = "map")]
    if tag == cw_map::PoiMap::CONTRACT.tag {
        return Some(cw_kit::element::mount::<cw_map::PoiMap>(host, root, retry));
    }
    let _ = (tag, host, root, retry);
    None
}
