//! `/api/geo/…`: the places, trails and borders of the valley as plain files, for whatever reads no API.

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::address;
use crate::App;
use crate::error::Error;
use crate::item::Item;
use crate::place::Place;
use crate::seed::trails;
use crate::site::{self, SITES, Site};
use crate::store::{Order, Search};
use crate::wire::{boundary, geojson, jsonld, many, table, trails as lines};

const GEOJSON: &str = "application/geo+json";
/// Points of the endurance file, when nothing is said and at most.
const MANY: (usize, usize) = (50_000, 500_000);

/// The routes of this module: the whole valley at the root, each other comune under its own prefix.
pub fn router() -> Router<App> {
    let valley = files(None)
        .route("/api/geo/confine.geojson", get(boundaries))
        .route("/api/geo/sentieri.geojson", get(trails));
    site::others().iter().fold(valley, |router, site| router.nest(site.prefix, files(Some(site))))
}

/// The endurance file, sent as it is made: to compress it takes longer than to read it.
pub fn endurance() -> Router {
    Router::new().route("/api/geo/many.geojson", get(points))
}

/// The places of one comune, or of all five.
fn files(site: Option<&'static Site>) -> Router<App> {
    Router::new()
        .route(
            "/api/geo/luoghi.geojson",
            get(async move |it, headers, uri| {
                file(it, headers, uri, site, GEOJSON, |places, base| {
                    geojson::collection(places.iter(), base).to_string().into_bytes()
                })
                .await
            }),
        )
        .route(
            "/api/geo/luoghi.csv",
            get(async move |it, headers, uri| {
                file(it, headers, uri, site, "text/csv; charset=iso-8859-1", |places, base| {
                    table::table(places.iter(), base)
                })
                .await
            }),
        )
        .route(
            "/api/geo/luoghi.jsonld",
            get(async move |it, headers, uri| {
                file(it, headers, uri, site, "application/ld+json", |places, base| {
                    jsonld::graph(places.iter(), base).to_string().into_bytes()
                })
                .await
            }),
        )
}

/// `?comune=rovarei` narrows the valley to one.
async fn file(
    State(app): State<App>,
    headers: HeaderMap,
    uri: Uri,
    site: Option<&'static Site>,
    kind: &'static str,
    write: fn(Vec<Place>, &str) -> Vec<u8>,
) -> Result<Response, Error> {
    let pairs = address::pairs(uri.query());
    let asked = address::parameter(&pairs, "comune");
    let wanted =
        |it: &&Site| site.is_none_or(|one| one == *it) && asked.is_none_or(|id| id == it.id);
    let mut places = Vec::new();
    for site in SITES.iter().filter(wanted) {
        let found = app.store.search(&Search::everything(site, "place", Order::Name)).await?;
        places.extend(found.items.into_iter().filter_map(|it| match it {
            Item::Place(place) => Some(place),
            Item::Event(_) => None,
        }));
    }
    Ok((open(kind), write(places, &address::site(&headers))).into_response())
}

/// Our comune and its neighbours.
async fn boundaries() -> impl IntoResponse {
    (open(GEOJSON), boundary::collection().to_string())
}

/// Trails and protected areas.
async fn trails(headers: HeaderMap) -> impl IntoResponse {
    (open(GEOJSON), lines::collection(trails::all(), &address::site(&headers)).to_string())
}

/// As many points as somebody wants to bear.
async fn points(uri: Uri) -> impl IntoResponse {
    let pairs = address::pairs(uri.query());
    let count = address::parameter(&pairs, "count").and_then(|it| it.parse().ok());
    (open(GEOJSON), Body::from_stream(many::pieces(count.unwrap_or(MANY.0).min(MANY.1))))
}

/// Anybody may have it, and keep it for a while.
pub fn open(kind: &'static str) -> [(HeaderName, HeaderValue); 3] {
    [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400")),
    ]
}
