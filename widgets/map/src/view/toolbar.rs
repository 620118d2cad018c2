//! Title, search and buttons: everything above map and list.

use std::rc::Rc;

use cw_kit::here;
use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::icon::{Glyph, icon};
use cw_kit::ui::tag::{Held, plain, unseen};
use web_sys::HtmlInputElement;
use yew::html::oninput;
use yew::prelude::*;

use super::does;
use crate::app::{PoiMap, Told};
use crate::messages::{self, Message};
use crate::state::{Action, Near, View};

/// The toolbar.
pub fn toolbar(map: &PoiMap, page: &Page<PoiMap>, heading: Option<String>) -> Html {
    let level = page.heading(0);
    let title = heading.map(|it| tag!(level, "class": "heading", "part": "heading").text(it));
    let buttons = vec![filters(map, page), near(map, page), views(map, page)];
    tag!("header", "class": "toolbar", "part": "toolbar").holds(vec![
        title.unwrap_or_default(),
        search(map, page),
        tag!("div", "class": "choose").holds(buttons),
    ])
}

fn search(map: &PoiMap, page: &Page<PoiMap>) -> Html {
    let on_input = page.sender().reform(|event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        Told::Action(Action::Search(text))
    });
    let label = map.say(Message::Search);
    let input = tag!(
        "input", "type": "search", "part": "input search", "placeholder": label, "autocomplete": "off",
        "value": Held(map.state.find.query.clone()),
    );
    let input = input.listen(Rc::new(oninput::Wrapper::new(on_input))).empty();
    tag!("label", "class": "field search").holds(vec![unseen(label), icon(Glyph::Search), input])
}

fn filters(map: &PoiMap, page: &Page<PoiMap>) -> Html {
    let label = messages::filters(map.state.find.filters(), map.words.language());
    let open = if map.state.filtering { "true" } else { "false" };
    tag!("button", "part": "button filters", "class": "button", "aria-expanded": open)
        .on_click(does(page, Action::Filters))
        .holds(vec![icon(Glyph::Filter), plain(label)])
}

fn near(map: &PoiMap, page: &Page<PoiMap>) -> Html {
    if !here::is_available() {
        return Html::default();
    }
    let on = matches!(map.state.near, Near::At(_));
    let next = if on { Near::Unasked } else { Near::Asked };
    let pressed = if on { "true" } else { "false" };
    tag!("button", "part": "button near", "class": "button", "aria-pressed": pressed)
        .on_click(does(page, Action::Near(next)))
        .holds(vec![icon(Glyph::Target), plain(map.say(Message::NearMe))])
}

fn views(map: &PoiMap, page: &Page<PoiMap>) -> Html {
    let both = match map.narrow {
        true => Html::default(),
        false => view(map, page, View::Both, Message::Both, "button view-both", Glyph::Both),
    };
    tag!("div", "role": "group", "aria-label": map.say(Message::View), "class": "switch").holds(
        vec![
            both,
            view(map, page, View::Map, Message::Map, "button view-map", Glyph::Map),
            view(map, page, View::List, Message::List, "button view-list", Glyph::List),
        ],
    )
}

fn view(
    map: &PoiMap,
    page: &Page<PoiMap>,
    view: View,
    label: Message,
    part: &'static str,
    glyph: Glyph,
) -> Html {
    let pressed = if map.view == view { "true" } else { "false" };
    tag!("button", "part": part, "class": "button", "aria-pressed": pressed)
        .on_click(does(page, Action::View(view)))
        .holds(vec![icon(glyph), plain(map.say(label))])
}
