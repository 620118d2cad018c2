//! The month as a grid: a real table that follows the date grid of the ARIA Authoring Practices.

use std::rc::Rc;

use cw_kit::intl::Words;
use cw_kit::watch::focus;
use cw_model::calendar::{Day, MonthGrid, Slot};
use cw_model::event::Event;
use cw_model::time::Date;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::messages::{Message, event_count, join, more, text};
use crate::state::Action;

/// How many events a cell shows before "+3 altri".
pub const LANES: usize = 3;

/// What a [`Month`] shows and tells.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Words and dates.
    pub words: Words,
    /// Six weeks.
    pub grid: Rc<MonthGrid>,
    /// The day of the tab stop.
    pub day: Date,
    /// Today.
    pub today: Date,
    /// Grows when a key moved the tab stop: the focus follows.
    pub moves: u32,
    /// What the visitor does.
    pub on_action: Callback<Action>,
    /// An event was chosen.
    pub on_select: Callback<Rc<Event>>,
}

/// The grid. One tab stop; arrows, Home, End, Page Up and Page Down move it; Enter opens the day.
#[component]
pub fn Month(props: &Props) -> Html {
    let node = use_node_ref();
    use_focus(&node, props.day, props.moves);
    let language = props.words.language();
    html! {
        <>
            <p id="help" class="hidden">{ text(Message::GridHelp, language) }</p>
            <table ref={node} role="grid" part="grid" class="month" aria-labelledby="month" aria-describedby="help"
                onkeydown={on_key(props)}>
                <thead>
                    <tr>
                        for weekday in 0..7 {
                            <th scope="col">
                                <span class="hidden">{ props.words.weekday(weekday) }</span>
                                <span aria-hidden="true">{ props.words.weekday_short(weekday) }</span>
                            </th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for week in &props.grid.weeks {
                        <tr>{ for week.iter().map(|day| cell(props, day)) }</tr>
                    }
                </tbody>
            </table>
        </>
    }
}

/// Moves the browser's focus to the cell of `day` after a key moved it there.
#[hook]
fn use_focus(node: &NodeRef, day: Date, moves: u32) {
    let node = node.clone();
    use_effect_with(moves, move |moves| {
        if 0 < *moves {
            focus(&node, &join(&["[data-day='", &day.to_string(), "']"]));
        }
    });
}

fn cell(props: &Props, day: &Day) -> Html {
    let date = day.date;
    let language = props.words.language();
    let mut label = join(&[&props.words.full_date(date), ", ", &event_count(day.total, language)]);
    if date == props.today {
        label = join(&[text(Message::Today, language), ", ", &label]);
    }
    let class = classes!(
        (!day.in_month).then_some("outside"),
        (date == props.today).then_some("today"),
        (date < props.today).then_some("past"),
        (5 <= date.weekday()).then_some("weekend"),
        (0 < day.total).then_some("busy"),
    );
    let onclick = (0 < day.total).then(|| props.on_action.reform(move |_: MouseEvent| Action::OpenDay(date)));
    html! {
        <td {class} part="day" data-day={date.to_string()} aria-label={label} {onclick}
            tabindex={if date == props.day { "0" } else { "-1" }}
            aria-current={(date == props.today).then_some("date")}>
            <span class="number">{ date.day() }</span>
            <span class="count" aria-hidden="true">
                if 0 < day.total { { day.total } }
            </span>
            <div class="slots">
                { for day.slots.iter().map(|it| slot(props, date, it)) }
                if 0 < day.hidden {
                    <button type="button" tabindex="-1" class="more" part="more">{ more(day.hidden, language) }</button>
                }
            </div>
        </td>
    }
}

const SPANS: [&str; 8] = ["", "", "span-2", "span-3", "span-4", "span-5", "span-6", "span-7"];

fn slot(props: &Props, date: Date, slot: &Slot) -> Html {
    let Slot::Segment { event, days, continues_before, continues_after } = slot else {
        return html! { <div class="slot"></div> };
    };
    let is_bar = event.when.is_all_day() || 1 < *days || *continues_before || *continues_after;
    let time = match &event.when {
        cw_model::event::When::Timed { start, .. } if event.when.first_day() == date => {
            html! { <span class="time">{ props.words.time(*start) }</span> }
        }
        _ => html! {},
    };
    let class = classes!(
        "event",
        if is_bar { "bar" } else { "moment" },
        SPANS[*days as usize],
        continues_before.then_some("from-before"),
        continues_after.then_some("goes-on"),
    );
    let chosen = event.clone();
    let onclick = props.on_select.reform(move |click: MouseEvent| {
        click.stop_propagation();
        chosen.clone()
    });
    html! {
        <div class="slot">
            <button type="button" tabindex="-1" {class} part="event" title={event.summary.clone()} {onclick}>
                { time }<span class="summary">{ event.summary.clone() }</span>
            </button>
        </div>
    }
}

fn on_key(props: &Props) -> Callback<KeyboardEvent> {
    let (day, on_action) = (props.day, props.on_action.clone());
    let busy = props.grid.weeks.iter().flatten().any(|it| it.date == day && 0 < it.total);
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let weekday = day.weekday() as i32;
        let months = if event.shift_key() { 12 } else { 1 };
        let action = match event.key().as_str() {
            "ArrowLeft" => Action::Move(day.add_days(-1)),
            "ArrowRight" => Action::Move(day.add_days(1)),
            "ArrowUp" => Action::Move(day.add_days(-7)),
            "ArrowDown" => Action::Move(day.add_days(7)),
            "Home" => Action::Move(day.add_days(-weekday)),
            "End" => Action::Move(day.add_days(6 - weekday)),
            "PageUp" => Action::Move(day.add_months(-months)),
            "PageDown" => Action::Move(day.add_months(months)),
            "Enter" | " " if busy => Action::OpenDay(day),
            _ => return,
        };
        event.prevent_default();
        on_action.emit(action);
    })
}
