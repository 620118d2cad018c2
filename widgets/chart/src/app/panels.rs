//! From plot, part and width to drawings.

use cw_kit::page::Page;
use cw_kit::watch;
use cw_model::chart::plot::{Kind, Plot};
use cw_model::number::{decimal, whole};
use cw_model::scan::cut;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement, HtmlElement, window};
use yew::{Html, NodeRef};

use super::KpiChart;
use crate::draw::{Drawing, draw, extent, height_wanted, is_thinned, wants_lying};
use crate::scene::{Guides, Scene};
use crate::sheet::{Sheet, canvas, look::Palette, nodes};
use crate::state::View;
use crate::words::Words;

/// One drawing on the page.
pub(crate) struct Panel {
    /// The series it shows alone; `None`: all that are on.
    pub series: Option<usize>,
    /// The drawing.
    pub drawing: Drawing,
    /// Whether there are more values than marks.
    pub is_thinned: bool,
    /// The same as elements; `None` where there are too many marks: then it is painted.
    pub nodes: Option<Html>,
    /// What holds the drawing, to measure pointers against.
    pub node: NodeRef,
    // What the widget looked like when it was painted: light, dark, framed.
    painted: Option<String>,
}

/// In em: the narrowest small chart, and the room between two.
const PANEL: f64 = 17.0;
const GAP: f64 = 1.5;
/// In em: how high a small chart is, and the line of a tile.
const SMALL: f64 = 12.0;
const TILE: f64 = 4.0;
/// In em: what a picture to take away is wide, and the size of its type in CSS pixels.
const POSTER: f64 = 60.0;
const POSTER_EM: f64 = 16.0;
/// What a pixel between letters adds to their size: a word of them is as wide.
const SPREAD: f64 = 5.0 / 3.0;
/// CSS pixels between a value and what is said of it.
const BESIDE: f64 = 14.0;

/// What scenes of one plot have in common.
struct Frame<'a> {
    plot: &'a Plot,
    guides: &'a Guides,
    width: f64,
    em: f64,
}

impl KpiChart {
    /// Makes the drawings again where something they depend on has changed.
    pub(super) fn lay_out(&mut self, page: &Page<Self>) {
        if !std::mem::take(&mut self.stale) {
            return;
        }
        // Words with wide letters need room as larger ones do: 1.2 em for the 0.12 em of WCAG 1.4.12. The page's own
        // spacing stays outside, the reader's does not.
        let spacing = page.root.cast::<Element>().map_or(0.0, |it| watch::spacing_of(&it));
        let em = watch::em_of(page.host.element()) + SPREAD * spacing;
        let panels = self.draw_all(self.wide, em);
        self.panels = panels;
    }

    fn draw_all(&self, width: f64, em: f64) -> Vec<Panel> {
        let is_shown = self.view == View::Chart && 0.0 < width;
        let Some(plot) = self.plot.as_ref().filter(|_| is_shown) else { return Vec::new() };
        let shown = self.shown();
        if !self.has_panels() {
            let frame = Frame { plot, guides: &self.guides, width, em };
            let drawing = self.drawn(&frame, &shown, None);
            return vec![Panel::new(None, drawing)];
        }
        let columns = columns(width, em);
        let width = (width - GAP * em * (columns - 1) as f64) / columns as f64;
        let frame = Frame { plot, guides: &self.guides, width, em };
        let Some(words) = &self.words else { return Vec::new() };
        let series = indices(&shown);
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for it in &series {
            let (least, most) = extent(&self.scene(&frame, &self.shown_on(Some(*it)), words));
            (low, high) = (low.min(least), high.max(most));
        }
        let mut panels = Vec::new();
        for it in series {
            let drawing = self.drawn(&frame, &self.shown_on(Some(it)), Some((low, high)));
            panels.push(Panel::new(Some(it), drawing));
        }
        panels
    }

    /// The drawing, and whether it has fewer marks than there are values.
    fn drawn(&self, frame: &Frame, shown: &[bool], domain: Option<(f64, f64)>) -> (Drawing, bool) {
        let Some(words) = &self.words else { return Default::default() };
        let mut scene = self.scene(frame, shown, words);
        scene.domain = domain;
        // Where names do not fit under standing bars, the bars lie down.
        if wants_lying(&scene) {
            let plot = Plot { kind: Kind::Lying, ..frame.plot.clone() };
            let frame = Frame { plot: &plot, ..*frame };
            return self.drawn(&frame, shown, domain);
        }
        scene.height = match frame.plot.kind {
            Kind::Lying => height_wanted(&scene),
            Kind::Tile => TILE * frame.em,
            _ if domain.is_some() => SMALL * frame.em,
            _ => (frame.width * 0.45).max(15.0 * frame.em).min(25.0 * frame.em),
        };
        (draw(&scene), is_thinned(&scene))
    }

