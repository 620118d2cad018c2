//! Data come in; places are looked for among them.

use std::rc::Rc;

use cw_format::{geojson, places};
use cw_kit::layers::Received;
use cw_kit::load::Task;
use cw_kit::page::Page;
use cw_kit::report::failed;
use cw_kit::{download, here, intl, watch};
use cw_model::place::Place;

use super::{File, MINUTE, PATIENCE, PoiMap, SLICE, Told, Wait, hears, tells};
use crate::catalog::Change;
use crate::feed::{self, Plan};
use crate::find::{self, Facts, Moment};
use crate::ground::Ground;
use crate::report;
use crate::state::{Action, Aim, Card, Near, PAGE, PRINTED};

/// Sends the requests, whose answers come to the widget.
fn start(page: &Page<PoiMap>, plans: &[Rc<Plan>]) -> impl Fn(u32, usize) -> Task {
    move |round, layer| {
        let tell = page.sender().reform(move |it| Rc::new(Told::Change(round, layer, it)));
        feed::start(plans[layer].clone(), tell)
    }
}

impl PoiMap {
    /// Asks every source.
    pub(super) fn ask_all(&mut self, page: &Page<Self>) {
        self.layers.ask_all(&start(page, &self.plans));
        self.wait(page, Wait::Patience, PATIENCE);
    }

    pub(super) fn ask_boundary(&mut self, page: &Page<Self>) {
        self.boundary.clear();
        let plan = self.boundary_plan.clone();
        self.boundary_task = plan.map(|it| feed::start(it, hears(page, Told::Boundary)));
    }

    pub(super) fn receive_boundary(&mut self, change: &Change) {
        if let Change::Arrived(page) = change {
            for row in 0..page.len() {
                self.boundary.extend(page.geometry(row));
            }
            self.survey();
        }
    }

    /// Asks one source again, or all that failed; `false` if there is none.
    pub(super) fn retry(&mut self, page: &Page<Self>, layer: Option<usize>) -> bool {
        if layer.is_some() {
            self.state.aim = Some(Aim::Count);
        }
        let asked = self.layers.retry(layer, &start(page, &self.plans));
        if asked {
            self.wait(page, Wait::Patience, PATIENCE);
        }
        asked
    }

    pub(super) fn receive(&mut self, page: &Page<Self>, layer: usize, change: &Change) {
        if let Change::Failed(failure) = change {
            failed(&page.host, failure, &self.sources[layer].src);
        }
        let Received { other, ended, again_failed } =
            self.layers.receive(layer, change, intl::now());
        if again_failed && !watch::is_elsewhere(page.host.element()) {
            let is_on = |it: usize| !self.state.find.off.contains(&it);
            let button = self.layers.buttons_before(layer, &is_on);
            self.state.aim = Some(Aim::Retry(button));
        }
        let mut rows = 0;
        for layer in self.layers.iter() {
            rows += layer.pages.iter().map(|it| it.len()).sum::<usize>();
        }
        let known = self.ground.rows() as usize;
        // Sorting everything again for each of four hundred pages would take longer than loading them.
        if (other && (known * 2 <= rows || ended)) || (ended && known != rows) {
            self.index(page);
        }
        self.slow &= self.layers.are_loading();
        if self.layers.has_news() {
            let painted = tells(page, Told::Painted);
            watch::after_paint(move || painted.emit(()));
        }
    }

    /// Puts all rows under one index.
    pub(super) fn index(&mut self, page: &Page<Self>) {
        let held = self.held(page);
        let before = std::mem::take(&mut self.ground);
        self.gather_rows();
        // What is open, what has the tab stop and what has the focus stay so, under the index they have now.
        let ground = &self.ground;
        let again = |it: u32| ground.again(&before, it);
        self.state.follow(&again);
        self.landing = self.landing.and_then(again);
        let now = held.as_ref().map(|it| it.follow(&again).unwrap_or(Aim::Count));
        if let Some(card) = self.state.card.take() {
            match again(card.index) {
                Some(index) => {
                    let place = Rc::new(self.ground.place(index));
                    self.state.card = Some(Card { index, place, ..card });
                }
                None => self.aim_away(page, ".card", Aim::Count),
            }
        }
        self.facts = Facts::default();
        self.study_more(page);
        self.collect_shapes();
        self.look(page);
        self.hold(held.zip(now));
        self.show_all();
        self.open_wanted();
    }

