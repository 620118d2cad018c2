//! One search, in whichever environment.

use axum::http::Uri;
use serde::Serialize;

use super::door::Door;
use crate::App;
use crate::event::Locale;
use crate::plan::{Limits, Nonsense, Planner};
use crate::query::{Query, array};
use crate::routes::address;
use crate::store::{Found, Search, Test};
use crate::wire::content::{Facet, SearchResults, content};
use crate::wire::refusal::Refusal;
use crate::wire::{calendar, geo};

/// The environments this server has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// Contents in their envelope.
    Content,
    /// Occurrences in a bare array.
    Calendar,
    /// Contents as features.
    Geo,
    /// Positions as features: a content in three places is three of them.
    ExtraGeo,
}

impl Environment {
    fn limits(self) -> Limits {
        match self {
            Environment::Content => Limits { default: 30, max: 300 },
            Environment::Calendar => Limits { default: 300, max: 300 },
            Environment::Geo | Environment::ExtraGeo => Limits { default: 500, max: 500 },
        }
    }

    fn name(self) -> &'static str {
        match self {
            Environment::Content => "content",
            Environment::Calendar => "calendar",
            Environment::Geo => "geo",
            Environment::ExtraGeo => "extrageo",
        }
    }
}

/// One search, as it came in.
pub struct Asked {
    pub app: App,
    pub door: Door,
    pub uri: Uri,
    /// `http://host`.
    pub site: String,
}

type Answer = Result<String, Refusal>;

/// What a search found, and how to go on.
struct Page {
    query: String,
    found: Found,
    next: Option<String>,
    facets: Vec<Facet>,
}

impl Asked {
    /// Contents in their envelope.
    pub async fn contents(self) -> Answer {
        let Page { query, found, next, facets } = self.page(Environment::Content).await?;
        let base = self.door.base(&self.site);
        let hits = found.items.iter().map(|it| content(it, self.door.dialect, &base));
        json(&SearchResults {
            query,
            next_page_query: next,
            total_count: found.total,
            search_hits: hits.collect(),
            facets,
        })
    }

    /// Features; the total counts contents, however many features they are.
    pub async fn features(self, environment: Environment) -> Answer {
        let Page { query, found, next, facets } = self.page(environment).await?;
        let (dialect, locale) = (self.door.dialect, self.locale());
        let items = found.items.iter();
        let features = if environment == Environment::Geo {
            items.map(|it| geo::feature(it, dialect, locale)).collect()
        } else {
            items.flat_map(|it| geo::features(it, dialect, locale)).collect()
        };
        json(&geo::Collection::new(features, query, next, found.total, facets))
    }

    async fn page(&self, environment: Environment) -> Result<Page, Refusal> {
        let query = self.query()?;
        let planner = self.planner(environment);
        let mut search = planner.search(&query)?;
        if environment == Environment::Geo {
            self.only_with_positions(&query, &mut search)?;
        }
        let found = self.app.store.search(&search).await?;
        let mut facets = Vec::new();
        for (name, stored, most) in planner.facets(&query)? {
            let counts = self.app.store.counts(&search.test, stored, most).await?;
            facets.push(Facet::new(name, counts));
        }
        let next = search.offset.saturating_add(search.limit);
        let more = i64::from(next) < found.total && 0 < search.limit;
        let next = more.then(|| self.door.next_page(&self.site, environment.name(), &query, next));
        Ok(Page { query: query.to_string(), found, next, facets })
    }

    /// `geo` looks into the attribute of the class that holds a position; a class without one is a mistake.
    fn only_with_positions(&self, query: &Query, search: &mut Search) -> Result<(), Nonsense> {
        let classes = self.door.dialect.classes().iter();
        let placed =
            classes.filter(|it| it.fields.iter().any(|it| it.datatype == "ezgmaplocation"));
        let placed: Vec<_> = placed.collect();
        if let Some(asked) = query.parameter("classes") {
            let asked = crate::query::values(&crate::query::unquoted(asked));
            if !placed.iter().any(|it| asked.iter().any(|name| name == it.identifier)) {
                return Err(Nonsense("No attribute type ezgmaplocation found".to_owned()));
            }
        }
        search.also(Test::Any(placed.iter().map(|it| Test::Class(it.stored)).collect()));
        Ok(())
    }

    /// `?language=ger-DE`, or that of the door.
    fn locale(&self) -> Locale {
        let pairs = address::pairs(self.uri.query());
        match address::parameter(&pairs, "language") {
            Some("ger-DE") => Locale::German,
            Some("eng-GB") => Locale::English,
            Some("ita-IT") => Locale::Italian,
            _ => self.door.locale,
        }
    }

    /// At most 300 contents, and not a word about the others.
    pub async fn calendar(self) -> Answer {
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
        let elements = calendar::elements(&found.items, window, self.door.locale, &base);
        json(&elements.map_err(unwritten)?)
    }

    fn planner(&self, environment: Environment) -> Planner {
        Planner {
            site: self.door.site,
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

/// The answer that says `value`.
pub fn json(value: &impl Serialize) -> Answer {
    serde_json::to_string(value).map_err(unwritten)
}

fn unwritten(error: serde_json::Error) -> Refusal {
    Refusal::Database(sqlx::Error::Encode(error.into()))
}
