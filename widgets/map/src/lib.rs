//! `<cw-poi-map>`: the places of a municipality, on a map.
//!
//! - [`app`]: the state and what changes it.
//! - [`chart`]: the map itself; nobody else knows Leaflet.

pub mod app;
pub mod chart;

pub use app::PoiMap;
