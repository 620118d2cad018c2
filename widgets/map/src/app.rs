//! The map's state, and what changes it.

use cw_kit::contract::{self, Attribute, Contract};
use cw_kit::element::Widget;
use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::watch::{Width, wants_calm};
use cw_model::geo::Coordinates;
use web_sys::Element;
use yew::{Html, NodeRef};

use crate::chart::{Camera, Chart, Moved, Settings, Tiles, place};

/// The demo's valley.
const START: Camera =
    Camera { center: Coordinates { latitude: 46.05, longitude: 11.1 }, zoom: 13.0 };

/// `<cw-poi-map>`.
pub struct PoiMap {
    ground: NodeRef,
    mark: NodeRef,
    chart: Option<Chart>,
    width: Option<Width>,
    last: &'static str,
}

/// What can happen to the map.
pub enum Told {
    /// The chart tells.
    Moved(Moved),
    /// The container has another size.
    Width(f64),
    /// The mark was chosen.
    Chosen,
}

impl Widget for PoiMap {
    const CONTRACT: Contract = Contract {
        tag: "cw-poi-map",
        doc: "The places of a municipality, on a map.",
        attributes: &[
            Attribute {
                name: "tiles",
                default: "",
                doc: "Pictures of the ground: an address with `{z}`, `{x}` and `{y}`.",
            },
            contract::LANG,
            contract::THEME,
            contract::LOADING,
        ],
        sources: &[],
        events: &[contract::ERROR_EVENT],
        parts: &[("map", "The whole.")],
        properties: contract::TOKENS,
    };
    type Message = Told;

    fn create(_: &Page<Self>) -> Self {
        PoiMap {
            ground: NodeRef::default(),
            mark: NodeRef::default(),
            chart: None,
            width: None,
            last: "",
        }
    }

    fn changed(&mut self, page: &Page<Self>) {
        self.show_tiles(page);
    }

    fn refresh(&mut self, _: &Page<Self>) {}

    fn update(&mut self, _: &Page<Self>, told: Told) -> bool {
        match told {
            Told::Width(_) => {
                if let Some(chart) = &self.chart {
                    chart.resized();
                }
            }
            Told::Chosen => self.last = "chosen",
            Told::Moved(moved) => self.last = name(moved),
        }
        self.put_mark();
        true
    }

    fn view(&self, page: &Page<Self>) -> Html {
        let mark = self.chart.as_ref().map(|it| {
            let on_click = page.sender().reform(|_| Told::Chosen);
            let mark = tag!("button", "type": "button", "class": "mark leaflet-zoom-animated")
                .node(&self.mark)
                .on_click(on_click)
                .text("Municipio");
            yew::create_portal(mark, it.pane("marks"))
        });
        tag!("section", "part": "map").holds(vec![
            tag!("div", "class": "ground").node(&self.ground).empty(),
            tag!("output").text(self.last),
            mark.unwrap_or_default(),
        ])
    }

    fn rendered(&mut self, page: &Page<Self>) {
        if self.chart.is_some() {
            return self.put_mark();
        }
        let Some(ground) = self.ground.cast::<Element>() else { return };
        let settings = Settings { min_zoom: 8, max_zoom: 18, animated: !wants_calm() };
        let on_moved = page.sender().reform(Told::Moved);
        self.chart = Some(Chart::new(&ground, START, settings, on_moved));
        self.width = Width::watch(&self.ground, page.sender().reform(Told::Width));
        self.show_tiles(page);
    }
}

impl PoiMap {
    fn show_tiles(&mut self, page: &Page<Self>) {
        let tiles = page.attrs.optional("tiles").map(|template| Tiles {
            template,
            max_native_zoom: 17,
            retina: true,
        });
        if let Some(chart) = &mut self.chart {
            chart.set_tiles(tiles);
        }
    }

    fn put_mark(&self) {
        if let (Some(chart), Some(mark)) = (&self.chart, self.mark.cast::<Element>()) {
            let (x, y) = chart.layer_point(START.center);
            place(&mark, x, y);
        }
    }
}

fn name(moved: Moved) -> &'static str {
    match moved {
        Moved::Dragged => "dragged",
        Moved::Pinched => "pinched",
        Moved::Zooming(_) => "zooming",
        Moved::Ended => "ended",
        Moved::TileFailed => "tile failed",
        Moved::TilesLoaded => "tiles loaded",
        Moved::Tapped(_) => "tapped",
        Moved::WheelAlone => "wheel alone",
        Moved::OneFinger => "one finger",
    }
}
