//! Where a chart is drawn: the plane of plotters between the axes, and the words around it, none upon another.

use std::cell::RefCell;
use std::rc::Rc;

use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};

use super::letters::width;
use super::recorder::{Recorder, Shapes, style};
use crate::scene::{Frame, Scene};
use crate::sheet::{Anchor, Form, Ink, Point, Role, Shape, tenths};

type Plotted = DrawingArea<Recorder, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// From line to line of words, where the size of the type is one.
pub const LEADING: f64 = 1.25;
/// From the middle of a line to where its letters stand.
const BASE: f64 = 0.35;

/// The plane, and what is drawn on it so far.
pub struct Plane {
    /// Where things stand on it.
    pub frame: Frame,
    area: Plotted,
    shapes: Shapes,
    // Words lie on everything else.
    words: Vec<Shape>,
    taken: Vec<Extent>,
    size: (f64, f64),
    em: f64,
}

/// Left, top, right, bottom.
pub type Extent = [f64; 4];

/// Words on a line, or on several.
pub struct Label<'t> {
    /// What they are.
    pub role: Role,
    /// Where they begin, have their middle, or end.
    pub x: f64,
    /// The middle of all their lines.
    pub y: f64,
    /// Which of them it is.
    pub anchor: Anchor,
    /// The lines.
    pub lines: &'t [String],
}

impl Plane {
    /// An empty one.
    pub fn new(scene: &Scene, frame: Frame) -> Self {
        let shapes = Shapes::default();
        let size = (tenths(scene.width).max(0) as u32, tenths(scene.height).max(0) as u32);
        let recorder = Recorder { size, shapes: Rc::clone(&shapes) };
        let [left, top, right, bottom] = frame.inner.map(tenths);
        let (along, up) = (frame.span.0..frame.span.1, frame.domain.0..frame.domain.1);
        let plane = if frame.lying {
            Cartesian2d::new(up, along, (left..right, top..bottom))
        } else {
            Cartesian2d::new(along, up, (left..right, bottom..top))
        };
        Plane {
            frame,
            area: recorder.into_drawing_area().apply_coord_spec(plane),
            shapes,
            words: Vec::new(),
            taken: Vec::new(),
            size: (scene.width, scene.height),
            em: scene.em,
        }
    }

    /// What is drawn.
    pub fn finish(self) -> (Vec<Shape>, Frame) {
        let mut shapes = RefCell::take(&self.shapes);
        shapes.extend(self.words);
        (shapes, self.frame)
    }

    /// A place on the axis of positions and a value, as plotters wants them. What is outside stops at the edge.
    fn at(&self, (at, value): (f64, f64)) -> (f64, f64) {
        let (span, domain) = (self.frame.span, self.frame.domain);
        let (at, value) = (within(at, span.0, span.1), within(value, domain.0, domain.1));
        if self.frame.lying { (value, at) } else { (at, value) }
    }

    fn all_at(&self, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
        points.iter().map(|it| self.at(*it)).collect()
    }

    /// A line through points: places on the axis of positions, and values.
    pub fn line(&self, points: &[(f64, f64)], ink: Ink) {
        // The recorder never fails.
        let _ = self.area.draw(&PathElement::new(self.all_at(points), style(ink)));
    }

    /// What such a line encloses.
    pub fn polygon(&self, points: &[(f64, f64)], ink: Ink) {
        let _ = self.area.draw(&Polygon::new(self.all_at(points), style(ink)));
    }

    /// A bar between two corners.
    pub fn bar(&self, corners: [(f64, f64); 2], ink: Ink) {
        let _ = self.area.draw(&Rectangle::new(corners.map(|it| self.at(it)), style(ink)));
    }

    /// A mark, with its radius in CSS pixels.
    pub fn dot(&self, middle: (f64, f64), radius: f64, ink: Ink) {
        let _ = self.area.draw(&Circle::new(self.at(middle), tenths(radius), style(ink)));
    }

    /// Anything else, in pixels of the sheet.
    pub fn put(&self, ink: Ink, form: Form) {
        self.shapes.borrow_mut().push(Shape { ink, form });
    }

    /// What was drawn last, as long as it is of this ink's role and series.
    pub fn bars_of(&self, ink: Ink) -> Vec<(Point, Point)> {
        let shapes = self.shapes.borrow();
        let mut bars = Vec::new();
        for it in shapes.iter().rev() {
            match it.form {
                Form::Rect(low, high) if it.ink.layer == ink.layer && it.ink.role == ink.role => {
                    if !it.ink.provisional {
                        bars.push((low, high));
                    }
                }
                _ => break,
            }
        }
        bars
    }

    /// Writes words where they have room; `false` where something stands already, or the sheet ends.
    pub fn write(&mut self, label: &Label) -> bool {
        let size = label.role.size() * self.em;
        let extent = extent(label, size);
        let fits = self.is_free(extent);
        if fits {
            self.taken.push(extent);
            let first = label.y - (label.lines.len() as f64 - 1.0) * LEADING * size / 2.0;
            for (rank, line) in label.lines.iter().enumerate() {
                let y = first + (rank as f64 * LEADING + BASE) * size;
                let form = Form::Text((tenths(label.x), tenths(y)), label.anchor, line.clone());
                self.words.push(Shape { ink: label.role.ink(), form });
            }
        }
        fits
    }

    /// The number of a note, whose circle has taken its room.
    pub fn number(&mut self, middle: Point, number: String) {
        let at = (middle.0, middle.1 + tenths(BASE * Role::NoteNumber.size() * self.em));
        let form = Form::Text(at, Anchor::Middle, number);
        self.words.push(Shape { ink: Role::NoteNumber.ink(), form });
    }

    /// The size of the reader's type.
    pub fn em(&self) -> f64 {
        self.em
    }

    /// The place nearest to `x` that has room for `half` on both sides.
    pub fn inwards(&self, x: f64, half: f64) -> f64 {
        x.min(self.size.0 - half).max(half)
    }

    /// Takes room for something that is no words.
    pub fn take(&mut self, extent: Extent) -> bool {
        let fits = self.is_free(extent);
        if fits {
            self.taken.push(extent);
        }
        fits
    }

    /// Whether nothing stands there yet, and the sheet does not end.
    pub fn is_free(&self, extent: Extent) -> bool {
        let (width, height) = self.size;
        let inside = -0.5 <= extent[0]
            && -0.5 <= extent[1]
            && extent[2] <= width + 0.5
            && extent[3] <= height + 0.5;
        inside && !self.taken.iter().any(|it| overlap(it, &extent))
    }
}

/// A number, moved between two others. The standard library's words for an empty range cost ten kilobytes.
pub fn within(it: f64, low: f64, high: f64) -> f64 {
    it.max(low).min(high)
}

/// Whether two boxes have ground in common.
pub fn overlap(a: &Extent, b: &Extent) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// The box around words in type of this size.
pub fn extent(label: &Label, size: f64) -> Extent {
    let wide = widest(label.lines, size);
    let left = match label.anchor {
        Anchor::Start => label.x,
        Anchor::Middle => label.x - wide / 2.0,
        Anchor::End => label.x - wide,
    };
    let half = label.lines.len() as f64 * LEADING * size / 2.0;
    [left, label.y - half, left + wide, label.y + half]
}

/// How wide the widest of some lines is.
pub fn widest(lines: &[String], size: f64) -> f64 {
    lines.iter().map(|it| width(it, size)).fold(0.0, f64::max)
}
