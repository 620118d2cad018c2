//! Title, search and buttons: everything above map and list.

use std::rc::Rc;

use cw_kit::here;
use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::icon::Glyph;
use cw_kit::ui::tag::{Held, Tag};
use web_sys::HtmlInputElement;
use yew::html::oninput;
use yew::prelude::*;

use super::{does, yes_or_no};
use crate::app::{PoiMap, Told, hears};
use crate::messages::{self, Message};
use crate::state::{Action, Near, View};

/// The toolbar.
pub fn toolbar(map: &PoiMap, page: &Page<PoiMap>, heading: Option<String>) -> Tag {
    let level = page.heading(0);
    let title = heading.map(|it| tag!(level, "class": "heading", "part": "heading").with(it));
    let buttons = tag!("div", "class": "choose")
        .with(filters(map, page))
        .with(here::is_available().then(|| near(map, page)))
        .with(views(map, page));
    tag!("header", "class": "toolbar", "part": "toolbar")
        .with(title)
        .with(search(map, page))
        .with(buttons)
}

fn search(map: &PoiMap, page: &Page<PoiMap>) -> Tag {
    let on_input = hears(page, |event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        Told::Action(Action::Search(text))
    });
    let label = map.say(Message::Search);
    let input = tag!(
        "input", "type": "search", "part": "input search", "autocomplete": "off", "placeholder": label,
        "value": Held(map.state.find.query.clone()),
    );
    let input = input.listen(Rc::new(oninput::Wrapper::new(on_input)));
    tag!("label", "class": "field search").unseen(label).icon(Glyph::SEARCH).with(input)
}

fn filters(map: &PoiMap, page: &Page<PoiMap>) -> Tag {
    let label = messages::filters(map.state.find.filters(), map.words.language());
    tag!("button", "part": "button filters", "class": "button", "aria-expanded": yes_or_no(map.state.filtering))
        .on_click(does(page, Action::Filters))
        .icon(Glyph::FILTER)
        .with(label)
}

fn near(map: &PoiMap, page: &Page<PoiMap>) -> Tag {
    let on = matches!(map.state.near, Near::At(_));
    let next = if on { Near::Unasked } else { Near::Asked };
    switch(
        "button near",
        on,
        does(page, Action::Near(next)),
        Glyph::TARGET,
        map.say(Message::NearMe),
    )
}

fn views(map: &PoiMap, page: &Page<PoiMap>) -> Tag {
    let view = |view: View, label: Message, part: &'static str, glyph: Glyph| {
        switch(part, map.view == view, does(page, Action::View(view)), glyph, map.say(label))
    };
    let both = || view(View::Both, Message::Both, "button view-both", Glyph::BOTH);
    tag!("div", "role": "group", "class": "switch", "aria-label": map.say(Message::View))
        .with((!map.narrow).then(both))
        .with(view(View::Map, Message::Map, "button view-map", Glyph::MAP))
        .with(view(View::List, Message::List, "button view-list", Glyph::LIST))
}

/// A button that is pressed or not.
fn switch(
    part: &'static str,
    on: bool,
    on_click: Callback<MouseEvent>,
    glyph: Glyph,
    label: &'static str,
) -> Tag {
    tag!("button", "class": "button", "part": part, "aria-pressed": yes_or_no(on))
        .on_click(on_click)
        .icon(glyph)
        .with(label)
}
