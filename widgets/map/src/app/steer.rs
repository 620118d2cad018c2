//! The map, moved by a reader who may not see it: from mark to mark, and what is in sight.

use cw_kit::page::Page;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::pins::found_in;
use super::stage::{MARGIN, MAX_ZOOM, MIN_ZOOM};
use super::{Drive, PoiMap};
use crate::chart::{Camera, Chart};
use crate::compass;
use crate::messages::{Message, join, place_count};
use crate::state::Action;

/// What lies upon the ground at its right and at its bottom.
const UPON: &str = ".controls,.scale,.asking,.attribution";
/// Pixels around the middle of a mark that has the focus: the largest one, and its outline.
const CLEAR: f64 = 30.0;

impl PoiMap {
    /// The reader moves the map from a mark: what becomes of the mark keeps the focus, and its place on the screen.
    pub(super) fn steer(&mut self, drive: Drive) {
        let Some(chart) = &self.chart else { return };
        match drive {
            Drive::Pan(east, south) => {
                let (width, height) = chart.size();
                return self.shift((east * width, south * height));
            }
            Drive::Zoom(steps) => {
                let zooms = f64::from(MIN_ZOOM)..=f64::from(MAX_ZOOM);
                if !zooms.contains(&(chart.camera().zoom + f64::from(steps))) {
                    return;
                }
                let Some(position) = self.state.stop.and_then(|it| self.ground.position(it)) else {
                    return;
                };
                let at = self.clear(chart, chart.on_screen(chart.sheet().point(position)));
                self.driven = true;
                self.telling = true;
                chart.zoom_by(steps, position, at);
            }
            Drive::Home => self.drive(drive),
        }
        self.landing = self.state.stop;
    }

    /// Leads to the next mark in a direction; where none is in sight, to the next place beyond, and where there is
    /// none at all, moves the map.
    pub(super) fn walk(&mut self, page: &Page<Self>, (east, south): (f64, f64)) {
        let stop = self.state.stop;
        let mut standing = self.standing();
        if let Some(mark) = compass::next(&standing, stop, (east, south)) {
            return self.act(page, &Action::Stop(mark));
        }
        let Some(chart) = &self.chart else { return };
        let (seen, sheet) = (chart.bounds().grown(MARGIN), chart.sheet());
        for index in &self.found.order {
            let position = self.ground.position(*index).filter(|it| !seen.contains(*it));
            standing.extend(position.map(|it| (*index, sheet.point(it))));
        }
        let far = compass::next(&standing, stop, (east, south));
        match far.and_then(|it| self.ground.position(it)) {
            Some(center) => {
                self.driven = true;
                self.landing = far;
                chart.go(Camera { center, ..chart.camera() });
            }
            None => self.steer(Drive::Pan(east * 0.4, south * 0.4)),
        }
    }

    /// Says how many places are in sight now: the map has moved for somebody who may not see it.
    pub(super) fn tell_sight(&mut self) {
        let Some(chart) = &self.chart else { return };
        let seen = self.found.clusters.within(chart.bounds()).count();
        let words = place_count(seen, self.words.language());
        self.tell(&join(&[self.say(Message::Map), ": ", &words]));
    }

    /// Looks so many pixels farther, as far as the mark that has the focus stays clear of the edges and of the buttons;
    /// brings it there first (WCAG 2.4.11).
    pub(super) fn shift(&mut self, (east, south): (f64, f64)) {
        let standing = self.standing();
        let (Some(chart), Some(stop)) = (&self.chart, self.state.stop) else { return };
        let Some((_, point)) = standing.into_iter().find(|it| it.0 == stop) else { return };
        let (x, y) = chart.on_screen(point);
        let (left, top) = self.clear(chart, (x - east, y - south));
        let (east, south) = (x - left, y - top);
        if east != 0.0 || south != 0.0 {
            self.driven = true;
            // The page follows once the map has arrived.
            self.landing = Some(stop);
            chart.pan(east, south);
        }
    }

    /// The point nearest to one at which a mark has nothing upon it, and is not cut off.
    fn clear(&self, chart: &Chart, (x, y): (f64, f64)) -> (f64, f64) {
        let (right, bottom) = self.corner(chart);
        let within = |it: f64, end: f64| it.clamp(CLEAR, CLEAR.max(end - CLEAR));
        (within(x, right), within(y, bottom))
    }

    /// How far the ground reaches to the right and down without anything of ours upon it.
    fn corner(&self, chart: &Chart) -> (f64, f64) {
        let (mut right, mut bottom) = chart.size();
        let stage = self.stage.cast::<Element>().and_then(|it| it.parent_element());
        for it in stage.map_or(Vec::new(), |it| found_in(&it, UPON)) {
            let it: HtmlElement = it.unchecked_into();
            match it.get_attribute("class").as_deref() {
                Some("controls") => right = right.min(it.offset_left().into()),
                _ => bottom = bottom.min(it.offset_top().into()),
            }
        }
        (right, bottom)
    }
}
