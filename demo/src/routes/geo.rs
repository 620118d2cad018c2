//! `/api/geo/confine.geojson`: where the comuni of the valley end, for maps without tiles.

use axum::Router;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;

use crate::App;
use crate::wire::boundary;

/// The routes of this module.
pub fn router() -> Router<App> {
    Router::new().route("/api/geo/confine.geojson", get(boundaries))
}

/// Our comune and its neighbours.
async fn boundaries() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "application/geo+json"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
    ];
    (headers, boundary::collection().to_string())
}
