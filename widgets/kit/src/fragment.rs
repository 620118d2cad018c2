//! The part of the page's address behind `#`, shared by everybody on the page: `#luoghi=…&eventi=…`.

use cw_model::scan::{self, cut};
use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::window;
use yew::Callback;

/// The address of the page as it stands, with everything behind `#`.
pub fn address() -> Option<String> {
    window()?.location().href().ok()
}

/// What stands there under `key`.
pub fn read(key: &str) -> Option<String> {
    let hash = window()?.location().hash().ok()?;
    let found = pieces(&hash).into_iter().find(|it| name_of(it) == key)?;
    cut(found, b'=').map(|it| it.1.to_owned())
}

/// Writes `value` under `key`, or takes it away when it is empty; what others wrote stays. `step` is worth a step back.
pub fn write(key: &str, value: &str, step: bool) {
    let Some(window) = window() else { return };
    let (Ok(hash), Ok(history)) = (window.location().hash(), window.history()) else { return };
    let text = written(&hash, key, value);
    if text == behind_sign(&hash) {
        return;
    }
    // Whole: a bare `#` would be looked for beside the page's `<base>`.
    let Some(href) = address() else { return };
    let mut url = href[..scan::span(&href, b"#")].to_owned();
    if !text.is_empty() {
        url.push('#');
        url.push_str(&text);
    }
    let state = history.state().unwrap_or(JsValue::NULL);
    // Fails only where the browser has had enough of it: then the address stays as it is.
    let _ = match step {
        true => history.push_state_with_url(&state, "", Some(&url)),
        false => history.replace_state_with_url(&state, "", Some(&url)),
    };
}

/// Calls back when the visitor goes back or forward, or follows a link inside the page.
pub fn watch(on_change: Callback<()>) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "popstate", move |_| on_change.emit(())))
}

fn written(hash: &str, key: &str, value: &str) -> String {
    let mut text = String::new();
    let mut add = |piece: &[&str]| {
        if !text.is_empty() {
            text.push('&');
        }
        piece.iter().for_each(|it| text.push_str(it));
    };
    for piece in pieces(hash) {
        if name_of(piece) != key {
            add(&[piece]);
        }
    }
    if !value.is_empty() {
        add(&[key, "=", value]);
    }
    text
}

fn pieces(hash: &str) -> Vec<&str> {
    let mut pieces = scan::pieces(behind_sign(hash), b"&");
    pieces.retain(|it| !it.is_empty());
    pieces
}

fn behind_sign(hash: &str) -> &str {
    hash.strip_prefix("#").unwrap_or(hash)
}

/// An anchor has no name: `#contenuto` is nobody's.
fn name_of(piece: &str) -> &str {
    cut(piece, b'=').map_or("", |it| it.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hash: &str, value: &str, expected: &str) {
        assert_eq!(written(hash, "luoghi", value), expected, "{hash}");
    }

    #[test]
    fn each_writes_under_its_own_name() {
        check("", "q:a", "luoghi=q:a");
        check("#luoghi=q:a", "q:b", "luoghi=q:b");
        check("#eventi=d:1&luoghi=q:a", "q:b", "eventi=d:1&luoghi=q:b");
        check("#luoghi=q:a&eventi=d:1", "", "eventi=d:1");
        check("#luoghi=q:a", "", "");
    }

    #[test]
    fn an_anchor_of_the_page_stays() {
        check("#contenuto", "q:a", "contenuto&luoghi=q:a");
        check("#luoghi", "q:a", "luoghi&luoghi=q:a");
    }
}
