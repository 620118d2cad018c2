//! The filters, opened: native checkboxes with counts. The symbols beside the categories are the legend of the map.

use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::tag::{Tag, Text};
use cw_model::place::by_name;

use super::{does, yes_or_no};
use crate::app::{KINDS, PoiMap};
use crate::messages::{Message, grouped};
use crate::state::Action;

/// With more categories than this, only the most frequent ones are shown at first, and those that are chosen.
const MANY: usize = 15;
const FREQUENT: usize = 12;

/// The filters; nothing while they are closed.
pub fn filters(map: &PoiMap, page: &Page<PoiMap>) -> Option<Tag> {
    map.state.filtering.then(|| {
        tag!("div", "class": "filters", "part": "filters-panel")
            .with(group("", more(map, page)))
            .with(group(map.say(Message::Category), categories(map, page)))
            .with(group(map.say(Message::Municipality), municipalities(map, page)))
            .with(clear(map, page))
    })
}

fn more(map: &PoiMap, page: &Page<PoiMap>) -> Vec<Tag> {
    let (find, facts, found) = (&map.state.find, &map.facts, &map.found);
    let mut choices = Vec::new();
    let mut add = |action, on, label, count| {
        choices.push(choice(map, page, action, on, map.say(label).into(), None, count));
    };
    if facts.has_access || find.accessible {
        let count = Some(found.accessible);
        add(Action::Accessible, find.accessible, Message::Accessible, count);
    }
    if facts.has_hours || find.open {
        add(Action::OpenNow, find.open, Message::OpenNow, Some(found.open));
    }
    if let Some(chart) = &map.chart {
        let on = find.within.is_some();
        add(Action::Within((!on).then(|| chart.bounds())), on, Message::InView, None);
    }
    choices
}

fn categories(map: &PoiMap, page: &Page<PoiMap>) -> Vec<Tag> {
    let mut choices = Vec::new();
    if map.ground.categories.len() < 2 {
        return choices;
    }
    let all = map.ground.categories.len() <= MANY || map.state.rare;
    for index in in_register(&map.ground.categories) {
        let name = &map.ground.categories[index];
        let on = map.state.find.categories.contains(name);
        if !all
            && !on
            && !map.state.known.contains(name)
            && !map.ground.is_frequent(index, FREQUENT)
        {
            continue;
        }
        let look = (map.layers.len() < 2).then_some(index % KINDS);
        let (act, count) = (Action::Category(name.clone()), map.found.by_category[index]);
        choices.push(choice(map, page, act, on, name.into(), look, Some(count)));
    }
    if MANY < map.ground.categories.len() {
        let label = map.say(Message::AllCategories);
        // Before what it reveals: whoever goes on with Tab comes to it.
        choices.insert(
            0,
            tag!("button", "class": "button", "part": "button", "aria-expanded": yes_or_no(map.state.rare))
                .on_click(does(page, Action::Rare))
                .with(label),
        );
    }
    choices
}

fn municipalities(map: &PoiMap, page: &Page<PoiMap>) -> Vec<Tag> {
    let mut choices = Vec::new();
    if map.facts.municipalities.len() < 2 {
        return choices;
    }
    for index in in_register(&map.facts.municipalities) {
        let name = &map.facts.municipalities[index];
        let on = map.state.find.municipalities.contains(name);
        let act = Action::Municipality(name.clone());
        let count = map.found.by_municipality.get(index).copied().unwrap_or(0);
        choices.push(choice(map, page, act, on, name.into(), None, Some(count)));
    }
    choices
}

/// The indices of names, in the order people look them up.
fn in_register(names: &[String]) -> impl Iterator<Item = usize> {
    by_name(&mut names.iter().map(String::as_str)).into_iter().map(|it| it as usize)
}

fn group(name: &'static str, choices: Vec<Tag>) -> Option<Tag> {
    if choices.is_empty() {
        return None;
    }
    let legend = (!name.is_empty()).then(|| tag!("legend").with(name));
    Some(tag!("fieldset").with(legend).with(tag!("div", "class": "choices").with(choices)))
}

fn choice(
    map: &PoiMap,
    page: &Page<PoiMap>,
    action: Action,
    on: bool,
    label: Text,
    look: Option<usize>,
    count: Option<u32>,
) -> Tag {
    let input = tag!("input", "type": "checkbox").checked(on).on_click(does(page, action));
    let choice = tag!("label", "class": "choice").with(input);
    let choice = match look {
        Some(look) => choice.shape(look),
        None => choice.with(None::<Tag>),
    };
    let count = count.map(|it| [" (", &grouped(it as usize, map.words.language()), ")"].concat());
    choice.with(tag!("span").with(label).with(count.unwrap_or_default()))
}

fn clear(map: &PoiMap, page: &Page<PoiMap>) -> Option<Tag> {
    let find = &map.state.find;
    let is_set = find.filters() != 0 || !find.query.is_empty() || find.within.is_some();
    is_set.then(|| {
        tag!("button", "part": "button clear", "class": "button")
            .on_click(does(page, Action::Clear))
            .with(map.say(Message::Clear))
    })
}
