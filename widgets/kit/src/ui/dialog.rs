//! A modal dialog: the browser's own, so that focus, Esc and the inert page come for free.

use std::rc::Rc;

use cw_model::text::Language;
use web_sys::HtmlDialogElement;
use yew::html::onclose;
use yew::{Callback, Event, MouseEvent, NodeRef};

use crate::messages::{Message, text};
use crate::tag;
use crate::ui::icon::Glyph;
use crate::ui::tag::Tag;

/// A dialog, for as long as it is rendered. Its `title` begins as [`title`]; `before` stands before the title: a way back, say.
/// `on_close` hears of Esc, the close button, and a click beside the dialog.
pub fn dialog(
    node: &NodeRef,
    language: Language,
    title: Tag,
    before: Option<Tag>,
    on_close: Callback<()>,
    content: Tag,
) -> Tag {
    let (inside, beside) = (node.clone(), node.clone());
    let close_button = tag!("button", "part": "button close", "class": "button icon-only")
        .on_click(Callback::from(move |_| close(&inside)))
        .icon(Glyph::CLOSE)
        .unseen(text(Message::Close, language));
    let on_backdrop = Callback::from(move |event: MouseEvent| {
        if event.target() == beside.get().map(Into::into) {
            close(&beside);
        }
    });
    let header =
        tag!("header", "class": "dialog-header").with(before).with(title).with(close_button);
    let body = tag!("div", "class": "dialog-body").with(header).with(content);
    tag!("dialog", "part": "dialog", "class": "dialog", "aria-labelledby": "dialog-title")
        .node(node)
        .on_click(on_backdrop)
        .listen(Rc::new(onclose::Wrapper::new(on_close.reform(|_: Event| ()))))
        .with(body)
}

/// The title of a dialog, still without words.
pub fn title() -> Tag {
    tag!("h2", "id": "dialog-title", "part": "dialog-title", "tabindex": "-1", "autofocus": "")
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
