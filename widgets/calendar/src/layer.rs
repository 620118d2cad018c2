//! One source of several: what it is asked for, and what it has given.

use std::cell::Cell;
use std::rc::Rc;

use cw_format::Kind;
use cw_format::address::Source;
use cw_kit::load::{Failure, Load, Task};
use cw_kit::page::Page;
use cw_kit::sources::SourceTag;
use cw_model::timeline::Timeline;
use yew::Callback;

use crate::app::Calendar;
use crate::catalog::{Catalog, Change, Window};
use crate::feed::{self, Plan, Way};

/// A source, its data, and whether the visitor wants to see them.
pub struct Layer {
    /// What the page says of it.
    pub tag: SourceTag,
    /// What to ask for.
    pub plan: Rc<Plan>,
    /// What was loaded.
    pub catalog: Catalog,
    /// Its events that the search leaves.
    pub found: Timeline,
    /// Whether it is shown.
    pub on: bool,
    /// The number of the request under way: what an earlier one still has to say is not heard.
    pub turn: u32,
    // How the site answers, once it has.
    way: Rc<Cell<Way>>,
    // The request under way; dropping it aborts it.
    task: Option<Task>,
}

impl Layer {
    /// The layers the page asks for now. What it asked for before stays, with its data and the visitor's choice.
    pub fn all(page: &Page<Calendar>, mut before: Vec<Layer>) -> Vec<Layer> {
        let mut tags = page.attrs.sources();
        if tags.is_empty() {
            tags.push(SourceTag::default());
        }
        let mut layers = Vec::new();
        for tag in tags {
            let plan = Rc::new(plan(page, &tag));
            let is_known = |it: &Layer| {
                it.tag.address == tag.address
                    && it.tag.kind == tag.kind
                    && it.plan.query == plan.query
            };
            let known = before.iter().position(is_known).map(|it| before.swap_remove(it));
            let mut layer = known.unwrap_or_else(|| Layer::new(plan.clone()));
            if layer.plan.language != plan.language {
                layer.plan = plan;
                layer.way = Rc::default();
                layer.forget();
            }
            layer.tag = tag;
            layers.push(layer);
        }
        layers
    }

    fn new(plan: Rc<Plan>) -> Self {
        Layer {
            tag: SourceTag::default(),
            plan,
            catalog: Catalog::default(),
            found: Timeline::default(),
            on: true,
            turn: 0,
            way: Rc::default(),
            task: None,
        }
    }

    /// Wants fresh data, once it is asked again.
    pub fn forget(&mut self) {
        self.catalog.apply(Change::Forget);
    }

    /// Asks for these days, unless they are there. The answers come with `turn`.
    pub fn ask(&mut self, window: Window, turn: u32, on_change: Callback<Change>) {
        self.turn = turn;
        if self.catalog.covers(window) {
            self.task = None;
            self.catalog.apply(Change::Settled(window));
            return;
        }
        self.catalog.apply(Change::Asked(window));
        self.task = Some(feed::start(self.plan.clone(), self.way.clone(), window, on_change));
    }

    /// Shows or hides it. What is hidden is not waited for.
    pub fn toggle(&mut self) {
        self.on = !self.on;
        if matches!(self.catalog.load, Load::Loading) {
            self.turn = 0;
            self.task = None;
            self.catalog.load = Load::Idle;
        }
    }

    /// Why it has nothing new, if it failed.
    pub fn failure(&self) -> Option<&Failure> {
        match &self.catalog.load {
            Load::Failed(failure) => Some(failure),
            _ => None,
        }
    }

    /// Whether an answer is on its way.
    pub fn is_waiting(&self) -> bool {
        matches!(self.catalog.load, Load::Idle | Load::Loading)
    }
}

fn plan(page: &Page<Calendar>, tag: &SourceTag) -> Plan {
    let kind = Kind::from_name(&tag.kind);
    Plan {
        source: tag.address.as_ref().map(|it| Source::parse(it, kind)),
        query: page.attrs.optional("query"),
        language: page.language,
    }
}
