//! The value in focus, marked upon the drawing, and the part that is being drawn out.

use cw_kit::tag;
use cw_kit::ui::tag::Tag;
use cw_model::chart::plot::Plot;

use crate::app::{KpiChart, Panel};
use crate::sheet::tenths;
use crate::sheet::trace::pixels;

/// A layer as large as the drawing; nothing where nothing is in focus.
pub fn cursor(chart: &KpiChart, panel: &Panel, plot: &Plot) -> Option<Tag> {
    let (sheet, frame) = (&panel.drawing.sheet, &panel.drawing.frame);
    let [left, top, right, bottom] = frame.inner;
    let size = [sheet.width, sheet.height].map(|it| pixels(tenths(it)));
    let view = ["0 0 ", &size[0], " ", &size[1]].concat();
    let layer = || tag!("svg", "class": "cursor", "aria-hidden": "true", "viewBox": view);
    if let Some((from, to)) = chart.state.brush {
        let (from, to) = (from.min(to).max(left), from.max(to).min(right));
        let data = outline(&[(from, top), (to, top), (to, bottom), (from, bottom)]);
        return Some(layer().with(tag!("path", "class": "brush", "d": data)));
    }
    let point = chart.state.point.filter(|_| !chart.state.hushed)?;
    if panel.series.is_some_and(|it| it != point.series) {
        return None;
    }
    let shown = chart.shown_on(panel.series);
    let (x, y) = frame.point(plot, &shown, point.series, point.index)?;
    let line = if frame.lying { [(left, y), (right, y)] } else { [(x, top), (x, bottom)] };
    let ring = ["M", &at((x - 7.0, y)), "a7 7 0 1 0 14 0a7 7 0 1 0 -14 0Z"].concat();
    Some(
        layer()
            .with(tag!("path", "class": "cursor-line", "d": outline(&line)))
            .with(tag!("path", "class": "cursor-ring", "d": ring)),
    )
}

fn outline(points: &[(f64, f64)]) -> String {
    let mut data = String::new();
    for point in points {
        data.push(if data.is_empty() { 'M' } else { 'L' });
        data.push_str(&at(*point));
    }
    data.push('Z');
    data
}

fn at((x, y): (f64, f64)) -> String {
    [&*pixels(tenths(x)), " ", &pixels(tenths(y))].concat()
}
