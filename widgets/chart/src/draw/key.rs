//! The key of a series: what stands for it in the drawing, small, beside its name.

use cw_model::chart::plot::Kind;

use super::hatch::hatch;
use crate::sheet::{Form, Role, Shape, Sheet, tenths};

/// Width, height and middle in CSS pixels.
const WIDTH: f64 = 34.0;
const HEIGHT: f64 = 16.0;

/// A piece of line with its mark, or a small bar with its pattern.
pub fn key(kind: Kind, layer: usize) -> Sheet {
    let mut shapes = Vec::new();
    let (right, bottom) = (tenths(WIDTH), tenths(HEIGHT));
    let middle = bottom / 2;
    if kind.has_bars() {
        let (low, high) = ((80, 10), (right - 80, bottom - 10));
        shapes.push(Shape { ink: Role::Bar.of(layer, false), form: Form::Rect(low, high) });
        let ink = Role::Hatch.of(layer, false);
        hatch(low, high, layer, &mut |from, to| {
            shapes.push(Shape { ink, form: Form::Path(vec![from, to]) });
        });
    } else {
        if kind != Kind::Scatter {
            let form = Form::Path(vec![(10, middle), (right - 10, middle)]);
            shapes.push(Shape { ink: Role::Line.of(layer, false), form });
        }
        let form = Form::Mark((right / 2, middle), 45);
        shapes.push(Shape { ink: Role::Dot.of(layer, false), form });
    }
    Sheet { width: WIDTH, height: HEIGHT, em: 16.0, shapes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_a_piece_of_line_and_bars_a_piece_of_bar() {
        let has = |kind: Kind, role: Role| key(kind, 2).shapes.iter().any(|it| it.ink.role == role);
        assert!(has(Kind::Line, Role::Line) && has(Kind::Line, Role::Dot));
        assert!(has(Kind::Stack, Role::Bar) && has(Kind::Stack, Role::Hatch));
        assert!(!has(Kind::Scatter, Role::Line) && has(Kind::Scatter, Role::Dot));
    }

    #[test]
    fn no_two_keys_of_a_chart_are_the_same() {
        for kind in [Kind::Line, Kind::Bar] {
            let keys: Vec<Sheet> = (0..12).map(|it| key(kind, it)).collect();
            for (index, one) in keys.iter().enumerate() {
                assert!(keys[..index].iter().all(|it| it != one), "{kind:?} {index}");
            }
        }
    }
}
