//! Month, buttons, search: everything above the events.

use std::rc::Rc;

use cw_kit::tag;
use cw_kit::ui::button::{icon_button, yes_or_no};
use cw_kit::ui::icon::Glyph;
use cw_kit::ui::tag::{Held, Tag};
use cw_model::time::Date;
use web_sys::HtmlInputElement;
use yew::html::{onchange, oninput, onkeydown};
use yew::prelude::*;

use crate::messages::Message;
use crate::scene::Scene;
use crate::state::{Action, View};

/// The toolbar. The month is its heading, unless the page chose a title above it; `level` is that of the title.
pub fn toolbar(scene: &Scene, heading: Option<String>, level: &'static str) -> Tag {
    let title = heading.map(|it| tag!(level, "class": "heading", "part": "heading").with(it));
    let month = tag!("span", "class": "month-name").with(scene.words.month(scene.state.month));
    let month =
        tag!(scene.headings[0], "id": "month", "part": "month-name", "tabindex": "-1").with(month);
    let turn = tag!("div", "class": "turn")
        .with(turn(scene, -1, Message::PreviousMonth, "button previous", Glyph::PREVIOUS))
        .with(turn(scene, 1, Message::NextMonth, "button next", Glyph::NEXT))
        .with(month);
    let views =
        tag!("div", "role": "group", "aria-label": scene.say(Message::View), "class": "switch")
            .with(choice(scene, View::Month, Message::Month, "button view-month", Glyph::GRID))
            .with(choice(scene, View::List, Message::List, "button view-list", Glyph::LIST));
    let choose = tag!("div", "class": "choose").with(today(scene)).with(go_to(scene)).with(views);
    tag!("header", "class": "toolbar", "part": "toolbar")
        .with(title)
        .with(turn)
        .with(choose)
        .with(search(scene))
}

fn turn(scene: &Scene, months: i32, label: Message, part: &'static str, glyph: Glyph) -> Tag {
    icon_button(part, scene.say(label), glyph).on_click(scene.does(Action::Turn(months)))
}

fn choice(scene: &Scene, view: View, label: Message, part: &'static str, glyph: Glyph) -> Tag {
    tag!("button", "part": part, "class": "button", "aria-pressed": yes_or_no(scene.view == view))
        .on_click(scene.does(Action::View(view)))
        .icon(glyph)
        .with(scene.say(label))
}

fn today(scene: &Scene) -> Tag {
    tag!("button", "part": "button today", "class": "button")
        .on_click(scene.does(Action::Go(scene.today)))
        .with(scene.say(Message::Today))
}

fn go_to(scene: &Scene) -> Tag {
    let (on_date, on_action) = (scene.on_date.clone(), scene.on_action.clone());
    let on_change = Callback::from(move |event: Event| {
        if let Some(day) = typed_day(event.target_unchecked_into()) {
            on_date.emit(day);
        }
    });
    let on_key = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter"
            && let Some(day) = typed_day(event.target_unchecked_into())
        {
            on_action.emit(Action::Jump(day));
        }
    });
    let input = tag!(
        "input", "type": "date", "part": "input date", "value": Held(scene.state.day.iso()),
        "min": "1900-01-01", "max": "2199-12-31",
    );
    let input = input
        .listen(Rc::new(onchange::Wrapper::new(on_change)))
        .listen(Rc::new(onkeydown::Wrapper::new(on_key)));
    tag!("label", "class": "field").unseen(scene.say(Message::GoToDate)).with(input)
}

/// While a year is being typed, its first digits are a year already: one out of range.
fn typed_day(input: HtmlInputElement) -> Option<Date> {
    Date::parse(&input.value()).filter(|_| input.check_validity())
}

fn search(scene: &Scene) -> Tag {
    let on_input = scene.on_action.reform(|event: InputEvent| {
        Action::Search(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let label = scene.say(Message::Search);
    let input = tag!(
        "input", "type": "search", "part": "input search", "placeholder": label, "autocomplete": "off",
        "value": &scene.state.query,
    );
    let input = input.listen(Rc::new(oninput::Wrapper::new(on_input)));
    tag!("label", "class": "field search").unseen(label).icon(Glyph::SEARCH).with(input)
}
