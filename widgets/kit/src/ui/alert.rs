//! An error that the reader must know of, with a way on.

use cw_model::text::Language;
use yew::prelude::*;

use crate::messages::{Message, text};
use crate::ui::icon::{Glyph, icon};

/// `role=alert` with a retry button. `detail` is the source's own words.
pub fn alert(language: Language, reason: String, detail: Option<String>, on_retry: &Callback<()>) -> Html {
    let onclick = on_retry.reform(|_: MouseEvent| ());
    html! {
        <div part="alert" class="alert">
            { icon(Glyph::Warning) }
            <p role="alert">{ reason }{ detail.map(|it| html! { <small>{ it }</small> }) }</p>
            <button type="button" part="button retry" class="button" {onclick}>{ text(Message::Retry, language) }</button>
        </div>
    }
}
