//! Month, buttons, search: everything above the events.

use cw_kit::ui::icon::{Glyph, icon};
use cw_model::time::Date;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::messages::Message;
use crate::scene::Scene;
use crate::state::{Action, View};

/// The toolbar. The month is its heading, unless the page chose a title above it.
pub fn toolbar(scene: &Scene, heading: Option<String>) -> Html {
    let Scene { words, state, today, on_action, .. } = scene;
    let today = *today;
    let level = if heading.is_some() { "h3" } else { "h2" };
    let title = heading.map(|it| html! { <h2 class="heading" part="heading">{ it }</h2> });
    html! {
        <header class="toolbar" part="toolbar">
            { title }
            <div class="turn">
                { turn(scene, -1, Message::PreviousMonth, "button previous", Glyph::Previous) }
                { turn(scene, 1, Message::NextMonth, "button next", Glyph::Next) }
                <@{level} id="month" part="month-name"><span class="month-name">{ words.month(state.month) }</span></@>
            </div>
            <div class="choose">
                <button type="button" part="button today" class="button"
                    onclick={on_action.reform(move |_| Action::Go(today))}>
                    { scene.say(Message::Today) }
                </button>
                <label class="field">
                    <span class="hidden">{ scene.say(Message::GoToDate) }</span>
                    <input type="date" part="input date" value={state.day.to_string()} title={scene.say(Message::GoToDate)}
                        min="1900-01-01" max="2199-12-31" onchange={go_to(on_action)} />
                </label>
                <div role="group" aria-label={scene.say(Message::View)} class="switch">
                    { choice(scene, View::Month, Message::Month, Glyph::Grid) }
                    { choice(scene, View::List, Message::List, Glyph::List) }
                </div>
            </div>
            <label class="field search">
                <span class="hidden">{ scene.say(Message::Search) }</span>
                { icon(Glyph::Search) }
                <input type="search" part="input search" placeholder={scene.say(Message::Search)} autocomplete="off"
                    value={state.query.clone()} oninput={search(on_action)} />
            </label>
        </header>
    }
}

fn turn(scene: &Scene, months: i32, label: Message, part: &'static str, glyph: Glyph) -> Html {
    let label = scene.say(label);
    let onclick = scene.on_action.reform(move |_| Action::Turn(months));
    html! {
        <button type="button" {part} class="button icon-only" title={label} {onclick}>
            { icon(glyph) }<span class="hidden">{ label }</span>
        </button>
    }
}

fn choice(scene: &Scene, view: View, label: Message, glyph: Glyph) -> Html {
    let pressed = if scene.view == view { "true" } else { "false" };
    let part = if view == View::Month { "button view-month" } else { "button view-list" };
    let onclick = scene.on_action.reform(move |_| Action::View(view));
    html! {
        <button type="button" {part} class="button" aria-pressed={pressed} {onclick}>
            { icon(glyph) }{ scene.say(label) }
        </button>
    }
}

fn go_to(on_action: &Callback<Action>) -> Callback<Event> {
    let on_action = on_action.clone();
    Callback::from(move |event: Event| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        if let Some(day) = Date::parse(&text) {
            on_action.emit(Action::Go(day));
        }
    })
}

fn search(on_action: &Callback<Action>) -> Callback<InputEvent> {
    on_action.reform(|event: InputEvent| {
        Action::Search(event.target_unchecked_into::<HtmlInputElement>().value())
    })
}
