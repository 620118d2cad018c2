//! What every widget shares: the element shell, attributes, loading, messages, small UI parts.
//!
//! The kit never names a widget. `JsValue` never leaves it.
//! - [`contract`], [`element`], [`shell`]: from a tag on the page to a Yew app.
//! - [`page`], [`attrs`], [`sources`], [`emit`], [`report`]: what the page says, and what it is told; [`fragment`]: its
//!   address behind `#`; [`deep_link`]: a widget's part of it.
//! - [`load`]: bytes over the network, with manners; [`layers`], [`layer`]: what several sources have given so far.
//! - [`intl`], [`numbers`], [`messages`], [`sentences`], [`theme`]: words, dates, numbers, colours.
//! - [`ui`]: small parts; [`download`]: a file to take away; [`clipboard`]: a text; [`here`]: where the visitor is.

pub mod attrs;
pub mod clipboard;
pub mod contract;
pub mod deep_link;
pub mod download;
pub mod element;
pub mod emit;
pub mod fragment;
pub mod here;
pub mod intl;
pub mod layer;
pub mod layers;
pub mod load;
pub mod messages;
pub mod numbers;
pub mod page;
pub mod report;
pub mod sentences;
pub mod shell;
pub mod sources;
pub mod theme;
pub mod ui;
pub mod watch;
