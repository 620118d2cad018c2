//! One value after the other: by key, by pointer; and parts of a long series.

use cw_kit::page::Page;
use cw_model::chart::plot::Kind;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent};

use super::focus::has_focus;
use super::panels::indices;
use super::{Act, Hand, KpiChart, Told, Zoom, tells};
use crate::report;
use crate::state::{Action, Aim, LEAST, Point, ZOOMABLE, panned, zoomed};

/// So many CSS pixels are a drag; less is a click.
const DRAG: f64 = 8.0;

impl KpiChart {
    /// The keyboard moved to a position.
    pub(super) fn look_at(&mut self, index: usize) {
        let Some(series) = self.series_at(index) else { return };
        self.state.point = Some(Point { series, index });
        self.state.hushed = false;
    }

    /// The series whose value is heard at a position: the one in focus, or the first that is shown. Of a cloud, each
    /// position is of one series.
    pub(crate) fn series_at(&self, index: usize) -> Option<usize> {
        let shown = indices(&self.shown());
        let series = self.state.point.map(|it| it.series).or(shown.first().copied())?;
        let Some(plot) = self.plot.as_ref().filter(|it| it.kind == Kind::Scatter) else {
            return Some(series);
        };
        let has_value = |it: &usize| plot.series[*it].value(index).is_some();
        Some(shown.into_iter().find(has_value).unwrap_or(series))
    }

    /// The series above, or the one below; among those shown, round and round.
    pub(super) fn other_series(&mut self, up: bool) {
        let series = indices(&self.shown());
        let last = self.window().end.saturating_sub(1);
        if self.state.point.is_none() {
            self.look_at(last);
        }
        let Some(point) = self.state.point else { return };
        self.state.hushed = false;
        let Some(at) = series.iter().position(|it| *it == point.series) else { return };
        let step = if up { series.len() - 1 } else { 1 };
        self.state.point = Some(Point { series: series[(at + step) % series.len()], ..point });
    }

    /// The pointer does something over a drawing; `true` if the view has to follow.
    pub(super) fn point(&mut self, page: &Page<Self>, hand: Hand) -> bool {
        let Some((x, y)) = self.on_panel(hand) else { return false };
        match hand.act {
            Act::Press if self.is_zoomable() => {
                self.state.brush = Some((x, x));
                return false;
            }
            Act::Press => return false,
            Act::Move => {}
            Act::Release => return self.release(page, hand.panel, (x, y)),
        }
        if let Some((from, _)) = self.state.brush {
            self.state.brush = Some((from, x));
            return true;
        }
        let point = self.value_at(hand.panel, x, y);
        // Beyond the axes, the last value stays for the keyboard to go on from.
        let hushed = point.is_none();
        let other = self.state.hushed != hushed || (!hushed && self.state.point != point);
        self.state.hushed = hushed;
        self.state.point = point.or(self.state.point);
        other
    }

    /// Where a hand is on its drawing.
    fn on_panel(&self, hand: Hand) -> Option<(f64, f64)> {
        let frame = self.panels.get(hand.panel)?.node.cast::<Element>()?.get_bounding_client_rect();
        Some((hand.x - frame.left(), hand.y - frame.top()))
    }

    /// The value nearest to a place on a drawing.
    fn value_at(&self, panel: usize, x: f64, y: f64) -> Option<Point> {
        let (panel, plot) = (self.panels.get(panel)?, self.plot.as_ref()?);
        let frame = &panel.drawing.frame;
        let shown = self.shown_on(panel.series);
        let index = frame.position_at(plot, &shown, x, y)?;
        let mut nearest: Option<(f64, usize)> = None;
        for series in indices(&shown) {
            if let Some((left, top)) = frame.point(plot, &shown, series, index) {
                let far = (left - x) * (left - x) + (top - y) * (top - y);
                if nearest.is_none_or(|it| far < it.0) {
                    nearest = Some((far, series));
                }
            }
        }
        nearest.map(|(_, series)| Point { series, index })
    }

