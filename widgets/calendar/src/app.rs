//! The calendar's state, and what changes it.

use std::cell::Cell;
use std::rc::Rc;

use cw_format::Kind;
use cw_format::address::Source;
use cw_kit::contract::Contract;
use cw_kit::element::Widget;
use cw_kit::intl::{self, Words};
use cw_kit::load::{Failure, Load, Task};
use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::dialog;
use cw_kit::ui::status::status;
use cw_kit::watch::{self, Watch, Width};
use cw_model::event::Event;
use cw_model::search::Search;
use cw_model::time::Date;
use cw_model::timeline::Timeline;
use yew::{Html, NodeRef};

use crate::catalog::{Catalog, Change, Window};
use crate::contract::CONTRACT;
use crate::feed::{self, Plan, Way};
use crate::messages::{Message, join, text};
use crate::report;
use crate::scene::Scene;
use crate::state::{Action, Aim, State, View};
use crate::view::list::list;
use crate::view::month::month;
use crate::view::notices::notices;
use crate::view::toolbar::toolbar;

/// Below this width of the container, in em of the reader's own type, a list reads better than a grid.
const NARROW: f64 = 35.0;
/// Milliseconds of waiting before the reader is told.
const PATIENCE: u32 = 300;
/// The last of the grid's cells, counted from the first.
const LAST_CELL: i32 = 41;

/// `<cw-event-calendar>`.
pub struct Calendar {
    state: State,
    catalog: Catalog,
    plan: Plan,
    // How the site answers, once it has.
    way: Rc<Cell<Way>>,
    words: Words,
    found: Timeline,
    view: View,
    narrow: bool,
    // The request under way; dropping it aborts it.
    task: Option<Task>,
    // Counts the requests: what an earlier one still has to say is not heard.
    turn: u32,
    // Set while a request lasts longer than our patience.
    slow: bool,
    patience: Option<Watch>,
    // The day the page asked for: another one moves the calendar there.
    asked_day: Option<Date>,
    dialog: NodeRef,
    // Whether the browser has been told: it may close the dialog before we hear of it.
    opened: bool,
    width: Option<Width>,
    _online: Watch,
}

/// What can happen to the calendar.
pub enum Told {
    /// The visitor did something.
    Action(Action),
    /// The visitor chose an event.
    Select(Rc<Event>),
    /// The source answered; the number says to which request.
    Change(u32, Change),
    /// Ask again.
    Retry,
    /// The network is back.
    Online,
    /// New data have been painted.
    Painted,
    /// The request lasts.
    Slow,
    /// The container has another width.
    Width(f64),
}

impl Widget for Calendar {
    const CONTRACT: Contract = CONTRACT;
    type Message = Told;

    fn create(page: &Page<Self>) -> Self {
        let narrow = is_narrow(page, watch::width_of(page.host.element()));
        let mut calendar = Calendar {
            state: State::at(asked_day(page).unwrap_or_else(intl::today)),
            catalog: Catalog::default(),
            plan: plan(page),
            way: Rc::default(),
            words: Words::new(page.language),
            found: Timeline::default(),
            view: View::Month,
            narrow,
            task: None,
            turn: 0,
            slow: false,
            patience: None,
            asked_day: asked_day(page),
            dialog: NodeRef::default(),
            opened: false,
            width: None,
            _online: watch::online(page.sender().reform(|()| Told::Online)),
        };
        calendar.view = calendar.chosen_view(page);
        calendar.ask(page);
        calendar
    }

    fn changed(&mut self, page: &Page<Self>) {
        if self.words.language() != page.language {
            self.words = Words::new(page.language);
        }
        let plan = plan(page);
        if self.plan != plan {
            // The events of another source are no "last good data" of this one.
            if self.plan.source != plan.source || self.plan.query != plan.query {
                self.catalog = Catalog::default();
                self.search();
            }
            self.plan = plan;
            self.way = Rc::default();
            self.refresh(page);
        }
        let day = asked_day(page);
        if self.asked_day != day {
            self.asked_day = day;
            let day = day.unwrap_or_else(intl::today);
            self.act(page, Action::Go(day));
        }
        self.turn_view(page);
    }

    fn refresh(&mut self, page: &Page<Self>) {
        self.catalog.apply(Change::Forget);
        self.ask(page);
    }

    fn update(&mut self, page: &Page<Self>, told: Told) -> bool {
        match told {
            Told::Action(action) => self.act(page, action),
            Told::Select(event) if report::may_open(&page.host, &event) => {
                self.act(page, Action::OpenEvent(event))
            }
            Told::Select(_) => return false,
            Told::Change(turn, _) if self.turn != turn => return false,
            Told::Change(_, change) => self.receive(page, change),
            Told::Painted => {
                report::loaded(&page.host, &self.catalog);
                return false;
            }
            Told::Online if !matches!(self.catalog.load, Load::Failed(_)) => return false,
            Told::Retry => {
                self.state.aim = Some(Aim::Month);
                self.ask(page);
            }
            Told::Online => self.ask(page),
            Told::Slow => self.slow = self.catalog.load == Load::Loading,
            // Out of sight there is no width, and no reason to change.
            Told::Width(width) if width == 0.0 || self.narrow == is_narrow(page, width) => {
                return false;
            }
            Told::Width(_) => {
                self.narrow = !self.narrow;
                self.turn_view(page);
            }
        }
        true
    }

