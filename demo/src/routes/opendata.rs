//! The open data, through both doors: REST under `/api/opendata/v2`, and the module of the site's own pages.

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};

use self::asked::{Asked, Environment, json};
use self::door::Door;
use super::address;
use crate::App;
use crate::event::Locale;
use crate::site;
use crate::vocabulary::Dialect;
use crate::wire::classes;
use crate::wire::content::content;
use crate::wire::refusal::Refusal;

mod asked;
mod door;

/// What is served under `/legacy`.
const LEGACY: &str = "/legacy";

/// The routes of this module.
pub fn router() -> Router<App> {
    let today = Dialect::OpenCity;
    let before = rest(Door::rest(Dialect::Legacy, LEGACY))
        .merge(module(Door::module(Dialect::Legacy, Locale::Italian)));
    let neighbours = site::others()
        .iter()
        .fold(Router::new(), |router, site| router.nest(site.prefix, rest(Door::neighbour(site))));
    Router::new()
        .merge(neighbours)
        .merge(rest(Door::rest(today, "")))
        .merge(module(Door::module(today, Locale::Italian)))
        .nest("/it", module(Door::module(today, Locale::Italian)))
        .nest("/de", module(Door::module(today, Locale::German)))
        .nest("/en", module(Door::module(today, Locale::English)))
        .nest(LEGACY, before)
}

fn rest(door: Door) -> Router<App> {
    Router::new().nest("/api/opendata/v2", environments()).layer(Extension(door))
}

fn module(door: Door) -> Router<App> {
    Router::new().nest("/opendata/api", environments()).layer(Extension(door))
}

fn environments() -> Router<App> {
    let search = || get(search).options(door::preflight);
    Router::new()
        .route("/classes", get(list_classes))
        .route("/classes/{identifier}", get(read_class))
        .route("/{environment}/search", search())
        .route("/{environment}/search/", search())
        .route("/{environment}/search/{*query}", search())
        .route("/{environment}/read/{id}", get(read).options(door::preflight))
        .fallback(unknown)
}

/// Searches one environment.
async fn search(
    State(app): State<App>,
    Extension(door): Extension<Door>,
    Path(path): Path<Vec<(String, String)>>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let environment = match door.environment(address::parameter(&path, "environment")) {
        Ok(environment) => environment,
        Err(refusal) => return door.refuse_environment(refusal, &app).await,
    };
    let asked = Asked { app, door, uri, site: address::site(&headers) };
    let answer = match environment {
        Environment::Content => asked.contents().await,
        Environment::Calendar => asked.calendar().await,
        Environment::Geo | Environment::ExtraGeo => asked.features(environment).await,
    };
    door.answer(answer)
}

/// One content.
async fn read(
    State(app): State<App>,
    Extension(door): Extension<Door>,
    Path((environment, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    if let Err(refusal) = door.environment(Some(&environment)) {
        return door.refuse_environment(refusal, &app).await;
    }
    let base = door.base(&address::site(&headers));
    let answer = match app.store.item(&id).await {
        Ok(Some(item)) if item.site() == door.site => json(&content(&item, door.dialect, &base)),
        Ok(_) => Err(Refusal::NoContent(id)),
        Err(error) => Err(error.into()),
    };
    door.answer(answer)
}

async fn list_classes(Extension(door): Extension<Door>, headers: HeaderMap) -> Response {
    door.answer_privately(json(&classes::all(door.dialect, &door.base(&address::site(&headers)))))
}

async fn read_class(Extension(door): Extension<Door>, Path(identifier): Path<String>) -> Response {
    door.answer_privately(match door.dialect.class(&identifier).and_then(classes::one) {
        Some(class) => json(&class),
        None => Err(Refusal::NoClass(identifier)),
    })
}

/// What eZ's REST kernel says to a path it does not know.
async fn unknown(_: Request) -> Response {
    door::unknown()
}