    /// Which series a drawing shows.
    pub(crate) fn shown_on(&self, series: Option<usize>) -> Vec<bool> {
        match series {
            None => self.shown(),
            Some(alone) => {
                let all = self.plot.as_ref().map_or(0, |it| it.series.len());
                (0..all).map(|it| it == alone).collect()
            }
        }
    }

    /// The end of a drag shows what was drawn over; the end of a click chooses.
    fn release(&mut self, page: &Page<Self>, panel: usize, (x, y): (f64, f64)) -> bool {
        let brush = self.state.brush.take();
        let Some((from, to)) = brush.filter(|(from, to)| DRAG < (from - to).abs()) else {
            // A finger that taps has not moved before.
            let point = self.value_at(panel, x, y);
            self.state.hushed = point.is_none();
            self.state.point = point.or(self.state.point);
            if !self.state.hushed {
                self.choose_value(page);
            }
            return true;
        };
        let (Some(plot), Some(panel)) = (self.plot.clone(), self.panels.get(panel)) else {
            return true;
        };
        let part = panel.drawing.frame.window_between(&plot, from, to);
        if LEAST <= part.len() {
            self.act(page, &Action::Window(Some(part)));
            self.lay_out(page);
        }
        true
    }

    /// Tells the page of the value in focus.
    pub(super) fn choose_value(&self, page: &Page<Self>) {
        let (Some(plot), Some(words), Some(point)) = (&self.plot, &self.words, self.state.point)
        else {
            return;
        };
        let Some(series) = plot.series.get(point.series) else { return };
        let value = series.value(point.index).map_or(String::new(), |it| words.value(it));
        report::chosen(&page.host, &words.position(plot, point.index), &series.name, &value);
    }

    /// Whether it may be shown in parts.
    pub(crate) fn is_zoomable(&self) -> bool {
        self.plot.as_ref().is_some_and(|it| {
            matches!(it.kind, Kind::Line | Kind::Area) && ZOOMABLE <= it.axis.len()
        })
    }

    /// Shows another part.
    pub(super) fn zoom(&mut self, page: &Page<Self>, zoom: Zoom) {
        if !self.is_zoomable() {
            return;
        }
        // Whoever is on the values without having moved is at the last one.
        if self.state.point.is_none() && has_focus(page, ".keys") {
            self.look_at(self.window().end.saturating_sub(1));
        }
        let (window, all) = (self.window(), self.plot.as_ref().map_or(0, |it| it.axis.len()));
        let middle = self.state.point.map(|it| it.index);
        let part = match zoom {
            Zoom::In => zoomed(&window, all, middle, true),
            Zoom::Out => zoomed(&window, all, middle, false),
            Zoom::All => None,
            Zoom::Earlier => Some(panned(&window, all, false)),
            Zoom::Later => Some(panned(&window, all, true)),
        };
        if part.is_none() && self.state.window.is_some() && has_focus(page, ".zoom") {
            // The buttons that move and widen a part go with it; the one that is left would do the opposite.
            self.aim_at(Aim::Values);
        }
        if self
            .state
            .point
            .is_some_and(|it| part.as_ref().is_some_and(|part| !part.contains(&it.index)))
        {
            self.state.point = None;
        }
        self.act(page, &Action::Window(part));
    }

    /// Hears when the pointer leaves: that event does not bubble.
    pub(super) fn watch_stage(&mut self, page: &Page<Self>) {
        let stage = self.stage.cast::<HtmlElement>();
        match (&self.leaving, stage) {
            (None, Some(stage)) => {
                let away = tells(page, Told::Away);
                // What a finger has tapped stays until it taps elsewhere.
                let hear = move |event: &Event| {
                    let pointer = event.dyn_ref::<PointerEvent>();
                    if pointer.is_none_or(|it| it.pointer_type() != "touch") {
                        away.emit(());
                    }
                };
                self.leaving = Some(EventListener::new(&stage, "pointerleave", hear));
            }
            (Some(_), None) => self.leaving = None,
            _ => {}
        }
    }
}
