//! The two front doors, and how differently they answer.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::asked::Environment;
use crate::App;
use crate::event::Locale;
use crate::query::Query;
use crate::routes::address;
use crate::routes::pages;
use crate::site::{self, Site};
use crate::vocabulary::Dialect;
use crate::wire::Base;
use crate::wire::refusal::Refusal;

const FRESH: HeaderValue =
    HeaderValue::from_static("public, must-revalidate, max-age=60, s-maxage=600");

/// Through which door, of which site, a request came in.
#[derive(Clone, Copy, Debug)]
pub struct Door {
    /// Whose site it is.
    pub site: &'static Site,
    /// The site's vocabulary.
    pub dialect: Dialect,
    /// REST, or else the session module.
    pub rest: bool,
    /// The language of titles.
    pub locale: Locale,
    prefix: &'static str,
}

impl Door {
    /// `/api/opendata/v2`.
    pub fn rest(dialect: Dialect, prefix: &'static str) -> Self {
        Door { site: site::ours(), dialect, rest: true, locale: Locale::Italian, prefix }
    }

    /// The same of another comune.
    pub fn neighbour(site: &'static Site) -> Self {
        Door { site, prefix: site.prefix, ..Door::rest(Dialect::OpenCity, "") }
    }

    /// `[/<lang>]/opendata/api`.
    pub fn module(dialect: Dialect, locale: Locale) -> Self {
        Door { site: site::ours(), dialect, rest: false, locale, prefix: "" }
    }

    /// The environment of this name, if this site has it.
    pub fn environment(self, name: Option<&str>) -> Result<Environment, Refusal> {
        match (name.unwrap_or_default(), self.dialect) {
            ("content", _) => Ok(Environment::Content),
            ("geo", _) => Ok(Environment::Geo),
            ("calendar", Dialect::OpenCity) => Ok(Environment::Calendar),
            ("extrageo", Dialect::OpenCity) => Ok(Environment::ExtraGeo),
            ("full", _) => Err(Refusal::Forbidden("full".to_owned())),
            (name, _) => Err(Refusal::NoEnvironment(name.to_owned())),
        }
    }

    /// Where answers say they come from.
    pub fn base(self, site: &str) -> Base {
        match self.rest {
            true => Base(format!("{site}{}/api/opendata/v2/", self.prefix)),
            false => Base::default(),
        }
    }

    /// The next page: an address here, a bare query there.
    pub fn next_page(self, site: &str, environment: &str, query: &Query, offset: u32) -> String {
        let query = query.from_offset(offset).to_string();
        match self.base(site).0 {
            base if base.is_empty() => query,
            base => format!("{base}{environment}/search/{}", address::encoded(&query)),
        }
    }

    /// An answer of search or read: any origin may have it, through REST.
    pub fn answer(self, answer: Result<String, Refusal>) -> Response {
        let mut response = self.answer_privately(answer);
        if self.rest {
            allow_any_origin(response.headers_mut());
        }
        response
    }

    /// An answer that only the site's own pages may read.
    pub fn answer_privately(self, answer: Result<String, Refusal>) -> Response {
        match answer {
            Ok(body) => {
                let kind =
                    if self.rest { "application/json; charset=UTF-8" } else { "application/json" };
                let headers = [
                    (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
                    (header::CACHE_CONTROL, FRESH),
                ];
                (headers, body).into_response()
            }
            Err(refusal) if self.rest => refusal.rest(),
            Err(refusal) => refusal.module().unwrap_or_else(unknown),
        }
    }

    /// Without an environment there are no settings either, and so no CORS; the module shows a page.
    pub async fn refuse_environment(self, refusal: Refusal, app: &App) -> Response {
        match refusal {
            Refusal::NoEnvironment(_) if !self.rest => pages::not_found_page(app).await,
            refusal => self.answer_privately(Err(refusal)),
        }
    }
}

/// What a browser asks before a request it finds unusual.
pub async fn preflight(_: Request) -> Response {
    let mut response = StatusCode::OK.into_response();
    allow_any_origin(response.headers_mut());
    response
}

/// What eZ's REST kernel says to a path it does not know.
pub fn unknown() -> Response {
    let body = r#"{"error_message":"Not Found"}"#;
    (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

fn allow_any_origin(headers: &mut HeaderMap) {
    let mut insert = |name, value| headers.insert(name, HeaderValue::from_static(value));
    insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    insert(header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, OPTIONS");
    insert(
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        "DNT,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range",
    );
    insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, "Content-Length,Content-Range,Content-Type");
}
