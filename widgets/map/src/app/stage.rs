//! The map itself: where it is, what stands on it, how it moves.

use std::rc::Rc;

use cw_kit::page::Page;
use cw_kit::watch;
use cw_model::cluster::Mark;
use cw_model::geo::{Bounds, Coordinates};
use cw_model::geometry::Geometry;
use web_sys::HtmlElement;

use super::{Drive, HINT, PoiMap, Told, Wait, hears};
use crate::chart::{Camera, Chart, Free, Moved, Settings, Tiles as Pictures};
use crate::messages::Message;
use crate::sketch::{self, Frame};
use crate::state::{Aim, View};

/// Pixels between the middles of two marks: 44 for a finger, and a gap (WCAG 2.5.5).
pub(crate) const SPACING: f64 = 48.0;
/// Pixels around what is shown, so that no mark stands on the edge or under the buttons.
const FREE: Free = Free { padding: 40.0, end: 130.0 };
/// A place alone is not shown nearer than this.
const NEAREST: u32 = 17;
/// So many places are shown around the visitor.
const NEARBY: usize = 5;
pub(super) const MIN_ZOOM: u32 = 3;
pub(super) const MAX_ZOOM: u32 = 19;
/// More shapes than this are shown by their marks alone.
const MOST_SHAPES: usize = 2_000;
/// More places in one spot than this are in the list only.
pub(crate) const MOST_FANNED: u32 = 60;
/// Marks are drawn so much beyond each edge: a drag shows them at once.
pub(super) const MARGIN: f64 = 0.3;

impl PoiMap {
    /// Makes the map once it has a place on the page and something to show.
    pub(super) fn unroll(&mut self, page: &Page<Self>) {
        if self.chart.is_some() {
            return;
        }
        let Some(camera) = self.camera.or_else(|| self.home_camera()) else { return };
        let stage = self.stage.cast::<HtmlElement>().filter(|it| 0 < it.offset_width());
        let Some(stage) = stage.filter(|_| self.view != View::List) else { return };
        let settings =
            Settings { min_zoom: MIN_ZOOM, max_zoom: MAX_ZOOM, animated: !watch::wants_calm() };
        let moved = hears(page, Told::Moved);
        self.chart = Some(Chart::new(&stage, camera, settings, moved));
        self.show_tiles();
        self.show_all();
        page.send(Rc::new(Told::Moved(Moved::Ended)));
    }

    /// Where a map without attributes begins: nowhere before there is something to show.
    fn home_camera(&self) -> Option<Camera> {
        let known = !self.ground.is_empty() || !self.layers.are_loading();
        known.then(|| Camera { center: self.home().center(), zoom: 12.0 })
    }

    /// What surrounds everything: the places, else the boundary, else Trentino.
    fn home(&self) -> Bounds {
        for places in [&self.found.clusters, &self.ground.clusters] {
            if let Some(bounds) = places.bounds() {
                return bounds;
            }
        }
        let mut boundary = None;
        for it in self.boundary.iter().filter_map(Geometry::bounds) {
            let bounds = boundary.get_or_insert(it);
            bounds.extend(it.south_west);
            bounds.extend(it.north_east);
        }
        boundary.unwrap_or(TRENTINO)
    }

    /// Shows everything, unless the page or the visitor chose something else.
    pub(super) fn show_all(&mut self) {
        if self.camera.is_none() && !self.driven && !self.ground.is_empty() {
            self.fit_home();
        }
    }

    fn fit_home(&mut self) {
        if let Some(chart) = &self.chart {
            chart.fit(self.home(), FREE, NEAREST);
        }
    }

    pub(super) fn show_camera(&mut self) {
        if let (Some(chart), Some(camera)) = (&self.chart, self.camera) {
            chart.go(camera);
        }
    }

    pub(super) fn show_tiles(&mut self) {
        let wanted = self.tiles.as_ref().filter(|it| it.is_ours || self.consent);
        let pictures = wanted.map(|it| Pictures { template: &it.template, max_native_zoom: 17 });
        self.no_tiles = false;
        if let Some(chart) = &mut self.chart {
            chart.set_tiles(pictures);
        }
        // The plain ground is drawn where there are no pictures.
        self.survey();
    }

    /// Says that pictures are missing, or no more, and draws the plain ground for them; `true` if that is news.
    fn miss_tiles(&mut self, missing: bool) -> bool {
        let news = self.no_tiles != missing;
        if news {
            self.no_tiles = missing;
            self.survey();
        }
        news
    }

    pub(super) fn resized(&mut self) {
        if let Some(chart) = &self.chart {
            chart.resized();
        }
    }

    /// Shows where the visitor is, and the places the list begins with.
    pub(super) fn show_near(&mut self, here: Coordinates) {
        let mut bounds = Bounds::at(here);
        let nearest = self.found.order.iter().take(NEARBY);
        nearest.filter_map(|it| self.ground.position(*it)).for_each(|it| bounds.extend(it));
        if let Some(chart) = &self.chart {
            self.driven = true;
            chart.fit(bounds, FREE, NEAREST);
        }
    }

    /// Brings a place into view if it is not.
    pub(super) fn show_place(&mut self, position: Coordinates) {
        let Some(chart) = &self.chart else { return };
        let inner = chart.bounds().grown(-0.1);
        if !inner.contains(position) {
            self.driven = true;
            chart.fit(
                Bounds::at(position),
                FREE,
                NEAREST.min(chart.camera().zoom.max(15.0) as u32),
            );
        }
    }

