//! Buttons with a drawing.

use crate::tag;
use crate::ui::icon::Glyph;
use crate::ui::tag::Tag;

/// A button with a drawing and a name.
pub fn button(part: &'static str, glyph: Glyph, label: &'static str) -> Tag {
    tag!("button", "class": "button", "part": part).icon(glyph).with(label)
}

/// A button that is only a drawing: its name is read out, and shown under the mouse.
pub fn icon_button(part: &'static str, label: &'static str, glyph: Glyph) -> Tag {
    tag!("button", "class": "button icon-only", "part": part, "title": label)
        .icon(glyph)
        .unseen(label)
}

/// The value of an `aria-` attribute.
pub fn yes_or_no(it: bool) -> &'static str {
    if it { "true" } else { "false" }
}
