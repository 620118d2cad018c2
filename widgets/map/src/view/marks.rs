//! What stands on the map: buttons for places, paths for shapes. They are drawn in panes that move with the map.

use std::rc::Rc;

use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::tag::Tag;
use cw_model::cluster::Mark;
use cw_model::number::{digits, whole};
use web_sys::Element;
use yew::prelude::*;

use super::symbol::color;
use crate::app::{Drive, MOST_FANNED, PoiMap, Told, tells};
use crate::messages::{Message, cluster, grouped, place_count, same_spot};
use crate::sketch::Kind;

/// Keys of the places around a mark begin here; those of the open place and of the visitor come after.
const FANNED: u64 = 1 << 32;
const PIN: u64 = 2 << 32;
const HERE: u64 = 3 << 32;

/// The marks: one tab stop, arrows between them.
pub fn marks(map: &PoiMap, page: &Page<PoiMap>) -> Tag {
    let label =
        [map.say(Message::Map), ": ", &place_count(map.found.clusters.len(), map.words.language())];
    let mut marks = tag!(
        "div", "role": "group", "class": "marks", "aria-label": label.concat(),
        "aria-description": map.say(Message::HintKeys),
    )
    .listen(Rc::new(yew::html::onkeydown::Wrapper::new(on_key(page))))
    .listen(Rc::new(yew::html::onfocusin::Wrapper::new(on_focus(page))));
    for mark in &map.marks {
        marks.add(if mark.count == 1 {
            single(map, page, mark.first, 0)
        } else {
            several(map, page, mark)
        });
        if map.state.fan == Some(mark.first) {
            for it in map.found.clusters.members(mark).take(MOST_FANNED as usize) {
                marks.add(single(map, page, it, FANNED));
            }
        }
    }
    if let Some(card) = map.state.card.as_ref().filter(|it| it.place.position.is_some()) {
        marks.add(
            tag!("div", "class": "pin leaflet-zoom-animated", "data-at": "", "aria-hidden": "true")
                .key(PIN)
                .shape(map.look_of(card.index)),
        );
    }
    if map.state.here().is_some() {
        marks.add(
            tag!("div", "class": "here leaflet-zoom-animated", "data-at": "", "aria-hidden": "true")
                .key(HERE),
        );
    }
    marks
}

/// The key of a mark is its place: what has the focus keeps it while the map moves.
fn single(map: &PoiMap, page: &Page<PoiMap>, index: u32, around: u64) -> Tag {
    let (stop, current) = (stop(map, index), current(map, index));
    let name = map.ground.name(index).to_owned();
    let mark = tag!(
        "button", "class": "mark leaflet-zoom-animated", "part": "mark", "data-at": whole(index.into()),
        "tabindex": stop, "aria-current": current, "title": &name,
    )
    .key(around + u64::from(index))
    .on_click(tells(page, Told::Select { index, from_map: true }))
    .shape(map.look_of(index))
    .unseen(name);
    match map.row_of(index).filter(|_| map.printing) {
        Some(row) => mark.with(tag!("span", "class": "number").with(whole(row as i64 + 1))),
        None => mark,
    }
}

fn several(map: &PoiMap, page: &Page<PoiMap>, mark: &Mark) -> Tag {
    let (first, language) = (mark.first, map.words.language());
    let count = mark.count as usize;
    let opens = map.opens(mark);
    let label = if opens { same_spot(count, language) } else { cluster(count, language) };
    let is_open = map.state.fan == Some(first);
    let open = opens.then_some(if is_open { "true" } else { "false" });
    // What stands around it has taken its place.
    let (at, stop) =
        if is_open { (String::new(), "-1") } else { (whole(first.into()), stop(map, first)) };
    let class = match mark.count {
        0..100 => "mark leaflet-zoom-animated cluster",
        100..1000 => "mark leaflet-zoom-animated cluster large",
        _ => "mark leaflet-zoom-animated cluster huge",
    };
    tag!(
        "button", "part": "mark cluster", "class": class, "data-at": at, "tabindex": stop, "aria-expanded": open,
    )
    .key(first.into())
    .on_click(tells(page, Told::Gather(first)))
    .with(tag!("span", "aria-hidden": "true").with(short(count, map)))
    .unseen(label)
}

/// "37", "1200", "12k"; on paper "×37", where a bare number is that of a row.
fn short(count: usize, map: &PoiMap) -> String {
    if map.printing {
        return ["×", &whole(count as i64)].concat();
    }
    if count < 10_000 {
        return whole(count as i64);
    }
    [&grouped(count / 1000, map.words.language()), "k"].concat()
}

fn stop(map: &PoiMap, index: u32) -> &'static str {
    if map.state.stop == Some(index) { "0" } else { "-1" }
}

fn current(map: &PoiMap, index: u32) -> Option<&'static str> {
    map.state.card.as_ref().filter(|it| it.index == index).map(|_| "true")
}

/// Whatever brought the focus to a mark, the tab stop and the arrows start from there.
fn on_focus(page: &Page<PoiMap>) -> Callback<FocusEvent> {
    let sender = page.sender();
    Callback::from(move |event: FocusEvent| {
        let Some(mark) = event.target_dyn_into::<Element>() else { return };
        let index = mark.get_attribute("data-at").and_then(|it| digits(&it));
        // The mouse is there already: its mark must not run away between press and click.
        let by_key = mark.matches(":focus-visible").unwrap_or_default();
        if let Some(index) = index {
            sender.emit(Rc::new(Told::Focused { index, by_key }));
        }
    })
}

fn on_key(page: &Page<PoiMap>) -> Callback<KeyboardEvent> {
    let sender = page.sender();
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let told = match event.key().as_str() {
            "+" | "=" => Told::Steer(Drive::Zoom(1)),
            "-" => Told::Steer(Drive::Zoom(-1)),
            "Home" => Told::Steer(Drive::Home),
            "Escape" => Told::Leave,
            "ArrowUp" => Told::Walk(0.0, -1.0),
            "ArrowDown" => Told::Walk(0.0, 1.0),
            "ArrowLeft" => Told::Walk(-1.0, 0.0),
            "ArrowRight" => Told::Walk(1.0, 0.0),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        sender.emit(Rc::new(told));
    })
}

/// The shapes of what is seen.
pub fn sketches(map: &PoiMap) -> Tag {
    let mut paths = tag!("svg", "class": "sketches leaflet-zoom-animated", "aria-hidden": "true");
    for it in &map.sketches {
        let look = it.index.map_or(String::new(), |index| color(map.look_of(index)));
        let kind = match it.kind {
            Kind::Line => "line ",
            Kind::Area => "area ",
            Kind::Boundary => "boundary",
            Kind::Graticule => "graticule",
        };
        let halo = match it.kind {
            Kind::Line => "halo",
            Kind::Boundary => "halo thin",
            _ => "",
        };
        if !halo.is_empty() {
            paths.add(tag!("path", "class": halo, "d": &it.path));
        }
        paths.add(tag!("path", "class": [kind, &look].concat(), "d": &it.path));
    }
    paths
}

/// What is read where pictures are owed to somebody.
pub fn attribution(page: &Page<PoiMap>) -> Option<Tag> {
    page.attrs.optional("attribution").map(|it| tag!("p", "class": "attribution").with(it))
}
