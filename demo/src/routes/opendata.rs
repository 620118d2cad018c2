//! The open data, through both doors: REST under `/api/opendata/v2`, and the module of the site's own pages.

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use serde::Serialize;

use self::door::Door;
use super::address;
use crate::App;
use crate::event::Locale;
use crate::plan::{Limits, Nonsense, Planner};
use crate::query::{Query, array};
use crate::vocabulary::Dialect;
use crate::wire::content::{Facet, SearchResults, content};
use crate::wire::refusal::Refusal;
use crate::wire::{calendar, classes};

mod door;

/// What is served under `/legacy`.
const LEGACY: &str = "/legacy";

/// The routes of this module.
pub fn router() -> Router<App> {
    let today = Dialect::OpenCity;
    let before = rest(Door::rest(Dialect::Legacy, LEGACY))
        .merge(module(Door::module(Dialect::Legacy, Locale::Italian)));
    Router::new()
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
    let answer = match app.store.event(&id).await {
        Ok(Some(event)) => json(&content(&event, door.dialect, &base)),
        Ok(None) => Err(Refusal::NoContent(id)),
        Err(error) => Err(error.into()),
    };
    door.answer(answer)
}

async fn list_classes(Extension(door): Extension<Door>, headers: HeaderMap) -> Response {
    door.answer_privately(json(&classes::all(&door.base(&address::site(&headers)))))
}

async fn read_class(Extension(door): Extension<Door>, Path(identifier): Path<String>) -> Response {
    door.answer_privately(match identifier.as_str() {
        "event" => json(&classes::event(door.dialect)),
        _ => Err(Refusal::NoClass(identifier)),
    })
}

/// What eZ's REST kernel says to a path it does not know.
async fn unknown(_: Request) -> Response {
    door::unknown()
}

/// The environments this server has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// Contents in their envelope.
    Content,
    /// Occurrences in a bare array.
    Calendar,
}

impl Environment {
    fn limits(self) -> Limits {
        match self {
            Environment::Content => Limits { default: 30, max: 300 },
            Environment::Calendar => Limits { default: 300, max: 300 },
        }
    }
}

/// One search, as it came in.
struct Asked {
    app: App,
    door: Door,
    uri: Uri,
    site: String,
}

type Answer = Result<String, Refusal>;

impl Asked {
    async fn contents(self) -> Answer {
        let query = self.query()?;
        let planner = self.planner(Environment::Content);
        let search = planner.search(&query)?;
        let found = self.app.store.search(&search).await?;
        let mut facets = Vec::new();
        for (name, stored) in planner.facets(&query)? {
            let counts = self.app.store.counts(&search.test, stored).await?;
            facets.push(Facet::new(name, counts));
        }
        let next = search.offset.saturating_add(search.limit);
        let more = i64::from(next) < found.total;
        let base = self.door.base(&self.site);
        json(&SearchResults {
            query: query.to_string(),
            next_page_query: more.then(|| self.door.next_page(&self.site, &query, next)),
            total_count: found.total,
            search_hits: found
                .events
                .iter()
                .map(|it| content(it, self.door.dialect, &base))
                .collect(),
            facets,
        })
    }

    /// At most 300 contents, and not a word about the others.
    async fn calendar(self) -> Answer {
        let query = self.query()?;
        let planner = self.planner(Environment::Calendar);
        let mut search = planner.search(&query)?;
        let pairs = address::pairs(self.uri.query());
        let bounds = (address::parameter(&pairs, "start"), address::parameter(&pairs, "end"));
        let (Some(start), Some(end)) = bounds else {
            return Err(Nonsense::two_elements().into());
        };
        let window = planner.window(&plussed(start), &plussed(end))?;
        search.during(window);
        let found = self.app.store.search(&search).await?;
        let base = self.door.base(&self.site);
        let elements = calendar::elements(&found.events, window, self.door.locale, &base);
        json(&elements.map_err(unwritten)?)
    }

    fn planner(&self, environment: Environment) -> Planner {
        Planner {
            dialect: self.door.dialect,
            now: self.app.clock.now(),
            limits: environment.limits(),
        }
    }

    fn query(&self) -> Result<Query, Refusal> {
        let pairs = address::pairs(self.uri.query());
        let path = self.uri.path().split_once("/search/").map_or("", |(_, query)| query);
        let text = match address::parameter(&pairs, "q") {
            // The module decodes twice: PHP had already done it.
            Some(query) if !self.door.rest => address::decoded(query),
            Some(query) => query.to_owned(),
            None if path.is_empty() => array::query(&pairs)?,
            None => address::decoded(path),
        };
        Ok(Query::parse(&text, &|it| self.door.dialect.is_field(it))?)
    }
}

/// A bare `+` in an address means a space, but in `…T00:00:00 01:00` only an offset can be meant.
fn plussed(moment: &str) -> String {
    match moment.rsplit_once(' ') {
        Some((moment, offset)) if moment.contains('T') => format!("{moment}+{offset}"),
        _ => moment.to_owned(),
    }
}

fn json(value: &impl Serialize) -> Answer {
    serde_json::to_string(value).map_err(unwritten)
}

fn unwritten(error: serde_json::Error) -> Refusal {
    Refusal::Database(sqlx::Error::Encode(error.into()))
}
