//! The pages of events, places, services and trails, and the plain lists of them, for each comune.

use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};

use super::template::escaped;
use super::{event, not_found_page, place, template};
use crate::App;
use crate::error::Error;
use crate::item::Item;
use crate::seed::trails;
use crate::site::{self, SITES, Site};
use crate::store::{Order, Search};

/// Days of the plain list of events.
const LISTED: i64 = 60 * 86_400;

/// The routes of this module.
pub fn router() -> Router<App> {
    let pages = SITES.iter().fold(Router::new(), |router, site| {
        let pages = pages().layer(Extension(site));
        if site == site::ours() { router.merge(pages) } else { router.nest(site.prefix, pages) }
    });
    let doors = site::others().iter().fold(pages, |router, site| {
        let places = format!("{}/Luoghi", site.prefix);
        router.route(&format!("{}/", site.prefix), get(async move || Redirect::temporary(&places)))
    });
    doors.route("/Sentieri", get(list_of_trails)).route("/Sentieri/{slug}", get(trail))
}

fn pages() -> Router<App> {
    Router::new()
        .route("/Eventi", get(events))
        .route("/Eventi/", get(events))
        .route("/Eventi/{slug}", get(content))
        .route("/Luoghi", get(places))
        .route("/Luoghi/", get(places))
        .route("/Luoghi/{slug}", get(content))
        .route("/Servizi/{slug}", get(content))
}

/// What every page of a comune has around its own words.
fn frame(site: &Site) -> Vec<(&'static str, String)> {
    let home = if site.prefix.is_empty() { "/".to_owned() } else { format!("{}/", site.prefix) };
    vec![
        ("comune", site.name.to_owned()),
        ("motto", site.motto.to_owned()),
        ("home", home),
        ("prefix", site.prefix.to_owned()),
    ]
}

/// A template with its values; the page for missing pages where the file is gone.
async fn filled(app: &App, name: &str, values: Vec<(&str, String)>) -> Response {
    match tokio::fs::read_to_string(app.folders.www.join(name)).await {
        Ok(template) => Html(template::fill(&template, &values)).into_response(),
        Err(_) => not_found_page(app).await,
    }
}

/// The page of one event, place or service, for those who follow its link.
async fn content(
    State(app): State<App>,
    Extension(site): Extension<&'static Site>,
    uri: Uri,
) -> Result<Response, Error> {
    // What is nested sees its own part of the path.
    let Some(item) = app.store.item_at(&format!("{}{}", site.prefix, uri.path())).await? else {
        return Ok(not_found_page(&app).await);
    };
    let mut values = frame(site);
    Ok(match &item {
        Item::Event(it) => {
            values.extend(event::values(it, app.clock.now()));
            filled(&app, "event.html", values).await
        }
        Item::Place(it) => {
            values.extend(place::values(it));
            filled(&app, "place.html", values).await
        }
    })
}

/// The plain list of events: what is left when nothing else works.
async fn events(
    State(app): State<App>,
    Extension(site): Extension<&'static Site>,
) -> Result<Response, Error> {
    let now = app.clock.now();
    let window = (now.0, now.0 + LISTED);
    let mut search = Search::everything(site, "event", Order::Start);
    search.during(window);
    let found = app.store.search(&search).await?;
    let events: Vec<_> = found.items.iter().filter_map(Item::event).collect();
    let mut values = frame(site);
    values.push(("items", event::items(&events, window)));
    Ok(filled(&app, "events.html", values).await)
}

/// The plain list of places: what a map that does not come up leaves behind.
async fn places(
    State(app): State<App>,
    Extension(site): Extension<&'static Site>,
) -> Result<Response, Error> {
    let found = app.store.search(&Search::everything(site, "place", Order::Name)).await?;
    let places: Vec<_> = found.items.iter().filter_map(Item::place).collect();
    let mut values = frame(site);
    values.push(("title", "Tutti i luoghi".to_owned()));
    let lead = format!("I luoghi del Comune di {}, per tipo e in ordine alfabetico.", site.name);
    values.push(("lead", escaped(&lead)));
    values.push(("groups", place::groups(&places)));
    Ok(filled(&app, "places.html", values).await)
}

async fn list_of_trails(State(app): State<App>) -> Response {
    let mut values = frame(site::ours());
    values.push(("title", "Sentieri e aree protette".to_owned()));
    values.push(("lead", "I percorsi segnati della valle, e le aree da conoscere.".to_owned()));
    values.push(("groups", place::trail_groups(trails::all())));
    filled(&app, "places.html", values).await
}

/// The page of one trail.
async fn trail(State(app): State<App>, Path(slug): Path<String>) -> Response {
    let Some(trail) = trails::by_slug(&slug) else { return not_found_page(&app).await };
    let mut values = frame(site::ours());
    values.extend(place::trail_values(trail));
    filled(&app, "place.html", values).await
}
