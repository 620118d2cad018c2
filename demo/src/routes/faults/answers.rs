//! The ways an answer goes wrong.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use futures_util::stream;
use serde_json::{Value, json};

/// Records that cannot be read in a partial answer: one of each kind.
const SPOILED: usize = 4;
/// Pieces of a slow answer.
const PIECES: usize = 20;

const LOGIN: &str = "<!doctype html><html lang=\"it\"><title>Accedi</title>\
    <h1>Accedi all'area riservata</h1><form><input name=\"Login\"><input type=\"password\"></form>";
const DOWN: &str = "<html><head><title>Service Unavailable</title></head>\
    <body><center><h1>Service Unavailable</h1></center><hr><center>nginx</center></body></html>";

/// A database behind the API is down.
pub fn json_refusal() -> Response {
    let body = json!({ "error_type": "RuntimeException", "error_message": "Search engine error: connection refused" });
    let headers = [(header::CONTENT_TYPE, "application/json; charset=UTF-8")];
    open((StatusCode::INTERNAL_SERVER_ERROR, headers, body.to_string()).into_response())
}

/// The web server in front answers for the API, in HTML.
pub fn proxy_page(status: &str) -> Response {
    let status = status.parse().unwrap_or(StatusCode::SERVICE_UNAVAILABLE);
    open((status, Html(DOWN)).into_response())
}

/// Too many requests: come back in a second.
pub fn wait() -> Response {
    let body = json!({ "error_type": "TooManyRequests", "error_message": "Too many requests" });
    let headers =
        [(header::RETRY_AFTER, "1"), (header::ACCESS_CONTROL_EXPOSE_HEADERS, "Retry-After")];
    open((StatusCode::TOO_MANY_REQUESTS, headers, body.to_string()).into_response())
}

/// 200, but it is a page for people.
pub fn login_page() -> Response {
    open(Html(LOGIN).into_response())
}

/// Valid HTTP around half of the JSON.
pub async fn truncated(good: Response) -> Response {
    let (headers, body) = taken(good).await;
    (headers, body.slice(..body.len() * 3 / 5)).into_response()
}

/// The connection breaks in the middle of the body.
pub async fn reset(good: Response) -> Response {
    let (mut headers, body) = taken(good).await;
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    let half = body.slice(..body.len() / 2);
    let stream = stream::unfold(Some(half), |half| async move {
        match half {
            Some(half) if !half.is_empty() => Some((Ok(half), Some(Bytes::new()))),
            Some(_) => {
                // Long enough for the first half to leave.
                tokio::time::sleep(Duration::from_millis(100)).await;
                Some((Err(io::Error::other("reset on purpose")), None))
            }
            None => None,
        }
    });
    (headers, Body::from_stream(stream)).into_response()
}

/// Piece by piece, `pause` milliseconds apart.
pub async fn slow(good: Response, pause: u64) -> Response {
    let (headers, body) = taken(good).await;
    let piece = (body.len() / PIECES).max(1);
    let stream = stream::unfold(body, move |mut body| async move {
        if body.is_empty() {
            return None;
        }
        tokio::time::sleep(Duration::from_millis(pause)).await;
        let next = body.split_to(piece.min(body.len()));
        Some((Ok::<_, io::Error>(next), body))
    });
    (headers, Body::from_stream(stream)).into_response()
}

/// Readable by the site's own pages only.
pub fn without_cors(mut good: Response) -> Response {
    let names: Vec<_> = good.headers().keys().cloned().collect();
    for name in names.iter().filter(|it| it.as_str().starts_with("access-control-")) {
        good.headers_mut().remove(name);
    }
    good
}

/// A few records cannot be read, each in a way of its own.
pub async fn partial(good: Response) -> Response {
    let (headers, body) = taken(good).await;
    let mut value: Value = serde_json::from_slice(&body).unwrap_or_default();
    let records = match &mut value {
        Value::Array(records) => records,
        Value::Object(fields) => {
            let list = ["searchHits", "features"].into_iter().find(|it| fields.contains_key(*it));
            match list.and_then(|it| fields.get_mut(it)) {
                Some(Value::Array(records)) => records,
                _ => return (headers, body).into_response(),
            }
        }
        _ => return (headers, body).into_response(),
    };
    let step = (records.len() / SPOILED).max(1);
    for (how, record) in records.iter_mut().skip(1).step_by(step).take(SPOILED).enumerate() {
        spoil(record, how);
    }
    (headers, value.to_string()).into_response()
}

fn spoil(record: &mut Value, how: usize) {
    match how {
        0 => {
            record["start"] = "domani, forse".into();
            record["data"] = json!([]);
            misplace(record, json!(["est", "nord"]));
        }
        1 => *record = Value::Null,
        2 => {
            record["start"] = Value::Null;
            record["end"] = Value::Null;
            record["data"]["ita-IT"]["time_interval"] = false.into();
            misplace(record, json!([10.93, 460.9]));
        }
        _ => *record = json!({ "id": record["id"], "title": false, "metadata": "" }),
    }
}

/// Only what stood somewhere can stand elsewhere.
fn misplace(record: &mut Value, coordinates: Value) {
    if record.get("geometry").is_some() {
        record["geometry"] = json!({ "type": "Point", "coordinates": coordinates });
    }
}

/// Whatever goes wrong, the browser may know.
fn open(mut response: Response) -> Response {
    let any = HeaderValue::from_static("*");
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, any);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn taken(good: Response) -> (HeaderMap, Bytes) {
    let (parts, body) = good.into_parts();
    let mut headers = parts.headers;
    headers.remove(header::CONTENT_LENGTH);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    (headers, to_bytes(body, usize::MAX).await.unwrap_or_default())
}
