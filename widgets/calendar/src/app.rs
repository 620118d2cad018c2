//! The calendar's state, and what changes it.

use std::rc::Rc;

use cw_kit::contract::Contract;
use cw_kit::element::Widget;
use cw_kit::intl::{self, Words};
use cw_kit::load::Load;
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

use crate::catalog::{Change, Window};
use crate::contract::CONTRACT;
use crate::layer::Layer;
use crate::messages::{Message, join, text};
use crate::report;
use crate::scene::Scene;
use crate::state::{Action, Aim, State, View};
use crate::view::list::list;
use crate::view::month::month;
use crate::view::notices::{notices, sources};
use crate::view::toolbar::toolbar;

/// Below this width of the container, in em of the reader's own type, a list reads better than a grid.
const NARROW: f64 = 35.0;
/// Milliseconds of waiting before the reader is told.
const PATIENCE: u32 = 300;
/// Milliseconds without a change before the live region speaks: one sentence for a word typed, not one a letter.
const PAUSE: u32 = 400;
/// Milliseconds after which a date in the field is no longer being typed.
const TYPING: u32 = 700;
/// The last of the grid's cells, counted from the first.
const LAST_CELL: i32 = 41;

/// `<cw-event-calendar>`.
pub struct Calendar {
    state: State,
    layers: Vec<Layer>,
    words: Words,
    // The events of all layers that are on and that the search leaves.
    found: Timeline,
    view: View,
    narrow: bool,
    // Counts the requests of all layers.
    turn: u32,
    // Set while a request lasts longer than our patience.
    slow: bool,
    patience: Option<Watch>,
    // What the live region says, and what it will say after a pause.
    said: String,
    coming: String,
    pause: Option<Watch>,
    // A date that may still be growing.
    typed: Option<Watch>,
    // The layer whose button that asks again was pressed: when that fails, it gets the focus back.
    retrying: Option<usize>,
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
    /// A source answered; the number says to which request.
    Change(u32, Change),
    /// Ask a layer again.
    Retry(usize),
    /// Show a layer, or hide it.
    Toggle(usize),
    /// The network is back.
    Online,
    /// New data have been painted.
    Painted,
    /// The request lasts.
    Slow,
    /// A date stands in the field; more digits may follow.
    Typed(Date),
    /// The pause before the live region speaks is over.
    Say,
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
            layers: Layer::all(page, Vec::new()),
            words: Words::new(page.language),
            found: Timeline::default(),
            view: View::Month,
            narrow,
            turn: 0,
            slow: false,
            patience: None,
            said: String::new(),
            coming: String::new(),
            pause: None,
            typed: None,
            retrying: None,
            asked_day: asked_day(page),
            dialog: NodeRef::default(),
            opened: false,
            width: None,
            _online: watch::online(page.sender().reform(|()| Told::Online)),
        };
        calendar.view = calendar.chosen_view(page);
        calendar.ask(page, |_| true);
        calendar
    }

    fn changed(&mut self, page: &Page<Self>) {
        if self.words.language() != page.language {
            self.words = Words::new(page.language);
        }
        self.layers = Layer::all(page, std::mem::take(&mut self.layers));
        self.search();
        self.ask(page, |it| matches!(it.catalog.load, Load::Idle));
        let day = asked_day(page);
        if self.asked_day != day {
            self.asked_day = day;
            let day = day.unwrap_or_else(intl::today);
            self.act(page, Action::Go(day));
        }
        self.turn_view(page);
    }

    fn refresh(&mut self, page: &Page<Self>) {
        self.layers.iter_mut().for_each(Layer::forget);
        self.ask(page, |_| true);
    }

    fn update(&mut self, page: &Page<Self>, told: Told) -> bool {
        match told {
            Told::Action(action) => self.act(page, action),
            Told::Select(event) if report::may_open(&page.host, &event) => {
                self.act(page, Action::OpenEvent(event))
            }
            Told::Select(_) => return false,
            Told::Change(turn, change) => {
                let Some(layer) = self.layers.iter().position(|it| it.turn == turn) else {
                    return false;
                };
                self.receive(page, layer, change);
            }
            Told::Painted => {
                report::loaded(&page.host, &self.layers);
                return false;
            }
            // The page may have taken the source away meanwhile.
            Told::Retry(layer) | Told::Toggle(layer) if self.layers.len() <= layer => return false,
            Told::Retry(layer) => {
                let alone = self.layers.len() < 2;
                self.state.aim = Some(if alone { Aim::Month } else { Aim::Layer(layer) });
                self.retrying = Some(layer);
                self.ask_layer(page, layer);
            }
            Told::Toggle(layer) => {
                self.layers[layer].toggle();
                self.ask_layer(page, layer);
                self.slow &= self.is_waiting();
                self.search();
            }
            Told::Online => self.ask(page, |it| it.failure().is_some()),
            Told::Slow => self.slow = self.is_waiting(),
            Told::Typed(day) => {
                let go = page.sender().reform(move |()| Told::Action(Action::Go(day)));
                self.typed = Some(watch::later(TYPING, go));
                return false;
            }
            Told::Say => self.said = self.coming.clone(),
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
        let scene = self.scene(page);
        let heading = page.attrs.optional("heading");
        let label =
            heading.clone().unwrap_or_else(|| text(Message::Calendar, page.language).into());
        let class = if self.narrow { "calendar narrow" } else { "calendar" };
        let on_retry = page.sender().reform(Told::Retry);
        let stage = if self.view == View::Month { month(&scene) } else { list(&scene) };
        let around = tag!("div", "class": if self.slow { "stage loading" } else { "stage" });
        tag!("section", "part": "calendar", "aria-label": label, "class": class)
            .with(toolbar(&scene, heading, page.heading(0)))
            .with(status(&self.said))
            .with(sources(&scene, &page.sender().reform(Told::Toggle), &on_retry))
            .with(notices(&scene, &on_retry))
            .with(around.with(stage))
            .with(scene.dialog(&self.dialog))
            .into()
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
        if let Some(aim) = self.state.aim.take() {
            self.aim(page, aim);
        }
        let status = self.scene(page).status(self.slow);
        if self.coming != status {
            self.coming = status;
            // Waiting has had its own patience.
            let pause = if self.slow { 0 } else { PAUSE };
            self.pause = Some(watch::later(pause, page.sender().reform(|()| Told::Say)));
        }
    }
}

