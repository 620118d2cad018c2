//! The chart: ground, tiles and panes, moved by mouse, fingers and calls. The only room that knows Leaflet.
//!
//! `camera`: where one looks, in pixels; `hands`: wheel and fingers; `bindings`: more of Leaflet.

use std::cell::Cell;

use cw_model::geo::{Bounds, Coordinates};
use js_sys::Object;
use leaflet::{LatLng, Map, MapOptions, Point, TileLayer, TileLayerOptions};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::Callback;

use bindings::{Manner, Told, ground};
use hands::Hands;

mod bindings;
mod camera;
mod hands;

pub use camera::{Camera, Free, Sheet};

const OF_THE_MAP: &str = "drag zoom zoomanim moveend click dblclick";
const OF_THE_TILES: &str = "load tileerror";

/// What stays as it is while a chart lives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The farthest look.
    pub min_zoom: u32,
    /// The nearest look.
    pub max_zoom: u32,
    /// False for readers who asked for less motion: every change is a jump.
    pub animated: bool,
}

/// What a chart tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Moved {
    /// The visitor moves the map by hand: drags it, turns the wheel with Ctrl, clicks twice.
    Dragged,
    /// Two fingers are zooming: every point lies elsewhere now. An element they stand on must stay in the document, or
    /// the browser tells of them no more.
    Pinched,
    /// A zoom has begun that lasts a quarter of a second and ends at this camera. What has the class
    /// `leaflet-zoom-animated` and is placed anew now goes there in the same time.
    Zooming(Camera),
    /// The view is at rest; [`Chart::camera`] is final.
    Ended,
    /// A tile did not come.
    TileFailed,
    /// Every tile in view has come or failed.
    TilesLoaded,
    /// A click or a tap on the ground, not on a mark and not at the end of a drag.
    Tapped(Coordinates),
    /// The wheel was turned without Ctrl; the page scrolls.
    WheelAlone,
    /// One finger moves on the chart; the page scrolls.
    OneFinger,
}

/// Pictures of the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tiles<'a> {
    /// Their address, with `{z}`, `{x}`, `{y}`, and perhaps `{r}` for `@2x` where the screen has twice the pixels.
    pub template: &'a str,
    /// Nearer than this, the last ones are enlarged.
    pub max_native_zoom: u32,
}

/// A map in an element.
pub struct Chart {
    map: Map,
    settings: Settings,
    tiles: Option<TileLayer>,
    // How the view changes, in Leaflet's words.
    manner: JsValue,
    // What is to be seen once there is room.
    wanted: Cell<Option<(Bounds, Free, u32)>>,
    on_told: Closure<dyn FnMut(JsValue)>,
    _hands: Hands,
}

impl Chart {
    /// A chart in a container that may have no size yet, and holds no other.
    pub fn new(
        container: &Element,
        camera: Camera,
        settings: Settings,
        on_moved: Callback<Moved>,
    ) -> Self {
        let options = MapOptions::new();
        options.set_min_zoom(f64::from(settings.min_zoom));
        options.set_max_zoom(f64::from(settings.max_zoom));
        options.set_zoom_animation(settings.animated);
        options.set_fade_animation(settings.animated);
        options.set_inertia(settings.animated);
        let map = Map::new_with_element(container.unchecked_ref(), &options)
            .expect("a container holds one chart");
        map.set_view(&lat_lng(camera.center), camera.zoom);
        let hands = Hands::on(container, map.clone(), on_moved.clone());
        let on_told = Closure::<dyn FnMut(JsValue)>::new(move |told: JsValue| {
            if let Some(moved) = moved(told.unchecked_ref()) {
                on_moved.emit(moved);
            }
        });
        map.on(OF_THE_MAP, on_told.as_ref());
        let manner = manner(settings.animated);
        let wanted = Cell::new(None);
        Chart { map, settings, tiles: None, manner, wanted, on_told, _hands: hands }
    }

    /// Where it looks.
    pub fn camera(&self) -> Camera {
        Camera { center: coordinates(&self.map.get_center()), zoom: self.map.get_zoom() }
    }

    /// What is in view.
    pub fn bounds(&self) -> Bounds {
        let (low, high) =
            (self.position_at((0.0, self.size().1)), self.position_at((self.size().0, 0.0)));
        let at = |it: Coordinates| Coordinates {
            latitude: it.latitude,
            longitude: it.longitude.clamp(-180.0, 180.0),
        };
        Bounds { south_west: at(low), north_east: at(high) }
    }

    /// Width and height of the container, in pixels.
    pub fn size(&self) -> (f64, f64) {
        pair(&self.map.get_size())
    }

    /// Looks elsewhere.
    pub fn go(&self, camera: Camera) {
        self.wanted.set(None);
        self.map.set_view_with_options(&lat_lng(camera.center), camera.zoom, &self.manner);
    }

