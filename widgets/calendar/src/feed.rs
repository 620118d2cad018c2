//! From an address in the page to a catalog of events: which requests are made, and when.

use std::cell::Cell;
use std::rc::Rc;

use cw_format::address::{Source, content_search, query::TimeField};
use cw_format::calendar::LIMIT;
use cw_format::{Context, Kind, MAX_BYTES, Page, Parsed, read_events};
use cw_kit::intl;
use cw_kit::load::{Answer, Failure, Patience, Task, get, probe};
use cw_model::event::Event;
use cw_model::scan::contains;
use cw_model::text::Language;
use cw_model::time::clock::clock_change;
use web_sys::AbortSignal;
use yew::Callback;

use crate::catalog::{Batch, Change, Notes, Window};

/// What to ask for; another one means other data.
pub struct Plan {
    /// Where; `None` when the page's address is wrong.
    pub source: Option<Source>,
    /// Narrows what a bare host is asked for.
    pub query: Option<String>,
    /// Which texts of a record are read.
    pub language: Language,
}

/// How a site answers, once it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Not known yet.
    #[default]
    Unknown,
    /// By its `calendar` environment.
    Calendar,
    /// By `content/search`: older sites, which know one of two date fields.
    Contents(TimeField),
}

/// How many contents to ask for at once; a host that gives fewer says where the next page is.
const PAGE: u32 = 100;
/// Pages followed, and events kept, at most.
const MOST_PAGES: usize = 400;
const MOST_EVENTS: usize = 200_000;

/// Starts loading what `plan` says for the days of `window`; dropping the task stops it. `way` is learnt on the way.
pub fn start(
    plan: Rc<Plan>,
    way: Rc<Cell<Way>>,
    window: Window,
    on_change: Callback<Change>,
) -> Task {
    Task::start(move |signal| async move {
        let report = |it| on_change.emit(Change::Arrived(it));
        let asker = Asker {
            plan: &plan,
            way: &way,
            signal: &signal,
            patience: Patience::for_bytes(MAX_BYTES),
            report: &report,
        };
        let outcome = asker.load(window).await;
        on_change.emit(match outcome {
            Ok(covered) => Change::Covered(covered, intl::now()),
            Err(failure) => Change::Failed(failure),
        });
    })
}

struct Asker<'a> {
    plan: &'a Plan,
    way: &'a Cell<Way>,
    signal: &'a AbortSignal,
    patience: Patience,
    report: &'a dyn Fn(Batch),
}

impl Asker<'_> {
    /// Asks the source; answers with the window that is covered now, `None` when that is all there is.
    async fn load(&self, window: Window) -> Result<Option<Window>, Failure> {
        match self.plan.source.as_ref().ok_or(Failure::BadAddress)? {
            Source::Host { host } => self.site(host, window).await?,
            source if source.is_windowed() => self.windows(source, window).await?,
            Source::Address { url, kind } => {
                self.pages(url.clone(), *kind).await?;
                return Ok(None);
            }
        }
        Ok(Some(window))
    }

    /// Asks a site in the way it is known to answer, or in one after the other. Sites of the older generation have
    /// no `calendar` environment and say so without CORS, which a browser cannot tell from silence.
    async fn site(&self, host: &str, window: Window) -> Result<(), Failure> {
        let source = Source::Host { host: host.to_owned() };
        match self.way.get() {
            Way::Calendar => return self.windows(&source, window).await,
            Way::Contents(field) => return self.contents(host, field, window).await,
            Way::Unknown => {}
        }
        let mut outcome = self.windows(&source, window).await;
        let mut way = Way::Calendar;
        let mut refused = matches!(outcome, Err(Failure::Unreachable));
        let words = outcome.as_ref().err().and_then(Failure::words);
        for field in [TimeField::Interval, TimeField::FromTo] {
            if refused || matches!(outcome, Err(Failure::Refused(_) | Failure::Status(400..=499))) {
                outcome = self.contents(host, field, window).await;
                way = Way::Contents(field);
                refused = false;
            }
        }
        match (outcome, words) {
            (Ok(()), _) => self.way.set(way),
            // The words about what was asked first are the ones a webmaster can use.
            (Err(Failure::Refused(_)), Some(words)) => return Err(Failure::Refused(words)),
            (Err(failure), _) => return Err(failure),
        }
        Ok(())
    }

    /// Asks the `calendar` environment, in halves where it would cut the answer short.
    async fn windows(&self, source: &Source, window: Window) -> Result<(), Failure> {
        // Opening hours keep the offset of the first day: where clocks move, another question begins.
        let mut left = match clock_change(window.0, window.1) {
            Some(change) => {
                vec![(change, window.1, usize::MAX), (window.0, change.add_days(-1), usize::MAX)]
            }
            None => vec![(window.0, window.1, usize::MAX)],
        };
        let may_not_exist = matches!(source, Source::Host { .. }) && self.way.get() == Way::Unknown;
        while let Some((first, last, before)) = left.pop() {
            let url = source.window(self.plan.query.as_deref(), first, last);
            let page = if may_not_exist {
                self.read(probe(&url, self.signal, &self.patience).await?, None)?
            } else {
                self.page(&url, None).await?
            };
            let days = last.days() - first.days();
            // A source that gives no less for half the days, and more than the limit, knows neither days nor limit.
            let has_limit = page.records <= LIMIT || page.records < before;
            let truncated = page.is_clamped() && has_limit;
            if truncated && 0 < days {
                let (middle, records) = (first.add_days(days / 2), page.records);
                left.extend([(middle.add_days(1), last, records), (first, middle, records)]);
                continue;
            }
            self.tell(page.parsed, truncated);
        }
        Ok(())
    }

    async fn contents(&self, host: &str, field: TimeField, window: Window) -> Result<(), Failure> {
        let url = content_search(host, self.plan.query.as_deref(), field, window, (PAGE, 0));
        self.pages(url, None).await
    }

    /// Follows an answer to its last page.
    async fn pages(&self, url: String, kind: Option<Kind>) -> Result<(), Failure> {
        let (mut next, mut seen, mut events) = (Some(url), Vec::new(), 0);
        while let Some(url) = next.take() {
            let page = self.page(&url, kind).await?;
            events += page.parsed.items.len();
            seen.push(url);
            let enough = MOST_EVENTS < events || seen.len() == MOST_PAGES;
            let more = page.next.is_some();
            let clamped = contains(seen.last().map_or("", String::as_str), "calendar/search")
                && page.is_clamped();
            next = page.next.filter(|it| !enough && !seen.contains(it));
            self.tell(page.parsed, (enough && more) || clamped);
        }
        Ok(())
    }

    fn tell(&self, parsed: Parsed<Event>, truncated: bool) {
        let notes = Notes { problems: parsed.problems, truncated };
        (self.report)(Batch { events: parsed.items, notes });
    }

    async fn page(&self, url: &str, kind: Option<Kind>) -> Result<Page, Failure> {
        let answer = get(url, self.signal, &self.patience).await?;
        self.read(answer, kind)
    }

    fn read(&self, answer: Answer, kind: Option<Kind>) -> Result<Page, Failure> {
        let context = Context { language: self.plan.language, base: &answer.address };
        Ok(read_events(&answer.bytes, kind, &context)?)
    }
}
