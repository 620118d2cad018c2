//! The reference server: open data of an invented comune, and the pages that show the widgets.
//!
//! Read in this order:
//! - [`site`]: the comuni; [`event`], [`place`] and [`item`]: what they publish; [`seed`]: how it comes about.
//! - [`indicator`] and [`meter`]: what they measure; [`datastore`] and [`catalog`]: how it can be asked for.
//! - [`query`]: the language questions come in; [`vocabulary`] and [`plan`]: what they mean here.
//! - [`store`]: the only SQL.
//! - [`atlas`]: the map of the valley; [`tiles`]: its pictures, each drawn once.
//! - [`wire`]: the shapes of the answers; `routes`: who answers what.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderValue, header};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::clock::Clock;
use crate::store::Store;

pub mod atlas;
pub mod catalog;
pub mod clock;
pub mod config;
pub mod datastore;
pub mod error;
pub mod event;
pub mod indicator;
pub mod item;
pub mod meter;
pub mod place;
pub mod plan;
pub mod query;
mod routes;
pub mod seed;
pub mod site;
pub mod store;
pub mod tiles;
pub mod vocabulary;
pub mod wire;

/// What every handler may use.
#[derive(Clone)]
pub struct App {
    /// The only way to the database.
    pub store: Store,
    /// The only way to the time, so that tests can choose it.
    pub clock: Clock,
    /// Where the files are.
    pub folders: Arc<Folders>,
}

/// Where the files are that are served as they are.
#[derive(Clone, Debug)]
pub struct Folders {
    /// Pages, pictures and styles.
    pub www: PathBuf,
    /// The packed widgets.
    pub pkg: PathBuf,
    /// The widgets, each with its examples.
    pub widgets: PathBuf,
}

/// The whole server, ready to be served or called directly by tests.
pub fn router(app: App) -> Router {
    let data = routes::opendata::router().merge(routes::icalendar::router());
    let data = data.merge(routes::geo::router()).merge(routes::openapi::router());
    let data = data.merge(routes::indicators::router()).merge(routes::ckan::router());
    let data = data.with_state(app.clone());
    let pages = routes::pages::router(&app.folders).with_state(app.clone());
    Router::new()
        .merge(data.clone().layer(routes::compression()))
        .merge(pages.layer(routes::compression()))
        .merge(routes::assets::router(&app.folders))
        .merge(routes::tiles::router())
        .merge(routes::geo::endurance())
        .merge(routes::indicators::endurance())
        .merge(routes::faults::router(app, data))
        .merge(routes::health::router())
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::REFERRER_POLICY, "strict-origin-when-cross-origin"))
}

fn fixed(name: header::HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}