    fn view(&self, page: &Page<Self>) -> Html {
        let sender = page.sender();
        let scene = Scene {
            words: &self.words,
            found: &self.found,
            today: intl::today(),
            catalog: &self.catalog,
            view: self.view,
            state: &self.state,
            on_action: sender.reform(Told::Action),
            on_select: sender.reform(Told::Select),
        };
        let heading = page.attrs.optional("heading");
        let label =
            heading.clone().unwrap_or_else(|| text(Message::Calendar, page.language).into());
        let class = if self.narrow { "calendar narrow" } else { "calendar" };
        let stage = if self.view == View::Month { month(&scene) } else { list(&scene) };
        tag!("section", "part": "calendar", "aria-label": label, "class": class).holds(vec![
            toolbar(&scene, heading),
            status(scene.status(self.slow)),
            notices(&scene, &sender.reform(|()| Told::Retry)),
            tag!("div", "class": if self.slow { "stage loading" } else { "stage" })
                .holds(vec![stage]),
            scene.dialog(&self.dialog),
        ])
    }

    fn rendered(&mut self, page: &Page<Self>) {
        if self.width.is_none() {
            self.width = Width::watch(&page.root, page.sender().reform(Told::Width));
        }
        let open = !self.state.open.is_empty();
        if open && !self.opened {
            dialog::open(&self.dialog);
        }
        self.opened = open;
        match self.state.aim.take() {
            Some(Aim::Day(day)) => {
                watch::focus(&page.root, &join(&["[data-day='", &day.to_string(), "']"]), 0)
            }
            Some(Aim::Row(row)) => watch::focus(&page.root, ".row", row),
            Some(Aim::Month) => watch::focus(&page.root, "#month", 0),
            Some(Aim::Title) => watch::focus(&page.root, "#dialog-title", 0),
            None => {}
        }
    }
}

impl Calendar {
    /// Does what the visitor did, and what follows from it.
    fn act(&mut self, page: &Page<Self>, action: Action) {
        let (month, searched) = (self.state.month, matches!(action, Action::Search(_)));
        self.state.apply(action);
        if searched {
            self.search();
        }
        if self.state.month != month {
            self.ask(page);
            report::changed(&page.host, self.state.month, self.view);
        }
        self.turn_view(page);
    }

    fn receive(&mut self, page: &Page<Self>, change: Change) {
        let covered = matches!(change, Change::Covered(..));
        if let Change::Failed(failure) = &change {
            report::failed(&page.host, failure, &self.plan.source);
        }
        self.catalog.apply(change);
        self.slow &= self.catalog.load == Load::Loading;
        self.search();
        if covered {
            let sender = page.sender();
            watch::after_paint(move || sender.emit(Told::Painted));
        }
    }

    /// Asks for the days shown, unless they are there.
    fn ask(&mut self, page: &Page<Self>) {
        let window = self.window();
        self.turn += 1;
        self.slow = false;
        if self.catalog.covers(window) {
            self.task = None;
            self.catalog.apply(Change::Settled);
            return;
        }
        self.catalog.apply(Change::Asked);
        self.patience = Some(watch::later(PATIENCE, page.sender().reform(|()| Told::Slow)));
        let turn = self.turn;
        self.task = Some(feed::start(
            self.plan.clone(),
            self.way.clone(),
            window,
            page.sender().reform(move |it| Told::Change(turn, it)),
        ));
    }

    fn window(&self) -> Window {
        let first = self.state.month.first_of_week();
        (first, first.add_days(LAST_CELL))
    }

    fn search(&mut self) {
        self.found = self.catalog.timeline.filtered(&Search::new(&self.state.query));
    }

    /// The visitor's choice, else the page's, else what the width suggests.
    fn chosen_view(&self, page: &Page<Self>) -> View {
        let asked = match page.attrs.text("view", "").as_str() {
            "month" => Some(View::Month),
            "list" => Some(View::List),
            _ => None,
        };
        let by_width = if self.narrow { View::List } else { View::Month };
        self.state.view.or(asked).unwrap_or(by_width)
    }

    fn turn_view(&mut self, page: &Page<Self>) {
        let view = self.chosen_view(page);
        if self.view != view {
            self.view = view;
            report::changed(&page.host, self.state.month, view);
        }
    }
}

fn is_narrow(page: &Page<Calendar>, width: f64) -> bool {
    width < NARROW * watch::em_of(page.host.element())
}

fn asked_day(page: &Page<Calendar>) -> Option<Date> {
    page.attrs.optional("date").and_then(|it| Date::parse(&it))
}

fn plan(page: &Page<Calendar>) -> Plan {
    Plan { source: source(page), query: page.attrs.optional("query"), language: page.language }
}

fn source(page: &Page<Calendar>) -> Result<Source, Failure> {
    let kind = Kind::from_name(&page.attrs.text("type", ""));
    match Source::parse(&page.attrs.text("src", ""), kind) {
        host @ Source::Host { .. } => Ok(host),
        Source::Address { .. } => {
            let src = page.attrs.address("src").ok_or(Failure::BadAddress)?;
            Ok(Source::parse(&src, kind))
        }
    }
}
