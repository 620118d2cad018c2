//! `<cw-kpi-chart>`: how an administration performs, drawn, told in a sentence, and as a table.
//!
//! Read in this order:
//! - [`contract`]: what a page author may rely on; [`wish`]: how the attributes are understood.
//! - [`app`]: the state and what changes it, made of [`state`] (the visitor) and [`catalog`] (the data of each source).
//! - [`feed`]: which requests are made. [`report`]: what the page is told. [`link`]: the visitor's place as an address.
//! - [`scene`]: what a drawing is asked for. [`draw`]: how it is made; [`sheet`]: what it consists of, as elements, as
//!   pixels, as a file.
//! - [`view`]: what people see; [`words`], [`summary`] and [`messages`]: what they read.

pub mod app;
pub mod catalog;
pub mod contract;
pub mod draw;
pub mod feed;
pub mod link;
pub mod messages;
pub mod report;
pub mod scene;
pub mod sheet;
pub mod state;
pub mod summary;
pub mod view;
pub mod wish;
pub mod words;

pub use app::KpiChart;
