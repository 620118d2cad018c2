//! A live region: what changed, said once to those who do not see it (WCAG 4.1.3).

use yew::prelude::*;

/// What a [`Status`] says.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The sentence; it is announced when it changes.
    pub text: AttrValue,
}

/// `role=status`, out of sight. It must be on the page before its text changes.
#[component]
pub fn Status(props: &Props) -> Html {
    html! { <p role="status" class="hidden">{ &props.text }</p> }
}
