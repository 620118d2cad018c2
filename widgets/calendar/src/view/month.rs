//! The month as a grid: a real table that follows the date grid of the ARIA Authoring Practices.

use std::rc::Rc;

use cw_kit::tag;
use cw_kit::ui::shape::{class, shape};
use cw_kit::ui::tag::Tag;
use cw_model::calendar::{Day, MonthGrid, Slot, month_grid};
use cw_model::event::When;
use cw_model::number::whole;
use cw_model::time::Date;
use web_sys::{Element, KeyboardEvent};
use yew::html::onkeydown;
use yew::prelude::*;

use crate::messages::{Message, event_count, join, more};
use crate::scene::Scene;
use crate::state::Action;

/// How many events a cell shows before "+3 altri".
pub const LANES: usize = 3;

/// The grid. One tab stop; arrows, Home, End, Page Up and Page Down move it; Enter opens the day.
pub fn month(scene: &Scene) -> Tag {
    let grid = month_grid(scene.found, scene.state.month, LANES);
    let mut columns = tag!("tr");
    for weekday in 0..7 {
        columns.add(column(scene, weekday));
    }
    let mut body = tag!("tbody");
    for week in &grid.weeks {
        let mut row = tag!("tr");
        for day in week {
            row.add(cell(scene, day));
        }
        body.add(row);
    }
    let help = tag!("p", "id": "help", "class": "hidden").with(scene.say(Message::GridHelp));
    let table = tag!(
        "table", "role": "grid", "part": "grid", "class": "month", "aria-labelledby": "month",
        "aria-describedby": "help",
    );
    let table = table.listen(Rc::new(onkeydown::Wrapper::new(on_key(scene, &grid))));
    let table = table.with(tag!("thead").with(columns)).with(body);
    tag!("div").with(help).with(table).with(nothing(scene))
}

/// Says of a month without events that it has none. It lies over the empty weeks: the page must not jump for it.
fn nothing(scene: &Scene) -> Option<Tag> {
    let days = (scene.state.month, scene.last_of_month());
    let words =
        scene.emptiness().filter(|_| scene.found.between(days.0, days.1).next().is_none())?;
    Some(tag!("p", "class": "notice nothing", "part": "notice").with(words))
}

fn column(scene: &Scene, weekday: u32) -> Tag {
    let short = tag!("span", "aria-hidden": "true").with(scene.words.weekday_short(weekday));
    tag!("th", "scope": "col").unseen(scene.words.weekday(weekday)).with(short)
}

fn cell(scene: &Scene, day: &Day) -> Tag {
    let date = day.date;
    let is_today = date == scene.today;
    let busy = 0 < day.total;
    let language = scene.words.language();
    let mut label = scene.words.full_date(date);
    // Of a day nobody has told us about, nothing is said.
    if busy || scene.covers((date, date)) {
        label = join(&[&label, ", ", &event_count(day.total, language)]);
    }
    if is_today {
        label = join(&[scene.say(Message::Today), ", ", &label]);
    }
    let classes = [
        ("outside ", !day.in_month),
        ("today ", is_today),
        ("weekend ", 5 <= date.weekday()),
        ("busy ", busy),
    ];
    let mut slots = tag!("div", "class": "slots", "aria-hidden": "true");
    for it in &day.slots {
        slots.add(slot(scene, date, it));
    }
    if 0 < day.hidden {
        slots.add(tag!("span", "class": "more", "part": "more").with(more(day.hidden, language)));
    }
    let cell = tag!(
        "td", "class": only(&classes), "part": "day", "data-day": date.iso(),
        "tabindex": if date == scene.state.day { "0" } else { "-1" }, "aria-current": is_today.then_some("date"),
    );
    let cell = if busy { cell.on_click(scene.does(Action::OpenDay(date))) } else { cell };
    // The cell speaks for itself. What it shows is a shortcut for the mouse; keys and screen readers open the day.
    // No `title` in there: browsers add it to the name of the cell, hidden or not.
    cell.unseen(label)
        .with(tag!("span", "class": "number", "aria-hidden": "true").with(whole(date.day().into())))
        .with(tag!("span", "class": "count", "aria-hidden": "true").with(whole(day.total as i64)))
        .with(slots)
}

/// The words that hold, one after the other.
fn only(words: &[(&str, bool)]) -> String {
    let mut class = String::new();
    for (word, holds) in words {
        class.push_str(if *holds { word } else { "" });
    }
    class
}

const SPANS: [&str; 8] = ["", "", "span-2 ", "span-3 ", "span-4 ", "span-5 ", "span-6 ", "span-7 "];

fn slot(scene: &Scene, date: Date, slot: &Slot) -> Tag {
    let frame = tag!("div", "class": "slot");
    let Slot::Segment { event, days, continues_before, continues_after } = slot else {
        return frame;
    };
    let layer = scene.layer(event);
    let is_bar = event.when.is_all_day() || 1 < *days || *continues_before || *continues_after;
    let classes = [
        ("event ", true),
        ("bar ", is_bar),
        ("moment ", !is_bar && layer.is_none()),
        (SPANS[*days as usize], true),
        ("from-before ", *continues_before),
        ("goes-on ", *continues_after),
    ];
    let time = match &event.when {
        When::Timed { start, .. } if event.when.first_day() == date => {
            Some(tag!("span", "class": "time").with(scene.words.time(*start)))
        }
        _ => None,
    };
    let summary = tag!("span", "class": "summary").with(&event.summary);
    let chosen = event.clone();
    let on_click = scene.on_select.reform(move |click: MouseEvent| {
        click.stop_propagation();
        chosen.clone()
    });
    let class = [only(&classes), layer.map(class).unwrap_or_default()].concat();
    let shown = tag!("span", "class": class, "part": "event").on_click(on_click);
    frame.with(shown.with(layer.map(shape)).with(time).with(summary))
}

fn on_key(scene: &Scene, grid: &MonthGrid) -> Callback<KeyboardEvent> {
    let (tab_stop, on_action) = (scene.state.day, scene.on_action.clone());
    let mut busy = Vec::new();
    for day in grid.weeks.iter().flatten().filter(|it| 0 < it.total) {
        busy.push(day.date);
    }
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        // A mouse may have put the focus on another day.
        let cell: Option<Element> = event.target_dyn_into();
        let focused = cell.and_then(|it| Date::parse(&it.get_attribute("data-day")?));
        let day = focused.unwrap_or(tab_stop);
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
            "Enter" | " " if busy.contains(&day) => Action::OpenDay(day),
            "Enter" | " " => return event.prevent_default(), // or the page would scroll
            _ => return,
        };
        event.prevent_default();
        on_action.emit(action);
    })
}