    fn gather_rows(&mut self) {
        let pages: Vec<_> = self.layers.iter().map(|it| it.pages.clone()).collect();
        self.ground = Ground::new(&pages, &self.state.find.off);
    }

    /// Reads more records for the filters; `true` if the view has to follow.
    pub(super) fn go_on_studying(&mut self, page: &Page<Self>) -> bool {
        let done = !self.study_more(page);
        if done {
            self.look_again(page);
        }
        done
    }

    /// Reads a slice of the records, and comes back for the next once the page has had its turn.
    fn study_more(&mut self, page: &Page<Self>) -> bool {
        let more = self.facts.study(&self.ground, SLICE);
        self.wait_while(page, Wait::Turn, 0, more);
        more
    }

    /// Looks through all places at a moment that is not the visitor's: the focus stays with its place.
    pub(super) fn look_again(&mut self, page: &Page<Self>) {
        let held = self.held(page);
        self.look(page);
        self.hold(held.clone().zip(held));
    }

    /// Looks through all places.
    pub(super) fn look(&mut self, page: &Page<Self>) {
        let moment = Moment { now: self.now(page), here: self.state.here() };
        let found =
            find::find(&self.ground, &self.facts, &self.state.find, self.layers.len(), &moment);
        let before = std::mem::replace(&mut self.found, found);
        self.wait_while(page, Wait::Minute, MINUTE, self.facts.has_hours);
        self.turn_page();
        self.survey();
        if !before.shows_as(&self.found) && !self.layers.are_loading() {
            report::changed(&page.host, self.view, self.found.order.len());
        }
    }

    /// Reads the rows of the list that are shown.
    pub(super) fn turn_page(&mut self) {
        let order = &self.found.order;
        self.state.first = self.state.first.min(order.len().saturating_sub(1) / PAGE * PAGE);
        let (first, most) = if self.printing { (0, PRINTED) } else { (self.state.first, PAGE) };
        let read = |it: &u32| (*it, Rc::new(self.ground.place(*it)));
        self.rows = order[first..order.len().min(first + most)].iter().map(read).collect();
    }

    /// Does what the visitor did, and what follows from it.
    pub(super) fn act(&mut self, page: &Page<Self>, action: &Action) {
        self.layers.retrying = None;
        if matches!(action, Action::Near(Near::Asked)) {
            here::locate(hears(page, |it: Option<_>| {
                Told::Action(Action::Near(it.map_or(Near::Refused, Near::At)))
            }));
        }
        let paged = matches!(action, Action::Page(_));
        let switched = matches!(action, Action::Layer(_)) && self.ground.has_repeats();
        if self.state.apply(action) {
            // Who asks is answered, though with the same words.
            self.coming.clear();
            if switched {
                // What a source told first is told by another one now. The indices stay.
                self.gather_rows();
            }
            self.look(page);
            if let Action::Near(Near::At(here)) = action {
                self.show_near(*here);
            }
        } else if paged {
            self.turn_page();
        }
        self.turn_view(page);
    }

    /// Shows a place, unless the page does; `true` if the view has to follow.
    pub(super) fn select(&mut self, page: &Page<Self>, index: u32, from_map: bool) -> bool {
        let place: Rc<Place> = Rc::new(self.ground.place(index));
        if !report::may_open(&page.host, &place) {
            return false;
        }
        self.wanted = None; // whatever the address named, this is what the visitor wants now
        if let Some(first) = self.page_of(index).filter(|it| *it != self.state.first) {
            self.state.first = first;
            self.turn_page();
        }
        if !from_map && let Some(position) = place.position {
            self.show_place(position);
        }
        self.state.apply(Action::Open(Card { index, place, from_map, by_link: false, said: None }));
        true
    }

    /// Hands out what is left by the filters.
    pub(super) fn save(&mut self, file: File) {
        let places: Vec<Place> = self.found.order.iter().map(|it| self.ground.place(*it)).collect();
        let (name, media_type, text) = match file {
            File::GeoJson => {
                ("luoghi.geojson", "application/geo+json", geojson::write(&mut places.iter()))
            }
            File::Csv => {
                ("luoghi.csv", "text/csv;charset=utf-8", places::write_csv(&mut places.iter()))
            }
        };
        download::save(name, media_type, &text);
    }
}
