//! `/api/openapi/…`: the places once more, the way OpenCity Italia's newer API gives them. Same origin only.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use serde_json::{Value, json};

use super::address;
use crate::App;
use crate::event::Locale;
use crate::item::Item;
use crate::place::{Class, Place};
use crate::site::{self, SITES, Site};
use crate::store::{Order, Search, Test};
use crate::wire::openapi::{self, List, MOST, PATH};

/// The routes of this module, for every comune.
pub fn router() -> Router<App> {
    SITES.iter().fold(Router::new(), |router, site| {
        let api = api().layer(Extension(site));
        if site == site::ours() { router.merge(api) } else { router.nest(site.prefix, api) }
    })
}

fn api() -> Router<App> {
    Router::new()
        .route("/api/openapi", get(document))
        .route("/api/openapi/", get(document))
        .route("/api/openapi.json", get(document))
        .route(&format!("/api/openapi{PATH}"), get(list))
        .route(&format!("/api/openapi{PATH}/{{id}}"), get(read))
        .route("/api/openapi/classificazioni/{folder}/{id}", get(related))
}

async fn document(Extension(site): Extension<&'static Site>, headers: HeaderMap) -> Response {
    answer(Ok(openapi::document(&base(site, &headers), site.name)), Locale::Italian)
}

/// A page of places: those that are written in the language asked for, and no others.
async fn list(
    State(app): State<App>,
    Extension(site): Extension<&'static Site>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let pairs = address::pairs(uri.query());
    let number = |key: &str| address::parameter(&pairs, key).map(|it| it.parse::<u32>());
    let limit = match number("limit") {
        None => MOST,
        Some(Ok(limit)) if (1..=MOST).contains(&limit) => limit,
        Some(_) => return answer(Err(Refused::Parameter("limit")), Locale::Italian),
    };
    let Ok(offset) = number("offset").or(number("skip")).unwrap_or(Ok(0)) else {
        return answer(Err(Refused::Parameter("offset")), Locale::Italian);
    };
    let (term, locale) = (address::parameter(&pairs, "searchTerm"), language(&headers));
    let mut search = Search::everything(site, "place", Order::Published);
    search.also(Test::Value("language", locale.code().to_owned()));
    if let Some(term) = term {
        search.also(Test::Part("title", term.to_owned()));
    }
    let found = match app.store.search(&Search { limit, offset, ..search }).await {
        Ok(found) => found,
        Err(error) => return answer(Err(error.into()), locale),
    };
    let base = base(site, &headers);
    let places = found.items.iter().filter_map(Item::place).collect();
    let list = List {
        base: &base,
        places,
        count: found.total,
        search: term.map(address::encoded),
        limit,
        offset,
    };
    answer(Ok(list.value(locale)), locale)
}

/// One place by its remote id.
async fn read(
    State(app): State<App>,
    Extension(site): Extension<&'static Site>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let (base, locale) = (base(site, &headers), language(&headers));
    let found = place(&app, site, &id).await;
    answer(found.map(|it| openapi::item(&it, locale, &base)), locale)
}

/// What a place is related to: its hours, its contacts.
async fn related(
    State(app): State<App>,
    Extension(site): Extension<&'static Site>,
    Path((folder, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let (base, locale) = (base(site, &headers), language(&headers));
    let found = one_of(&app, site, &folder, &id, &base).await;
    answer(found, locale)
}

/// Writes what stands at an index of a place, if there is anything.
type Part = fn(&Place, usize, &str) -> Option<Value>;

async fn one_of(
    app: &App,
    site: &'static Site,
    folder: &str,
    id: &str,
    base: &str,
) -> Result<Value, Refused> {
    let missing = || Refused::Missing(id.to_owned());
    let (mark, part): (_, Part) = match folder {
        "orari" => ("-orario-", openapi::season),
        "punti-di-contatto" => ("-contatto-", openapi::contact),
        _ => return Err(missing()),
    };
    let (owner, index) = id.rsplit_once(mark).ok_or_else(missing)?;
    let index = index.parse().map_err(|_| missing())?;
    part(&place(app, site, owner).await?, index, base).ok_or_else(missing)
}

async fn place(app: &App, site: &'static Site, id: &str) -> Result<Place, Refused> {
    match app.store.item(id).await? {
        Some(Item::Place(place)) if place.class == Class::Place && place.comune == site.id => {
            Ok(place)
        }
        _ => Err(Refused::Missing(id.to_owned())),
    }
}

fn base(site: &Site, headers: &HeaderMap) -> String {
    format!("{}{}/api/openapi", address::site(headers), site.prefix)
}

/// The first language the reader names, if the site has it.
fn language(headers: &HeaderMap) -> Locale {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok());
    match asked.unwrap_or_default().get(..2) {
        Some("de") => Locale::German,
        Some("en") => Locale::English,
        _ => Locale::Italian,
    }
}

/// Why there is no answer.
enum Refused {
    /// `400`
    Parameter(&'static str),
    /// `404`
    Missing(String),
    /// `500`. Logged at the edge, never shown.
    Database(sqlx::Error),
}

impl From<sqlx::Error> for Refused {
    fn from(error: sqlx::Error) -> Self {
        Refused::Database(error)
    }
}

impl Refused {
    fn said(self) -> (StatusCode, &'static str, String) {
        match self {
            Refused::Parameter(name) => {
                let message = format!("Invalid parameter {name}");
                (StatusCode::BAD_REQUEST, "InvalidParameter", message)
            }
            Refused::Missing(id) => {
                (StatusCode::NOT_FOUND, "NotFound", format!("Resource {id} not found"))
            }
            Refused::Database(error) => {
                eprintln!("the database failed: {error}");
                let message = "Internal server error".to_owned();
                (StatusCode::INTERNAL_SERVER_ERROR, "InternalError", message)
            }
        }
    }
}

fn answer(said: Result<Value, Refused>, locale: Locale) -> Response {
    let kind = (header::CONTENT_TYPE, "application/json");
    let (status, body) = match said {
        Ok(value) => (StatusCode::OK, value),
        Err(refused) => {
            let (status, kind, message) = refused.said();
            (status, json!({ "error_type": kind, "error_message": message }))
        }
    };
    let mut response = (status, [kind], body.to_string()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(locale.code()));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Language"));
    let fresh = "public, must-revalidate, max-age=10, s-maxage=259200";
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(fresh));
    response
}
