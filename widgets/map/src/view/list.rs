//! The list: the same places as the map, a page of rows at a time, so that half a million weigh no more than fifty.

use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::icon::{Glyph, icon};
use cw_kit::ui::tag::{plain, unseen};
use cw_model::geo::metres_between;
use cw_model::hours::Now;
use cw_model::place::Place;
use yew::Html;

use super::does;
use super::symbol::symbol;
use crate::app::{File, PoiMap, Told};
use crate::messages::{Message, distance, page_of, place_count};
use crate::state::{Action, PAGE};
use crate::words;

/// The list.
pub fn list(map: &PoiMap, page: &Page<PoiMap>) -> Html {
    let total = map.found.order.len();
    let count = place_count(total, map.words.language());
    let count =
        tag!(page.heading(below(page)), "id": "count", "class": "count-line", "tabindex": "-1")
            .text(count);
    let now = map.now(page);
    let mut rows = Vec::new();
    for (index, place) in &map.rows {
        rows.push(row(map, page, *index, place, &now));
    }
    let rows = match (rows.is_empty(), map.emptiness()) {
        (false, _) => tag!("ul", "class": "rows", "part": "list").holds(rows),
        (true, Some(sentence)) => tag!("p", "class": "empty").text(sentence),
        (true, None) => tag!("div", "class": "bones", "aria-hidden": "true").empty(),
    };
    let files = if total == 0 { Html::default() } else { files(map, page) };
    let lost = map.lost().map(|it| tag!("p", "class": "lost").text(it)).unwrap_or_default();
    tag!("div", "class": "list").holds(vec![count, rows, pager(map, page, total), lost, files])
}

/// How far the list's heading stands below the page's.
pub fn below(page: &Page<PoiMap>) -> usize {
    usize::from(page.attrs.optional("heading").is_some())
}

fn row(map: &PoiMap, page: &Page<PoiMap>, index: u32, place: &Place, now: &Now) -> Html {
    let language = map.words.language();
    let details = &place.details;
    let mut facts = Vec::new();
    if let (Some(here), Some(there)) = (map.state.here(), place.position) {
        facts.push(plain(distance(metres_between(here, there), language)));
    }
    if 1 < map.layers.len() {
        facts.push(plain(map.sources[map.ground.layer(index)].title.clone()));
    } else if let Some(it) = details.categories.first() {
        facts.push(plain(it.clone()));
    }
    facts.extend(details.address.clone().map(plain));
    let state =
        details.hours.as_ref().and_then(|it| words::state(it, now, map.instant(), &map.words));
    facts.extend(state.map(plain));
    if place.position.is_none() {
        facts.push(plain(map.say(Message::NoPosition)));
    }
    let mut lines = vec![tag!("span", "class": "name").text(place.name.clone())];
    for fact in facts {
        // A voice reads a button as one sentence: the commas are its pauses.
        lines.push(tag!("span", "class": "fact").holds(vec![unseen(", "), fact]));
    }
    let what = tag!("span", "class": "what", "lang": details.lang.clone()).holds(lines);
    let button = tag!("button", "class": "row", "part": "place")
        .on_click(page.sender().reform(move |_| Told::Select { index, from_map: false }))
        .holds(vec![symbol(map.look_of(index)), what]);
    tag!("li").holds(vec![button])
}

fn pager(map: &PoiMap, page: &Page<PoiMap>, total: usize) -> Html {
    if total <= PAGE {
        return Html::default();
    }
    let first = map.state.first;
    let last = total.min(first + PAGE);
    let turn = |label: Message, part: &'static str, glyph, to: Option<usize>| {
        let label = map.say(label);
        let off = to.is_none().then_some("");
        let button = tag!("button", "part": part, "class": "button icon-only", "title": label, "disabled": off);
        let button = match to {
            Some(to) => button.on_click(does(page, Action::Page(to))),
            None => button,
        };
        button.holds(vec![icon(glyph), unseen(label)])
    };
    let before = first.checked_sub(PAGE);
    let after = Some(last).filter(|it| *it < total);
    tag!("div", "class": "pager").holds(vec![
        turn(Message::Previous, "button previous", Glyph::Previous, before),
        tag!("span").text(page_of(first + 1, last, total, map.words.language())),
        turn(Message::Next, "button next", Glyph::Next, after),
    ])
}

fn files(map: &PoiMap, page: &Page<PoiMap>) -> Html {
    let file = |file, label| {
        tag!("button", "part": "button save", "class": "button")
            .on_click(page.sender().reform(move |_| Told::Save(file)))
            .holds(vec![icon(Glyph::Download), plain(map.say(label))])
    };
    tag!("div", "class": "files")
        .holds(vec![file(File::GeoJson, Message::SaveGeoJson), file(File::Csv, Message::SaveCsv)])
}
