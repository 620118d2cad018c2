//! The chart's state, and what changes it.

use std::ops::Range;
use std::rc::Rc;

use cw_kit::contract::Contract;
use cw_kit::deep_link::DeepLink;
use cw_kit::element::Widget;
use cw_kit::intl;
use cw_kit::numbers::Numbers;
use cw_kit::page::Page;
use cw_kit::report::layers_loaded;
use cw_kit::sources::SourceTag;
use cw_kit::watch::{self, Watch, Width};
use cw_model::chart::choose::Refusal;
use cw_model::chart::plot::{MOST_SERIES, Plot};
use gloo::events::EventListener;
use yew::{Html, NodeRef};

use crate::catalog::{Change, Layers};
use crate::contract::CONTRACT;
use crate::feed::Plan;
use crate::report;
use crate::scene::Guides;
use crate::state::{Action, Aim, PAGE, Said, State, View};
use crate::view;
use crate::wish::Wish;
use crate::words::Words;

mod address;
mod attributes;
mod focus;
mod panels;
mod point;
mod save;
mod tables;
mod tell;

pub(crate) use panels::{Panel, indices};
pub(crate) use tell::{hears, tells};

/// Milliseconds of waiting before the reader is told.
const PATIENCE: u32 = 300;
/// Milliseconds without a change before the live region speaks.
const PAUSE: u32 = 400;

/// `<cw-kpi-chart>`.
pub struct KpiChart {
    pub(crate) state: State,
    pub(crate) numbers: Numbers,
    pub(crate) sources: Vec<SourceTag>,
    plans: Vec<Rc<Plan>>,
    pub(crate) layers: Layers,
    pub(crate) wish: Wish,
    // The same as the page wrote it: another text is another wish.
    asked: String,
    pub(crate) plot: Option<Rc<Plot>>,
    pub(crate) refusal: Option<Refusal>,
    // Present whenever there is a plot.
    pub(crate) words: Option<Words>,
    pub(crate) guides: Guides,
    pub(crate) summary: String,
    // How many values there are.
    count: usize,
    // Notes whose position is not in the data.
    pub(crate) lost: Vec<String>,
    pub(crate) panels: Vec<Panel>,
    // The rows of the table in the order they are shown; empty: as drawn.
    pub(crate) order: Vec<u32>,
    pub(crate) view: View,
    pub(crate) slow: bool,
    // The drawings are to be made again.
    stale: bool,
    // One for each kind of wait.
    waits: [Option<Watch>; 2],
    // What the live region says, and what it will say after a pause.
    pub(crate) said: String,
    coming: String,
    // What the address says of us.
    linked: DeepLink,
    pub(crate) stage: NodeRef,
    leaving: Option<EventListener>,
    wide: f64,
    width: Option<Width>,
    // While the page is printed, the table is as long as paper bears.
    pub(crate) printing: bool,
    _printing: [Option<EventListener>; 2],
    _online: Watch,
}

/// What can happen to the chart.
pub enum Told {
    /// The visitor did something.
    Action(Action),
    /// The keyboard moved to a position.
    Values(usize),
    /// The keyboard moves to another series: up or down.
    Other(bool),
    /// Show another part.
    Zoom(Zoom),
    /// The pointer is over a drawing, at a place of the window.
    Pointer(Hand),
    /// The pointer has left.
    Away,
    /// A value is chosen.
    Choose,
    /// A source told something, in a round of requests.
    Change(u32, usize, Change),
    /// Ask one source again, or all that failed.
    Retry(Option<usize>),
    /// Hand out what is shown as a file.
    Save(File),
    /// A file was made, or could not be.
    Saved(bool),
    /// Copy the address of the page as it is seen.
    Share,
    /// New data have been painted.
    Painted,
    /// A wait is over.
    Over(Wait),
    /// The visitor went back or forward.
    Address,
    /// The container has another width.
    Width(f64),
    /// The page is about to be printed, or has been.
    Printing(bool),
}

/// A pointer over one of the drawings, in CSS pixels of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hand {
    /// Which drawing.
    pub panel: usize,
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// What it does.
    pub act: Act,
}

/// What a pointer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Moves.
    Move,
    /// Is pressed: a mouse may draw out a part.
    Press,
    /// Is let go.
    Release,
}

/// Another part of the positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Half as many.
    In,
    /// Twice as many.
    Out,
    /// All.
    All,
    /// Those before.
    Earlier,
    /// Those after.
    Later,
}

/// What the chart waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// That requests last.
    Patience,
    /// That the live region may speak.
    Pause,
}

/// A file to take away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// A picture of dots.
    Png,
    /// A picture of lines.
    Svg,
    /// A table for a spreadsheet.
    Csv,
    /// A table for programs: one value a row.
    Tidy,
}

impl Widget for KpiChart {
    const CONTRACT: Contract = CONTRACT;
    const KINDS: usize = MOST_SERIES;
    type Message = Rc<Told>;

    fn create(page: &Page<Self>) -> Self {
        let mut chart = KpiChart {
            state: State::default(),
            numbers: Numbers::new(page.language),
            sources: Vec::new(),
            plans: Vec::new(),
            layers: Layers::default(),
            wish: Wish::default(),
            asked: String::new(),
            plot: None,
            refusal: None,
            words: None,
            guides: Guides::default(),
            summary: String::new(),
            count: 0,
            lost: Vec::new(),
            panels: Vec::new(),
            order: Vec::new(),
            view: View::Chart,
            slow: false,
            stale: false,
            waits: Default::default(),
            said: String::new(),
            coming: String::new(),
            linked: DeepLink::default(),
            stage: NodeRef::default(),
            leaving: None,
            wide: watch::width_of(page.host.element()),
            width: None,
            printing: false,
            _printing: watch::printing(&hears(page, Told::Printing)),
            _online: watch::online(tells(page, Told::Retry(None))),
        };
        chart.join_address(page);
        chart.read_attributes(page);
        chart
    }

