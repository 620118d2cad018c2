//! What went wrong, what is missing, how old the data are.

use cw_kit::intl::Words;
use cw_kit::load::{Failure, Load};
use cw_kit::ui::alert::Alert;
use yew::prelude::*;

use crate::catalog::Catalog;
use crate::messages::{Message, left_out, text, updated};

/// What [`Notices`] shows and tells.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Words and dates.
    pub words: Words,
    /// What was loaded.
    pub catalog: Catalog,
    /// Ask again.
    pub on_retry: Callback<()>,
}

/// Notices above the events; nothing when all is well. Without any data, the page's own fallback is shown too.
#[component]
pub fn Notices(props: &Props) -> Html {
    let language = props.words.language();
    let catalog = &props.catalog;
    let failure = match &catalog.load {
        Load::Failed(failure) => Some(failure),
        _ => None,
    };
    html! {
        <div class="notices">
            if let Some(failure) = failure {
                <Alert {language} reason={reason(props, failure)} detail={detail(failure)} on_retry={props.on_retry.clone()} />
                if catalog.updated.is_none() { <slot /> }
            }
            if catalog.truncated {
                <p class="notice" part="notice">{ text(Message::Truncated, language) }</p>
            }
            if !catalog.problems.is_empty() {
                <p class="notice" part="notice">{ left_out(catalog.problems.len(), language) }</p>
            }
        </div>
    }
}

/// The failure, and how old the data are that stay on the page.
fn reason(props: &Props, failure: &Failure) -> String {
    let language = props.words.language();
    let mut reason = failure.message(language).to_owned();
    if let Some(time) = props.catalog.updated {
        let (date, time) = (props.words.long_date(time.in_rome().date), props.words.time(time));
        reason.push(' ');
        reason.push_str(&updated(&date, &time, language));
    }
    reason
}

fn detail(failure: &Failure) -> Option<AttrValue> {
    match failure {
        Failure::Refused(words) => Some(words.clone().into()),
        _ => None,
    }
}
