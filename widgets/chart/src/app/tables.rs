//! Data come in, and become what is drawn.

use std::rc::Rc;

use cw_format::tables::{TablePage, beside, join};
use cw_kit::load::Task;
use cw_kit::page::Page;
use cw_kit::{report, watch};
use cw_model::chart::ask::Aggregate;
use cw_model::chart::choose::choose;
use cw_model::chart::plot::{Axis, Plot};
use cw_model::table::grain::begin_of;
use cw_model::table::{Grain, Table};
use cw_model::time::{Date, DateTime};

use super::{KpiChart, PATIENCE, Told, Wait, indices, tells};
use crate::catalog::Change;
use crate::feed::{self, Plan};
use crate::messages::{self, Message};
use crate::scene::{Band, Guide, Guides, Note};
use crate::state::{Aim, PAGE, View};
use crate::summary::{self, Goal};
use crate::words::{Words, is_percent};

/// Sends the requests, whose answers come to the widget.
fn start(page: &Page<KpiChart>, plans: &[Rc<Plan>]) -> impl Fn(u32, usize) -> Task {
    move |round, layer| {
        let tell = page.sender().reform(move |it| Rc::new(Told::Change(round, layer, it)));
        feed::start(plans[layer].clone(), tell)
    }
}

impl KpiChart {
    /// Asks every source.
    pub(super) fn ask_all(&mut self, page: &Page<Self>) {
        self.layers.ask_all(&start(page, &self.plans));
        self.wait(page, Wait::Patience, PATIENCE);
    }

    /// Asks one source again, or all that failed; `false` if there is none.
    pub(super) fn retry(&mut self, page: &Page<Self>, layer: Option<usize>) -> bool {
        if layer.is_some() {
            self.aim_at(Aim::Summary);
        }
        let asked = self.layers.retry(layer, &start(page, &self.plans));
        if asked {
            self.wait(page, Wait::Patience, PATIENCE);
        }
        asked
    }

    pub(super) fn receive(&mut self, page: &Page<Self>, layer: usize, change: &Change) {
        if let Change::Failed(failure) = change {
            report::failed(&page.host, failure, &self.sources[layer].src);
        }
        let received = self.layers.receive(layer, change, Self::now());
        if received.again_failed && !watch::is_elsewhere(page.host.element()) {
            self.aim_at(Aim::Retry(self.layers.buttons_before(layer, &|_| true)));
        }
        if received.other {
            self.tabulate();
        }
        self.slow &= self.layers.are_loading();
        let has_rows = self.layers.iter().any(|it| it.pages.iter().any(|it| 0 < it.table.rows));
        if self.layers.has_news() && has_rows {
            let painted = tells(page, Told::Painted);
            watch::after_paint(move || painted.emit(()));
        }
    }

    /// From the data of all sources to one plot.
    pub(super) fn tabulate(&mut self) {
        self.stale = true;
        self.state.point = None;
        self.refusal = None;
        let table = self.table();
        self.wish.ask.is_rate = self.unit().is_some_and(|it| is_percent(&it));
        let before = self.plot.take();
        self.plot = table.and_then(|it| match choose(it, &self.wish.ask) {
            Ok(plot) => Some(Rc::new(self.named(plot))),
            Err(refusal) => {
                self.refusal = Some(refusal);
                None
            }
        });
        // A part of other positions is another part. Before the first data, an address may have named one.
        if before.is_some_and(|it| self.plot.as_ref().is_none_or(|now| now.axis != it.axis)) {
            self.state.window = None;
            self.state.first = 0;
        }
        let words = self.plot.as_ref().map(|it| {
            let unit = self.unit();
            Words::new(&self.numbers, unit.as_deref().unwrap_or(""), self.wish.decimals, it)
        });
        self.words = words;
        self.measure();
        self.sort();
        self.tell_summary();
    }