    fn changed(&mut self, page: &Page<Self>) {
        if self.numbers.language() != page.language {
            self.numbers = Numbers::new(page.language);
        }
        self.read_attributes(page);
        self.lay_out(page);
    }

    fn refresh(&mut self, page: &Page<Self>) {
        self.ask_all(page);
    }

    fn update(&mut self, page: &Page<Self>, told: Rc<Told>) -> bool {
        match *told {
            Told::Action(ref action) => self.act(page, action),
            Told::Values(index) => self.look_at(index),
            Told::Other(up) => self.other_series(up),
            Told::Zoom(zoom) => self.zoom(page, zoom),
            Told::Pointer(hand) => return self.point(page, hand),
            Told::Away => {
                let known = !std::mem::replace(&mut self.state.hushed, true);
                return self.state.brush.take().is_some() || known;
            }
            Told::Choose => {
                self.choose_value(page);
                return false;
            }
            Told::Change(round, ..) if !self.layers.hears(round) => return false,
            Told::Change(_, layer, ref change) => self.receive(page, layer, change),
            Told::Retry(layer) => return self.retry(page, layer),
            Told::Save(file) => {
                self.save(page, file);
                return false;
            }
            Told::Saved(done) => self.state.said = (!done).then_some(Said::NotSaved),
            Told::Share => {
                self.share(page);
                return false;
            }
            Told::Painted => {
                let items = self.plot.as_ref().map_or(0, |it| it.axis.len());
                layers_loaded(&page.host, &self.layers, items, |it| &it.problems);
                return false;
            }
            Told::Over(Wait::Patience) => self.slow = self.layers.are_loading(),
            Told::Over(Wait::Pause) => self.said = self.coming.clone(),
            Told::Address => {
                self.follow_address(page);
                self.turn_view(page);
                self.stale = true;
            }
            Told::Printing(printing) => self.printing = printing,
            // Out of sight there is no width, and no reason to change.
            Told::Width(width) if width == 0.0 || width == self.wide => return false,
            Told::Width(width) => {
                self.wide = width;
                self.stale = true;
            }
        }
        self.lay_out(page);
        true
    }

    fn view(&self, page: &Page<Self>) -> Html {
        view::chart(self, page)
    }

    fn rendered(&mut self, page: &Page<Self>) {
        if self.width.is_none() {
            self.width = Width::watch(&page.root, hears(page, Told::Width));
        }
        self.watch_stage(page);
        self.paint(page);
        self.place_tooltips();
        // What is still to come cannot have the focus yet.
        let is_waiting = self.state.aim == Some(Aim::Summary) && self.layers.are_loading();
        if let Some(aim) = self.state.aim.take_if(|_| !is_waiting) {
            self.aim(page, aim);
        }
        self.write_address(page);
        let status = self.status();
        if self.coming != status {
            self.coming = status;
            self.wait(page, Wait::Pause, if self.slow { 0 } else { PAUSE });
        }
    }
}

impl KpiChart {
    /// Does what the visitor did, and what follows from it.
    fn act(&mut self, page: &Page<Self>, action: &Action) {
        self.layers.retrying = None;
        let before = self.window();
        self.stale |= self.state.apply(action);
        match action {
            Action::Series(_) => self.tell_summary(),
            Action::Sort(_) => self.sort(),
            Action::View(_) => self.turn_view(page),
            _ => {}
        }
        if self.window() != before {
            report::changed(&page.host, self.view, &self.window());
        }
    }

    /// The positions shown.
    pub(crate) fn window(&self) -> Range<usize> {
        let all = self.plot.as_ref().map_or(0, |it| it.axis.len());
        match &self.state.window {
            Some(it) if it.start < it.end && it.end <= all && self.is_zoomable() => it.clone(),
            _ => 0..all,
        }
    }

    /// How many positions lie before the part that is shown, and how many behind it.
    pub(crate) fn hidden(&self) -> (usize, usize) {
        let (window, all) = (self.window(), self.plot.as_ref().map_or(0, |it| it.axis.len()));
        (window.start, all - window.end)
    }

    /// Which series are shown.
    pub(crate) fn shown(&self) -> Vec<bool> {
        let series = self.plot.as_ref().map_or(&[][..], |it| &it.series);
        series.iter().map(|it| !self.state.off.contains(&it.name)).collect()
    }

    fn turn_view(&mut self, page: &Page<Self>) {
        let asked = View::from_name(&page.attrs.text("view", ""));
        let view = self.state.view.or(asked).unwrap_or(View::Chart);
        if self.view != view {
            self.view = view;
            self.stale = true;
            if self.state.sort.is_none() {
                // The table begins with what the chart shows; what no row tells of is none.
                let start = self.window().start;
                let absent = self.plot.as_ref().map_or(&[][..], |it| &it.absent);
                let rows = start - absent.partition_point(|it| (*it as usize) < start);
                self.state.first = rows / PAGE * PAGE;
            }
            report::changed(&page.host, view, &self.window());
        }
    }

    /// Where the focus goes next.
    fn aim_at(&mut self, aim: Aim) {
        self.state.aim = Some(aim);
    }

    /// What is said of the data, once they are there.
    fn status(&self) -> String {
        if self.layers.are_loading() {
            return match self.slow {
                true => self.say(crate::messages::Message::Loading).to_owned(),
                false => self.said.clone(),
            };
        }
        self.told()
    }

    pub(crate) fn now() -> cw_model::time::Timestamp {
        intl::now()
    }
}
