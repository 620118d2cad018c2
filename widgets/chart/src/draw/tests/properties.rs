//! What holds of every drawing.

use proptest::prelude::*;

use super::*;
use crate::draw::letters::width;
use crate::sheet::trace::{Pen, trace};
use crate::sheet::{Anchor, Sheet};

/// Left, top, right, bottom of every word on a sheet, in CSS pixels.
fn boxes(sheet: &Sheet) -> Vec<([f64; 4], &str)> {
    let mut boxes = Vec::new();
    for shape in &sheet.shapes {
        let Form::Text((x, y), anchor, words) = &shape.form else { continue };
        let size = shape.ink.role.size() * sheet.em;
        let (x, y) = (f64::from(*x) / 10.0, f64::from(*y) / 10.0);
        let wide = width(words, size);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - wide / 2.0,
            Anchor::End => x - wide,
        };
        boxes.push(([left, y - 0.85 * size, left + wide, y + 0.2 * size], words.as_str()));
    }
    boxes
}

struct Bounds([i32; 4]);

impl Pen for Bounds {
    fn begin(&mut self, (x, y): Point) {
        self.0 = [self.0[0].min(x), self.0[1].min(y), self.0[2].max(x), self.0[3].max(y)];
    }
    fn go(&mut self, point: Point) {
        self.begin(point);
    }
    fn close(&mut self) {}
    fn circle(&mut self, middle: Point, _: i32) {
        self.begin(middle);
    }
}

fn check(drawing: &Drawing) -> Result<(), TestCaseError> {
    let Drawing { sheet, frame } = drawing;
    let boxes = boxes(sheet);
    for (rank, (a, words)) in boxes.iter().enumerate() {
        prop_assert!(-1.0 <= a[0] && a[2] <= sheet.width + 1.0, "{words} leaves the sheet: {a:?}");
        prop_assert!(-1.0 <= a[1] && a[3] <= sheet.height + 1.0, "{words} leaves the sheet: {a:?}");
        for (b, other) in &boxes[..rank] {
            let apart = a[2] <= b[0] + 0.2
                || b[2] <= a[0] + 0.2
                || a[3] <= b[1] + 0.2
                || b[3] <= a[1] + 0.2;
            prop_assert!(apart, "{words} lies on {other}: {a:?} {b:?}");
        }
    }
    let [left, top, right, bottom] = frame.inner.map(|it| (it * 10.0) as i32);
    prop_assert!(left < right && top < bottom);
    for shape in &sheet.shapes {
        let is_inside = matches!(
            shape.ink.role,
            Role::Line
                | Role::Bar
                | Role::Fill
                | Role::Hatch
                | Role::Grid
                | Role::Base
                | Role::Target
                | Role::Band
        );
        if is_inside {
            let mut bounds = Bounds([i32::MAX, i32::MAX, i32::MIN, i32::MIN]);
            trace(shape, &mut bounds);
            let it = bounds.0;
            let inside =
                left - 2 <= it[0] && top - 2 <= it[1] && it[2] <= right + 2 && it[3] <= bottom + 2;
            prop_assert!(inside, "{shape:?} leaves {left} {top} {right} {bottom}");
        }
    }
    Ok(())
}

fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => -50.0..150.0f64,
        2 => (0i32..100).prop_map(f64::from),
        1 => Just(GAP),
        1 => Just(0.0),
        1 => -1e9..1e9f64,
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Z][a-z]{0,8}", "[A-Z][a-z]{2,14} [a-z]{2,12} [a-z]{1,20}"]
}

fn axis(count: usize) -> impl Strategy<Value = Axis> {
    prop_oneof![
        prop::collection::vec(name(), count).prop_map(Axis::Categories),
        Just(years(count)),
        Just(Axis::Numbers((0..count).map(|it| it as f64 * 2.5).collect())),
    ]
}

fn any_plot() -> impl Strategy<Value = Plot> {
    (1usize..40, 1usize..6, 0usize..8).prop_flat_map(|(count, layers, kind)| {
        let one =
            (name(), prop::collection::vec(value(), count), prop::option::of(0..count as u32));
        (axis(count), prop::collection::vec(one, layers)).prop_map(move |(axis, layers)| {
            let layers = layers.into_iter().map(|(name, values, provisional)| Series {
                name,
                values,
                provisional: provisional.into_iter().collect(),
            });
            plot(Kind::ALL[kind], axis, layers.collect())
        })
    })
}

fn any_guides() -> impl Strategy<Value = Guides> {
    let guide = (value().prop_filter("a number", |it| it.is_finite()), name());
    let guide = guide.prop_map(|(value, name)| Guide { value, name }).boxed();
    (
        prop::option::of(guide.clone()),
        prop::collection::vec(guide, 0..3),
        prop::collection::vec((0usize..40, name()), 0..4),
        any::<bool>(),
    )
        .prop_map(|(target, thresholds, notes, banded)| {
            let band = |from, to, name: &str| Band { from, to, name: name.into() };
            let bands = vec![band(0.0, 20.0, "Buono"), band(20.0, 60.0, "Da migliorare")];
            let notes = notes.into_iter().map(|(index, name)| Note { index, name }).collect();
            Guides { target, thresholds, bands: if banded { bands } else { vec![] }, notes }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_words_lie_on_others_and_nothing_leaves_its_place(plot in any_plot(), guides in any_guides(), width in prop_oneof![Just(1280.0), Just(600.0), Just(320.0)]) {
        check(&drawing(&plot, &guides, width))?;
    }

    #[test]
    fn a_point_is_where_it_is_drawn(plot in any_plot()) {
        let drawing = drawing(&plot, &Guides::default(), 800.0);
        let shown = vec![true; plot.series.len()];
        for (layer, series) in plot.series.iter().enumerate() {
            // Narrow bars are lines.
            let roles = [Role::Bar, Role::Trace].map(|it| of(&drawing, it, layer));
            let mut bars = roles.concat().into_iter().map(|it| match &it.form {
                Form::Path(points) => (points[0].min(points[1]), points[0].max(points[1])),
                Form::Rect(low, high) => (*low, *high),
                _ => panic!("no bar: {it:?}"),
            });
            for index in 0..plot.axis.len() {
                let point = drawing.frame.point(&plot, &shown, layer, index);
                if series.value(index).is_none() {
                    prop_assert_eq!(point, None);
                    continue;
                }
                let Some((x, y)) = point else { continue };
                let (x, y) = (x * 10.0, y * 10.0);
                let is_near = |a: i32, b: f64| (f64::from(a) - b).abs() < 3.0;
                if plot.kind.has_bars() {
                    let Some((low, high)) = bars.next() else { panic!("no bar") };
                    let (middle, ends) = if drawing.frame.lying {
                        (is_near((low.1 + high.1) / 2, y), is_near(low.0, x) || is_near(high.0, x))
                    } else {
                        (is_near((low.0 + high.0) / 2, x), is_near(low.1, y) || is_near(high.1, y))
                    };
                    prop_assert!(middle && ends, "{:?} {:?} {} {}", low, high, x, y);
                } else {
                    let marks = of(&drawing, Role::Dot, layer);
                    let found = marks.iter().any(|it| matches!(it.form, Form::Mark(at, _) if is_near(at.0, x) && is_near(at.1, y)));
                    let is_dense = drawing.frame.length() < 15.0 * plot.axis.len() as f64;
                    prop_assert!(found || is_dense, "{:?}", plot.kind);
                }
            }
        }
    }
}
