//! The month as a grid: a real table that follows the date grid of the ARIA Authoring Practices.

use cw_kit::watch::focus;
use cw_model::calendar::{Day, MonthGrid, Slot, month_grid};
use cw_model::event::When;
use cw_model::time::Date;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::messages::{Message, event_count, join, more};
use crate::scene::Scene;
use crate::state::Action;

/// How many events a cell shows before "+3 altri".
pub const LANES: usize = 3;

/// The grid. One tab stop; arrows, Home, End, Page Up and Page Down move it; Enter opens the day.
pub fn month(scene: &Scene, node: &NodeRef) -> Html {
    let grid = month_grid(scene.found, scene.state.month, LANES);
    html! {
        <>
            <p id="help" class="hidden">{ scene.say(Message::GridHelp) }</p>
            <table ref={node} role="grid" part="grid" class="month" aria-labelledby="month" aria-describedby="help"
                onkeydown={on_key(scene, &grid)}>
                <thead><tr>{ for (0..7).map(|it| column(scene, it)) }</tr></thead>
                <tbody>
                    { for grid.weeks.iter().map(|week| html! { <tr>{ for week.iter().map(|it| cell(scene, it)) }</tr> }) }
                </tbody>
            </table>
        </>
    }
}

fn column(scene: &Scene, weekday: u32) -> Html {
    html! {
        <th scope="col">
            <span class="hidden">{ scene.words.weekday(weekday) }</span>
            <span aria-hidden="true">{ scene.words.weekday_short(weekday) }</span>
        </th>
    }
}

/// Moves the browser's focus to the cell of `day`.
pub fn focus_day(grid: &NodeRef, day: Date) {
    focus(grid, &join(&["[data-day='", &day.to_string(), "']"]));
}

fn cell(scene: &Scene, day: &Day) -> Html {
    let date = day.date;
    let language = scene.words.language();
    let mut label = join(&[&scene.words.full_date(date), ", ", &event_count(day.total, language)]);
    if date == scene.today {
        label = join(&[scene.say(Message::Today), ", ", &label]);
    }
    let class = classes!(
        (!day.in_month).then_some("outside"),
        (date == scene.today).then_some("today"),
        (date < scene.today).then_some("past"),
        (5 <= date.weekday()).then_some("weekend"),
        (0 < day.total).then_some("busy"),
    );
    let onclick = (0 < day.total).then(|| scene.on_action.reform(move |_: MouseEvent| Action::OpenDay(date)));
    html! {
        <td {class} part="day" data-day={date.to_string()} aria-label={label} {onclick}
            tabindex={if date == scene.state.day { "0" } else { "-1" }}
            aria-current={(date == scene.today).then_some("date")}>
            <span class="number">{ date.day() }</span>
            <span class="count" aria-hidden="true">{ day.total }</span>
            <div class="slots">
                { for day.slots.iter().map(|it| slot(scene, date, it)) }
                { (0 < day.hidden).then(|| html! {
                    <button type="button" tabindex="-1" class="more" part="more">{ more(day.hidden, language) }</button>
                }) }
            </div>
        </td>
    }
}

const SPANS: [&str; 8] = ["", "", "span-2", "span-3", "span-4", "span-5", "span-6", "span-7"];

fn slot(scene: &Scene, date: Date, slot: &Slot) -> Html {
    let Slot::Segment { event, days, continues_before, continues_after } = slot else {
        return html! { <div class="slot"></div> };
    };
    let is_bar = event.when.is_all_day() || 1 < *days || *continues_before || *continues_after;
    let time = match &event.when {
        When::Timed { start, .. } if event.when.first_day() == date => {
            html! { <span class="time">{ scene.words.time(*start) }</span> }
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
    let onclick = scene.on_select.reform(move |click: MouseEvent| {
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

fn on_key(scene: &Scene, grid: &MonthGrid) -> Callback<KeyboardEvent> {
    let (day, on_action) = (scene.state.day, scene.on_action.clone());
    let busy = grid.days().any(|it| it.date == day && 0 < it.total);
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