    fn table(&self) -> Option<Table> {
        let mut tables = Vec::new();
        for (layer, source) in self.layers.iter().zip(&self.sources) {
            if !layer.pages.is_empty() {
                tables.push((
                    source.title.clone(),
                    join(layer.pages.iter().map(|it| TablePage::clone(it)).collect()),
                ));
            }
        }
        let mut table = match tables.len() {
            0 => return None,
            // One of several sources keeps its name, or the chart would not say whose it is.
            1 if self.layers.len() == 1 => tables.pop()?.1,
            _ => beside(tables, self.say(Message::Source)),
        };
        let item = self.say(Message::Position);
        if table.column(item).is_none()
            && let Some(corner) = table.columns.iter_mut().find(|it| it.name.is_empty())
        {
            corner.name.push_str(item);
        }
        Some(table)
    }

    /// What has no name in the data gets one: rows that are only counted, positions that are only numbered.
    fn named(&self, mut plot: Plot) -> Plot {
        if plot.x_name.is_empty() {
            plot.x_name = self.say(Message::Position).to_owned();
        }
        for series in plot.series.iter_mut().filter(|it| it.name.is_empty()) {
            series.name = self.say(Message::Value).to_owned();
        }
        for layer in self.layers.iter() {
            // Each page names them again.
            if let Some(page) = layer.pages.first() {
                plot.unused.extend_from_slice(&page.meta.others);
            }
        }
        plot
    }

    /// What stands behind values: the page's word, else the source's, if all sources say the same. What is counted
    /// has none.
    fn unit(&self) -> Option<String> {
        if self.wish.unit.is_some() || self.wish.ask.aggregate == Some(Aggregate::Count) {
            return self.wish.unit.clone();
        }
        let unit = &self.layers.iter().find_map(|it| it.pages.first())?.meta.unit;
        let mut layers = self.layers.iter();
        let is_same = layers.all(|it| it.pages.iter().all(|it| it.meta.unit == *unit));
        unit.clone().filter(|_| is_same)
    }

    /// What the first source that says so says of itself.
    pub(crate) fn meta(&self, of: fn(&TablePage) -> Option<&String>) -> Option<String> {
        self.layers.iter().find_map(|it| it.pages.iter().find_map(|it| of(it))).cloned()
    }

    /// Target, limits, bands and notes, in the words of the reader.
    fn measure(&mut self) {
        let (Some(plot), Some(words)) = (&self.plot, &self.words) else {
            self.guides = Guides::default();
            return;
        };
        let guide = |value: f64, name: &str| {
            let said = words.aim(value);
            let name = if name.is_empty() { said } else { [name, ": ", &said].concat() };
            Guide { value, name }
        };
        let wish = &self.wish;
        let band = |(from, to, name): &(f64, f64, String)| Band {
            from: *from,
            to: *to,
            name: name.clone(),
        };
        self.guides = Guides {
            target: wish.target.map(|it| guide(it, &wish.target_name)),
            thresholds: wish.thresholds.iter().map(|(value, name)| guide(*value, name)).collect(),
            bands: wish.bands.iter().map(band).collect(),
            notes: Vec::new(),
        };
        self.lost.clear();
        for (position, name) in &wish.notes {
            match position_of(plot, words, position) {
                Some(index) => {
                    // A day stays the day it is, where the next one has the value.
                    let when = match Date::parse(position) {
                        Some(day) => self.numbers.day(begin_of(day)),
                        None => words.position(plot, index),
                    };
                    let name = messages::join(&[&when, ": ", name]);
                    self.guides.notes.push(Note { index, name });
                }
                None => self.lost.push(["note=\"", position, " ", name, "\""].concat()),
            }
        }
    }

    /// The value aimed at, and which side of it is better.
    pub(crate) fn goal(&self) -> Option<Goal> {
        self.wish.target.map(|value| Goal { value, better: self.wish.better })
    }

