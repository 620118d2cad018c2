//! The map: Leaflet's ground, what stands on it, and its buttons.

use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::icon::{Glyph, icon};
use cw_kit::ui::tag::{plain, unseen};
use cw_model::geo::distance::metres_per_pixel;
use cw_model::geo::scale::bar_metres;
use yew::{Html, create_portal};

use super::marks::{attribution, marks, sketches};
use crate::app::{Drive, PoiMap, Told};
use crate::messages::{Message, consent, distance, load_tiles};
use crate::state::View;

/// The map; it stays on the page, out of sight, when only the list is shown.
pub fn stage(map: &PoiMap, page: &Page<PoiMap>) -> Html {
    let hidden = (map.view == View::List).then_some("");
    // Leaflet owns what is in there.
    let ground = tag!("div", "class": "ground").node(&map.stage).empty();
    let mut parts = vec![ground, controls(map, page), bar(map), hint(map), asking(map, page)];
    let pictured = map.tiles.as_ref().is_some_and(|it| it.is_ours || map.consent);
    parts.push(if pictured { attribution(page) } else { Html::default() });
    // As many parts as ever: Yew would take the ground for another one, and make a new one.
    parts.extend(match &map.chart {
        Some(chart) => [
            create_portal(sketches(map), chart.pane("shapes")),
            create_portal(marks(map, page), chart.pane("marks")),
        ],
        None => [Html::default(), Html::default()],
    });
    let class = if map.slow { "stage loading" } else { "stage" };
    tag!("div", "class": class, "part": "stage", "hidden": hidden).holds(parts)
}

fn controls(map: &PoiMap, page: &Page<PoiMap>) -> Html {
    let button = |drive: Drive, label: Message, part: &'static str, glyph: Glyph| {
        let label = map.say(label);
        tag!("button", "part": part, "class": "button icon-only", "title": label)
            .on_click(page.sender().reform(move |_| Told::Drive(drive)))
            .holds(vec![icon(glyph), unseen(label)])
    };
    let zoom = tag!("div", "class": "zoom").holds(vec![
        button(Drive::Zoom(1), Message::ZoomIn, "button zoom-in", Glyph::Plus),
        button(Drive::Zoom(-1), Message::ZoomOut, "button zoom-out", Glyph::Minus),
        button(Drive::Home, Message::Home, "button home", Glyph::Home),
    ]);
    let pan = tag!("div", "class": "pan").holds(vec![
        button(Drive::Pan(0.0, -0.4), Message::North, "button north", Glyph::Up),
        button(Drive::Pan(-0.4, 0.0), Message::West, "button west", Glyph::Previous),
        button(Drive::Pan(0.4, 0.0), Message::East, "button east", Glyph::Next),
        button(Drive::Pan(0.0, 0.4), Message::South, "button south", Glyph::Down),
    ]);
    tag!("div", "class": "controls").holds(vec![zoom, pan])
}

/// The scale bar: a length in pixels that is a round one on the ground.
fn bar(map: &PoiMap) -> Html {
    let Some(chart) = &map.chart else { return Html::default() };
    let camera = chart.camera();
    let pixel = metres_per_pixel(camera.zoom, camera.center.latitude);
    let metres = f64::from(bar_metres(pixel * 120.0));
    let width = (metres / pixel) as u32;
    let line = tag!("path", "d": ["M1 1v6h", &width.to_string(), "V1"].concat()).empty();
    let drawing =
        tag!("svg", "width": (width + 3).to_string(), "height": "9", "aria-hidden": "true")
            .holds(vec![line]);
    let text = distance(metres, map.words.language());
    tag!("p", "class": "scale").holds(vec![plain(text), drawing])
}

fn hint(map: &PoiMap) -> Html {
    let text = map.hint.map_or("", |it| map.say(it));
    // For eyes only: who uses neither wheel nor fingers has no use for it.
    tag!("p", "class": "hint", "aria-hidden": "true").text(text)
}

/// Pictures of a third party wait for a click (promise B3).
fn asking(map: &PoiMap, page: &Page<PoiMap>) -> Html {
    let Some(tiles) = map.tiles.as_ref().filter(|it| !it.is_ours && !map.consent) else {
        let lost = map.lost().filter(|_| map.view == View::Map);
        let text = if map.no_tiles { Some(map.say(Message::NoTiles).to_owned()) } else { lost };
        return text.map(|it| tag!("p", "class": "asking").text(it)).unwrap_or_default();
    };
    let language = map.words.language();
    let button = tag!("button", "part": "button consent", "class": "button")
        .on_click(page.sender().reform(|_| Told::Consent))
        .text(load_tiles(&tiles.host, language));
    tag!("div", "class": "asking")
        .holds(vec![tag!("p").text(consent(&tiles.host, language)), button])
}
