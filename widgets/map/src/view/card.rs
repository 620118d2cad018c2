//! One place, whole.

use cw_format::html;
use cw_kit::clipboard;
use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::icon::{Glyph, icon};
use cw_kit::ui::rich::rich;
use cw_kit::ui::tag::{plain, unseen};
use cw_model::event::Image;
use cw_model::geo::{Coordinates, metres_between};
use cw_model::place::{Place, PlaceDetails};
use yew::Html;

use super::list::below;
use super::{does, symbol};
use crate::app::{PoiMap, Told, patron};
use crate::directions::{device, services};
use crate::messages::{Message, distance};
use crate::state::{Action, Card, Said};
use crate::words;

/// The card.
pub fn card(map: &PoiMap, page: &Page<PoiMap>, card: &Card) -> Html {
    let (place, details) = (&*card.place, &card.place.details);
    // The words of a place may be in another language than ours: a voice has to know (WCAG 3.1.2).
    let lang = || details.lang.clone();
    let title = tag!(page.heading(below(page)), "id": "card-title", "part": "card-title", "tabindex": "-1", "lang": lang())
        .holds(vec![symbol::symbol(map.look_of(card.index)), tag!("span").text(place.name.clone())]);
    let close = tag!("button", "part": "button close", "class": "button icon-only", "title": map.say(Message::BackToList))
        .on_click(does(page, Action::Close))
        .holds(vec![icon(Glyph::Close), unseen(map.say(Message::BackToList))]);
    let mut parts = vec![tag!("header", "class": "card-header").holds(vec![title, close])];
    parts.extend(details.image.as_ref().map(|it| picture(it, lang())));
    if let Some(it) = &details.abstract_text {
        parts.push(tag!("p", "class": "lead", "lang": lang()).text(it.clone()));
    }
    parts.push(tag!("dl", "class": "facts").holds(facts(map, page, card)));
    if let Some(text) = &details.description {
        let base = details.url.as_deref().unwrap_or_default();
        parts.push(tag!("div", "lang": lang()).holds(vec![rich(&html::read(text, base))]));
    }
    parts.push(actions(map, page, place));
    parts.extend(place.position.map(|it| directions(map, it, &place.name)));
    // A live region has to be there before it speaks.
    let said = if card.said == Some(Said::Copied) { map.say(Message::Copied) } else { "" };
    parts.push(tag!("p", "role": "status", "class": "said").text(said));
    tag!("article", "class": "card detail", "part": "card", "aria-labelledby": "card-title")
        .holds(parts)
}

fn picture(image: &Image, lang: Option<String>) -> Html {
    let (src, alt) = (image.url.clone(), image.alt.clone());
    tag!("img", "src": src, "alt": alt, "lang": lang, "loading": "lazy").empty()
}

fn facts(map: &PoiMap, page: &Page<PoiMap>, card: &Card) -> Vec<Html> {
    let details = &card.place.details;
    let theirs = |text: &Option<String>| -> Vec<Html> {
        text.iter().map(|it| tag!("p", "lang": details.lang.clone()).text(it.clone())).collect()
    };
    let mut found = Vec::new();
    for (glyph, message, lines) in [
        (Glyph::Clock, Message::Hours, hours(map, page, details)),
        (Glyph::Pin, Message::Address, address(map, &card.place)),
        (Glyph::Mail, Message::Contacts, contacts(details)),
        (Glyph::People, Message::Accessibility, access(map, details)),
        (Glyph::List, Message::Category, theirs(&joined(&details.categories))),
        (Glyph::Map, Message::Municipality, theirs(&details.municipality)),
    ] {
        if !lines.is_empty() {
            let term = tag!("dt").holds(vec![icon(glyph), plain(map.say(message))]);
            found.push(tag!("div").holds(vec![term, tag!("dd").holds(lines)]));
        }
    }
    found
}

fn joined(words: &[String]) -> Option<String> {
    (!words.is_empty()).then(|| words.join(", "))
}

/// Whether it is open, today's hours, and what the source says in words.
fn hours(map: &PoiMap, page: &Page<PoiMap>, details: &PlaceDetails) -> Vec<Html> {
    let mut lines = Vec::new();
    if let Some(hours) = &details.hours {
        let state = words::state(hours, &map.now(page), map.instant(), &map.words);
        lines.extend(state.map(|it| tag!("p", "class": "state").text(it)));
        let today = words::today(hours, patron(page), map.instant(), &map.words);
        lines.extend(today.map(|it| tag!("p").text(it)));
    }
    let note = details.hours_note.clone();
    lines.extend(note.map(|it| tag!("p", "lang": details.lang.clone()).text(it)));
    lines
}

fn address(map: &PoiMap, place: &Place) -> Vec<Html> {
    let details = &place.details;
    let mut lines = Vec::new();
    if let Some(it) = &details.address {
        lines.push(tag!("p", "lang": details.lang.clone()).text(it.clone()));
    }
    match (map.state.here(), place.position) {
        (Some(here), Some(there)) => {
            let far = distance(metres_between(here, there), map.words.language());
            lines.push(tag!("p").text(far));
        }
        (_, None) => lines.push(tag!("p").text(map.say(Message::NoPosition))),
        _ => {}
    }
    lines
}

fn access(map: &PoiMap, details: &PlaceDetails) -> Vec<Html> {
    let ours = details.accessible.map(|it| {
        map.say(if it { Message::IsAccessible } else { Message::IsNotAccessible }).to_owned()
    });
    let mut lines = Vec::new();
    lines.extend(ours.map(|it| tag!("p").text(it)));
    let theirs = details.accessibility.clone();
    lines.extend(theirs.map(|it| tag!("p", "lang": details.lang.clone()).text(it)));
    lines
}

fn contacts(details: &PlaceDetails) -> Vec<Html> {
    let mut links = Vec::new();
    for (scheme, text) in [("mailto:", &details.email), ("tel:", &details.phone)] {
        let Some(text) = text else { continue };
        let mut href = scheme.to_owned();
        text.split_ascii_whitespace().for_each(|it| href.push_str(it));
        links.push(tag!("p").holds(vec![tag!("a", "href": href).text(text.clone())]));
    }
    links
}

fn actions(map: &PoiMap, page: &Page<PoiMap>, place: &Place) -> Html {
    let mut actions = Vec::new();
    if let Some(href) = place.details.url.clone() {
        actions.push(
            tag!("a", "class": "button primary", "part": "button page", "href": href)
                .holds(vec![icon(Glyph::External), plain(map.say(Message::OpenPage))]),
        );
    }
    if let Some(href) = place.details.url.clone().filter(|_| clipboard::is_available()) {
        let on_copied = page.sender().reform(|()| Told::Action(Action::Copied));
        actions.push(
            tag!("button", "class": "button", "part": "button share")
                .on_click(yew::Callback::from(move |_| clipboard::copy(&href, on_copied.clone())))
                .holds(vec![icon(Glyph::Share), plain(map.say(Message::Share))]),
        );
    }
    tag!("div", "class": "actions").holds(actions)
}

fn directions(map: &PoiMap, position: Coordinates, name: &str) -> Html {
    let link = |label: &'static str, href: String| {
        tag!("li").holds(vec![tag!("a", "href": href, "rel": "noopener noreferrer").text(label)])
    };
    let mut links = vec![link(map.say(Message::DeviceMap), device(position, name))];
    for (label, href) in services(position) {
        links.push(link(label, href));
    }
    tag!("details", "class": "directions")
        .holds(vec![tag!("summary").text(map.say(Message::Directions)), tag!("ul").holds(links)])
}