    /// Writes the sentence anew.
    pub(super) fn tell_summary(&mut self) {
        self.count = 0;
        let (Some(plot), Some(words)) = (&self.plot, &self.words) else {
            self.summary.clear();
            return;
        };
        let shown = self.shown();
        for series in indices(&shown) {
            for value in &plot.series[series].values {
                self.count += usize::from(value.is_finite());
            }
        }
        self.summary = match &self.wish.summary {
            Some(own) => own.clone(),
            None => {
                let sentence = summary::summary(plot, &shown, self.goal(), words);
                match &*indices(&shown) {
                    // Of several series one is left: the sentence is about that one.
                    [only] if 1 < shown.len() => {
                        messages::join(&[&plot.series[*only].name, ". ", &sentence])
                    }
                    _ => sentence,
                }
            }
        };
    }

    /// What the live region says once the data are there. The sentence under the title is read there; it is said when
    /// the reader has changed what it is about.
    pub(super) fn told(&self) -> String {
        let language = self.numbers.language();
        let (Some(plot), Some(words)) = (&self.plot, &self.words) else { return String::new() };
        if self.view == View::Table {
            return self.told_of_table(plot);
        }
        let window = self.window();
        if window.len() != plot.axis.len() {
            let [first, last] = [window.start, window.end - 1].map(|it| words.position(plot, it));
            return messages::join(&[&first, " – ", &last]);
        }
        let shown = self.shown().iter().filter(|it| **it).count();
        if shown == 0 {
            return self.say(Message::NothingLeft).to_owned();
        }
        let counted = messages::extent(shown, self.count, language);
        let (title, colon) = (self.heading().unwrap_or_default(), ": ");
        let colon = if title.is_empty() { "" } else { colon };
        let sentence = if self.state.off.is_empty() { "" } else { &self.summary };
        messages::join(&[&title, colon, &counted, ". ", sentence])
    }

    fn told_of_table(&self, plot: &Plot) -> String {
        let language = self.numbers.language();
        let (first, all) = (self.state.first, self.rows(plot));
        let page = messages::page_of(first + 1, all.min(first + PAGE), all, language);
        let Some(sort) = self.state.sort else {
            let order = if self.state.unsorted { self.say(Message::Unsorted) } else { "" };
            return messages::join(&[order, &page]);
        };
        let names = plot.names.as_ref().map_or(&plot.x_name, |it| &it.column);
        let name = match sort.column.checked_sub(1) {
            Some(it) => plot.series.get(it).map_or(names, |it| &it.name),
            None => &plot.x_name,
        };
        let order = if sort.descending { Message::Descending } else { Message::Ascending };
        messages::join(&[&messages::sorted_by(name, order, language), " ", &page])
    }
}

/// So many positions are looked through by their words.
const MOST_SPELLED: usize = 2000;

/// A position by the words people read, or by the year it begins with.
fn position_of(plot: &Plot, words: &Words, wanted: &str) -> Option<usize> {
    let all = plot.axis.len();
    let by_iso = match &plot.axis {
        // The period that is named; a day without a value is told at the next one that has.
        Axis::Moments(grain, at) if wanted.starts_with(|it: char| it.is_ascii_digit()) => {
            if let Some(day) = Date::parse(wanted).filter(|_| *grain < Grain::Day) {
                let day = begin_of(day);
                return at.iter().position(|it| *it <= day && day < grain.end(*it));
            }
            let spelled = |it: usize| iso(grain.wall(at[it]));
            let mut following = (0..all).filter(|it| wanted <= spelled(*it).as_str());
            let is_within = 0 < all && spelled(0).as_bytes()[..4] <= *wanted.as_bytes();
            let next = following.next().filter(|_| is_within);
            // "2020-03" comes before "2020-03-01": what begins with it is the first that follows.
            next.filter(|it| wanted.len() == 10 || spelled(*it).starts_with(wanted))
        }
        _ => None,
    };
    // What moments are called is asked of the browser: nobody waits for a million answers.
    let spelled = || (0..all.min(MOST_SPELLED)).find(|it| words.position(plot, *it) == wanted);
    by_iso.or_else(spelled)
}

/// `2020-03-01T08:15`
fn iso(seconds: f64) -> String {
    let days = (seconds / 86_400.0).floor();
    let seconds = (seconds - days * 86_400.0) as u32;
    DateTime { date: Date::from_days(days as i32), seconds }.iso()
}
