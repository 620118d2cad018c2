//! An error that the reader must know of, with a way on.

use cw_model::text::Language;
use yew::prelude::*;

use crate::messages::{Message, text};
use crate::ui::icon::{Glyph, Icon};

/// What an [`Alert`] says.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Language of the button.
    pub language: Language,
    /// What happened, as a sentence.
    pub reason: AttrValue,
    /// More detail, in the source's own words.
    #[prop_or_default]
    pub detail: Option<AttrValue>,
    /// The retry button was pressed.
    pub on_retry: Callback<()>,
}

/// `role=alert` with a retry button.
#[component]
pub fn Alert(props: &Props) -> Html {
    let onclick = props.on_retry.reform(|_: MouseEvent| ());
    html! {
        <div part="alert" class="alert">
            <Icon glyph={Glyph::Warning} />
            <p role="alert">
                { &props.reason }
                if let Some(detail) = &props.detail {
                    <small>{ detail }</small>
                }
            </p>
            <button type="button" part="button retry" class="button" {onclick}>
                { text(Message::Retry, props.language) }
            </button>
        </div>
    }
}
