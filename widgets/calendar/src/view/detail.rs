//! One event, whole.

use std::rc::Rc;

use cw_format::html;
use cw_kit::tag;
use cw_kit::ui::icon::{Glyph, icon};
use cw_kit::ui::rich::rich;
use cw_kit::ui::shape::shape;
use cw_kit::ui::tag::plain;
use cw_model::event::{Details, Event, Image};
use cw_model::scan::piece;
use yew::Html;

use crate::messages::{Message, join};
use crate::scene::{Scene, save};
use crate::state::Action;
use crate::words::when;

/// Image, dates, place, price, description, organizer, contacts, link, download.
pub fn detail(scene: &Scene, event: &Rc<Event>) -> Html {
    let details = &*event.details;
    // The words of an event may be in another language than ours: a voice has to know (WCAG 3.1.2).
    let lang = || details.lang.clone();
    let mut parts = Vec::new();
    if let Some(it) = &details.image {
        parts.push(picture(it, lang()));
    }
    if let Some(it) = &details.abstract_text {
        parts.push(tag!("p", "class": "lead", "lang": lang()).text(it.clone()));
    }
    parts.push(tag!("dl", "class": "facts").holds(facts(scene, event)));
    let base = details.url.as_deref().unwrap_or_default();
    for text in [&details.description, &details.information].into_iter().flatten() {
        parts.push(tag!("div", "lang": lang()).holds(vec![rich(&html::read(text, base))]));
    }
    let page = details.url.clone().map(|it| link_to_page(scene, it)).unwrap_or_default();
    parts.push(tag!("div", "class": "actions").holds(vec![page, download(scene, event.clone())]));
    // A live region has to be there before it speaks, and one outside an open dialog is not heard.
    let saved = if scene.state.saved { scene.say(Message::Downloaded) } else { "" };
    parts.push(tag!("p", "role": "status", "class": "saved").text(saved));
    tag!("div", "class": "detail", "part": "detail").holds(parts)
}

fn picture(image: &Image, lang: Option<String>) -> Html {
    let (src, alt) = (image.url.clone(), image.alt.clone());
    tag!("img", "src": src, "alt": alt, "lang": lang, "loading": "lazy").empty()
}

fn link_to_page(scene: &Scene, href: String) -> Html {
    tag!("a", "class": "button primary", "part": "button page", "href": href)
        .holds(vec![icon(Glyph::External), plain(scene.say(Message::OpenPage))])
}

fn download(scene: &Scene, event: Rc<Event>) -> Html {
    tag!("button", "class": "button", "part": "button download")
        .on_click(scene.on_action.reform(move |_| {
            save(&event);
            Action::Saved
        }))
        .holds(vec![icon(Glyph::Download), plain(scene.say(Message::AddToCalendar))])
}

fn facts(scene: &Scene, event: &Event) -> Vec<Html> {
    let it = &*event.details;
    let said = |yes: Option<bool>, message| if yes == Some(true) { scene.say(message) } else { "" };
    let [place, address] = place(it);
    let mut found = Vec::new();
    // What we say, then what the source says.
    let mut add = |glyph, message, ours: String, theirs: [&Option<String>; 2]| {
        let mut lines = Vec::new();
        if !ours.is_empty() {
            lines.push(tag!("p").text(ours));
        }
        for line in theirs.into_iter().flatten() {
            lines.push(tag!("p", "lang": it.lang.clone()).text(line.clone()));
        }
        found.push(fact(scene, glyph, message, lines));
    };
    add(Glyph::Clock, Message::When, when(event, scene.words), [&it.timing_note, &None]);
    add(Glyph::Pin, Message::Where, String::new(), [&place, &address]);
    add(Glyph::Ticket, Message::Price, said(it.free, Message::Free).into(), [&it.cost, &None]);
    let accessible = said(it.accessible, Message::Accessible).into();
    add(Glyph::People, Message::Accessibility, accessible, [&None, &None]);
    add(Glyph::List, Message::Category, String::new(), [&joined(&it.categories), &None]);
    add(Glyph::People, Message::Organizer, String::new(), [&it.organizer, &None]);
    found.push(fact(scene, Glyph::Mail, Message::Contacts, contacts(it)));
    if let Some(layer) = scene.layer(event) {
        let name = plain(scene.layers[layer].tag.title.clone());
        let line = tag!("p", "class": "source").holds(vec![shape(layer), name]);
        found.push(fact(scene, Glyph::External, Message::Source, vec![line]));
    }
    found
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

fn fact(scene: &Scene, glyph: Glyph, message: Message, lines: Vec<Html>) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    let term = tag!("dt").holds(vec![icon(glyph), plain(scene.say(message))]);
    tag!("div").holds(vec![term, tag!("dd").holds(lines)])
}

fn contacts(details: &Details) -> Vec<Html> {
    let mut links = Vec::new();
    for (scheme, text) in [("mailto:", &details.email), ("tel:", &details.phone)] {
        let Some(text) = text else { continue };
        let mut href = scheme.to_owned();
        let mut rest = Some(text.as_str());
        while let Some(part) = piece(&mut rest, b" \t\n\r") {
            href.push_str(part);
        }
        links.push(tag!("p").holds(vec![tag!("a", "href": href).text(text.clone())]));
    }
    links
}