    /// Looks at all of `bounds`, not nearer than `max_zoom`; without a size, as soon as there is one.
    pub fn fit(&self, bounds: Bounds, free: Free, max_zoom: u32) {
        let (width, height) = self.size();
        if width == 0.0 || height == 0.0 {
            return self.wanted.set(Some((bounds, free, max_zoom)));
        }
        let zooms = (self.settings.min_zoom, max_zoom.min(self.settings.max_zoom));
        self.go(Camera::around(bounds, (width, height), free, zooms));
    }

    /// Shows all of `bounds`, and comes nearer in any case: on a small screen what was chosen may not fit into less.
    pub fn come_nearer(&self, bounds: Bounds, free: Free) {
        let far = (self.camera().zoom as u32 + 1).min(self.settings.max_zoom);
        let size = self.size();
        self.go(Camera::around(bounds, size, free, (far, self.settings.max_zoom)));
    }

    /// Looks so many pixels farther to the right and down.
    pub fn pan(&self, x: f64, y: f64) {
        self.map.pan_by_with_options(&Point::new(x, y), &self.manner);
    }

    /// Comes nearer, or goes farther, and sees a position at a point of the container.
    pub fn zoom_by(&self, steps: i32, position: Coordinates, at: (f64, f64)) {
        let zoom = self.map.get_zoom() + f64::from(steps);
        self.go(Camera::with(position, at, self.size(), zoom));
    }

    /// The container has another size; the middle stays.
    pub fn resized(&self) {
        self.map.invalidate_size(false);
        if let Some((bounds, free, max_zoom)) = self.wanted.take() {
            self.fit(bounds, free, max_zoom);
        }
    }

    /// Where to draw what moves with the ground: `shapes` lie below, `marks` above.
    pub fn pane(&self, name: &str) -> Element {
        ground(&self.map).pane(name)
    }

    /// The plane of the panes. Whoever places many things asks for it once.
    pub fn sheet(&self) -> Sheet {
        Sheet::new(self.map.get_zoom(), pair(&ground(&self.map).origin()))
    }

    /// The plane of the panes once the zoom towards `camera` has ended.
    pub fn sheet_at(&self, camera: &Camera) -> Sheet {
        let origin = ground(&self.map).origin_at(&lat_lng(camera.center), camera.zoom);
        Sheet::new(camera.zoom, pair(&origin))
    }

    /// Where a point of the sheet lies in the container.
    pub fn on_screen(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let shift = ground(&self.map).shift();
        (x + shift.x(), y + shift.y())
    }

    /// What lies at a point of the container.
    pub fn position_at(&self, point: (f64, f64)) -> Coordinates {
        let shift = ground(&self.map).shift();
        self.sheet().position((point.0 - shift.x(), point.1 - shift.y()))
    }

    /// Puts pictures under everything, or none.
    pub fn set_tiles(&mut self, tiles: Option<Tiles>) {
        if let Some(before) = self.tiles.take() {
            self.map.remove_layer(&before);
        }
        let Some(Tiles { template, max_native_zoom }) = tiles else { return };
        let options = TileLayerOptions::new();
        options.set_max_zoom(f64::from(self.settings.max_zoom));
        options.set_max_native_zoom(f64::from(max_native_zoom));
        let layer = TileLayer::new_options(template, &options);
        layer.on(OF_THE_TILES, self.on_told.as_ref());
        self.map.add_layer(&layer);
        self.tiles = Some(layer);
    }
}

impl Drop for Chart {
    fn drop(&mut self) {
        self.map.off(OF_THE_MAP, self.on_told.as_ref());
        if let Some(layer) = &self.tiles {
            layer.off(OF_THE_TILES, self.on_told.as_ref());
        }
        ground(&self.map).remove();
    }
}

/// Moves an element of a pane to a point of its sheet, on whole pixels.
pub fn place(element: &Element, x: f64, y: f64) {
    bindings::place(element, x, y, 1.0);
}

/// The same for what was drawn for another sheet, and is so many times larger on this one.
pub fn stretch(element: &Element, x: f64, y: f64, scale: f64) {
    bindings::place(element, x, y, scale);
}

fn moved(told: &Told) -> Option<Moved> {
    let moved = match told.kind().as_str() {
        "drag" | "dblclick" => Moved::Dragged,
        "zoom" if told.pinch() == Some(true) => Moved::Pinched,
        "zoomanim" => {
            Moved::Zooming(Camera { center: coordinates(&told.center()), zoom: told.zoom() })
        }
        "moveend" => Moved::Ended,
        "click" => Moved::Tapped(coordinates(&told.latlng())),
        "load" => Moved::TilesLoaded,
        "tileerror" => Moved::TileFailed,
        _ => return None,
    };
    Some(moved)
}

fn manner(animated: bool) -> JsValue {
    if animated {
        return JsValue::UNDEFINED;
    }
    let manner: Manner = Object::new().unchecked_into();
    manner.set_animate(false);
    manner.into()
}

fn lat_lng(position: Coordinates) -> LatLng {
    LatLng::new(position.latitude, position.longitude)
}

fn coordinates(position: &LatLng) -> Coordinates {
    Coordinates { latitude: position.lat(), longitude: position.lng() }
}

fn pair(point: &Point) -> (f64, f64) {
    (point.x(), point.y())
}
