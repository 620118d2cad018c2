//! What a municipality publishes and asks, as plain Rust: no network, no clock, no JSON.
//!
//! Read in this order:
//! - [`time`]: civil days, instants and the clock of Europe/Rome; the only module about dates.
//! - [`event`]: things that happen, and when.
//! - [`timeline`]: many events in the order people read them.
//! - [`search`]: what a reader's words mean.
//! - [`calendar`]: month grid and agenda.
//! - [`geo`] and [`geometry`]: positions and shapes on the earth, and the square that maps are drawn on.
//! - [`holiday`] and [`hours`]: the days on which Italy rests, and when something is open.
//! - [`place`] and [`cluster`]: points of interest, and how many of them share a mark.
//! - [`text`] and [`rich`]: languages, and text with structure that is safe to show.
//! - [`table`] and [`chart`]: columns of numbers, moments and words, and what to draw of them.
//! - [`color`]: contrast that readers can rely on.
//! - [`number`], [`order`] and [`scan`]: what the standard library does too, in a tenth of the bytes.

pub mod calendar;
pub mod chart;
pub mod cluster;
pub mod color;
pub mod event;
pub mod geo;
pub mod geometry;
pub mod holiday;
pub mod hours;
pub mod number;
pub mod order;
pub mod place;
pub mod rich;
pub mod scan;
pub mod search;
pub mod table;
pub mod text;
pub mod time;
pub mod timeline;
