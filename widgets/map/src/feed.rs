//! From an address in the page to pages of places: which requests are made, one after the other, for one source.

use std::rc::Rc;

use cw_format::Context;
use cw_format::address::{Source, places_search};
use cw_format::places::{Kind, MAX_BYTES, PlacesPage, read};
use cw_kit::load::{Answer, Chance, Failure, Patience, Task, ask};
use cw_model::text::Language;
use web_sys::AbortSignal;
use yew::Callback;

use crate::catalog::Change;

/// What to ask for; another one means other data.
#[derive(Debug, PartialEq)]
pub struct Plan {
    /// Where: a site, or an address as it is; `None` where the page names none that is right.
    pub source: Option<Source>,
    /// What is expected there.
    pub kind: Option<Kind>,
    /// Narrows what a site is asked for.
    pub query: Option<String>,
    /// Which texts of a record are read.
    pub language: Language,
}

/// Contents asked for at once; a site that gives fewer says where the next page is.
const PAGE: u32 = 100;
/// Pages followed, and rows kept, at most.
const MOST_PAGES: usize = 400;
const MOST_ROWS: usize = 500_000;
/// The classes of places: of today's sites, and of those before.
const CLASSES: [&str; 2] = ["place", "luogo"];

/// Starts loading; dropping the task stops it.
pub fn start(plan: Rc<Plan>, on_change: Callback<Change>) -> Task {
    Task::start(move |signal| async move {
        let end = load(&plan, &signal, &on_change).await;
        on_change.emit(end);
    })
}

/// Follows the answer of the source to its last page, and tells of each; how it ended is left to tell.
async fn load(plan: &Plan, signal: &AbortSignal, on_change: &Callback<Change>) -> Change {
    let Some(source) = &plan.source else { return Change::Failed(Failure::BadAddress) };
    // A site is asked for its places by the name of their class; one that does not know it refuses.
    let mut classes = CLASSES.iter();
    let mut address = match source {
        Source::Host { .. } => None,
        Source::Address { url, .. } => Some(url.clone()),
    };
    let patience = Patience::for_bytes(MAX_BYTES);
    let (mut seen, mut rows, mut refusal) = (Vec::new(), 0, None);
    loop {
        let (url, chance) = match (address, source, classes.next()) {
            (Some(url), ..) => (url, Chance::Good),
            (None, Source::Host { host }, Some(class)) => {
                (places_search(host, plan.query.as_deref(), class, PAGE), Chance::Poor)
            }
            _ => return Change::Failed(refusal.unwrap_or(Failure::Unreadable)),
        };
        let answer = ask(&url, signal, &patience, chance).await;
        let mut page = match answer.and_then(|it| plan.read(it)) {
            Ok(page) => page,
            Err(it @ (Failure::Refused(_) | Failure::Status(400..=499)))
                if chance == Chance::Poor =>
            {
                refusal.get_or_insert(it);
                address = None;
                continue;
            }
            Err(failure) => return Change::Failed(failure),
        };
        seen.push(url);
        rows += page.len();
        let next = page.next.take();
        on_change.emit(Change::Arrived(Rc::new(page)));
        address = next.filter(|it| !seen.contains(it));
        if address.is_none() {
            return Change::Covered { truncated: false };
        }
        if MOST_ROWS <= rows || MOST_PAGES <= seen.len() {
            return Change::Covered { truncated: true };
        }
    }
}

impl Plan {
    fn read(&self, answer: Answer) -> Result<PlacesPage, Failure> {
        let context = Context { language: self.language, base: &answer.address };
        Ok(read(answer.bytes, self.kind, &context)?)
    }
}
