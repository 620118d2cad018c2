//! The list: the same places as the map, a page of rows at a time, so that half a million weigh no more than fifty.

use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::icon::Glyph;
use cw_kit::ui::tag::{Tag, Text};
use cw_model::geo::metres_between;
use cw_model::hours::Now;
use cw_model::place::Place;

use super::{button, does};
use crate::app::{File, PoiMap, Told, tells};
use crate::messages::{Message, distance, page_of, place_count};
use crate::state::{Action, PAGE, PRINTED};
use crate::words;

/// The list.
pub fn list(map: &PoiMap, page: &Page<PoiMap>) -> Tag {
    let total = map.found.order.len();
    let count =
        tag!(page.heading(below(page)), "id": "count", "class": "count-line", "tabindex": "-1")
            .with(place_count(total, map.words.language()));
    let rows = match (map.rows.is_empty(), map.emptiness()) {
        (false, _) => rows(map, page),
        (true, Some(sentence)) => tag!("p", "class": "empty").with(sentence),
        (true, None) => tag!("div", "class": "bones", "aria-hidden": "true"),
    };
    tag!("div", "class": "list")
        .with(count)
        .with(rows)
        .with(pager(map, page, total))
        .with(cut_on_paper(map, total))
        .with(map.lost().map(|it| tag!("p", "class": "lost").with(it)))
        .with((total != 0).then(|| files(map, page)))
}

/// How far the list's heading stands below the page's.
pub fn below(page: &Page<PoiMap>) -> usize {
    usize::from(page.attrs.optional("heading").is_some())
}

fn rows(map: &PoiMap, page: &Page<PoiMap>) -> Tag {
    let now = map.now(page);
    let mut rows = tag!("ul", "class": "rows", "part": "list");
    for (index, place) in &map.rows {
        let button = tag!("button", "class": "row", "part": "place")
            .on_click(tells(page, Told::Select { index: *index, from_map: false }))
            .shape(map.look_of(*index))
            .with(lines(map, *index, place, &now));
        rows.add(tag!("li").with(button));
    }
    rows
}

/// Name and facts of a place.
fn lines(map: &PoiMap, index: u32, place: &Place, now: &Now) -> Tag {
    let details = &place.details;
    // The source's words are in its language, ours in the reader's (WCAG 3.1.2).
    let mut lines = tag!("span", "class": "what")
        .with(tag!("span", "class": "name", "lang": &details.lang).with(&place.name));
    // A voice reads a button as one sentence: the commas are its pauses.
    let mut add = |lang: &Option<String>, fact: Text| {
        lines.add(tag!("span", "class": "fact", "lang": lang).unseen(", ").with(fact));
    };
    if let (Some(here), Some(there)) = (map.state.here(), place.position) {
        add(&None, distance(metres_between(here, there), map.words.language()).into());
    }
    if 1 < map.layers.len() {
        add(&None, (&map.sources[map.ground.layer(index)].title).into());
    } else if let Some(category) = details.categories.first() {
        add(&details.lang, category.into());
    }
    if let Some(address) = &details.address {
        add(&details.lang, address.into());
    }
    if let Some(hours) = &details.hours
        && let Some(state) = words::state(hours, now, map.instant(), &map.words)
    {
        add(&None, state.into());
    }
    if place.position.is_none() {
        add(&None, map.say(Message::NoPosition).into());
    }
    lines
}

fn pager(map: &PoiMap, page: &Page<PoiMap>, total: usize) -> Option<Tag> {
    if total <= PAGE {
        return None;
    }
    let first = map.state.first;
    let last = total.min(first + PAGE);
    let turn = |label: Message, part: &'static str, glyph, to: Option<usize>| {
        let label = map.say(label);
        let off = to.is_none().then_some("");
        let button = tag!("button", "class": "button icon-only", "part": part, "title": label, "disabled": off)
            .icon(glyph)
            .unseen(label);
        match to {
            Some(to) => button.on_click(does(page, Action::Page(to))),
            None => button,
        }
    };
    let before = first.checked_sub(PAGE);
    let after = Some(last).filter(|it| *it < total);
    let pager = tag!("div", "class": "pager")
        .with(turn(Message::Previous, "button previous", Glyph::PREVIOUS, before))
        .with(tag!("span").with(page_of(first + 1, last, total, map.words.language())))
        .with(turn(Message::Next, "button next", Glyph::NEXT, after));
    Some(pager)
}

/// Paper ends before some lists do, and says so.
fn cut_on_paper(map: &PoiMap, total: usize) -> Option<Tag> {
    let is_cut = map.printing && PRINTED < total;
    is_cut.then(|| {
        let range = page_of(1, PRINTED, total, map.words.language());
        tag!("p", "class": "lost").with(range)
    })
}

fn files(map: &PoiMap, page: &Page<PoiMap>) -> Tag {
    let file = |file, label| {
        button("button save", Glyph::DOWNLOAD, map.say(label))
            .on_click(tells(page, Told::Save(file)))
    };
    tag!("div", "class": "files")
        .with(file(File::GeoJson, Message::SaveGeoJson))
        .with(file(File::Csv, Message::SaveCsv))
}
