//! `<cw-event-calendar>`: the events of a municipality, by month or as a list.
//!
//! Read in this order:
//! - [`contract`]: what a page author may rely on.
//! - [`app`]: the state and what changes it, made of [`state`] (the visitor) and
//!   [`layer`]s (the sources), each with a [`catalog`] (its data).
//! - [`feed`]: which requests are made. [`report`]: what the page is told.
//! - [`scene`] and [`view`]: what people see; [`words`] and [`messages`]: what they read.

pub mod app;
pub mod catalog;
pub mod contract;
pub mod feed;
pub mod layer;
pub mod messages;
pub mod report;
pub mod scene;
pub mod state;
pub mod view;
pub mod words;

pub use app::Calendar;
