//! An error that the reader must know of, with a way on.

use cw_model::text::Language;
use yew::{Callback, Html, MouseEvent};

use crate::messages::{Message, text};
use crate::tag;
use crate::ui::icon::{Glyph, icon};
use crate::ui::tag::plain;

/// `role=alert` with a retry button. `detail` is the source's own words.
pub fn alert(
    language: Language,
    reason: String,
    detail: Option<String>,
    on_retry: &Callback<()>,
) -> Html {
    let detail = detail.map(|it| tag!("small").text(it)).unwrap_or_default();
    let retry = tag!("button", "part": "button retry", "class": "button")
        .on_click(on_retry.reform(|_: MouseEvent| ()))
        .text(text(Message::Retry, language));
    let words = tag!("p", "role": "alert").holds(vec![plain(reason), detail]);
    tag!("div", "part": "alert", "class": "alert").holds(vec![icon(Glyph::Warning), words, retry])
}
