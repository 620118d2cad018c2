//! An error that the reader must know of, with a way on.

use cw_model::text::Language;
use yew::{Callback, MouseEvent};

use crate::messages::{Message, text};
use crate::tag;
use crate::ui::icon::Glyph;
use crate::ui::tag::Tag;

/// `role=alert` with a retry button. `detail` is the source's own words; `of` says to those who do not see of what the
/// button is, where a page may have several.
pub fn alert(
    language: Language,
    of: &str,
    reason: String,
    detail: Option<String>,
    on_retry: Callback<MouseEvent>,
) -> Tag {
    let retry = tag!("button", "part": "button retry", "class": "button")
        .on_click(on_retry)
        .with(text(Message::Retry, language));
    let retry = if of.is_empty() { retry } else { retry.unseen([" – ", of].concat()) };
    let words =
        tag!("p", "role": "alert").with(reason).with(detail.map(|it| tag!("small").with(it)));
    tag!("div", "part": "alert", "class": "alert").icon(Glyph::WARNING).with(words).with(retry)
}
