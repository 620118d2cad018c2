//! From an address in the page to a catalog of events: which requests are made, and when.

use cw_format::address::{Source, content_search, query::TimeField};
use cw_format::{Context, Page, read_events};
use cw_kit::intl;
use cw_kit::load::{Failure, Task, get};
use cw_model::text::Language;
use web_sys::AbortSignal;
use yew::Callback;

use crate::catalog::{Batch, Change, Window};

/// What to ask for; another one means other data.
#[derive(Clone, PartialEq)]
pub struct Plan {
    /// Where.
    pub source: Result<Source, Failure>,
    /// Narrows what a bare host is asked for.
    pub query: Option<String>,
    /// Which texts of a record are read.
    pub language: Language,
}

/// How many contents to ask for at once; a host that gives fewer says where the next page is.
const PAGE: u32 = 100;
/// Pages followed, and events kept, at most.
const MOST_PAGES: usize = 400;
const MOST_EVENTS: usize = 200_000;

/// Starts loading what `plan` says for the days of `window`; dropping the task stops it.
pub fn start(plan: Plan, window: Window, on_change: Callback<Change>) -> Task {
    Task::start(move |signal| async move {
        let outcome = load(&plan, window, &signal, &|it| on_change.emit(Change::Arrived(it))).await;
        on_change.emit(match outcome {
            Ok(covered) => Change::Covered(covered, intl::now()),
            Err(failure) => Change::Failed(failure),
        });
    })
}

/// Asks the source; answers with the window that is covered now, `None` when that is all there is.
async fn load(
    plan: &Plan,
    window: Window,
    signal: &AbortSignal,
    report: &dyn Fn(Batch),
) -> Result<Option<Window>, Failure> {
    let asker = Asker { language: plan.language, signal, report };
    let source = plan.source.clone()?;
    let query = plan.query.as_deref();
    let by_window = |(first, last): Window| source.window(query, first, last);
    match &source {
        Source::Address { url, kind } if !source.is_windowed() => {
            asker.pages(url.clone(), *kind).await?;
            return Ok(None);
        }
        Source::Address { .. } => asker.windows(window, &by_window).await?,
        Source::Host { host } => match asker.windows(window, &by_window).await {
            Err(Failure::Refused(_) | Failure::Status(400..=499)) => asker.contents(host, query, window).await?,
            outcome => outcome?,
        },
    }
    Ok(Some(window))
}

struct Asker<'a> {
    language: Language,
    signal: &'a AbortSignal,
    report: &'a dyn Fn(Batch),
}

impl Asker<'_> {
    async fn page(&self, url: &str, kind: Option<cw_format::Kind>) -> Result<Page, Failure> {
        let answer = get(url, self.signal).await?;
        let context = Context { language: self.language, base: &answer.address };
        Ok(read_events(&answer.bytes, kind, &context)?)
    }

    /// Asks the `calendar` environment, in halves where it would cut the answer short.
    async fn windows(&self, window: Window, url: &dyn Fn(Window) -> String) -> Result<(), Failure> {
        let mut left = vec![window];
        while let Some((first, last)) = left.pop() {
            let page = self.page(&url((first, last)), None).await?;
            let days = last.days() - first.days();
            let truncated = page.is_clamped();
            if truncated && 0 < days {
                let middle = first.add_days(days / 2);
                left.extend([(middle.add_days(1), last), (first, middle)]);
                continue;
            }
            (self.report)(Batch { events: page.parsed.items, problems: page.parsed.problems, truncated });
        }
        Ok(())
    }

    /// Hosts of the older generation have no `calendar` environment; theirs know one of two date fields.
    async fn contents(&self, host: &str, query: Option<&str>, window: Window) -> Result<(), Failure> {
        let newer = content_search(host, query, TimeField::Interval, window, (PAGE, 0));
        match self.pages(newer, None).await {
            Err(Failure::Refused(_) | Failure::Status(400..=499)) => {
                let older = content_search(host, query, TimeField::FromTo, window, (PAGE, 0));
                self.pages(older, None).await
            }
            outcome => outcome,
        }
    }

    /// Follows an answer to its last page.
    async fn pages(&self, url: String, kind: Option<cw_format::Kind>) -> Result<(), Failure> {
        let (mut next, mut seen, mut events) = (Some(url), Vec::new(), 0);
        while let Some(url) = next.take() {
            let page = self.page(&url, kind).await?;
            events += page.parsed.items.len();
            seen.push(url);
            let enough = MOST_EVENTS < events || seen.len() == MOST_PAGES;
            next = page.next.filter(|it| !enough && !seen.contains(it));
            let Page { parsed, .. } = page;
            (self.report)(Batch { events: parsed.items, problems: parsed.problems, truncated: enough });
        }
        Ok(())
    }
}

