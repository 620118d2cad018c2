//! A modal dialog: the browser's own, so that focus, Esc and the inert page come for free.

use cw_model::text::Language;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::messages::{Message, text};
use crate::ui::icon::{Glyph, icon};

/// A dialog, for as long as it is rendered. `before` stands before the title: a way back, say.
/// `on_close` hears of Esc, the close button, and a click beside the dialog.
pub fn dialog(node: &NodeRef, language: Language, title: String, before: Html, on_close: Callback<()>, content: Html) -> Html {
    let close = {
        let node = node.clone();
        Callback::from(move |_: MouseEvent| close(&node))
    };
    let on_backdrop = {
        let (node, close) = (node.clone(), close.clone());
        Callback::from(move |event: MouseEvent| {
            if event.target() == node.get().map(Into::into) {
                close.emit(event);
            }
        })
    };
    html! {
        <dialog ref={node.clone()} part="dialog" class="dialog" aria-labelledby="dialog-title"
            onclose={on_close.reform(|_: Event| ())} onclick={on_backdrop}>
            <div class="dialog-body">
                <header class="dialog-header">
                    { before }
                    <h2 id="dialog-title" part="dialog-title" tabindex="-1" autofocus=true>{ title }</h2>
                    <button type="button" part="button close" class="button icon-only" onclick={close}>
                        { icon(Glyph::Close) }<span class="hidden">{ text(Message::Close, language) }</span>
                    </button>
                </header>
                { content }
            </div>
        </dialog>
    }
}

/// Opens the dialog if it is rendered and not open yet: call it when the view is in the document.
pub fn open(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>().filter(|it| !it.open()) {
        let _ = dialog.show_modal(); // fails only when it is open already
    }
}

/// Closes the dialog; the browser gives the focus back where it was, and `on_close` follows.
fn close(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}