    pub(super) fn drive(&mut self, drive: Drive) {
        let Some(chart) = &self.chart else { return };
        self.driven = true;
        self.telling = true;
        self.landing = None;
        let (width, height) = chart.size();
        match drive {
            Drive::Zoom(steps) => {
                chart.zoom_by(steps, chart.camera().center, (width / 2.0, height / 2.0));
            }
            Drive::Pan(east, south) => chart.pan(east * width, south * height),
            Drive::Home => {
                self.driven = false;
                match self.camera {
                    Some(camera) => chart.go(camera),
                    None => self.fit_home(),
                }
            }
        }
    }

    /// Whether the places of a mark stand around it when it is chosen: no nearer map would tell them apart.
    pub(crate) fn opens(&self, mark: &Mark) -> bool {
        let nearest = self.chart.as_ref().is_some_and(|it| f64::from(MAX_ZOOM) <= it.camera().zoom);
        mark.same_spot || nearest
    }

    /// A mark of several places was chosen: it opens, or the map goes nearer.
    pub(super) fn gather(&mut self, page: &Page<Self>, first: u32) {
        let Some(mark) = self.marks.iter().find(|it| it.first == first) else { return };
        if self.opens(mark) {
            let open = self.state.fan == Some(first);
            if !open && MOST_FANNED < mark.count {
                self.give_hint(page, Message::MoreInList);
            }
            self.state.fan = (!open).then_some(first);
            self.state.stop = Some(first);
            self.state.aim = Some(Aim::Mark(first));
            return;
        }
        let bounds = self.found.clusters.bounds_of(mark);
        self.driven = true;
        self.state.fan = None;
        // What had the focus goes away; the mark that holds its first place takes over once the map has arrived.
        self.state.stop = Some(first);
        self.landing = Some(first);
        if let Some(chart) = &self.chart {
            chart.come_nearer(bounds, FREE);
        }
    }

    /// The map moved; `true` if the view has to follow.
    pub(super) fn moved(&mut self, page: &Page<Self>, moved: Moved) -> bool {
        let hint = match moved {
            Moved::Ended => {
                let held = self.held(page);
                self.survey();
                let stop = self.state.stop;
                let gone = match held {
                    Some(Aim::Mark(index)) if stop != Some(index) => Some(index),
                    _ => None,
                };
                if let Some(index) = self.landing.take().or(gone) {
                    // It is in another mark, or out of sight.
                    let mark = self.mark_of(index).map(|_| index);
                    self.state.aim = Some(Aim::Mark(mark.or(stop).unwrap_or(index)));
                }
                if std::mem::take(&mut self.telling) {
                    self.tell_sight();
                }
                if self.state.find.within.is_some() {
                    self.state.find.within = self.chart.as_ref().map(Chart::bounds);
                    self.state.first = 0; // the page of another list
                    self.look(page);
                }
                return true;
            }
            Moved::Zooming(camera) => {
                self.pin_toward(&camera);
                return false;
            }
            Moved::Dragged => {
                self.driven = true;
                self.landing = None;
                return false;
            }
            Moved::TileFailed => {
                self.tiles_failing = true;
                return self.miss_tiles(true);
            }
            // All that are in sight have an end: a good one, unless one of them said otherwise.
            Moved::TilesLoaded => {
                let failing = std::mem::take(&mut self.tiles_failing);
                return self.miss_tiles(failing);
            }
            Moved::Pinched => {
                self.pin_up();
                return false;
            }
            Moved::Tapped(_) => return self.state.gather().is_some(),
            Moved::WheelAlone => Message::HintWheel,
            Moved::OneFinger => Message::HintTouch,
        };
        self.give_hint(page, hint);
        true
    }

    fn give_hint(&mut self, page: &Page<Self>, hint: Message) {
        self.hint = Some(hint);
        self.wait(page, Wait::Hint, HINT);
    }

    /// Keeps the shapes of all places that have one.
    pub(super) fn collect_shapes(&mut self) {
        self.shapes.clear();
        for index in self.ground.by_name.iter().copied() {
            if self.shapes.len() == MOST_SHAPES {
                return;
            }
            if self.ground.shape(index).is_drawn()
                && let Some(shape) = self.ground.place(index).geometry
            {
                self.shapes.push((index, shape));
            }
        }
    }

    /// Works out what stands on the part of the map that is seen.
    pub(super) fn survey(&mut self) {
        let Some(chart) = &self.chart else { return };
        let seen = chart.bounds().grown(MARGIN);
        let camera = chart.camera();
        self.marks = self.found.clusters.marks(seen, camera.zoom.round() as u32, SPACING);
        let frame = Frame { sheet: chart.sheet(), zoom: camera.zoom, seen };
        let mut sketches = Vec::new();
        if self.tiles.as_ref().is_none_or(|it| !it.is_ours && !self.consent) || self.no_tiles {
            sketches.push(sketch::graticule(&frame));
        }
        self.boundary.iter().for_each(|it| sketch::add(&frame, None, it, &mut sketches));
        for (index, shape) in &self.shapes {
            if self.found.has(*index) {
                sketch::add(&frame, Some(*index), shape, &mut sketches);
            }
        }
        self.sketches = sketches;
        // What stands around a mark goes with it.
        let fan = self.state.fan;
        let is_open = |it: &Mark| Some(it.first) == fan && self.opens(it);
        if !self.marks.iter().any(is_open) {
            self.state.fan = None;
        }
        let standing = self.standing();
        let stands = |it: &u32| standing.iter().any(|known| known.0 == *it);
        let known = self.state.stop.filter(stands).or(fan.filter(stands));
        self.state.stop = known.or(standing.first().map(|it| it.0));
    }
}

/// Between Riva and Canazei.
const TRENTINO: Bounds = Bounds {
    south_west: Coordinates { latitude: 45.67, longitude: 10.45 },
    north_east: Coordinates { latitude: 46.54, longitude: 11.96 },
};
