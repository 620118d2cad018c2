//! Names and marks, drawn where `labels` placed them.

use tiny_skia::{Path, PathBuilder, Rect};

use super::canvas::{Canvas, Pen};
use super::labels::{Ink, Label, Mark};
use super::letters::Letters;
use super::style::{Colour, Style};
use super::world::{Point, resolution};

/// Draws the labels that touch the tile.
pub fn draw(canvas: &mut Canvas, labels: &[Label], letters: &Letters, style: &Style) {
    let bounds = canvas.frame.bounds(0.0);
    for label in labels.iter().filter(|it| it.bounds.touches(&bounds)) {
        let ink = ink(label.hand.ink, style);
        mark(canvas, label, ink, style);
        if let Some(path) = text(canvas, label, letters) {
            if label.mark != Mark::Plate {
                let halo = Pen { colour: style.halo, alpha: 0.85, width: 3.0, dash: &[] };
                canvas.stroke(&path, &halo, 0.0);
            }
            canvas.fill(&path, ink, 1.0);
        }
    }
}

fn ink(ink: Ink, style: &Style) -> Colour {
    match ink {
        Ink::Village => style.ink,
        Ink::Soft => style.soft_ink,
        Ink::Water => style.water_ink,
        Ink::Rock => style.rock_ink,
        Ink::Land => style.land_ink,
        Ink::Trail => style.trail,
    }
}

/// From pixels of the world to pixels of the tile.
fn pixel(canvas: &Canvas, x: f64, y: f64) -> (f32, f32) {
    let metres = resolution(canvas.frame.zoom);
    canvas.frame.pixel(Point { x: x * metres, y: y * metres })
}

fn text(canvas: &Canvas, label: &Label, letters: &Letters) -> Option<Path> {
    let size = label.hand.size * canvas.frame.density;
    let mut path = PathBuilder::new();
    for placed in &label.letters {
        let (x, y) = pixel(canvas, placed.x, placed.y);
        letters.draw(&mut path, placed.letter.glyph, label.hand.style, size, (x, y, placed.angle));
    }
    path.finish()
}

fn mark(canvas: &mut Canvas, label: &Label, ink: Colour, style: &Style) {
    if label.mark == Mark::Plate {
        return plate(canvas, label, ink, style);
    }
    let Some(path) = shape(canvas, label) else { return };
    let halo = Pen { colour: style.halo, alpha: 0.85, width: 2.6, dash: &[] };
    canvas.stroke(&path, &halo, 0.0);
    canvas.fill(&path, ink, 1.0);
}

/// The outline of a mark, from corners in pixels of the page around its point.
fn shape(canvas: &Canvas, label: &Label) -> Option<Path> {
    let corners: &[(f32, f32)] = match label.mark {
        Mark::None | Mark::Plate => return None,
        Mark::Peak => &[(0.0, -4.2), (4.2, 3.2), (-4.2, 3.2)],
        Mark::Hut => &[
            (0.0, -5.0),
            (5.5, -0.3),
            (3.9, -0.3),
            (3.9, 4.4),
            (-3.9, 4.4),
            (-3.9, -0.3),
            (-5.5, -0.3),
        ],
        Mark::Castle => &[
            (-4.5, -4.5),
            (-2.4, -4.5),
            (-2.4, -2.6),
            (-1.0, -2.6),
            (-1.0, -4.5),
            (1.0, -4.5),
            (1.0, -2.6),
            (2.4, -2.6),
            (2.4, -4.5),
            (4.5, -4.5),
            (4.5, 4.5),
            (-4.5, 4.5),
        ],
        Mark::Church => &[
            (-0.9, -5.5),
            (0.9, -5.5),
            (0.9, -2.6),
            (3.4, -2.6),
            (3.4, -0.8),
            (0.9, -0.8),
            (0.9, 4.5),
            (-0.9, 4.5),
            (-0.9, -0.8),
            (-3.4, -0.8),
            (-3.4, -2.6),
            (-0.9, -2.6),
        ],
        Mark::Dot => &[
            (0.0, -2.6),
            (1.8, -1.8),
            (2.6, 0.0),
            (1.8, 1.8),
            (0.0, 2.6),
            (-1.8, 1.8),
            (-2.6, 0.0),
            (-1.8, -1.8),
        ],
        Mark::Parking => &[
            (-3.2, -5.0),
            (1.2, -5.0),
            (3.4, -3.4),
            (3.4, -0.6),
            (1.2, 1.0),
            (-1.2, 1.0),
            (-1.2, 5.0),
            (-3.2, 5.0),
        ],
    };
    let (x, y) = pixel(canvas, label.at.0, label.at.1);
    let density = canvas.frame.density;
    let mut path = PathBuilder::new();
    for (index, (dx, dy)) in corners.iter().enumerate() {
        let (x, y) = (x + dx * density, y + dy * density);
        if index == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    path.close();
    path.finish()
}

/// A plate under the number of a road.
fn plate(canvas: &mut Canvas, label: &Label, ink: Colour, style: &Style) {
    let (Some(first), Some(last)) = (label.letters.first(), label.letters.last()) else { return };
    let end = last.x + f64::from(last.letter.advance * label.hand.size);
    let half = ((end - first.x) / 2.0 + 3.0) as f32 * canvas.frame.density;
    let tall = (label.hand.size * 0.4 + 2.4) * canvas.frame.density;
    let (x, y) = pixel(canvas, label.at.0, label.at.1);
    let Some(rect) = Rect::from_ltrb(x - half, y - tall, x + half, y + tall) else { return };
    let path = PathBuilder::from_rect(rect);
    canvas.stroke(&path, &Pen::plain(ink, 1.8), 0.0);
    canvas.fill(&path, style.halo, 1.0);
}
