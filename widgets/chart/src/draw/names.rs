//! The names of series, at the ends of their lines.

use cw_model::chart::plot::Kind;

use super::layout::Layout;
use super::letters::{fit, width};
use super::plane::{LEADING, Label, Plane};
use crate::scene::Scene;
use crate::sheet::{Anchor, Form, Role, tenths};

/// On narrower sheets names are in the legend only, in em.
const LEAST_WIDTH: f64 = 36.0;
/// No name is wider, in em.
const WIDEST: f64 = 11.0;

/// How wide the names are, where there is room for them.
pub fn room(scene: &Scene, size: f64) -> Option<f64> {
    let count = scene.layers().count();
    let is_line = matches!(scene.plot.kind, Kind::Line | Kind::Area);
    let high = count as f64 * LEADING * size;
    if !is_line || count < 2 || scene.width < LEAST_WIDTH * scene.em || scene.height * 0.7 < high {
        return None;
    }
    let wide = scene.layers().map(|(_, it)| width(&it.name, size)).fold(0.0, f64::max);
    Some(wide.min(WIDEST * scene.em))
}

/// A name, the point it belongs to, and where it is written.
struct Name {
    layer: usize,
    point: (f64, f64),
    y: f64,
}

/// Writes the names, as near to their lines as their neighbours allow.
pub fn write(scene: &Scene, layout: &Layout, plane: &mut Plane) {
    let Some(room) = layout.named else { return };
    let (frame, em, size) = (&layout.frame, scene.em, layout.size);
    let mut names: Vec<Name> = Vec::new();
    for (layer, series) in scene.layers() {
        let last = scene.positions().rev().find(|it| series.value(*it).is_some());
        let point = last.and_then(|it| frame.point(scene.plot, scene.shown, layer, it));
        if let Some(point) = point {
            // Few: each goes before the first that is lower.
            let before = names.iter().take_while(|it| it.y <= point.1).count();
            names.insert(before, Name { layer, point, y: point.1 });
        }
    }
    spread(&mut names, frame.inner[1], frame.inner[3], LEADING * size);
    let right = frame.inner[2];
    for it in names {
        let mark = (tenths(right + em), tenths(it.y));
        if right + 0.25 * em < it.point.0 || em < (it.y - it.point.1).abs() {
            let from = (tenths(it.point.0 + 0.375 * em), tenths(it.point.1));
            plane.put(
                Role::Leader.ink(),
                Form::Path(vec![from, (mark.0 - tenths(0.5 * em), mark.1)]),
            );
        }
        let Some(series) = scene.plot.series.get(it.layer) else { continue };
        let lines = &fit(&series.name, room, size, 1);
        let label =
            Label { role: Role::Name, x: right + 1.5 * em, y: it.y, anchor: Anchor::Start, lines };
        if plane.write(&label) {
            plane.put(Role::Dot.of(it.layer, false), Form::Mark(mark, tenths(0.3 * em)));
        }
    }
}

/// Moves names apart: downwards from the first, then up again from the lower edge.
fn spread(names: &mut [Name], top: f64, bottom: f64, each: f64) {
    let mut least = top + each / 2.0;
    for it in names.iter_mut() {
        it.y = it.y.max(least);
        least = it.y + each;
    }
    let mut most = bottom - each / 2.0;
    for it in names.iter_mut().rev() {
        it.y = it.y.min(most);
        most = it.y - each;
    }
}