impl Calendar {
    fn scene(&self, page: &Page<Self>) -> Scene<'_> {
        let sender = page.sender();
        let below = usize::from(page.attrs.optional("heading").is_some());
        Scene {
            words: &self.words,
            found: &self.found,
            today: intl::today(),
            layers: &self.layers,
            view: self.view,
            state: &self.state,
            headings: [page.heading(below), page.heading(below + 1)],
            on_action: sender.reform(Told::Action),
            on_date: sender.reform(Told::Typed),
            on_select: sender.reform(Told::Select),
        }
    }

    /// Moves the focus.
    fn aim(&self, page: &Page<Self>, aim: Aim) {
        let (selector, index) = match aim {
            Aim::Day(_) | Aim::FirstDay if self.view == View::List => (".day-name", 0),
            Aim::Day(day) => {
                return watch::focus(&page.root, &join(&["[data-day='", &day.iso(), "']"]), 0);
            }
            Aim::FirstDay | Aim::Month => ("#month", 0),
            Aim::Row(row) => (".row", row),
            Aim::Layer(layer) => (".layer input", layer),
            Aim::Retry(layer) => ("[part~=retry]", layer),
            Aim::Title => ("#dialog-title", 0),
            Aim::Event(day, event) => {
                let place = self.found.between(day, day).position(|it| it.uid == event.uid);
                ("dialog .row", place.unwrap_or(0))
            }
        };
        watch::focus(&page.root, selector, index);
    }

    /// Does what the visitor did, and what follows from it.
    fn act(&mut self, page: &Page<Self>, action: Action) {
        let (month, searched) = (self.state.month, matches!(action, Action::Search(_)));
        self.typed = None;
        self.retrying = None;
        self.state.apply(action);
        if searched {
            self.search();
        }
        if self.state.month != month {
            self.ask(page, |_| true);
            report::changed(&page.host, self.state.month, self.view);
        }
        self.turn_view(page);
    }

    fn receive(&mut self, page: &Page<Self>, index: usize, change: Change) {
        let covered = matches!(change, Change::Covered(..));
        let tried = self.retrying == Some(index);
        if let Change::Failed(failure) = &change {
            report::failed(&page.host, failure, &self.layers[index].plan.source);
            if tried {
                let before = &self.layers[..index];
                let buttons = before.iter().filter(|it| it.on && it.failure().is_some()).count();
                self.state.aim = Some(Aim::Retry(buttons));
                self.retrying = None;
            }
        }
        if tried && covered {
            self.retrying = None;
        }
        self.layers[index].catalog.apply(change);
        self.slow &= self.is_waiting();
        self.search();
        if covered {
            let sender = page.sender();
            watch::after_paint(move || sender.emit(Told::Painted));
        }
    }

    /// Asks those of the layers shown that `wants` picks for the days shown.
    fn ask(&mut self, page: &Page<Self>, wants: fn(&Layer) -> bool) {
        for index in 0..self.layers.len() {
            if wants(&self.layers[index]) {
                self.ask_layer(page, index);
            }
        }
    }

    fn ask_layer(&mut self, page: &Page<Self>, index: usize) {
        let window = self.window();
        let layer = &mut self.layers[index];
        if !layer.on {
            return;
        }
        self.turn += 1;
        let turn = self.turn;
        layer.ask(window, turn, page.sender().reform(move |it| Told::Change(turn, it)));
        self.slow = false;
        if self.is_waiting() {
            self.patience = Some(watch::later(PATIENCE, page.sender().reform(|()| Told::Slow)));
        }
    }

    fn is_waiting(&self) -> bool {
        self.layers.iter().any(|it| it.on && it.is_waiting())
    }

    fn window(&self) -> Window {
        let first = self.state.month.first_of_week();
        (first, first.add_days(LAST_CELL))
    }

    fn search(&mut self) {
        let search = Search::new(&self.state.query);
        let mut shown = Vec::new();
        for (index, layer) in self.layers.iter_mut().enumerate() {
            layer.found = layer.catalog.timeline.filtered(&search);
            if layer.on {
                shown.push((index, &layer.found));
            }
        }
        self.found = Timeline::united(&shown);
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
