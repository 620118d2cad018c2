//! Month, buttons, search: everything above the events.

use std::rc::Rc;

use cw_kit::tag;
use cw_kit::ui::icon::{Glyph, icon};
use cw_kit::ui::tag::{Held, plain, unseen};
use cw_model::time::Date;
use web_sys::HtmlInputElement;
use yew::html::{onchange, oninput, onkeydown};
use yew::prelude::*;

use crate::messages::Message;
use crate::scene::Scene;
use crate::state::{Action, View};

/// The toolbar. The month is its heading, unless the page chose a title above it; `level` is that of the title.
pub fn toolbar(scene: &Scene, heading: Option<String>, level: &'static str) -> Html {
    let title = heading.map(|it| tag!(level, "class": "heading", "part": "heading").text(it));
    let month = tag!("span", "class": "month-name").text(scene.words.month(scene.state.month));
    let turn = tag!("div", "class": "turn").holds(vec![
        turn(scene, -1, Message::PreviousMonth, "button previous", Glyph::Previous),
        turn(scene, 1, Message::NextMonth, "button next", Glyph::Next),
        tag!(scene.headings[0], "id": "month", "part": "month-name", "tabindex": "-1")
            .holds(vec![month]),
    ]);
    let views =
        tag!("div", "role": "group", "aria-label": scene.say(Message::View), "class": "switch")
            .holds(vec![
                choice(scene, View::Month, Message::Month, "button view-month", Glyph::Grid),
                choice(scene, View::List, Message::List, "button view-list", Glyph::List),
            ]);
    let choose = tag!("div", "class": "choose").holds(vec![today(scene), go_to(scene), views]);
    tag!("header", "class": "toolbar", "part": "toolbar").holds(vec![
        title.unwrap_or_default(),
        turn,
        choose,
        search(scene),
    ])
}

fn turn(scene: &Scene, months: i32, label: Message, part: &'static str, glyph: Glyph) -> Html {
    let label = scene.say(label);
    tag!("button", "part": part, "class": "button icon-only", "title": label)
        .on_click(scene.does(Action::Turn(months)))
        .holds(vec![icon(glyph), unseen(label)])
}

fn choice(scene: &Scene, view: View, label: Message, part: &'static str, glyph: Glyph) -> Html {
    let pressed = if scene.view == view { "true" } else { "false" };
    tag!("button", "part": part, "class": "button", "aria-pressed": pressed)
        .on_click(scene.does(Action::View(view)))
        .holds(vec![icon(glyph), plain(scene.say(label))])
}

fn today(scene: &Scene) -> Html {
    tag!("button", "part": "button today", "class": "button")
        .on_click(scene.does(Action::Go(scene.today)))
        .text(scene.say(Message::Today))
}

fn go_to(scene: &Scene) -> Html {
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
    tag!("label", "class": "field").holds(vec![unseen(scene.say(Message::GoToDate)), input.empty()])
}

/// While a year is being typed, its first digits are a year already: one out of range.
fn typed_day(input: HtmlInputElement) -> Option<Date> {
    Date::parse(&input.value()).filter(|_| input.check_validity())
}

fn search(scene: &Scene) -> Html {
    let on_input = scene.on_action.reform(|event: InputEvent| {
        Action::Search(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let label = scene.say(Message::Search);
    let input = tag!(
        "input", "type": "search", "part": "input search", "placeholder": label, "autocomplete": "off",
        "value": scene.state.query.clone(),
    );
    let input = input.listen(Rc::new(oninput::Wrapper::new(on_input))).empty();
    tag!("label", "class": "field search").holds(vec![unseen(label), icon(Glyph::Search), input])
}
