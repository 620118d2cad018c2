//! `/api/3/action/…`: the catalogue of open data, and its tables row by row, as CKAN answers.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::Value;

use super::address;
use crate::App;
use crate::catalog;
use crate::datastore::question::Invalid;
use crate::datastore::{self, Question};
use crate::wire::ckan::{self, Refusal};

/// Packages when nothing is said, and at most.
const ROWS: (usize, usize) = (10, 1000);

/// The routes of this module.
pub fn router() -> Router<App> {
    Router::new().route("/api/3/action/{action}", get(act).options(preflight))
}

async fn act(Path(action): Path<String>, headers: HeaderMap, uri: Uri) -> Response {
    let site = address::site(&headers);
    let asked = Asked { pairs: address::pairs(uri.query()), site: &site };
    let found = match action.as_str() {
        "package_search" => asked.packages(),
        "package_show" => asked.package(),
        "datastore_search" => asked.rows(),
        _ => Err(Refusal::UnknownAction(action.clone())),
    };
    let (status, body) = match found {
        Ok(result) => (200, ckan::success(&action, &site, &result)),
        Err(refusal) => refusal.answer(&action, &site),
    };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = [
        (header::CONTENT_TYPE, "application/json;charset=utf-8"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    (status, headers, body.to_string()).into_response()
}

/// What a browser asks before a request it finds unusual.
async fn preflight() -> impl IntoResponse {
    [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "POST, PUT, GET, DELETE, OPTIONS"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "X-CKAN-API-KEY, Authorization, Content-Type"),
    ]
}

/// The parameters of one action.
struct Asked<'a> {
    pairs: Vec<(String, String)>,
    /// `http://host`.
    site: &'a str,
}

type Answer = Result<Value, Refusal>;

impl Asked<'_> {
    fn packages(&self) -> Answer {
        let text = self.parameter("q").unwrap_or_default();
        let rows = self.number("rows")?.unwrap_or(ROWS.0).min(ROWS.1);
        let start = self.number("start")?.unwrap_or(0);
        Ok(ckan::packages(&catalog::search(text), start, rows, self.site))
    }

    fn package(&self) -> Answer {
        let package = catalog::package(self.required("id")?).ok_or(Refusal::NotFound)?;
        Ok(ckan::package(package, self.site))
    }

    fn rows(&self) -> Answer {
        let resource = self.required("resource_id")?;
        let table = catalog::table_of(resource).and_then(datastore::table);
        let table = table.ok_or(Refusal::NotFound)?;
        let lists = match self.parameter("records_format").unwrap_or("objects") {
            "objects" => false,
            "lists" => true,
            other => {
                let message = format!("Value must be one of ('objects', 'lists'), not {other}");
                return Err(invalid("records_format", message));
            }
        };
        let question = Question::read(table, |it| self.parameter(it)).map_err(Refusal::Invalid)?;
        Ok(ckan::rows(table, &question, resource, &self.without_offset(), lists))
    }

    /// The address that was asked, from the root of the server and from the first row on.
    fn without_offset(&self) -> String {
        let pairs = self.pairs.iter().filter(|it| it.0 != "offset");
        let pairs =
            pairs.map(|(key, value)| [address::encoded(key), address::encoded(value)].join("="));
        ["/api/3/action/datastore_search?", &pairs.collect::<Vec<_>>().join("&")].concat()
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        address::parameter(&self.pairs, name)
    }

    fn required(&self, name: &'static str) -> Result<&str, Refusal> {
        let given = self.parameter(name).filter(|it| !it.is_empty());
        given.ok_or_else(|| invalid(name, "Missing value".to_owned()))
    }

    fn number(&self, name: &'static str) -> Result<Option<usize>, Refusal> {
        let number = self.parameter(name).map(str::parse).transpose();
        number.map_err(|_| invalid(name, "Invalid integer".to_owned()))
    }
}

fn invalid(parameter: &'static str, message: String) -> Refusal {
    Refusal::Invalid(Invalid { parameter, message })
}
