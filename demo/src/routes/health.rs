//! `/health`: whether the server is up.

use axum::Router;
use axum::routing::get;

/// The routes of this module.
pub fn router() -> Router {
    Router::new().route("/health", get(async || "ok"))
}
