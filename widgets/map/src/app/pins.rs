//! What stands on the map, and where it is pinned up.

use cw_model::cluster::fan;
use cw_model::geo::{Coordinates, power_of_two};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::PoiMap;
use super::stage::{MOST_FANNED, SPACING};
use crate::chart::{Camera, Chart, Sheet, place, stretch};
use crate::compass::Standing;

impl PoiMap {
    /// Everything that stands on the map, in the order in which `view::marks` draws it, and how far beside its
    /// position it is drawn, in pixels.
    pub(crate) fn points(&self) -> Vec<(Coordinates, (f64, f64))> {
        let mut points = Vec::new();
        for mark in &self.marks {
            points.push((mark.point, (0.0, 0.0)));
            if self.state.fan == Some(mark.first) {
                let count = mark.count.min(MOST_FANNED);
                points.extend(fan(count, SPACING).into_iter().map(|it| (mark.point, it)));
            }
        }
        let open = self.state.card.as_ref().and_then(|it| it.place.position);
        points.extend(open.into_iter().chain(self.state.here()).map(|it| (it, (0.0, 0.0))));
        points
    }

    /// The marks that can have the focus, and where they stand, in pixels.
    pub(crate) fn standing(&self) -> Vec<Standing> {
        let mut standing = Vec::new();
        let Some(sheet) = self.chart.as_ref().map(Chart::sheet) else { return standing };
        for mark in &self.marks {
            let (x, y) = sheet.point(mark.point);
            if self.state.fan != Some(mark.first) {
                standing.push((mark.first, (x, y)));
            } else {
                let around = fan(mark.count.min(MOST_FANNED), SPACING);
                for (index, (right, down)) in self.found.clusters.members(mark).zip(around) {
                    standing.push((index, (x + right, y + down)));
                }
            }
        }
        standing
    }

    /// Puts every mark where it belongs. Positions go through CSSOM: a policy forbids `style` attributes.
    pub(super) fn pin_up(&mut self) {
        if let Some(chart) = &self.chart {
            self.pin(chart, &chart.sheet());
            for element in found_in(&chart.pane("shapes"), ".sketches") {
                stretch(&element, 0.0, 0.0, 1.0);
            }
        }
    }

    /// The same for the end of a zoom that is under way.
    pub(super) fn pin_toward(&self, camera: &Camera) {
        if let Some(chart) = &self.chart {
            self.pin(chart, &chart.sheet_at(camera));
            let (old, new) = (chart.sheet(), chart.sheet_at(camera));
            let scale = power_of_two(camera.zoom - chart.camera().zoom);
            let (left, top) = new.point(old.position((0.0, 0.0)));
            for element in found_in(&chart.pane("shapes"), ".sketches") {
                stretch(&element, left, top, scale);
            }
        }
    }

    fn pin(&self, chart: &Chart, sheet: &Sheet) {
        let marks = found_in(&chart.pane("marks"), "[data-at]");
        for (element, (point, (x, y))) in marks.iter().zip(self.points()) {
            let (left, top) = sheet.point(point);
            place(element, left + x, top + y);
        }
    }
}

pub(super) fn found_in(pane: &Element, selector: &str) -> Vec<Element> {
    let mut found = Vec::new();
    if let Ok(all) = pane.query_selector_all(selector) {
        for index in 0..all.length() {
            found.extend(all.get(index).map(JsCast::unchecked_into::<Element>));
        }
    }
    found
}
