//! `/faults/{kind}/…`: the same open data from a server that misbehaves, for tests and for one example.
//!
//! What follows the kind is the path of the open data; nothing there means this season's calendar.
//! Options are parameters (`?fail=2&key=K`), or, for an address that is only a host, part of the kind
//! (`/faults/flaky~fail=2~key=K/`). `/faults/log?key=K` tells what was asked and when.

use axum::extract::{Path, Request, State};
use axum::http::{Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use axum::{Json, Router};
use serde_json::{Value, json};
use tower::ServiceExt;

use self::log::Log;
use super::address;
use crate::App;
use crate::error::Error;

mod answers;
mod crowd;
mod log;

#[derive(Clone)]
struct Faults {
    app: App,
    data: Router,
    log: Log,
}

/// The routes of this module; `data` is the open data that go wrong here.
pub fn router(app: App, data: Router) -> Router {
    Router::new()
        .route("/faults/log", get(read_log))
        .route("/faults/{kind}", any(fault))
        .route("/faults/{kind}/", any(fault))
        .route("/faults/{kind}/{*rest}", any(fault))
        .with_state(Faults { app, data, log: Log::default() })
}

/// What was asked under one key.
async fn read_log(State(faults): State<Faults>, uri: Uri) -> Json<Value> {
    let pairs = address::pairs(uri.query());
    let key = address::parameter(&pairs, "key").unwrap_or_default();
    let requests = faults.log.read(key);
    Json(json!({ "key": key, "count": requests.len(), "requests": requests }))
}

/// Answers badly.
async fn fault(
    State(faults): State<Faults>,
    Path(path): Path<Vec<(String, String)>>,
    request: Request,
) -> Response {
    let asked = Asked::new(address::parameter(&path, "kind").unwrap_or_default(), request.uri());
    let earlier = faults.log.add(asked.option("key").unwrap_or(&asked.kind), &asked);
    let good = faults.good(&asked, request);
    match asked.kind.as_str() {
        "500" => answers::json_refusal(),
        "502" | "503" => answers::proxy_page(&asked.kind),
        "429" => answers::wait(),
        "html" => answers::login_page(),
        "hang" => std::future::pending().await,
        "truncated" => answers::truncated(good.await).await,
        "reset" => answers::reset(good.await).await,
        "slow" => answers::slow(good.await, asked.number("ms", 150)).await,
        "partial" => answers::partial(good.await).await,
        "no-cors" => answers::without_cors(good.await),
        "flaky" if earlier < asked.number("fail", 2) => answers::proxy_page("503"),
        "flaky" | "ok" => good.await,
        "crowd" => crowd::month(faults.app.clock.today(), asked.number("count", 1000)),
        _ => Error::NotFound.into_response(),
    }
}

/// One request, taken apart.
struct Asked {
    kind: String,
    options: Vec<(String, String)>,
    /// Path and query of the open data behind it; empty for the season's calendar.
    behind: String,
    path: String,
}

impl Asked {
    fn new(kind: &str, uri: &Uri) -> Self {
        let mut parts = kind.split('~');
        let kind = parts.next().unwrap_or_default().to_owned();
        let inline = parts.filter_map(|it| it.split_once('='));
        let mut options: Vec<_> =
            inline.map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        options.extend(address::pairs(uri.query()));
        let rest = uri.path().splitn(4, '/').nth(3).unwrap_or_default();
        let query = uri.query().map(|it| format!("?{it}")).unwrap_or_default();
        let behind = if rest.is_empty() { String::new() } else { format!("/{rest}{query}") };
        Asked { kind, options, behind, path: uri.to_string() }
    }

    fn option(&self, key: &str) -> Option<&str> {
        address::parameter(&self.options, key)
    }

    fn number(&self, key: &str, default: u64) -> u64 {
        self.option(key).and_then(|it| it.parse().ok()).unwrap_or(default)
    }
}

impl Faults {
    /// The answer as it should be.
    fn good(&self, asked: &Asked, request: Request) -> impl Future<Output = Response> + use<> {
        let data = self.data.clone();
        let behind = if asked.behind.is_empty() { self.season() } else { asked.behind.clone() };
        let host = request.headers().get(header::HOST).cloned();
        let method = request.method().clone();
        async move {
            let mut inner = Request::new(axum::body::Body::empty());
            *inner.method_mut() = method;
            *inner.uri_mut() = behind.parse().unwrap_or_default();
            inner.headers_mut().extend(host.map(|it| (header::HOST, it)));
            let Ok(response) = data.oneshot(inner).await;
            response
        }
    }

    fn season(&self) -> String {
        let first = self.app.clock.today().first_of_month();
        let (start, end) = (first.add_months(-1), first.add_months(2));
        let query = "classes%20%5Bevent%5D";
        format!("/api/opendata/v2/calendar/search/{query}?start={start}&end={end}")
    }
}
