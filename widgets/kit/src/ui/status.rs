//! A live region: what changed, said once to those who do not see it (WCAG 4.1.3).

use yew::Html;

use crate::tag;

/// `role=status`, out of sight. It must be on the page before its text changes.
pub fn status(text: String) -> Html {
    tag!("p", "role": "status", "class": "hidden").text(text)
}
