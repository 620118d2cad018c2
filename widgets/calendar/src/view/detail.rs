//! One event, whole.

use std::rc::Rc;

use cw_format::html;
use cw_kit::tag;
use cw_kit::ui::icon::{Glyph, icon};
use cw_kit::ui::rich::rich;
use cw_kit::ui::tag::plain;
use cw_model::event::{Details, Event, Image};
use yew::{Callback, Html};

use crate::messages::Message;
use crate::scene::{Scene, save};
use crate::words::when;

/// Image, dates, place, price, description, organizer, contacts, link, download.
pub fn detail(scene: &Scene, event: &Rc<Event>) -> Html {
    let details = &*event.details;
    let base = details.url.as_deref().unwrap_or_default();
    // The words of an event may be in another language than ours: a voice has to know (WCAG 3.1.2).
    let lang = || details.lang.clone();
    let description = details
        .description
        .as_deref()
        .map(|it| tag!("div", "lang": lang()).holds(vec![rich(&html::read(it, base))]));
    let image = details.image.as_ref().map(picture);
    let lead = details.abstract_text.clone();
    let lead = lead.map(|it| tag!("p", "class": "lead", "lang": lang()).text(it));
    let page = details.url.clone().map(|it| link_to_page(scene, it)).unwrap_or_default();
    let facts = tag!("dl", "class": "facts").holds(facts(scene, event));
    let actions = tag!("div", "class": "actions").holds(vec![page, download(scene, event.clone())]);
    let parts = [image, lead, Some(facts), description, Some(actions)];
    tag!("div", "class": "detail", "part": "detail").holds(parts.into_iter().flatten().collect())
}

fn picture(image: &Image) -> Html {
    tag!("img", "src": image.url.clone(), "alt": image.alt.clone(), "loading": "lazy").empty()
}

fn link_to_page(scene: &Scene, href: String) -> Html {
    tag!("a", "class": "button primary", "part": "button page", "href": href)
        .holds(vec![icon(Glyph::External), plain(scene.say(Message::OpenPage))])
}

fn download(scene: &Scene, event: Rc<Event>) -> Html {
    tag!("button", "class": "button", "part": "button download")
        .on_click(Callback::from(move |_| save(&event)))
        .holds(vec![icon(Glyph::Download), plain(scene.say(Message::AddToCalendar))])
}

fn facts(scene: &Scene, event: &Event) -> Vec<Html> {
    let it = &*event.details;
    let free = (it.free == Some(true)).then(|| scene.say(Message::Free).to_owned());
    let categories = (!it.categories.is_empty()).then(|| it.categories.join(", "));
    let facts = [
        (Glyph::Clock, Message::When, [Some(when(event, scene.words)), it.timing_note.clone()]),
        (Glyph::Pin, Message::Where, [it.place.clone(), it.address.clone()]),
        (Glyph::Ticket, Message::Price, [free, it.cost.clone()]),
        (Glyph::List, Message::Category, [categories, None]),
        (Glyph::People, Message::Organizer, [it.organizer.clone(), None]),
    ];
    let texts = facts.into_iter().map(|(glyph, message, lines)| {
        let lines = lines.into_iter().flatten().map(|it| tag!("p").text(it)).collect();
        fact(scene, glyph, message, lines)
    });
    texts.chain([fact(scene, Glyph::Mail, Message::Contacts, contacts(it))]).collect()
}

fn fact(scene: &Scene, glyph: Glyph, message: Message, lines: Vec<Html>) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    let term = tag!("dt").holds(vec![icon(glyph), plain(scene.say(message))]);
    tag!("div").holds(vec![term, tag!("dd").holds(lines)])
}

fn contacts(details: &Details) -> Vec<Html> {
    let links = [("mailto:", &details.email), ("tel:", &details.phone)];
    let links = links.into_iter().filter_map(|(scheme, text)| Some((scheme, text.clone()?)));
    links
        .map(|(scheme, text)| {
            let href = [scheme, &text.split_whitespace().collect::<String>()].concat();
            tag!("p").holds(vec![tag!("a", "href": href).text(text)])
        })
        .collect()
}
