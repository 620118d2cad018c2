//! A file to take away, made in the page.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlAnchorElement, HtmlCanvasElement, Url, window};
use yew::Callback;

use crate::watch::timeout;

/// So long, in milliseconds, a picture is there to be taken: some browsers read it long after the click.
const OFFERED: u32 = 60_000;

/// Hands `text` to the visitor as a file. Does nothing where the browser refuses downloads.
pub fn save(name: &str, media_type: &str, text: &str) {
    let _ = try_save(name, media_type, text); // a refusal leaves the page as it was
}

fn try_save(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &JsValue::from_str("type"), &JsValue::from_str(media_type))?;
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, options.unchecked_ref())?;
    Url::revoke_object_url(&offer(name, &blob)?)
}

/// Hands a picture to the visitor as a PNG file, and tells whether it could: a canvas may be larger than the browser
/// likes.
pub fn save_picture(name: &str, picture: &HtmlCanvasElement, on_end: Callback<bool>) {
    let name = name.to_owned();
    let offer = Closure::once_into_js(move |blob: Option<Blob>| {
        let address = blob.and_then(|it| offer(&name, &it).ok());
        on_end.emit(address.is_some());
        if let Some(address) = address {
            let revoke = move || drop(Url::revoke_object_url(&address));
            timeout(OFFERED, Box::new(revoke)).forget();
        }
    });
    let _ = picture.to_blob(offer.unchecked_ref()); // refused for a canvas with pictures of others: ours has none
}

/// Offers a file at an address, which is to be revoked some time.
fn offer(name: &str, blob: &Blob) -> Result<String, JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let document = window().and_then(|it| it.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Ok(address)
}
