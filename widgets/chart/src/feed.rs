//! From an address in the page to tables: which requests are made, one after the other, for one source.

use std::rc::Rc;

use cw_format::Context;
use cw_format::address::Source;
use cw_format::address::query::encode;
use cw_format::tables::{Kind, MAX_BYTES, TablePage, read};
use cw_kit::load::{Answer, Failure, Patience, Task, get};
use cw_model::scan::contains;
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
    /// What a site is asked for.
    pub query: Option<String>,
}

/// Pages followed, and rows kept, at most.
const MOST_PAGES: usize = 400;
const MOST_ROWS: usize = 2_000_000;
/// From a package to its resource is one step; a second one would be a loop.
const MOST_STEPS: usize = 2;

/// Starts loading; dropping the task stops it.
pub fn start(plan: Rc<Plan>, on_change: Callback<Change>) -> Task {
    Task::start(move |signal| async move {
        let end = load(&plan, &signal, &on_change).await;
        on_change.emit(end);
    })
}

/// Follows the answer of the source to its last page, and tells of each; how it ended is left to tell.
async fn load(plan: &Plan, signal: &AbortSignal, on_change: &Callback<Change>) -> Change {
    let Some(mut url) = plan.address() else { return Change::Failed(Failure::BadAddress) };
    let patience = Patience::for_bytes(MAX_BYTES);
    let (mut seen, mut rows, mut steps) = (Vec::new(), 0, 0);
    loop {
        let answer = get(&url, signal, &patience).await;
        let mut page = match answer.and_then(|it| plan.read(it)) {
            Ok(page) => page,
            Err(failure) => return Change::Failed(failure),
        };
        seen.push(url);
        if let Some(best) = page.best.take() {
            steps += 1;
            if MOST_STEPS < steps || seen.contains(&best) {
                return Change::Failed(Failure::Unreadable);
            }
            url = best;
            continue;
        }
        rows += page.table.rows;
        let next = page.next.take();
        on_change.emit(Change::Arrived(Rc::new(page)));
        match next.filter(|it| !seen.contains(it)) {
            Some(_) if MOST_ROWS <= rows || MOST_PAGES <= seen.len() => {
                return Change::Covered { truncated: true };
            }
            Some(next) => url = next,
            None => return Change::Covered { truncated: false },
        }
    }
}

impl Plan {
    /// A site without a question has nothing to draw.
    fn address(&self) -> Option<String> {
        match self.source.as_ref()? {
            // CKAN gives a hundred rows at a time where nobody asks for more.
            Source::Address { url, .. }
                if contains(url, "datastore_search") && !contains(url, "limit=") =>
            {
                let mark = if contains(url, "?") { "&" } else { "?" };
                Some([url, mark, "limit=32000"].concat())
            }
            Source::Address { url, .. } => Some(url.clone()),
            Source::Host { host } => {
                let query = self.query.as_deref()?;
                let mut address = [host, "/api/opendata/v2/content/search/"].concat();
                encode(query, &mut address);
                if !contains(query, "limit") {
                    // The counts come with any answer; the contents are not looked at.
                    address.push_str("%20limit%201");
                }
                Some(address)
            }
        }
    }

    fn read(&self, answer: Answer) -> Result<TablePage, Failure> {
        // A table has no words but its own.
        let context = Context { language: Language::default(), base: &answer.address };
        Ok(read(answer.bytes, self.kind, &context)?)
    }
}
