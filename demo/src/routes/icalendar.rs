//! `/api/ics/eventi.ics`: the same events for calendars that read nothing else.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use axum::routing::get;

use super::address;
use crate::App;
use crate::error::Error;
use crate::site;
use crate::store::{Order, Search};
use crate::wire::icalendar;

/// The routes of this module.
pub fn router() -> Router<App> {
    Router::new().route("/api/ics/eventi.ics", get(calendar))
}

/// Every event, every date.
async fn calendar(State(app): State<App>, headers: HeaderMap) -> Result<impl IntoResponse, Error> {
    let everything = Search::everything(site::ours(), "event", Order::Start);
    let found = app.store.search(&everything).await?;
    let site = address::site(&headers);
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::CACHE_CONTROL, "public, max-age=60"),
    ];
    Ok((headers, icalendar::calendar(&found.items, &site, app.clock.now())))
}
