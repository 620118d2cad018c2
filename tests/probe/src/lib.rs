//! `<cw-probe>`: a tiny widget of the test suite, broken on purpose. It proves isolation, replacement, and the
//! bundle `all`, before there is a second real widget. Never published.

use cw_kit::attrs::Attrs;
use cw_kit::contract::{Attribute, Contract};
use cw_kit::element::{Mounted, Widget};
use cw_kit::emit::Host;
use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Renders the widget of `tag` inside `root`; `None` when this bundle does not hold it.
#[wasm_bindgen]
pub fn mount(tag: &str, host: HtmlElement, root: Element, retry: Option<Function>) -> Option<Mounted> {
    if tag == Probe::CONTRACT.tag {
        return Some(cw_kit::element::mount::<Probe>(host, root, retry));
    }
    #[cfg(feature = "calendar")]
    if tag == cw_calendar::CalendarElement::CONTRACT.tag {
        return Some(cw_kit::element::mount::<cw_calendar::CalendarElement>(host, root, retry));
    }
    None
}

/// The widget.
pub struct Probe;

impl Widget for Probe {
    const CONTRACT: Contract = Contract {
        tag: "cw-probe",
        doc: "Counts clicks, and panics when told to.",
        attributes: &[
            Attribute { name: "label", default: "", doc: "Shown beside the count." },
            Attribute { name: "panic", default: "", doc: "When to panic: `mount`, `render`, `click` or `effect`." },
        ],
        events: &[],
        parts: &[],
        properties: &[],
    };
    type Root = Counter;

    fn props(attrs: &Attrs, _: Host, refresh: u32) -> Props {
        let panic = attrs.text("panic", "");
        assert!(panic != "mount", "told to panic while mounting");
        Props { label: attrs.text("label", "").into(), panic: panic.into(), refresh }
    }
}

/// What a [`Counter`] shows.
#[derive(PartialEq, Properties)]
pub struct Props {
    label: AttrValue,
    panic: AttrValue,
    refresh: u32,
}

/// A button that counts.
#[component]
pub fn Counter(props: &Props) -> Html {
    let count = use_state(|| 0);
    assert!(props.panic != "render" || *count == 0, "told to panic while rendering");
    use_effect_with((props.panic.clone(), *count), |(panic, count)| {
        assert!(panic != "effect" || *count == 0, "told to panic in an effect");
    });
    let onclick = {
        let (count, panic) = (count.clone(), props.panic.clone());
        move |_| {
            assert!(panic != "click", "told to panic in an event");
            count.set(*count + 1);
        }
    };
    html! {
        <button type="button" class="button" {onclick}>
            { &props.label }{ " " }<output>{ *count }</output>{ " " }<small>{ props.refresh }</small>
        </button>
    }
}
