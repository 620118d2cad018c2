//! Month, buttons, search: everything above the events.

use cw_kit::intl::Words;
use cw_kit::ui::icon::{Glyph, Icon};
use cw_model::time::Date;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::messages::{Message, text};
use crate::state::{Action, View};

/// What a [`Toolbar`] shows and tells.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Words and dates.
    pub words: Words,
    /// A title chosen by the page.
    pub heading: Option<AttrValue>,
    /// First day of the month shown.
    pub month: Date,
    /// The day of the tab stop.
    pub day: Date,
    /// Today.
    pub today: Date,
    /// The view in use.
    pub view: View,
    /// Text looked for.
    pub query: AttrValue,
    /// What the visitor does.
    pub on_action: Callback<Action>,
}

/// The toolbar. The month is its heading.
#[component]
pub fn Toolbar(props: &Props) -> Html {
    let language = props.words.language();
    let say = |message| text(message, language);
    let today = props.today;
    let month = html! { <span class="month-name">{ props.words.month(props.month) }</span> };
    html! {
        <header class="toolbar" part="toolbar">
            if let Some(heading) = &props.heading {
                <h2 class="heading" part="heading">{ heading }</h2>
            }
            <div class="turn">
                { turn(props, -1, say(Message::PreviousMonth), "previous", Glyph::Previous) }
                { turn(props, 1, say(Message::NextMonth), "next", Glyph::Next) }
                if props.heading.is_some() {
                    <h3 id="month" part="month-name">{ month }</h3>
                } else {
                    <h2 id="month" part="month-name">{ month }</h2>
                }
            </div>
            <div class="choose">
                <button type="button" part="button today" class="button"
                    onclick={props.on_action.reform(move |_| Action::Go(today))}>
                    { say(Message::Today) }
                </button>
                <label class="field">
                    <span class="hidden">{ say(Message::GoToDate) }</span>
                    <input type="date" part="input date" value={props.day.to_string()} title={say(Message::GoToDate)}
                        min="1900-01-01" max="2199-12-31" onchange={go_to(&props.on_action)} />
                </label>
                <div role="group" aria-label={say(Message::View)} class="switch">
                    { choice(props, View::Month, say(Message::Month), Glyph::Grid) }
                    { choice(props, View::List, say(Message::List), Glyph::List) }
                </div>
            </div>
            <label class="field search">
                <span class="hidden">{ say(Message::Search) }</span>
                <Icon glyph={Glyph::Search} />
                <input type="search" part="input search" placeholder={say(Message::Search)} autocomplete="off"
                    value={&props.query} oninput={search(&props.on_action)} />
            </label>
        </header>
    }
}

fn turn(props: &Props, months: i32, label: &'static str, part: &str, glyph: Glyph) -> Html {
    let onclick = props.on_action.reform(move |_| Action::Turn(months));
    html! {
        <button type="button" part={["button ", part].concat()} class="button icon-only" title={label} {onclick}>
            <Icon {glyph} /><span class="hidden">{ label }</span>
        </button>
    }
}

fn choice(props: &Props, view: View, label: &'static str, glyph: Glyph) -> Html {
    let pressed = if props.view == view { "true" } else { "false" };
    let part = if view == View::Month { "button view-month" } else { "button view-list" };
    let onclick = props.on_action.reform(move |_| Action::View(view));
    html! {
        <button type="button" {part} class="button" aria-pressed={pressed} {onclick}>
            <Icon {glyph} />{ label }
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
