//! The map: Leaflet's ground, what stands on it, and its buttons.

use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::icon::Glyph;
use cw_kit::ui::tag::Tag;
use cw_model::geo::distance::metres_per_pixel;
use cw_model::geo::scale::bar_metres;
use cw_model::number::whole;
use yew::create_portal;

use super::icon_button;
use super::marks::{attribution, marks, sketches};
use crate::app::{Drive, PoiMap, Told, tells};
use crate::messages::{Message, consent, distance, load_tiles};
use crate::state::View;

/// The map; it stays on the page, out of sight, when only the list is shown.
pub fn stage(map: &PoiMap, page: &Page<PoiMap>) -> Tag {
    let hidden = (map.view == View::List).then_some("");
    let class = if map.slow { "stage loading" } else { "stage" };
    let pictured = map.tiles.as_ref().is_some_and(|it| it.is_ours || map.consent);
    // As many parts as ever: Yew would take the ground for another one, and make a new one.
    let (below, above) = match &map.chart {
        Some(chart) => (
            create_portal(sketches(map).into(), chart.pane("shapes")),
            create_portal(marks(map, page).into(), chart.pane("marks")),
        ),
        None => Default::default(),
    };
    tag!("div", "part": "stage", "class": class, "hidden": hidden)
        // Leaflet owns what is in there.
        .with(tag!("div", "class": "ground").node(&map.stage))
        .with(controls(map, page))
        .with(bar(map))
        .with(hint(map))
        .with(asking(map, page))
        .with(attribution(page).filter(|_| pictured))
        .with(below)
        .with(above)
}

/// The buttons upon the map.
const ZOOM: [(Drive, Message, &str, Glyph); 3] = [
    (Drive::Zoom(1), Message::ZoomIn, "button zoom-in", Glyph::PLUS),
    (Drive::Zoom(-1), Message::ZoomOut, "button zoom-out", Glyph::MINUS),
    (Drive::Home, Message::Home, "button home", Glyph::HOME),
];
const PAN: [(Drive, Message, &str, Glyph); 4] = [
    (Drive::Pan(0.0, -0.4), Message::North, "button north", Glyph::UP),
    (Drive::Pan(-0.4, 0.0), Message::West, "button west", Glyph::PREVIOUS),
    (Drive::Pan(0.4, 0.0), Message::East, "button east", Glyph::NEXT),
    (Drive::Pan(0.0, 0.4), Message::South, "button south", Glyph::DOWN),
];

fn controls(map: &PoiMap, page: &Page<PoiMap>) -> Tag {
    let group = |class: &'static str, buttons: &[(Drive, Message, &'static str, Glyph)]| {
        let mut group = tag!("div", "class": class);
        for (drive, label, part, glyph) in buttons {
            let on_click = tells(page, Told::Drive(*drive));
            group.add(icon_button(part, map.say(*label), *glyph).on_click(on_click));
        }
        group
    };
    tag!("div", "class": "controls").with(group("zoom", &ZOOM)).with(group("pan", &PAN))
}

/// The scale bar: a length in pixels that is a round one on the ground.
fn bar(map: &PoiMap) -> Option<Tag> {
    let camera = map.chart.as_ref()?.camera();
    let pixel = metres_per_pixel(camera.zoom, camera.center.latitude);
    let metres = f64::from(bar_metres(pixel * 120.0));
    let width = (metres / pixel) as i64;
    let drawing = tag!("svg", "height": "9", "aria-hidden": "true", "width": whole(width + 3))
        .with(tag!("path", "d": ["M1 1v6h", &whole(width), "V1"].concat()));
    let text = distance(metres, map.words.language());
    Some(tag!("p", "class": "scale").with(text).with(drawing))
}

fn hint(map: &PoiMap) -> Tag {
    let text = map.hint.map_or("", |it| map.say(it));
    // For eyes only: who uses neither wheel nor fingers has no use for it.
    tag!("p", "class": "hint", "aria-hidden": "true").with(text)
}

/// Pictures of a third party wait for a click (promise B3).
fn asking(map: &PoiMap, page: &Page<PoiMap>) -> Option<Tag> {
    let Some(tiles) = map.tiles.as_ref().filter(|it| !it.is_ours && !map.consent) else {
        let lost = map.lost().filter(|_| map.view == View::Map);
        let text = if map.no_tiles { Some(map.say(Message::NoTiles).to_owned()) } else { lost };
        return text.map(|it| tag!("p", "class": "asking").with(it));
    };
    let language = map.words.language();
    let button = tag!("button", "part": "button consent", "class": "button")
        .on_click(tells(page, Told::Consent))
        .with(load_tiles(&tiles.host, language));
    let question = tag!("p").with(consent(&tiles.host, language));
    Some(tag!("div", "class": "asking").with(question).with(button))
}
