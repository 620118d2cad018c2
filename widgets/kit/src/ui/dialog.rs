//! A modal dialog: the browser's own, so that focus, Esc and the inert page come for free.

use cw_model::text::Language;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::messages::{Message, text};
use crate::ui::icon::{Glyph, icon};

/// What a [`Dialog`] shows.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Language of the close button.
    pub language: Language,
    /// Title, and accessible name.
    pub title: AttrValue,
    /// Shown before the title: a way back, say.
    #[prop_or_default]
    pub before: Html,
    /// Esc, the close button, or a click beside the dialog.
    pub on_close: Callback<()>,
    /// The content.
    pub children: Html,
}

/// An open dialog, for as long as it is rendered. Focus goes to its title, and back where it was.
#[component]
pub fn Dialog(props: &Props) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let dialog = node.cast::<HtmlDialogElement>();
            // Fails only when it is open already.
            let _ = dialog.as_ref().map(HtmlDialogElement::show_modal);
            move || {
                if let Some(dialog) = dialog {
                    dialog.close();
                }
            }
        });
    }
    let on_cancel = props.on_close.reform(|event: Event| event.prevent_default());
    let on_backdrop = {
        let (node, on_close) = (node.clone(), props.on_close.clone());
        Callback::from(move |event: MouseEvent| {
            if event.target().as_deref() == node.get().map(Into::into).as_ref() {
                on_close.emit(());
            }
        })
    };
    html! {
        <dialog ref={node} part="dialog" class="dialog" aria-labelledby="dialog-title"
            oncancel={on_cancel} onclick={on_backdrop}>
            <div class="dialog-body">
                <header class="dialog-header">
                    { props.before.clone() }
                    <h2 id="dialog-title" part="dialog-title" tabindex="-1" autofocus=true>{ &props.title }</h2>
                    <button type="button" part="button close" class="button icon-only" onclick={props.on_close.reform(|_| ())}>
                        { icon(Glyph::Close) }
                        <span class="hidden">{ text(Message::Close, props.language) }</span>
                    </button>
                </header>
                { props.children.clone() }
            </div>
        </dialog>
    }
}
