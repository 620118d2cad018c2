//! The pages: the comune today and in 2010, its events and places, the gallery. All but 2010 live under a strict policy.

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn, map_response};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, any_service, get};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::error::Error;
use crate::{App, Folders};

mod contents;
mod event;
mod latin;
mod place;
mod template;
mod words;

/// The policy the widgets promise to live under: nothing inline, nothing evaluated, nothing from elsewhere.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data: https:; connect-src 'self'; font-src 'self'; base-uri 'none'; \
     form-action 'self'; require-trusted-types-for 'script'",
);

/// The routes of this module; everything unknown ends here.
pub fn router(folders: &Folders) -> Router<App> {
    let policy = SetResponseHeaderLayer::if_not_present(header::CONTENT_SECURITY_POLICY, POLICY);
    let examples = |widget: &str| {
        let folder = folders.widgets.join(widget).join("examples");
        ServeDir::new(folder).append_index_html_on_directories(false)
    };
    let strict = Router::new()
        .route("/", get(home))
        .route("/gallery/", get(gallery))
        .merge(contents::router())
        .nest_service("/gallery/event-calendar", examples("calendar"))
        .nest_service("/gallery/poi-map", examples("map"))
        .nest_service("/gallery/kpi-chart", examples("chart"))
        .route("/turismo/", get(tourism))
        .route("/turismo", get(async || Redirect::permanent("/turismo/")))
        .route("/trasparenza/", get(transparency))
        .route("/trasparenza", get(async || Redirect::permanent("/trasparenza/")))
        .route("/gallery", get(async || Redirect::permanent("/gallery/")))
        .route("/openpa/object/{id}", get(object))
        .route("/legacy/openpa/object/{id}", get(object))
        .fallback_service(files(folders))
        .layer(map_response(in_utf8))
        .layer(policy);
    Router::new()
        .route("/2010/", get(page_of_2010))
        .route("/2010", get(async || Redirect::permanent("/2010/")))
        .merge(strict)
}

/// The rest of `www`, and a page of our own for what is not there.
///
/// The pages have addresses of their own: what is HTML in `www` is a template, and nobody's page as it lies there.
fn files(folders: &Folders) -> MethodRouter {
    let files = ServeDir::new(&folders.www).append_index_html_on_directories(false);
    let www = folders.www.clone();
    any_service(files).layer(from_fn(move |request: Request, next: Next| {
        let www = www.clone();
        async move {
            let path = request.uri().path().to_owned();
            let response = next.run(request).await;
            let is_missing = response.status() == StatusCode::NOT_FOUND || is_html(&response);
            if is_missing { not_found(&www, &path).await } else { response }
        }
    }))
}

fn is_html(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    kind.is_some_and(|it| it.as_bytes().starts_with(b"text/html"))
}

async fn home(State(app): State<App>) -> Response {
    page(&app, "home.html").await
}

async fn tourism(State(app): State<App>) -> Response {
    page(&app, "turismo.html").await
}

async fn transparency(State(app): State<App>) -> Response {
    page(&app, "trasparenza.html").await
}

async fn gallery(State(app): State<App>) -> Response {
    page(&app, "gallery/index.html").await
}

async fn page(app: &App, name: &str) -> Response {
    match tokio::fs::read_to_string(app.folders.www.join(name)).await {
        Ok(text) => Html(text).into_response(),
        Err(_) => not_found_page(app).await,
    }
}

/// The page is kept in UTF-8 and sent as it would have been then, byte by byte.
async fn page_of_2010(State(app): State<App>) -> Response {
    let Ok(text) = tokio::fs::read_to_string(app.folders.www.join("2010.html")).await else {
        return not_found_page(&app).await;
    };
    ([(header::CONTENT_TYPE, "text/html; charset=iso-8859-1")], latin::encode(&text))
        .into_response()
}

/// Files on disk are UTF-8, and say so.
async fn in_utf8(mut response: Response) -> Response {
    let html = HeaderValue::from_static("text/html");
    if response.headers().get(header::CONTENT_TYPE) == Some(&html) {
        let utf8 = HeaderValue::from_static("text/html; charset=utf-8");
        response.headers_mut().insert(header::CONTENT_TYPE, utf8);
    }
    response
}

/// eZ's own address of a content, which old feeds still name.
async fn object(State(app): State<App>, Path(id): Path<String>) -> Result<Response, Error> {
    Ok(match app.store.item(&id).await? {
        Some(item) => Redirect::temporary(&item.path()).into_response(),
        None => not_found_page(&app).await,
    })
}

/// The page that says there is no such page.
pub async fn not_found_page(app: &App) -> Response {
    not_found(&app.folders.www, "").await
}

async fn not_found(www: &std::path::Path, path: &str) -> Response {
    if path.starts_with("/api/") {
        return Error::NotFound.into_response();
    }
    let own = tokio::fs::read_to_string(www.join("404.html")).await;
    let text = own.unwrap_or_else(|_| template::NOT_FOUND.to_owned());
    let headers: [(HeaderName, HeaderValue); 1] = [(header::CONTENT_SECURITY_POLICY, POLICY)];
    (StatusCode::NOT_FOUND, headers, Html(text)).into_response()
}
