//! What our own routes refuse, and the status it becomes. The open data refuse in `wire::refusal`.

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use cw_api::problem::{MEDIA_TYPE, Problem};
use thiserror::Error;

/// Returned by our own routes.
#[derive(Debug, Error)]
pub enum Error {
    /// `404`
    #[error("not found")]
    NotFound,
    /// `500`. There was no memory to draw in.
    #[error("internal error")]
    Undrawn,
    /// `500`. Logged at the edge, never shown.
    #[error("internal error")]
    Database(#[from] sqlx::Error),
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let status = match &self {
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::Undrawn => StatusCode::INTERNAL_SERVER_ERROR,
            Error::Database(error) => {
                eprintln!("the database failed: {error}");
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        let problem = Problem::new(status.as_u16(), self.to_string());
        (status, [(header::CONTENT_TYPE, MEDIA_TYPE)], Json(problem)).into_response()
    }
}
