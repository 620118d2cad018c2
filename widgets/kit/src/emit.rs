//! `cw-*` events out: what a page may listen to. They bubble and cross shadow roots.

use cw_format::Problem;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// The element, as the place its events come from.
#[derive(Clone, Debug, PartialEq)]
pub struct Host(pub(crate) HtmlElement);

/// One field of an event's `detail`.
pub enum Field<'a> {
    /// A string.
    Text(&'a str),
    /// A number.
    Number(usize),
    /// A list of `{ record, reason }`, from one source after the other.
    Problems(&'a [&'a [Problem]]),
}

impl Host {
    /// The element itself.
    pub fn element(&self) -> &HtmlElement {
        &self.0
    }

    /// Dispatches an event that says something happened.
    pub fn emit(&self, name: &str, detail: &[(&str, Field)]) {
        self.dispatch(name, detail, false);
    }

    /// Dispatches an event a page may cancel; `true` when nobody did.
    pub fn ask(&self, name: &str, detail: &[(&str, Field)]) -> bool {
        self.dispatch(name, detail, true)
    }

    fn dispatch(&self, name: &str, detail: &[(&str, Field)], cancelable: bool) -> bool {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_cancelable(cancelable);
        init.set_detail(&object(detail.iter().map(|(name, field)| (*name, value(field)))));
        let event = CustomEvent::new_with_event_init_dict(name, &init);
        event.is_ok_and(|it| self.0.dispatch_event(&it).unwrap_or(true))
    }
}

fn value(field: &Field) -> JsValue {
    match field {
        Field::Text(text) => JsValue::from_str(text),
        Field::Number(number) => JsValue::from_f64(*number as f64),
        Field::Problems(problems) => {
            let list = Array::new();
            for it in problems.iter().copied().flatten() {
                let (record, reason) =
                    (JsValue::from_str(&it.record), JsValue::from_str(it.reason));
                list.push(&object([("record", record), ("reason", reason)].into_iter()));
            }
            list.into()
        }
    }
}

fn object<'a>(fields: impl Iterator<Item = (&'a str, JsValue)>) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Fails only on frozen objects, and this one is new.
        let _ = Reflect::set(&object, &JsValue::from_str(name), &value);
    }
    object.into()
}
