//! One place, whole.

use cw_format::{html, link};
use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::icon::Glyph;
use cw_kit::ui::rich::rich;
use cw_kit::ui::tag::Tag;
use cw_kit::{clipboard, fragment};
use cw_model::event::Image;
use cw_model::geo::{Coordinates, metres_between};
use cw_model::place::PlaceDetails;

use super::list::below;
use super::{button, does, icon_button};
use crate::app::{PoiMap, Told, hears, patron};
use crate::directions::{device, services};
use crate::messages::{Message, distance};
use crate::state::{Action, Card, Said};
use crate::words;

/// The card.
pub fn card(map: &PoiMap, page: &Page<PoiMap>, card: &Card) -> Tag {
    let (place, details) = (&*card.place, &card.place.details);
    // The words of a place may be in another language than ours: a voice has to know (WCAG 3.1.2).
    let lang = &details.lang;
    let title = tag!(page.heading(below(page)), "id": "card-title", "part": "card-title", "tabindex": "-1", "lang": lang)
        .shape(map.look_of(card.index))
        .with(tag!("span").with(&place.name));
    let close = icon_button("button close", map.say(Message::BackToList), Glyph::CLOSE)
        .on_click(does(page, Action::Close));
    let mut whole =
        tag!("article", "class": "card detail", "part": "card", "aria-labelledby": "card-title")
            .with(tag!("header", "class": "card-header").with(title).with(close));
    // An address that opens a card is no word of the visitor's: it brings nobody else's picture along (promise B3).
    let ours = [link::origin(map.ground.base(card.index)), Some(&*page.origin())];
    let is_shown = |it: &&Image| !card.by_link || ours.contains(&link::origin(&it.url));
    if let Some(Image { url, alt }) = details.image.as_ref().filter(is_shown) {
        whole.add(tag!("img", "loading": "lazy", "src": url, "alt": alt, "lang": lang));
    }
    if let Some(it) = &details.abstract_text {
        whole.add(tag!("p", "class": "lead", "lang": lang).with(it));
    }
    whole.add(facts(map, page, card));
    if let Some(text) = &details.description {
        let base = details.url.as_deref().unwrap_or(map.ground.base(card.index));
        whole.add(tag!("div", "lang": lang).with(rich(&html::read(text, base))));
    }
    whole.add(actions(map, page, details.url.as_ref()));
    if let Some(position) = place.position {
        whole.add(directions(map, position, &place.name));
    }
    // A live region has to be there before it speaks.
    let said = match card.said {
        Some(Said::Copied) => map.say(Message::Copied),
        Some(Said::NotCopied) => map.say(Message::NotCopied),
        None => "",
    };
    whole.with(tag!("p", "role": "status", "class": "said").with(said))
}

/// What is known of a place: what we say of it, and what its source says, in the source's language.
fn facts(map: &PoiMap, page: &Page<PoiMap>, card: &Card) -> Tag {
    let (place, details) = (&*card.place, &card.place.details);
    let (mut open, mut today) = (None, None);
    if let Some(hours) = &details.hours {
        open = words::state(hours, &map.now(page), map.instant(), &map.words);
        today = words::today(hours, patron(page), map.instant(), &map.words);
    }
    let mut facts = Facts { list: tag!("dl", "class": "facts"), map, details, lines: Vec::new() };
    facts.lines.extend(open.map(|it| tag!("p", "class": "state").with(it)));
    facts.ours(today);
    facts.theirs(&details.hours_note);
    facts.under(Glyph::CLOCK, Message::Hours);
    facts.theirs(&details.address);
    facts.ours(match (map.state.here(), place.position) {
        (Some(here), Some(there)) => {
            Some(distance(metres_between(here, there), map.words.language()))
        }
        (_, None) => Some(map.say(Message::NoPosition).to_owned()),
        _ => None,
    });
    facts.under(Glyph::PIN, Message::Address);
    facts.link(&details.email, |it| Some(link::mail(it)));
    facts.link(&details.phone, link::telephone);
    facts.under(Glyph::MAIL, Message::Contacts);
    facts.ours(details.accessible.map(|it| {
        map.say(if it { Message::IsAccessible } else { Message::IsNotAccessible }).to_owned()
    }));
    facts.theirs(&details.accessibility);
    facts.under(Glyph::PEOPLE, Message::Accessibility);
    let categories = details.categories.join(", ");
    facts.theirs(&Some(categories).filter(|it| !it.is_empty()));
    facts.under(Glyph::LIST, Message::Category);
    facts.theirs(&details.municipality);
    facts.under(Glyph::MAP, Message::Municipality);
    facts.list
}

/// A list of facts under their names; a name without facts is left out.
struct Facts<'a> {
    list: Tag,
    map: &'a PoiMap,
    details: &'a PlaceDetails,
    // The facts that have no name yet.
    lines: Vec<Tag>,
}

impl Facts<'_> {
    fn ours(&mut self, text: Option<String>) {
        self.lines.extend(text.map(|it| tag!("p").with(it)));
    }

    fn theirs(&mut self, text: &Option<String>) {
        if let Some(text) = text {
            self.lines.push(tag!("p", "lang": &self.details.lang).with(text));
        }
    }

    fn link(&mut self, text: &Option<String>, href: fn(&str) -> Option<String>) {
        let Some(text) = text else { return };
        self.lines.push(tag!("p").with(match href(text) {
            Some(href) => tag!("a", "href": href).with(text),
            None => tag!("span").with(text),
        }));
    }

    fn under(&mut self, glyph: Glyph, name: Message) {
        if !self.lines.is_empty() {
            let term = tag!("dt").icon(glyph).with(self.map.say(name));
            let lines = tag!("dd").with(std::mem::take(&mut self.lines));
            self.list.add(tag!("div").with(term).with(lines));
        }
    }
}

/// A place without a page of its own is shared as it stands here, where the address says so.
fn actions(map: &PoiMap, page: &Page<PoiMap>, url: Option<&String>) -> Tag {
    let mut actions = tag!("div", "class": "actions");
    actions.add(url.map(|it| {
        tag!("a", "class": "button primary", "part": "button page", "href": it)
            .icon(Glyph::EXTERNAL)
            .with(map.say(Message::OpenPage))
    }));
    let is_shared = url.is_some() || page.attrs.optional("deep-link").is_some();
    if is_shared && clipboard::is_available() {
        let url = url.cloned();
        let on_end = hears(page, |it| Told::Action(Action::Copied(it)));
        let on_click = yew::Callback::from(move |_| {
            if let Some(href) = url.clone().or_else(fragment::address) {
                clipboard::copy(&href, on_end.clone());
            }
        });
        actions
            .add(button("button share", Glyph::SHARE, map.say(Message::Share)).on_click(on_click));
    }
    actions
}

fn directions(map: &PoiMap, position: Coordinates, name: &str) -> Tag {
    let mut links = tag!("ul");
    let mut add = |label: &'static str, href: String| {
        let link = tag!("a", "rel": "noopener noreferrer", "href": href).with(label);
        links.add(tag!("li").with(link));
    };
    add(map.say(Message::DeviceMap), device(position, name));
    services(position).into_iter().for_each(|(label, href)| add(label, href));
    tag!("details", "class": "directions")
        .with(tag!("summary").with(map.say(Message::Directions)))
        .with(links)
}
