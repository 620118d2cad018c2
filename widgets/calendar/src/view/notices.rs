//! What went wrong, what is missing, how old the data are.

use cw_kit::load::Failure;
use cw_kit::tag;
use cw_kit::ui::alert::alert;
use cw_kit::ui::legend::{Entry, legend};
use cw_kit::ui::tag::Tag;
use yew::Callback;

use crate::layer::Layer;
use crate::scene::Scene;

/// Notices above the events; nothing when all is well. Without any data, the page's own fallback is shown too.
pub fn notices(scene: &Scene, on_retry: &Callback<usize>) -> Tag {
    let mut notices = tag!("div", "class": "notices");
    if let [layer] = scene.layers
        && let Some(failure) = layer.failure()
    {
        notices.add(failed(scene, layer, failure, on_retry));
    }
    let is_lost = |it: &Layer| it.failure().is_some() && it.catalog.updated().is_none();
    if scene.shown().next().is_some() && scene.shown().all(is_lost) {
        notices.add(tag!("slot"));
    }
    for sentence in scene.shortcomings() {
        notices.add(tag!("p", "class": "notice", "part": "notice").with(sentence));
    }
    notices
}

/// The failure, and how old the data are that stay on the page.
fn failed(scene: &Scene, layer: &Layer, failure: &Failure, on_retry: &Callback<usize>) -> Tag {
    let language = scene.words.language();
    let reason = [failure.message(language), &scene.since(&layer.catalog)].concat();
    alert(language, "", reason, failure.words(), on_retry.reform(|_| 0))
}

/// The legend of several sources; their failures are in it.
pub fn sources(
    scene: &Scene,
    on_toggle: &Callback<usize>,
    on_retry: &Callback<usize>,
) -> Option<Tag> {
    if !scene.is_several() {
        return None;
    }
    let (first, last) = (scene.state.month, scene.last_of_month());
    let mut entries = Vec::new();
    for layer in scene.layers {
        entries.push(Entry {
            title: &layer.tag.title,
            on: layer.on,
            load: &layer.catalog.load,
            count: layer.found.between(first, last).count(),
            since: scene.since(&layer.catalog),
        });
    }
    Some(legend(scene.words.language(), &entries, on_toggle, on_retry))
}
