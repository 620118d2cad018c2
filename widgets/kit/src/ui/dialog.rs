//! A modal dialog: the browser's own, so that focus, Esc and the inert page come for free.

use std::rc::Rc;

use cw_model::text::Language;
use web_sys::HtmlDialogElement;
use yew::html::onclose;
use yew::{Callback, Event, Html, MouseEvent, NodeRef};

use crate::messages::{Message, text};
use crate::tag;
use crate::ui::icon::{Glyph, icon};
use crate::ui::tag::unseen;

/// A dialog, for as long as it is rendered. `before` stands before the title: a way back, say.
/// `on_close` hears of Esc, the close button, and a click beside the dialog.
pub fn dialog(
    node: &NodeRef,
    language: Language,
    title: Html,
    before: Html,
    on_close: Callback<()>,
    content: Html,
) -> Html {
    let (inside, beside) = (node.clone(), node.clone());
    let close_button = tag!("button", "part": "button close", "class": "button icon-only")
        .on_click(Callback::from(move |_| close(&inside)))
        .holds(vec![icon(Glyph::Close), unseen(text(Message::Close, language))]);
    let on_backdrop = Callback::from(move |event: MouseEvent| {
        if event.target() == beside.get().map(Into::into) {
            close(&beside);
        }
    });
    let title =
        tag!("h2", "id": "dialog-title", "part": "dialog-title", "tabindex": "-1", "autofocus": "")
            .holds(vec![title]);
    let header = tag!("header", "class": "dialog-header").holds(vec![before, title, close_button]);
    let body = tag!("div", "class": "dialog-body").holds(vec![header, content]);
    tag!("dialog", "part": "dialog", "class": "dialog", "aria-labelledby": "dialog-title")
        .node(node)
        .on_click(on_backdrop)
        .listen(Rc::new(onclose::Wrapper::new(on_close.reform(|_: Event| ()))))
        .holds(vec![body])
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
