//! One event, whole.

use std::rc::Rc;

use cw_format::{html, link};
use cw_kit::tag;
use cw_kit::ui::icon::Glyph;
use cw_kit::ui::rich::rich;
use cw_kit::ui::tag::Tag;
use cw_model::event::{Details, Event, Image};

use crate::messages::{Message, join};
use crate::scene::{Scene, save};
use crate::state::Action;
use crate::words::when;

/// Image, dates, place, price, description, organizer, contacts, link, download.
pub fn detail(scene: &Scene, event: &Rc<Event>) -> Tag {
    let details = &*event.details;
    // The words of an event may be in another language than ours: a voice has to know (WCAG 3.1.2).
    let lang = &details.lang;
    let mut whole = tag!("div", "class": "detail", "part": "detail");
    if let Some(Image { url, alt }) = &details.image {
        whole.add(tag!("img", "src": url, "alt": alt, "lang": lang, "loading": "lazy"));
    }
    if let Some(it) = &details.abstract_text {
        whole.add(tag!("p", "class": "lead", "lang": lang).with(it));
    }
    whole.add(facts(scene, event));
    let base = details.url.as_deref().unwrap_or_default();
    for text in [&details.description, &details.information].into_iter().flatten() {
        whole.add(tag!("div", "lang": lang).with(rich(&html::read(text, base))));
    }
    let page = details.url.as_ref().map(|it| link_to_page(scene, it));
    whole.add(tag!("div", "class": "actions").with(page).with(download(scene, event.clone())));
    // A live region has to be there before it speaks, and one outside an open dialog is not heard.
    let saved = if scene.state.saved { scene.say(Message::Downloaded) } else { "" };
    whole.with(tag!("p", "role": "status", "class": "saved").with(saved))
}

fn link_to_page(scene: &Scene, href: &String) -> Tag {
    tag!("a", "class": "button primary", "part": "button page", "href": href)
        .icon(Glyph::EXTERNAL)
        .with(scene.say(Message::OpenPage))
}

fn download(scene: &Scene, event: Rc<Event>) -> Tag {
    tag!("button", "class": "button", "part": "button download")
        .on_click(scene.on_action.reform(move |_| {
            save(&event);
            Action::Saved
        }))
        .icon(Glyph::DOWNLOAD)
        .with(scene.say(Message::AddToCalendar))
}

fn facts(scene: &Scene, event: &Event) -> Tag {
    let it = &*event.details;
    let said = |yes: Option<bool>, message| if yes == Some(true) { scene.say(message) } else { "" };
    let [place, address] = place(it);
    let mut facts = tag!("dl", "class": "facts");
    // What we say, then what the source says.
    let mut add = |glyph, message, ours: String, theirs: [&Option<String>; 2]| {
        let mut lines = Vec::new();
        if !ours.is_empty() {
            lines.push(tag!("p").with(ours));
        }
        for line in theirs.into_iter().flatten() {
            lines.push(tag!("p", "lang": &it.lang).with(line));
        }
        facts.add(fact(scene, glyph, message, lines));
    };
    add(Glyph::CLOCK, Message::When, when(event, scene.words), [&it.timing_note, &None]);
    add(Glyph::PIN, Message::Where, String::new(), [&place, &address]);
    add(Glyph::TICKET, Message::Price, said(it.free, Message::Free).into(), [&it.cost, &None]);
    let accessible = said(it.accessible, Message::Accessible).into();
    add(Glyph::PEOPLE, Message::Accessibility, accessible, [&None, &None]);
    add(Glyph::LIST, Message::Category, String::new(), [&joined(&it.categories), &None]);
    add(Glyph::PEOPLE, Message::Organizer, String::new(), [&it.organizer, &None]);
    facts.add(fact(scene, Glyph::MAIL, Message::Contacts, contacts(it)));
    if let Some(layer) = scene.layer(event) {
        let name = &scene.layers[layer].tag.title;
        let line = tag!("p", "class": "source").shape(layer).with(name);
        facts.add(fact(scene, Glyph::EXTERNAL, Message::Source, vec![line]));
    }
    facts
}

fn joined(words: &[String]) -> Option<String> {
    let (first, others) = words.split_first()?;
    Some(others.iter().fold(first.clone(), |joined, it| join(&[&joined, ", ", it])))
}

/// Name and address; an address that begins with the name says both.
fn place(details: &Details) -> [Option<String>; 2] {
    let (place, address) = (&details.place, &details.address);
    match (place, address) {
        (Some(place), Some(address)) if address.starts_with(place.as_str()) => {
            [Some(address.clone()), None]
        }
        _ => [place.clone(), address.clone()],
    }
}

fn fact(scene: &Scene, glyph: Glyph, message: Message, lines: Vec<Tag>) -> Option<Tag> {
    if lines.is_empty() {
        return None;
    }
    let term = tag!("dt").icon(glyph).with(scene.say(message));
    Some(tag!("div").with(term).with(tag!("dd").with(lines)))
}

fn contacts(details: &Details) -> Vec<Tag> {
    let mut links = Vec::new();
    if let Some(text) = &details.email {
        links.push(tag!("p").with(tag!("a", "href": link::mail(text)).with(text)));
    }
    if let Some(text) = &details.phone {
        links.push(tag!("p").with(match link::telephone(text) {
            Some(href) => tag!("a", "href": href).with(text),
            None => tag!("span").with(text),
        }));
    }
    links
}
