//! The filters, opened: native checkboxes with counts. The symbols beside the categories are the legend of the map.

use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::tag::plain;
use yew::Html;

use super::does;
use super::symbol::symbol;
use crate::app::{KINDS, PoiMap};
use crate::messages::{Message, grouped};
use crate::state::Action;

/// The filters; nothing while they are closed.
pub fn filters(map: &PoiMap, page: &Page<PoiMap>) -> Html {
    if !map.state.filtering {
        return Html::default();
    }
    let (find, facts, found) = (&map.state.find, &map.facts, &map.found);
    let mut more = Vec::new();
    if facts.has_access || find.accessible {
        let label = map.say(Message::Accessible).into();
        more.push(choice(
            map,
            page,
            Action::Accessible,
            find.accessible,
            label,
            None,
            Some(found.accessible),
        ));
    }
    if facts.has_hours || find.open {
        let label = map.say(Message::OpenNow).into();
        more.push(choice(map, page, Action::OpenNow, find.open, label, None, Some(found.open)));
    }
    if map.chart.is_some() {
        let bounds = map.chart.as_ref().map(|it| it.bounds()).filter(|_| find.within.is_none());
        let (on, label) = (find.within.is_some(), map.say(Message::InView).into());
        more.push(choice(map, page, Action::Within(bounds), on, label, None, None));
    }
    let groups = vec![
        group("", more),
        group(map.say(Message::Category), categories(map, page)),
        group(map.say(Message::Municipality), municipalities(map, page)),
        clear(map, page),
    ];
    tag!("div", "class": "filters", "part": "filters-panel").holds(groups)
}

fn categories(map: &PoiMap, page: &Page<PoiMap>) -> Vec<Html> {
    let mut choices = Vec::new();
    if map.ground.categories.len() < 2 {
        return choices;
    }
    for (index, name) in map.ground.categories.iter().enumerate() {
        let on = map.state.find.categories.contains(name);
        let look = (map.layers.len() < 2).then_some(index % KINDS);
        let act = Action::Category(name.clone());
        choices.push(choice(
            map,
            page,
            act,
            on,
            name.clone(),
            look,
            Some(map.found.by_category[index]),
        ));
    }
    choices
}

fn municipalities(map: &PoiMap, page: &Page<PoiMap>) -> Vec<Html> {
    let mut choices = Vec::new();
    if map.facts.municipalities.len() < 2 {
        return choices;
    }
    for (index, name) in map.facts.municipalities.iter().enumerate() {
        let on = map.state.find.municipalities.contains(name);
        let act = Action::Municipality(name.clone());
        let count = map.found.by_municipality.get(index).copied().unwrap_or(0);
        choices.push(choice(map, page, act, on, name.clone(), None, Some(count)));
    }
    choices
}

fn group(name: &'static str, choices: Vec<Html>) -> Html {
    if choices.is_empty() {
        return Html::default();
    }
    let legend = match name {
        "" => Html::default(),
        _ => tag!("legend").text(name),
    };
    let choices = tag!("div", "class": "choices").holds(choices);
    tag!("fieldset").holds(vec![legend, choices])
}

fn choice(
    map: &PoiMap,
    page: &Page<PoiMap>,
    action: Action,
    on: bool,
    label: String,
    look: Option<usize>,
    count: Option<u32>,
) -> Html {
    let input = tag!("input", "type": "checkbox").checked(on).on_click(does(page, action)).empty();
    let count = count.map(|it| [" (", &grouped(it as usize, map.words.language()), ")"].concat());
    let words = tag!("span").holds(vec![plain(label), plain(count.unwrap_or_default())]);
    tag!("label", "class": "choice").holds(vec![input, look.map(symbol).unwrap_or_default(), words])
}

fn clear(map: &PoiMap, page: &Page<PoiMap>) -> Html {
    let find = &map.state.find;
    if find.filters() == 0 && find.query.is_empty() && find.within.is_none() {
        return Html::default();
    }
    tag!("button", "part": "button clear", "class": "button")
        .on_click(does(page, Action::Clear))
        .text(map.say(Message::Clear))
}
