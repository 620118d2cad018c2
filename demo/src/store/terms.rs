//! What can be found about a content: the rows of `term` and the words of the full text.

use cw_model::search::fold;

use crate::event::{Event, Words};
use crate::item::Item;
use crate::place::Place;
use crate::vocabulary::audience_and_topic;

/// One value of one field.
pub struct Term {
    pub field: &'static str,
    pub value: String,
    pub folded: String,
}

/// `Perché` becomes `perche`.
pub fn folded(text: &str) -> String {
    let mut folded = String::new();
    fold(text, &mut folded);
    folded
}

/// Every value `item` can be found by, in every language, once each.
pub fn terms(item: &Item) -> Vec<Term> {
    let mut terms = Terms::default();
    for locale in item.locales() {
        let text = item.text(locale);
        terms.add("language", locale.code());
        terms.add("title", &text.title);
        terms.add("abstract", &text.summary);
        terms.add("description", &without_tags(&text.description));
    }
    match item {
        Item::Event(event) => of_event(event, &mut terms),
        Item::Place(place) => of_place(place, &mut terms),
    }
    terms.0
}

/// The field whose values are counted for `field`: a content in three languages counts once, in Italian.
pub fn counted(field: &str) -> &str {
    match field {
        "kind" => "kind.it",
        "audience" => "audience.it",
        "topic" => "topic.it",
        "place" => "place.it",
        "organizer" => "organizer.it",
        "venue" => "venue.it",
        field => field,
    }
}

fn of_event(event: &Event, terms: &mut Terms) {
    let (audience, topic) = audience_and_topic(&event.image);
    for locale in event.locales() {
        event.kinds.iter().for_each(|it| terms.add("kind", it.get(locale)));
        terms.add("audience", audience.get(locale));
        terms.add("topic", topic.get(locale));
        terms.add("place", event.place.name.get(locale));
        terms.add("organizer", event.organizer.name.get(locale));
    }
    event.kinds.iter().for_each(|it| terms.add("kind.it", &it.it));
    terms.add("audience.it", &audience.it);
    terms.add("topic.it", &topic.it);
    terms.add("place.it", &event.place.name.it);
    terms.add("organizer.it", &event.organizer.name.it);
    terms.add("place.id", &event.place.id.to_string());
    terms.add("organizer.id", &event.organizer.id.to_string());
    terms.add("free", if event.cost.is_none() { "1" } else { "0" });
    terms.add("cost", event.cost.as_deref().unwrap_or_default());
}

fn of_place(place: &Place, terms: &mut Terms) {
    let mut add = |field, words: &Words| {
        let all = [Some(&words.it), words.de.as_ref(), words.en.as_ref()];
        all.into_iter().flatten().for_each(|it| terms.add(field, it));
    };
    place.kinds.iter().for_each(|it| add("kind", it));
    place.venues.iter().for_each(|it| add("venue", &it.name));
    place.kinds.iter().for_each(|it| terms.add("kind.it", &it.it));
    place.venues.iter().for_each(|it| terms.add("venue.it", &it.name.it));
    place.venues.iter().for_each(|it| terms.add("venue.id", &it.id.to_string()));
    terms.add("accessibility", &place.access);
}

/// Everything a reader may remember of it.
pub fn words(item: &Item) -> String {
    let address = match item {
        Item::Event(it) => it.place.address.clone().unwrap_or_default(),
        Item::Place(it) => it.address(),
    };
    let searched = |it: &&Term| !it.field.contains('.') && it.field != "language";
    let terms = terms(item);
    let values = terms.iter().filter(searched).map(|it| it.folded.as_str());
    values.chain([folded(&address).as_str()]).collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Terms(Vec<Term>);

impl Terms {
    fn add(&mut self, field: &'static str, value: &str) {
        let known = self.0.iter().any(|it| it.field == field && it.value == value);
        if !value.is_empty() && !known {
            self.0.push(Term { field, value: value.to_owned(), folded: folded(value) });
        }
    }
}

/// Our own editors' HTML, so the simplest reading is enough.
fn without_tags(html: &str) -> String {
    let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}
