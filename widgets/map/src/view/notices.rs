//! What went wrong, what is missing, how old the data are.

use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::alert::alert;
use cw_kit::ui::legend::{Entry, legend};
use cw_kit::ui::tag::Tag;

use crate::app::{PoiMap, Told, hears, tells};
use crate::messages::{Message, incomplete, join, left_out, nowhere, updated};
use crate::state::{Action, Near};

/// Notices above the places, and the sources where there are several. Without any data, the page's own fallback is
/// shown too.
pub fn notices(map: &PoiMap, page: &Page<PoiMap>) -> Tag {
    let language = map.words.language();
    let on_retry = hears(page, |it| Told::Retry(Some(it)));
    let failed = map.layers.iter().filter(|it| it.failure().is_some()).count();
    let mut notices = tag!("div", "class": "notices");
    if 1 < map.layers.len() {
        let on_toggle = hears(page, |it| Told::Action(Action::Layer(it)));
        notices.add(legend(language, &entries(map), &on_toggle, &on_retry));
    } else if let Some(failure) = map.layers[0].failure() {
        let reason = join(&[failure.message(language), &map.since(0)]);
        let on_retry = tells(page, Told::Retry(Some(0)));
        notices.add(alert(language, "", reason, failure.words(), on_retry));
    }
    if failed == map.layers.len() && map.ground.is_empty() {
        notices.add(tag!("slot"));
    }
    for sentence in map.shortcomings() {
        notices.add(tag!("p", "class": "notice", "part": "notice").with(sentence));
    }
    notices
}

fn entries(map: &PoiMap) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    for (index, layer) in map.layers.iter().enumerate() {
        entries.push(Entry {
            title: &map.sources[index].title,
            on: !map.state.find.off.contains(&index),
            load: &layer.load,
            count: map.found.by_layer[index] as usize,
            since: map.since(index),
        });
    }
    entries
}

impl PoiMap {
    /// How old the data are that stay on the page.
    fn since(&self, layer: usize) -> String {
        let Some(time) = self.layers[layer].updated else { return String::new() };
        let (date, time) = (self.words.long_date(time.in_rome().date), self.words.time(time));
        updated(&date, &time, self.words.language())
    }

    /// How many places the map cannot show, in words.
    pub(crate) fn lost(&self) -> Option<String> {
        let lost = self.found.order.len() - self.found.clusters.len();
        (0 < lost).then(|| nowhere(lost, self.words.language()))
    }

    /// What is missing from what is shown, or from what was asked for.
    pub(crate) fn shortcomings(&self) -> Vec<String> {
        let language = self.words.language();
        let (mut gone, mut short, mut unknown, mut truncated) = (0, 0, false, false);
        for layer in self.layers.iter() {
            truncated |= layer.truncated;
            for page in &layer.pages {
                gone += page.problems.left_out;
                short += page.problems.incomplete;
                unknown |= page.has_unknown_system();
            }
        }
        let mut sentences = Vec::new();
        let near = self.state.near;
        for (on, message) in [
            (near == Near::Asked, Message::Locating),
            (near == Near::Refused, Message::NoLocation),
            (truncated, Message::Truncated),
            (unknown, Message::UnknownSystem),
        ] {
            if on {
                sentences.push(self.say(message).to_owned());
            }
        }
        for (count, sentence) in [(gone, left_out as fn(usize, _) -> String), (short, incomplete)] {
            if 0 < count {
                sentences.push(sentence(count, language));
            }
        }
        sentences
    }
}
