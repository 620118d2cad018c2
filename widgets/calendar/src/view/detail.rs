//! One event, whole.

use std::rc::Rc;

use cw_format::html;
use cw_kit::ui::icon::{Glyph, icon};
use cw_kit::ui::rich::rich;
use cw_model::event::{Details, Event, Image};
use yew::prelude::*;

use crate::messages::Message;
use crate::scene::{Scene, save};
use crate::words::when;

/// Image, dates, place, price, description, organizer, contacts, link, download.
pub fn detail(scene: &Scene, event: &Rc<Event>) -> Html {
    let details = &*event.details;
    let base = details.url.as_deref().unwrap_or_default();
    let description = details.description.as_deref().map(|it| rich(&html::read(it, base)));
    html! {
        <div class="detail" part="detail">
            { details.image.as_ref().map(picture) }
            { details.abstract_text.clone().map(|it| html! { <p class="lead">{ it }</p> }) }
            <dl class="facts">{ facts(scene, event) }</dl>
            { description }
            <div class="actions">
                { details.url.clone().map(|it| link_to_page(scene, it)) }
                { download(scene, event.clone()) }
            </div>
        </div>
    }
}

fn picture(image: &Image) -> Html {
    html! { <img src={image.url.clone()} alt={image.alt.clone()} loading="lazy" /> }
}

fn link_to_page(scene: &Scene, href: String) -> Html {
    html! {
        <a class="button primary" part="button page" {href}>
            { icon(Glyph::External) }{ scene.say(Message::OpenPage) }
        </a>
    }
}

fn download(scene: &Scene, event: Rc<Event>) -> Html {
    html! {
        <button type="button" class="button" part="button download" onclick={move |_: MouseEvent| save(&event)}>
            { icon(Glyph::Download) }{ scene.say(Message::AddToCalendar) }
        </button>
    }
}

fn facts(scene: &Scene, event: &Event) -> Html {
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
        let lines = lines.into_iter().flatten().map(|it| html! { <p>{ it }</p> }).collect();
        fact(scene, glyph, message, lines)
    });
    texts.chain([fact(scene, Glyph::Mail, Message::Contacts, contacts(it))]).collect()
}

fn fact(scene: &Scene, glyph: Glyph, message: Message, lines: Vec<Html>) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    html! { <div><dt>{ icon(glyph) }{ scene.say(message) }</dt><dd>{ lines }</dd></div> }
}

fn contacts(details: &Details) -> Vec<Html> {
    let links = [("mailto:", &details.email), ("tel:", &details.phone)];
    let links = links.into_iter().filter_map(|(scheme, text)| Some((scheme, text.clone()?)));
    links
        .map(|(scheme, text)| {
            let href = [scheme, &text.split_whitespace().collect::<String>()].concat();
            html! { <p><a {href}>{ text }</a></p> }
        })
        .collect()
}
