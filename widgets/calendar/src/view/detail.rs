//! One event, whole.

use std::rc::Rc;

use cw_format::html;
use cw_kit::intl::Words;
use cw_kit::ui::icon::{Glyph, Icon};
use cw_kit::ui::rich::Rich;
use cw_model::event::{Details, Event};
use yew::prelude::*;

use crate::messages::{Message, text};
use crate::words::when;

/// What a [`Detail`] shows and tells.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Words and dates.
    pub words: Words,
    /// The event.
    pub event: Rc<Event>,
    /// The visitor wants it as a file.
    pub on_download: Callback<Rc<Event>>,
}

/// Image, dates, place, price, description, organizer, contacts, link, download.
#[component]
pub fn Detail(props: &Props) -> Html {
    let language = props.words.language();
    let say = |message| text(message, language);
    let Details { image, abstract_text, description, url, .. } = &*props.event.details;
    let event = props.event.clone();
    let on_download = props.on_download.reform(move |_: MouseEvent| event.clone());
    let description = description.as_deref().map(|it| html::read(it, url.as_deref().unwrap_or_default()));
    html! {
        <div class="detail" part="detail">
            if let Some(image) = image {
                <img src={image.url.clone()} alt={image.alt.clone()} loading="lazy" />
            }
            if let Some(lead) = abstract_text {
                <p class="lead">{ lead.clone() }</p>
            }
            <dl class="facts">{ facts(props) }</dl>
            if let Some(nodes) = description {
                <Rich {nodes} />
            }
            <div class="actions">
                if let Some(url) = url {
                    <a class="button primary" part="button page" href={url.clone()}>
                        <Icon glyph={Glyph::External} />{ say(Message::OpenPage) }
                    </a>
                }
                <button type="button" class="button" part="button download" onclick={on_download}>
                    <Icon glyph={Glyph::Download} />{ say(Message::AddToCalendar) }
                </button>
            </div>
        </div>
    }
}

fn facts(props: &Props) -> Html {
    let language = props.words.language();
    let fact = |glyph, message, content: Html| {
        html! { <div><dt><Icon {glyph} />{ text(message, language) }</dt><dd>{ content }</dd></div> }
    };
    let it = &*props.event.details;
    let lines = |lines: &[&Option<String>]| {
        let lines: Vec<Html> = lines.iter().copied().flatten().map(|it| html! { <p>{ it.clone() }</p> }).collect();
        (!lines.is_empty()).then(|| lines.into_iter().collect::<Html>())
    };
    let timing = it.timing_note.as_ref().map(|it| html! { <p>{ it.clone() }</p> });
    let dates = html! { <><p>{ when(&props.event, &props.words) }</p>{ timing.unwrap_or_default() }</> };
    let free = (it.free == Some(true)).then(|| text(Message::Free, language).to_owned());
    let categories = (!it.categories.is_empty()).then(|| it.categories.join(", "));
    html! {
        <>
            { fact(Glyph::Clock, Message::When, dates) }
            if let Some(place) = lines(&[&it.place, &it.address]) {
                { fact(Glyph::Pin, Message::Where, place) }
            }
            if let Some(price) = lines(&[&free, &it.cost]) {
                { fact(Glyph::Ticket, Message::Price, price) }
            }
            if let Some(category) = lines(&[&categories]) {
                { fact(Glyph::List, Message::Category, category) }
            }
            if let Some(organizer) = lines(&[&it.organizer]) {
                { fact(Glyph::People, Message::Organizer, organizer) }
            }
            if it.email.is_some() || it.phone.is_some() {
                { fact(Glyph::Mail, Message::Contacts, contacts(it)) }
            }
        </>
    }
}

fn contacts(details: &Details) -> Html {
    let link = |scheme: &str, text: &String| {
        let href = [scheme, &text.split_whitespace().collect::<String>()].concat();
        html! { <p><a {href}>{ text.clone() }</a></p> }
    };
    html! {
        <>
            if let Some(email) = &details.email { { link("mailto:", email) } }
            if let Some(phone) = &details.phone { { link("tel:", phone) } }
        </>
    }
}
