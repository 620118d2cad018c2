//! A text for the visitor to paste elsewhere.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Clipboard, window};
use yew::Callback;

/// Whether the browser lets us: pages without https may not.
pub fn is_available() -> bool {
    window().is_some_and(|it| it.is_secure_context())
}

fn clipboard() -> Option<Clipboard> {
    Some(window()?.navigator().clipboard())
}

/// Copies a text; calls back with `true` once it is there, with `false` where the browser refuses.
pub fn copy(text: &str, on_end: Callback<bool>) {
    let Some(written) = clipboard().map(|it| it.write_text(text)) else { return };
    spawn_local(async move { on_end.emit(JsFuture::from(written).await.is_ok()) });
}