    fn scene<'a>(&self, frame: &Frame<'a>, shown: &'a [bool], words: &'a Words) -> Scene<'a> {
        Scene {
            plot: frame.plot,
            shown,
            window: self.window(),
            width: frame.width,
            height: SMALL * frame.em,
            em: frame.em,
            guides: frame.guides,
            labels: words,
            domain: None,
            spark: frame.plot.kind == Kind::Tile,
        }
    }

    /// A drawing to take away: as wide as a page, with all series that are on.
    pub(super) fn poster(&self) -> Option<Drawing> {
        let plot = self.plot.as_ref()?;
        let width = POSTER * POSTER_EM;
        let frame = Frame { plot, guides: &self.guides, width, em: POSTER_EM };
        Some(self.drawn(&frame, &self.shown(), None).0)
    }

    /// Whether each series has a chart of its own.
    pub(crate) fn has_panels(&self) -> bool {
        let several = self.plot.as_ref().is_some_and(|it| 1 < it.series.len());
        self.wish.panels && several
    }

    /// Puts the values at the position in focus beside it, on the side where there is more room.
    pub(super) fn place_tooltips(&self) {
        for panel in &self.panels {
            let host = panel.node.cast::<HtmlElement>();
            let found = host.and_then(|it| it.query_selector("[data-at]").ok().flatten());
            let Some(tooltip) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
                continue;
            };
            let at = tooltip.get_attribute("data-at").unwrap_or_default();
            let at = cut(&at, b',').and_then(|(x, y)| Some((decimal(x)?, decimal(y)?)));
            let Some((x, y)) = at else { continue };
            let Sheet { width, height, .. } = panel.drawing.sheet;
            let style = tooltip.style();
            // What is set on one side is taken off the other: the element is the same for every position.
            for (it, end, sides) in [(x, width, ["left", "right"]), (y, height, ["top", "bottom"])]
            {
                let is_first = it < end / 2.0;
                let [near, far] = if is_first { sides } else { [sides[1], sides[0]] };
                let room = if is_first { it } else { end - it };
                let length = [&whole((room + BESIDE) as i64), "px"].concat();
                // Fails for no property of ours.
                let _ = style.set_property(near, &length);
                let _ = style.remove_property(far);
            }
        }
    }

    /// Paints what has too many marks for elements.
    pub(super) fn paint(&mut self, page: &Page<Self>) {
        let root = page.root.cast::<Element>();
        let scheme = root.as_ref().map_or(String::new(), |it| it.class_name());
        for panel in &mut self.panels {
            if panel.nodes.is_some() || panel.painted.as_ref() == Some(&scheme) {
                continue;
            }
            let Some(host) = panel.node.cast::<HtmlElement>() else { continue };
            let found = host.query_selector("canvas").ok().flatten();
            let surface = found.and_then(|it| it.dyn_into::<HtmlCanvasElement>().ok());
            let Some(surface) = surface else { continue };
            let ratio = window().map_or(1.0, |it| it.device_pixel_ratio());
            if let Some(palette) = Palette::of(&host) {
                let painted = canvas::paint(&panel.drawing.sheet, &palette, &surface, ratio);
                panel.painted = painted.map(|()| scheme.clone());
            }
        }
    }
}

impl Panel {
    fn new(series: Option<usize>, (drawing, is_thinned): (Drawing, bool)) -> Self {
        let nodes = (!drawing.sheet.is_heavy()).then(|| nodes::svg(&drawing.sheet).into());
        Panel { series, drawing, is_thinned, nodes, node: NodeRef::default(), painted: None }
    }
}

/// Which of them are.
pub(crate) fn indices(shown: &[bool]) -> Vec<usize> {
    let mut indices = Vec::new();
    for (index, is_shown) in shown.iter().enumerate() {
        if *is_shown {
            indices.push(index);
        }
    }
    indices
}

/// How many small charts stand beside each other.
fn columns(width: f64, em: f64) -> usize {
    (((width / em + GAP) / (PANEL + GAP)) as usize).clamp(1, 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_charts_stand_beside_each_other_where_there_is_room() {
        for (width, expected) in [(320.0, 1), (600.0, 2), (900.0, 3), (1280.0, 4), (4000.0, 4)] {
            assert_eq!(columns(width, 16.0), expected, "{width}");
        }
    }
}
