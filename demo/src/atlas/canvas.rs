//! One picture to draw on, in metres of the world.

use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, StrokeDash,
    Transform,
};

use super::line::Line;
use super::style::Colour;
use super::world::{Frame, Point};

/// A picture of one tile.
pub struct Canvas<'a> {
    /// Its pixels.
    pub picture: &'a mut Pixmap,
    /// Its place in the world.
    pub frame: Frame,
}

/// How a line looks; widths and dashes in pixels of the page.
#[derive(Clone, Copy)]
pub struct Pen<'a> {
    /// Its colour.
    pub colour: Colour,
    /// How much of it covers.
    pub alpha: f32,
    /// Width.
    pub width: f32,
    /// Lengths of dashes and gaps.
    pub dash: &'a [f32],
}

impl Pen<'_> {
    /// A plain line.
    pub fn plain(colour: Colour, width: f32) -> Self {
        Pen { colour, alpha: 1.0, width, dash: &[] }
    }
}

impl Canvas<'_> {
    /// Draws the part of a line that touches the tile.
    pub fn line(&mut self, line: &Line, pen: &Pen) {
        let bounds = self.frame.bounds(pen.width + 2.0);
        for stretch in line.stretches(&bounds) {
            let phase = (stretch.start / self.frame.metres) as f32;
            if let Some(path) = self.path(stretch.points, false) {
                self.stroke(&path, pen, phase);
            }
        }
    }

    /// Fills a polygon.
    pub fn area(&mut self, ring: &[Point], colour: Colour) {
        if let Some(path) = self.path(ring, true) {
            self.fill(&path, colour, 1.0);
        }
    }

    /// Fills a path of pixels.
    pub fn fill(&mut self, path: &Path, colour: Colour, alpha: f32) {
        let paint = paint(colour, alpha);
        self.picture.fill_path(path, &paint, FillRule::Winding, Transform::identity(), None);
    }

    /// Draws along a path of pixels, which begins `phase` pixels into its dashes.
    pub fn stroke(&mut self, path: &Path, pen: &Pen, phase: f32) {
        let density = self.frame.density;
        let dash = pen.dash.iter().map(|it| it * density).collect();
        let stroke = Stroke {
            width: pen.width * density,
            line_cap: if pen.dash.is_empty() { LineCap::Round } else { LineCap::Butt },
            line_join: LineJoin::Round,
            dash: StrokeDash::new(dash, phase),
            ..Stroke::default()
        };
        let paint = paint(pen.colour, pen.alpha);
        self.picture.stroke_path(path, &paint, &stroke, Transform::identity(), None);
    }

    /// Points of the world as a path of pixels.
    pub fn path(&self, points: &[Point], is_closed: bool) -> Option<Path> {
        let mut path = PathBuilder::new();
        for (index, point) in points.iter().enumerate() {
            let (x, y) = self.frame.pixel(*point);
            if index == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
        }
        if is_closed {
            path.close();
        }
        path.finish()
    }
}

fn paint(colour: Colour, alpha: f32) -> Paint<'static> {
    let mut paint = Paint::default();
    let [red, green, blue] = colour;
    let mut solid = Color::from_rgba8(red, green, blue, 255);
    solid.set_alpha(alpha);
    paint.set_color(solid);
    paint.anti_alias = true;
    paint
}
