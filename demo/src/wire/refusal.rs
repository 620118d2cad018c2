//! How the open data refuse: the same reasons in two different bodies.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use thiserror::Error;

use crate::plan::Nonsense;
use crate::query::QueryError;

/// Returned by every route of the open data.
#[derive(Debug, Error)]
pub enum Refusal {
    /// `400`. The query cannot be read.
    #[error(transparent)]
    Unreadable(#[from] QueryError),
    /// `400`. The query makes no sense here.
    #[error(transparent)]
    Nonsense(#[from] Nonsense),
    /// `400`. This host has no such environment.
    #[error("Environment '{0}' bad configuration")]
    NoEnvironment(String),
    /// `403`. For those who are logged in.
    #[error("Access forbidden to environment {0}")]
    Forbidden(String),
    /// `404`
    #[error("Content {0} not found")]
    NoContent(String),
    /// `404`
    #[error("Class {0} not found")]
    NoClass(String),
    /// `500`. Logged at the edge, never shown.
    #[error("Internal server error")]
    Database(#[from] sqlx::Error),
}

impl Refusal {
    fn status(&self) -> StatusCode {
        match self {
            Refusal::Unreadable(_) | Refusal::Nonsense(_) | Refusal::NoEnvironment(_) => {
                StatusCode::BAD_REQUEST
            }
            Refusal::Forbidden(_) => StatusCode::FORBIDDEN,
            Refusal::NoContent(_) | Refusal::NoClass(_) => StatusCode::NOT_FOUND,
            Refusal::Database(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The PHP class, with dots.
    fn kind(&self) -> &'static str {
        match self {
            Refusal::Unreadable(_) => "Opencontent.QueryLanguage.Parser.Exception",
            Refusal::Nonsense(_) => "Opencontent.QueryLanguage.Converter.Exception",
            Refusal::NoEnvironment(_) => {
                "Opencontent.Opendata.Api.Exception.EnvironmentMisconfigurationException"
            }
            Refusal::Forbidden(_) => {
                "Opencontent.Opendata.Api.Exception.EnvironmentForbiddenException"
            }
            Refusal::NoContent(_) | Refusal::NoClass(_) => {
                "Opencontent.Opendata.Api.Exception.NotFoundException"
            }
            Refusal::Database(_) => "RuntimeException",
        }
    }

    /// As REST says it: type and message in the body and again in two headers.
    pub fn rest(self) -> Response {
        self.log();
        let message = self.to_string();
        let body = json!({ "error_type": self.kind(), "error_message": message });
        let mut response = body_of(self.status(), &body);
        let headers = response.headers_mut();
        headers.insert("x-api-error-type", HeaderValue::from_static(self.kind()));
        let one_line: String = message.chars().filter(|it| !it.is_control()).collect();
        if let Ok(value) = HeaderValue::from_bytes(one_line.as_bytes()) {
            headers.insert("x-api-error-message", value);
        }
        response
    }

    /// As the session module says it; `None` where it answers with an HTML page instead.
    pub fn module(self) -> Option<Response> {
        self.log();
        if matches!(self, Refusal::NoEnvironment(_)) {
            return None;
        }
        let body = json!({ "error_code": 0, "error_message": self.to_string() });
        Some(body_of(self.status(), &body))
    }

    fn log(&self) {
        if let Refusal::Database(error) = self {
            eprintln!("the database failed: {error}");
        }
    }
}

fn body_of(status: StatusCode, body: &serde_json::Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json; charset=UTF-8")], body.to_string())
        .into_response()
}
