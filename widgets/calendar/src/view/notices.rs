//! What went wrong, what is missing, how old the data are.

use cw_kit::load::{Failure, Load};
use cw_kit::tag;
use cw_kit::ui::alert::alert;
use yew::{Callback, Html};

use crate::messages::updated;
use crate::scene::Scene;

/// Notices above the events; nothing when all is well. Without any data, the page's own fallback is shown too.
pub fn notices(scene: &Scene, on_retry: &Callback<()>) -> Html {
    let catalog = scene.catalog;
    let failure = match &catalog.load {
        Load::Failed(failure) => Some(failure),
        _ => None,
    };
    let mut parts: Vec<Html> = failure.map(|it| failed(scene, it, on_retry)).into_iter().collect();
    if failure.is_some() && catalog.updated().is_none() {
        parts.push(tag!("slot").empty());
    }
    parts.extend(
        scene
            .shortcomings()
            .into_iter()
            .map(|it| tag!("p", "class": "notice", "part": "notice").text(it)),
    );
    tag!("div", "class": "notices").holds(parts)
}

/// The failure, and how old the data are that stay on the page.
fn failed(scene: &Scene, failure: &Failure, on_retry: &Callback<()>) -> Html {
    let catalog = scene.catalog;
    let language = scene.words.language();
    let mut reason = failure.message(language).to_owned();
    if let Some(time) = catalog.updated() {
        let (date, time) = (scene.words.long_date(time.in_rome().date), scene.words.time(time));
        reason.push(' ');
        reason.push_str(&updated(&date, &time, language));
    }
    let detail = match failure {
        Failure::Refused(words) => Some(words.clone()),
        _ => None,
    };
    alert(language, reason, detail, on_retry)
}
