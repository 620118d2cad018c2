//! The outlines of shapes, drawn by whatever pen; and the pen that writes the paths of SVG.

use cw_model::number;

use super::{Form, Point, Role, Shape};

/// What draws an outline.
pub trait Pen {
    /// Begins somewhere.
    fn begin(&mut self, point: Point);
    /// Goes on, straight.
    fn go(&mut self, point: Point);
    /// Returns to the beginning.
    fn close(&mut self);
    /// Draws a circle.
    fn circle(&mut self, middle: Point, radius: i32);
}

/// Square, triangle, diamond, plus, star: the marks of `kit::ui::shape` after its circle, from their middle; twelve
/// are a radius.
const MARKS: [&[(i8, i8)]; 5] = [
    &[(-9, -9), (9, -9), (9, 9), (-9, 9)],
    &[(0, -11), (12, 10), (-12, 10)],
    &[(0, -13), (13, 0), (0, 13), (-13, 0)],
    &[
        (-4, -11),
        (4, -11),
        (4, -4),
        (11, -4),
        (11, 4),
        (4, 4),
        (4, 11),
        (-4, 11),
        (-4, 4),
        (-11, 4),
        (-11, -4),
        (-4, -4),
    ],
    &[(0, -13), (3, -4), (13, -4), (5, 3), (8, 12), (0, 7), (-8, 12), (-5, 3), (-13, -4), (-3, -4)],
];

/// Draws a shape; nothing of words.
pub fn trace(shape: &Shape, pen: &mut dyn Pen) {
    match &shape.form {
        Form::Path(points) => path(points, pen),
        Form::Area(points) => {
            path(points, pen);
            pen.close();
        }
        Form::Rect(low, high) => {
            path(&[*low, (high.0, low.1), *high, (low.0, high.1)], pen);
            pen.close();
        }
        Form::Mark(middle, radius) => match usize::from(shape.ink.layer) % (MARKS.len() + 1) {
            rank if rank != 0 && shape.ink.role == Role::Dot => {
                let corner = |&(x, y): &(i8, i8)| {
                    (middle.0 + i32::from(x) * radius / 12, middle.1 + i32::from(y) * radius / 12)
                };
                let corners: Vec<Point> = MARKS[rank - 1].iter().map(corner).collect();
                path(&corners, pen);
                pen.close();
            }
            _ => pen.circle(*middle, *radius),
        },
        Form::Text(..) => {}
    }
}

fn path(points: &[Point], pen: &mut dyn Pen) {
    let mut rest = points.iter();
    if let Some(first) = rest.next() {
        pen.begin(*first);
    }
    rest.for_each(|it| pen.go(*it));
}

/// Writes the `d` of a path.
#[derive(Default)]
pub struct PathData(pub String);

impl PathData {
    fn pair(&mut self, sign: &str, (x, y): Point) {
        self.0.push_str(sign);
        push_tenths(x, &mut self.0);
        self.0.push(' ');
        push_tenths(y, &mut self.0);
    }
}

impl Pen for PathData {
    fn begin(&mut self, point: Point) {
        self.pair("M", point);
    }

    fn go(&mut self, point: Point) {
        self.pair("L", point);
    }

    fn close(&mut self) {
        self.0.push('Z');
    }

    fn circle(&mut self, middle: Point, radius: i32) {
        self.pair("M", (middle.0 - radius, middle.1));
        for across in [2 * radius, -2 * radius] {
            self.pair("a", (radius, radius));
            self.pair(" 0 1 0 ", (across, 0));
        }
        self.0.push('Z');
    }
}

/// The `d` of shapes that are drawn in one go.
pub fn data(shapes: &[Shape]) -> String {
    let mut pen = PathData::default();
    shapes.iter().for_each(|it| trace(it, &mut pen));
    pen.0
}

/// Appends a number of pixels: "12.3".
pub fn push_tenths(tenths: i32, into: &mut String) {
    if tenths < 0 {
        into.push('-');
    }
    let tenths = tenths.unsigned_abs();
    number::push((tenths / 10).into(), into);
    if !tenths.is_multiple_of(10) {
        into.push('.');
        into.push(char::from(b'0' + (tenths % 10) as u8));
    }
}

/// A number of pixels as text.
pub fn pixels(tenths: i32) -> String {
    let mut text = String::new();
    push_tenths(tenths, &mut text);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_are_written_as_people_write_them() {
        for (tenths, expected) in [(0, "0"), (-3, "-0.3"), (123, "12.3"), (80, "8"), (-210, "-21")]
        {
            assert_eq!(pixels(tenths), expected);
        }
    }

    #[test]
    fn every_form_has_its_outline() {
        let check = |role: Role, layer, form, expected: &str| {
            assert_eq!(data(&[Shape { ink: role.of(layer, false), form }]), expected);
        };
        check(Role::Line, 0, Form::Path(vec![(0, 5), (10, 10)]), "M0 0.5L1 1");
        check(Role::Fill, 0, Form::Area(vec![(0, 0), (10, 10), (0, 10)]), "M0 0L1 1L0 1Z");
        check(Role::Bar, 0, Form::Rect((0, 0), (20, 10)), "M0 0L2 0L2 1L0 1Z");
        check(Role::Dot, 0, Form::Mark((50, 50), 30), "M2 5a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z");
        check(Role::Dot, 1, Form::Mark((50, 50), 24), "M3.2 3.2L6.8 3.2L6.8 6.8L3.2 6.8Z");
        check(Role::NoteDot, 1, Form::Mark((50, 50), 30), "M2 5a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z");
    }
}
