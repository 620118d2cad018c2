//! A live region: what changed, said once to those who do not see it (WCAG 4.1.3).

use crate::tag;
use crate::ui::tag::Tag;

/// `role=status`, out of sight. It must be on the page before its text changes.
pub fn status(text: &String) -> Tag {
    tag!("p", "role": "status", "class": "hidden").with(text)
}
