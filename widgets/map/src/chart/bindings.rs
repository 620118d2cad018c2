//! What the crate `leaflet` leaves unbound of Leaflet, and a function of our own beside it. `L` is no global: the
//! packer hands the glue our build of Leaflet under that name.

use leaflet::{LatLng, Map, Point};
use wasm_bindgen::prelude::*;
use web_sys::{Element, MouseEvent};

#[wasm_bindgen]
extern "C" {
    /// More of `L.Map`.
    pub type Ground;

    #[wasm_bindgen(method)]
    pub fn remove(this: &Ground);

    #[wasm_bindgen(method, js_name = getPane)]
    pub fn pane(this: &Ground, name: &str) -> Element;

    #[wasm_bindgen(method, js_name = getPixelOrigin)]
    pub fn origin(this: &Ground) -> Point;

    /// The origin once an animation towards that camera has ended.
    #[wasm_bindgen(method, js_name = _getNewPixelOrigin)]
    pub fn origin_at(this: &Ground, center: &LatLng, zoom: f64) -> Point;

    /// How far dragging has moved the panes.
    #[wasm_bindgen(method, js_name = _getMapPanePos)]
    pub fn shift(this: &Ground) -> Point;

    #[wasm_bindgen(method, js_name = mouseEventToContainerPoint)]
    pub fn point_of(this: &Ground, event: &MouseEvent) -> Point;

    /// An event of Leaflet's, whichever.
    pub type Told;

    #[wasm_bindgen(method, getter, js_name = type)]
    pub fn kind(this: &Told) -> String;

    #[wasm_bindgen(method, getter)]
    pub fn center(this: &Told) -> LatLng;

    #[wasm_bindgen(method, getter)]
    pub fn zoom(this: &Told) -> f64;

    #[wasm_bindgen(method, getter)]
    pub fn latlng(this: &Told) -> LatLng;

    /// Whether two fingers do it.
    #[wasm_bindgen(method, getter)]
    pub fn pinch(this: &Told) -> Option<bool>;

    /// How the view changes: `animate` is false where nothing may move by itself.
    pub type Manner;

    #[wasm_bindgen(method, setter)]
    pub fn set_animate(this: &Manner, animate: bool);

    /// Moves an element and stretches it, without a `style` attribute.
    #[wasm_bindgen(js_namespace = L)]
    pub fn place(element: &Element, x: f64, y: f64, scale: f64);
}

/// The same map.
pub fn ground(map: &Map) -> &Ground {
    map.unchecked_ref()
}
