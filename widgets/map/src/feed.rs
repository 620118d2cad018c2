//! From an address in the page to pages of places: which requests are made, one after the other, for one source.

use std::rc::Rc;

use cw_format::Context;
use cw_format::address::{Source, places_search};
use cw_format::places::{Kind, MAX_BYTES, PlacesPage, read};
use cw_kit::load::{Chance, Failure, Patience, Task, ask};
use cw_model::text::Language;
use web_sys::AbortSignal;
use yew::Callback;

/// What to ask for; another one means other data.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Where: a site, or an address as it is.
    pub source: Result<Source, Failure>,
    /// What is expected there.
    pub kind: Option<Kind>,
    /// Narrows what a site is asked for.
    pub query: Option<String>,
    /// Which texts of a record are read.
    pub language: Language,
}

/// What a source tells.
#[derive(Clone)]
pub enum Change {
    /// A page of its answer.
    Arrived(Rc<PlacesPage>),
    /// The answer is whole; or there was more than anybody would look at.
    Covered {
        /// There was more.
        truncated: bool,
    },
    /// The answer will not come.
    Failed(Failure),
}

/// Contents asked for at once; a site that gives fewer says where the next page is.
const PAGE: u32 = 100;
/// Pages followed, and rows kept, at most.
const MOST_PAGES: usize = 400;
const MOST_ROWS: usize = 500_000;
/// The classes of places: of today's sites, and of those before.
const CLASSES: [&str; 2] = ["place", "luogo"];

/// Starts loading; dropping the task stops it.
pub fn start(plan: Plan, on_change: Callback<Change>) -> Task {
    Task::start(move |signal| async move {
        let patience = Patience::for_bytes(MAX_BYTES);
        let asker = Asker { plan: &plan, signal: &signal, patience, tell: &on_change };
        let outcome = asker.load().await;
        on_change.emit(match outcome {
            Ok(truncated) => Change::Covered { truncated },
            Err(failure) => Change::Failed(failure),
        });
    })
}

struct Asker<'a> {
    plan: &'a Plan,
    signal: &'a AbortSignal,
    patience: Patience,
    tell: &'a Callback<Change>,
}

impl Asker<'_> {
    /// Follows the answer of the source to its last page; `true` if there is more than that.
    async fn load(&self) -> Result<bool, Failure> {
        // A site is asked for its places by the name of their class; one that does not know it refuses.
        let mut classes = CLASSES.iter();
        let mut address = match self.plan.source.as_ref().map_err(Failure::clone)? {
            Source::Host { .. } => None,
            Source::Address { url, .. } => Some(url.clone()),
        };
        let (mut seen, mut rows, mut refusal) = (Vec::new(), 0, None);
        loop {
            let (url, chance) = match (address, classes.next()) {
                (Some(url), _) => (url, Chance::Good),
                (None, Some(class)) => (self.search(class), Chance::Poor),
                (None, None) => return Err(refusal.unwrap_or(Failure::Unreadable)),
            };
            let mut page = match self.page(&url, chance).await {
                Ok(page) => page,
                Err(it @ (Failure::Refused(_) | Failure::Status(400..=499)))
                    if chance == Chance::Poor =>
                {
                    refusal.get_or_insert(it);
                    address = None;
                    continue;
                }
                Err(failure) => return Err(failure),
            };
            seen.push(url);
            rows += page.len();
            let next = page.next.take();
            self.tell.emit(Change::Arrived(Rc::new(page)));
            address = next.filter(|it| !seen.contains(it));
            if address.is_none() {
                return Ok(false);
            }
            if MOST_ROWS <= rows || MOST_PAGES <= seen.len() {
                return Ok(true);
            }
        }
    }

    fn search(&self, class: &str) -> String {
        match &self.plan.source {
            Ok(Source::Host { host }) => {
                places_search(host, self.plan.query.as_deref(), class, PAGE)
            }
            _ => String::new(),
        }
    }

    async fn page(&self, url: &str, chance: Chance) -> Result<PlacesPage, Failure> {
        let answer = ask(url, self.signal, &self.patience, chance).await?;
        let context = Context { language: self.plan.language, base: &answer.address };
        Ok(read(answer.bytes, self.plan.kind, &context)?)
    }
}
