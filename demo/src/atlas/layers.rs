//! What is drawn over what: waters, houses, roads, borders, and the names on top.

use super::Atlas;
use super::canvas::{Canvas, Pen};
use super::seed::{Kind, Sort};
use super::style::{Colour, Style};

/// Draws everything that lies on the ground.
pub fn draw(canvas: &mut Canvas, atlas: &Atlas, style: &Style) {
    built(canvas, atlas, style);
    waters(canvas, atlas, style);
    green(canvas, atlas, style);
    houses(canvas, atlas, style);
    paths(canvas, atlas, style);
    roads(canvas, atlas, style);
    borders(canvas, atlas, style);
}

/// The ground of villages, as wide as their streets and gardens.
fn built(canvas: &mut Canvas, atlas: &Atlas, style: &Style) {
    if canvas.frame.zoom < 11 {
        return;
    }
    let width = (80.0 / canvas.frame.metres) as f32 / canvas.frame.density;
    for road in atlas.roads.iter().filter(|it| it.is_street) {
        canvas.line(&road.line, &Pen::plain(style.built, width.max(2.5)));
    }
}

fn waters(canvas: &mut Canvas, atlas: &Atlas, style: &Style) {
    let zoom = canvas.frame.zoom;
    let metre = (1.0 / canvas.frame.metres) as f32 / canvas.frame.density;
    // Square kilometres that a brook needs to be seen.
    let least = match zoom {
        ..=10 => f32::INFINITY,
        11 => 6.0,
        12 => 2.5,
        13 => 1.4,
        _ => 0.0,
    };
    for brook in atlas.terrain.brooks.iter().filter(|it| least * 1e6 <= it.area) {
        let size = (brook.area / 1e6).sqrt();
        let width = (metre * size).max(0.55 + 0.14 * size.min(5.0));
        canvas.line(&brook.line, &Pen::plain(style.shore, width.min(metre * 4.0 + 1.2)));
    }
    for (river, width) in atlas.rivers.iter().filter(|it| 10 <= zoom || 10.0 < it.1) {
        let width = (*width as f32 * metre).max(if zoom < 11 { 1.0 } else { 1.5 });
        canvas.line(river, &Pen::plain(style.shore, width + 0.8));
        canvas.line(river, &Pen::plain(style.water, width));
    }
    canvas.area(&atlas.shore.points, style.water);
    canvas.line(&atlas.shore, &Pen::plain(style.shore, if zoom < 12 { 0.7 } else { 1.1 }));
}

/// Parks, pitches, squares, beaches: drawn as rounds, for want of a survey.
fn green(canvas: &mut Canvas, atlas: &Atlas, style: &Style) {
    if canvas.frame.zoom < 15 {
        return;
    }
    for (sort, shape) in &atlas.grounds {
        let colour = match sort {
            Sort::Park | Sort::Pitch => style.park,
            Sort::Beach => style.sand,
            _ => style.paved,
        };
        canvas.area(shape, colour);
        if *sort == Sort::Pitch
            && let Some(path) = canvas.path(shape, true)
        {
            canvas.stroke(&path, &Pen::plain(style.paved, 1.2), 0.0);
        }
    }
}

fn houses(canvas: &mut Canvas, atlas: &Atlas, style: &Style) {
    if canvas.frame.zoom < 14 {
        return;
    }
    let bounds = canvas.frame.bounds(2.0);
    let edge = if canvas.frame.zoom < 16 { 0.4 } else { 0.9 };
    for house in atlas.houses.iter().filter(|it| it.bounds.touches(&bounds)) {
        let (fill, line) = if house.is_hall { style.hall } else { style.house };
        if let Some(path) = canvas.path(&house.corners, true) {
            canvas.fill(&path, fill, 1.0);
            canvas.stroke(&path, &Pen::plain(line, edge), 0.0);
        }
    }
}

/// What one walks.
fn paths(canvas: &mut Canvas, atlas: &Atlas, style: &Style) {
    let zoom = canvas.frame.zoom;
    for road in &atlas.roads {
        let (colour, from, width, dash): (Colour, u8, f32, &[f32]) = match road.kind {
            Kind::Track => (style.track, 12, 1.3, &[7.0, 2.5]),
            Kind::Trail => (style.trail, 12, 1.2, &[3.5, 2.5]),
            _ => continue,
        };
        let width = width * if zoom < 14 { 0.8 } else { 1.2 };
        if from <= zoom {
            let halo = Pen { colour: style.halo, alpha: 0.45, width: width + 1.6, dash: &[] };
            canvas.line(&road.line, &halo);
            canvas.line(&road.line, &Pen { colour, alpha: 1.0, width, dash });
        }
    }
}

/// Casings first, so that crossings are open; the important above the others.
fn roads(canvas: &mut Canvas, atlas: &Atlas, style: &Style) {
    let zoom = canvas.frame.zoom;
    let ranks = [Kind::Lane, Kind::Street, Kind::Local, Kind::Main];
    for is_casing in [true, false] {
        for kind in ranks {
            let Some(width) = width(kind, zoom) else { continue };
            let (fill, casing) = match kind {
                Kind::Main => style.main,
                Kind::Local => style.local,
                _ => style.street,
            };
            let edge = if zoom < 14 { 1.0 } else { 1.6 };
            let pen = match is_casing {
                true => Pen::plain(casing, width + edge),
                false => Pen::plain(fill, width),
            };
            for road in atlas.roads.iter().filter(|it| it.kind == kind) {
                canvas.line(&road.line, &pen);
            }
        }
    }
}

/// Pixels of a road; nothing where it is not seen.
fn width(kind: Kind, zoom: u8) -> Option<f32> {
    let (from, widths): (u8, &[f32]) = match kind {
        Kind::Main => (9, &[0.9, 1.2, 1.7, 2.4, 3.2, 4.4, 6.5, 9.5, 15.0]),
        Kind::Local => (11, &[0.8, 1.2, 1.9, 2.9, 4.8, 7.5, 13.0]),
        Kind::Street => (14, &[1.6, 3.6, 6.5, 12.0]),
        Kind::Lane => (14, &[1.1, 2.4, 4.2, 7.5]),
        Kind::Track | Kind::Trail => return None,
    };
    widths.get(usize::from(zoom.checked_sub(from)?)).copied()
}

fn borders(canvas: &mut Canvas, atlas: &Atlas, style: &Style) {
    let zoom = canvas.frame.zoom;
    if zoom < 10 {
        return;
    }
    let width = if zoom < 13 { 1.0 } else { 1.6 };
    for border in &atlas.borders {
        let band = Pen { colour: style.border, alpha: 0.13, width: width * 4.0, dash: &[] };
        canvas.line(border, &band);
        let line = Pen { colour: style.border, alpha: 0.75, width, dash: &[9.0, 3.0, 2.0, 3.0] };
        canvas.line(border, &line);
    }
}
