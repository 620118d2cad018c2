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

/// Copies a text; calls back once it is there. A refusal leaves everything as it was.
pub fn copy(text: &str, on_copied: Callback<()>) {
    let Some(written) = clipboard().map(|it| it.write_text(text)) else { return };
    spawn_local(async move {
        if JsFuture::from(written).await.is_ok() {
            on_copied.emit(());
        }
    });
}
