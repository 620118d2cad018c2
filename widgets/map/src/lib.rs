//! `<cw-poi-map>`: the places of a municipality, on a map and in a list that shows the same.
//!
//! Read in this order:
//! - [`contract`]: what a page author may rely on.
//! - [`app`]: the state and what changes it, made of [`state`] (the visitor), [`catalog`] (the data of each source),
//!   [`ground`] (all places under one index) and [`find`] (which of them are shown).
//! - [`feed`]: which requests are made. [`report`]: what the page is told. [`link`]: the
//!   visitor's place as an address. [`tiles`]: whether pictures may be asked for.
//! - [`chart`]: Leaflet, and nothing else knows it. [`sketch`]: shapes as paths. [`compass`]: from mark to
//!   mark by key. [`directions`]: who knows the way.
//! - [`view`]: what people see; [`words`] and [`messages`]: what they read.

pub mod app;
pub mod catalog;
pub mod chart;
pub mod compass;
pub mod contract;
pub mod directions;
pub mod feed;
pub mod find;
pub mod ground;
pub mod link;
pub mod messages;
pub mod report;
pub mod sketch;
pub mod state;
pub mod tiles;
pub mod view;
pub mod words;

pub use app::PoiMap;
