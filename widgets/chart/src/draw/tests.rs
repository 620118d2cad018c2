//! What is drawn, as facts.

mod properties;

use cw_model::chart::moments::Unit;
use cw_model::chart::plot::{Axis, Kind, Plot, Series};
use cw_model::table::Grain;

use super::*;
use crate::scene::{Band, Guide, Guides, Labels, Note};
use crate::sheet::{Form, Point, Role, Shape};

const GAP: f64 = f64::NAN;

/// Numbers as they are, values with so many decimals; moments as years, or finer.
pub struct Plain(pub u32);

impl Labels for Plain {
    fn value(&self, value: f64, decimals: u32) -> String {
        format!("{value:.*}", decimals as usize)
    }

    fn moment(&self, seconds: f64, unit: Unit) -> String {
        let year = (1970.0 + seconds / 31_556_952.0).round();
        match unit {
            Unit::Year => format!("{year}"),
            Unit::Month | Unit::Quarter => format!("gen {year}"),
            _ => format!("12 gen {year}"),
        }
    }

    fn number(&self, value: f64, decimals: u32) -> String {
        format!("{value:.*}", decimals as usize)
    }

    fn decimals(&self) -> u32 {
        self.0
    }
}

pub fn series(name: &str, values: &[f64]) -> Series {
    Series { name: name.into(), values: values.into(), provisional: Vec::new() }
}

pub fn plot(kind: Kind, axis: Axis, series: Vec<Series>) -> Plot {
    Plot { x_name: "Anno".into(), ..Plot::new(kind, axis, series) }
}

pub fn years(count: usize) -> Axis {
    let year = |it: usize| ((it as f64) * 365.2425 + 16_801.0).floor() * 86_400.0;
    Axis::Moments(Grain::Year, (0..count).map(year).collect())
}

pub fn words(names: &[&str]) -> Axis {
    Axis::Categories(names.iter().map(|it| (*it).into()).collect())
}

/// All of a plot, on a sheet of this width.
fn scene<'a>(plot: &'a Plot, shown: &'a [bool], guides: &'a Guides, width: f64) -> Scene<'a> {
    Scene {
        plot,
        shown,
        window: 0..plot.axis.len(),
        width,
        height: 360.0,
        em: 16.0,
        guides,
        labels: &Plain(2),
        domain: None,
        spark: false,
    }
}

/// Draws all of a plot, on a sheet of this width.
pub fn drawing(plot: &Plot, guides: &Guides, width: f64) -> Drawing {
    draw(&scene(plot, &vec![true; plot.series.len()], guides, width))
}

fn drawn(plot: &Plot) -> Drawing {
    drawing(plot, &Guides::default(), 600.0)
}

pub fn of(drawing: &Drawing, role: Role, layer: usize) -> Vec<&Shape> {
    let is_it = |it: &&Shape| it.ink.role == role && usize::from(it.ink.layer) == layer;
    drawing.sheet.shapes.iter().filter(is_it).collect()
}

fn paths(drawing: &Drawing, layer: usize) -> Vec<usize> {
    let length = |it: &Shape| match &it.form {
        Form::Path(points) => points.len(),
        _ => 0,
    };
    of(drawing, Role::Line, layer).into_iter().map(length).collect()
}

fn bars(drawing: &Drawing, layer: usize) -> Vec<(Point, Point)> {
    let corners = |it: &Shape| match it.form {
        Form::Rect(low, high) => (low, high),
        _ => panic!("no bar: {it:?}"),
    };
    of(drawing, Role::Bar, layer).into_iter().map(corners).collect()
}

fn texts(drawing: &Drawing, role: Role) -> Vec<&str> {
    let mut texts = Vec::new();
    for it in &drawing.sheet.shapes {
        if let (true, Form::Text(_, _, words)) = (it.ink.role == role, &it.form) {
            texts.push(words.as_str());
        }
    }
    texts
}

fn near(a: i32, b: f64) -> bool {
    (f64::from(a) - b * 10.0).abs() <= 2.0
}

const NAMES: [&str; 4] = ["Valdaria", "Bosco sul Noce", "Castelfonte", "San Vigilio di sotto"];

#[test]
fn a_gap_splits_a_line_and_a_lone_value_has_a_dot() {
    let plot = plot(Kind::Line, years(6), vec![series("a", &[1.0, 2.0, GAP, 4.0, GAP, 3.0])]);
    let drawing = drawn(&plot);
    assert_eq!(paths(&drawing, 0), [2]);
    assert_eq!(of(&drawing, Role::Dot, 0).len(), 4);
    let many: Vec<f64> = (0..90).map(|it| if it % 3 == 1 { GAP } else { f64::from(it) }).collect();
    let drawing = drawn(&super::tests::plot(Kind::Line, years(90), vec![series("a", &many)]));
    // Two values stand beside each other, between gaps; the first and the last do not.
    assert_eq!(paths(&drawing, 0), vec![2; 29]);
    assert_eq!(of(&drawing, Role::Dot, 0).len(), 2);
}

#[test]
fn what_may_still_change_is_dotted() {
    let mut values = series("a", &[1.0, 2.0, 3.0, 4.0]);
    values.provisional = vec![3];
    let drawing = drawn(&plot(Kind::Line, years(4), vec![values.clone()]));
    let provisional =
        |role| -> Vec<bool> { of(&drawing, role, 0).iter().map(|it| it.ink.provisional).collect() };
    assert_eq!(provisional(Role::Line), [false, true]);
    assert_eq!(paths(&drawing, 0), [3, 2]);
    assert_eq!(provisional(Role::Dot), [false, false, false, true]);
    let drawing = drawn(&plot(Kind::Bar, years(4), vec![values]));
    let bars = of(&drawing, Role::Bar, 0);
    assert_eq!(bars.iter().filter(|it| it.ink.provisional).count(), 1);
}

#[test]
fn bars_and_areas_begin_at_zero() {
    let values = || vec![series("a", &[70.0, 80.0, 75.0]), series("b", &[-3.0, 82.0, 90.0])];
    for kind in [Kind::Bar, Kind::Lying, Kind::Area, Kind::Stack, Kind::Share] {
        let drawing = drawn(&plot(kind, words(&NAMES[..3]), values()));
        let (low, high) = drawing.frame.domain;
        assert!(low <= 0.0 && 0.0 <= high, "{kind:?}: {low} to {high}");
    }
    let drawing = drawn(&plot(Kind::Bar, words(&NAMES[..3]), values()));
    let (_, zero) = drawing.frame.place(0.0, 0.0);
    for (low, high) in bars(&drawing, 0) {
        assert!(near(high.1, zero) && low.1 < high.1);
    }
    assert!(near(bars(&drawing, 1)[0].0.1, zero), "below zero a bar hangs from it");
    let drawing = drawn(&plot(Kind::Lying, words(&NAMES[..3]), values()));
    let (zero, _) = drawing.frame.place(0.0, 0.0);
    assert!(bars(&drawing, 0).iter().all(|it| near(it.0.0, zero)));
}

#[test]
fn a_line_begins_at_zero_only_if_that_is_near() {
    let domain = |values: &[f64]| {
        drawn(&plot(Kind::Line, years(values.len()), vec![series("a", values)])).frame.domain
    };
    assert_eq!(domain(&[2.0, 9.0]), (0.0, 10.0));
    assert_eq!(domain(&[80.0, 90.0]), (80.0, 90.0));
    assert_eq!(domain(&[5.0, 5.0]), (4.4, 5.6));
    assert_eq!(domain(&[0.0]), (0.0, 1.0));
    assert_eq!(domain(&[GAP]), (0.0, 1.0));
    assert_eq!(domain(&[-9.0, -1.0]), (-10.0, 0.0));
}

#[test]
fn bars_upon_each_other_add_up() {
    let values =
        vec![series("a", &[10.0, 20.0]), series("b", &[30.0, GAP]), series("c", &[-5.0, 20.0])];
    let drawing = drawn(&plot(Kind::Stack, words(&NAMES[..2]), values.clone()));
    assert_eq!(drawing.frame.domain, (-10.0, 40.0));
    let (first, second) = (bars(&drawing, 0), bars(&drawing, 1));
    assert_eq!(first[0].0.1, second[0].1.1, "the second begins where the first ends");
    let (_, top) = drawing.frame.place(0.0, 40.0);
    assert!(near(second[0].0.1, top));
    let (_, zero) = drawing.frame.place(0.0, 0.0);
    assert!(near(bars(&drawing, 2)[0].0.1, zero), "less than nothing is below zero");
    assert_eq!(second.len(), 1, "a gap has no bar");
    let (plot, guides) =
        (plot(Kind::Share, words(&NAMES[..2]), values[..2].into()), Guides::default());
    let drawing = drawn(&plot);
    let (_, all) = drawing.frame.place(0.0, 100.0);
    assert!(near(bars(&drawing, 1)[0].0.1, all), "all of them are 100 %");
    assert_eq!(bars(&drawing, 0).len(), 1, "nobody knows the part of an unknown whole");
    let scene = scene(&plot, &[true, false], &guides, 600.0);
    assert_eq!(bars(&draw(&scene), 0).len(), 2, "what is hidden is no gap");
}

#[test]
fn bars_beside_each_other_do_not_touch_others_and_have_patterns() {
    let many: Vec<Series> = (0..6).map(|it| series("a", &[5.0 + f64::from(it), 9.0])).collect();
    let drawing = drawn(&plot(Kind::Bar, words(&NAMES[..2]), many));
    let mut all: Vec<(Point, Point)> = (0..6).flat_map(|it| bars(&drawing, it)).collect();
    all.sort();
    for pair in all.windows(2) {
        assert!(pair[0].1.0 <= pair[1].0.0 + 1, "{pair:?}");
    }
    let hatches: Vec<usize> = (0..6).map(|it| of(&drawing, Role::Hatch, it).len()).collect();
    assert_eq!(hatches[0], 0);
    assert!(hatches[1..].iter().all(|it| 0 < *it), "{hatches:?}");
}

#[test]
fn values_are_written_at_few_bars() {
    let values = vec![series("a", &[10.5, 20.0, -4.25])];
    let drawing = drawn(&plot(Kind::Bar, words(&NAMES[..3]), values.clone()));
    assert_eq!(texts(&drawing, Role::Value), ["10.50", "20.00", "-4.25"]);
    let drawing = drawn(&plot(Kind::Lying, words(&NAMES[..3]), values));
    assert_eq!(texts(&drawing, Role::Value).len(), 3);
    let many: Vec<f64> = (0..90).map(f64::from).collect();
    let drawing = drawn(&plot(Kind::Bar, years(90), vec![series("a", &many)]));
    assert_eq!(texts(&drawing, Role::Value), [""; 0]);
}

#[test]
fn values_at_bars_have_the_decimals_of_the_page() {
    for kind in [Kind::Bar, Kind::Lying] {
        let plot = plot(kind, words(&NAMES[..3]), vec![series("a", &[12.34, 20.0, 0.0])]);
        let guides = Guides::default();
        for (labels, expected) in
            [(Plain(0), ["12", "20", "0"]), (Plain(3), ["12.340", "20.000", "0.000"])]
        {
            let scene = Scene { labels: &labels, ..scene(&plot, &[true], &guides, 600.0) };
            assert_eq!(texts(&draw(&scene), Role::Value), expected, "{kind:?}");
        }
    }
}

#[test]
fn no_more_lying_bars_are_drawn_than_anybody_reads() {
    let names: Vec<String> = (0..200_000).map(|it| format!("Comune {it}")).collect();
    let values: Vec<f64> = (0..200_000).map(f64::from).collect();
    let plot = plot(Kind::Lying, Axis::Categories(names), vec![series("a", &values)]);
    let guides = Guides::default();
    let mut scene = scene(&plot, &[true], &guides, 600.0);
    scene.height = height_wanted(&scene);
    assert!(scene.height < 3_000.0, "{}", scene.height);
    let drawing = draw(&scene);
    assert_eq!(bars(&drawing, 0).len(), MOST_LYING);
    assert_eq!(texts(&drawing, Role::Tick)[..2], ["Comune 0", "Comune 1"]);
    scene.window = 100..120;
    assert_eq!(draw(&scene).frame.window, 100..120);
    scene.window = 100..200_000;
    assert_eq!(draw(&scene).frame.window, 100..160);
}

#[test]
fn thousands_of_positions_are_laid_out_in_no_time() {
    use std::cell::Cell;
    struct Counted(Cell<usize>);
    impl Labels for Counted {
        fn value(&self, value: f64, decimals: u32) -> String {
            Plain(0).value(value, decimals)
        }
        fn moment(&self, seconds: f64, unit: Unit) -> String {
            self.0.set(self.0.get() + 1);
            Plain(0).moment(seconds, unit)
        }
        fn number(&self, value: f64, decimals: u32) -> String {
            self.0.set(self.0.get() + 1);
            Plain(0).number(value, decimals)
        }
        fn decimals(&self) -> u32 {
            0
        }
    }
    let values: Vec<f64> = (0..200_000).map(f64::from).collect();
    let guides = Guides::default();
    for axis in [years(200_000), Axis::Numbers(values.clone())] {
        let plot = plot(Kind::Bar, axis, vec![series("a", &values)]);
        let labels = Counted(Cell::new(0));
        draw(&Scene { labels: &labels, ..scene(&plot, &[true], &guides, 600.0) });
        assert!(labels.0.get() < 500, "{} words", labels.0.get());
    }
}

#[test]
fn what_is_said_to_be_thinned_has_fewer_marks_than_values() {
    let guides = Guides::default();
    let check = |kind: Kind, count: usize, expected: bool| {
        let values: Vec<f64> = (0..count).map(|it| (it * 7919 % 1013) as f64 - 500.0).collect();
        let plot = plot(kind, years(count), vec![series("a", &values)]);
        let scene = scene(&plot, &[true], &guides, 600.0);
        let drawing = draw(&scene);
        assert_eq!(is_thinned(&scene), expected, "{kind:?} {count}");
        // The mark of a bar is one, even where it is a line of two points.
        let per_mark = if of(&drawing, Role::Trace, 0).len() < 2 { 1 } else { 2 };
        let marks = drawing.sheet.marks() / per_mark;
        assert_eq!(marks < count, expected, "{kind:?} {count}: {marks}");
    };
    for kind in [Kind::Bar, Kind::Stack] {
        check(kind, 300, false);
        check(kind, 1_100, false);
        check(kind, 1_250, true);
        check(kind, 20_000, true);
    }
    check(Kind::Line, 2_300, false);
    check(Kind::Line, 20_000, true);
}

#[test]
fn thinned_bars_keep_the_least_and_the_greatest() {
    let mut values = vec![5.0; 20_000];
    (values[7_777], values[7_778], values[12_345]) = (-3.0, 90.0, 40.0);
    for kind in [Kind::Bar, Kind::Stack] {
        let both = vec![series("a", &values), series("b", &vec![1.0; 20_000])];
        let drawing = drawn(&plot(kind, years(20_000), both));
        let ends: Vec<Point> = of(&drawing, Role::Trace, 0)
            .iter()
            .flat_map(|it| match &it.form {
                Form::Path(points) => points.clone(),
                _ => Vec::new(),
            })
            .collect();
        for value in [-3.0, 90.0, 40.0] {
            let (_, y) = drawing.frame.place(0.0, value);
            assert!(ends.iter().any(|it| near(it.1, y)), "{kind:?}: {value}");
        }
    }
}

#[test]
fn a_bar_too_narrow_for_its_outline_is_a_line() {
    let values = series("a", &[5.0; 400]);
    let drawing = drawn(&plot(Kind::Bar, years(400), vec![values]));
    assert_eq!(of(&drawing, Role::Trace, 0).len(), 400);
    assert_eq!(bars(&drawing, 0), []);
}

#[test]
fn lines_are_named_at_their_ends_where_there_is_room() {
    let values: Vec<Series> = NAMES.iter().map(|it| series(it, &[1.0, 5.0])).collect();
    let plot = plot(Kind::Line, years(2), values);
    let wide = drawing(&plot, &Guides::default(), 900.0);
    assert_eq!(texts(&wide, Role::Name).len(), 4);
    assert!(wide.frame.inner[2] < 800.0);
    let narrow = drawing(&plot, &Guides::default(), 500.0);
    assert_eq!(texts(&narrow, Role::Name), [""; 0]);
}

#[test]
fn a_target_is_on_the_axis_and_named() {
    let guides = Guides {
        target: Some(Guide { value: 30.0, name: "Obiettivo: 30 giorni".into() }),
        thresholds: vec![Guide { value: 20.0, name: "Media: 20".into() }],
        bands: vec![Band { from: 0.0, to: 10.0, name: "Buono".into() }],
        notes: vec![
            Note { index: 1, name: "Pandemia".into() },
            Note { index: 99, name: "Nowhere".into() },
        ],
    };
    for kind in [Kind::Line, Kind::Bar, Kind::Lying] {
        let plot = plot(kind, years(4), vec![series("a", &[5.0, 6.0, 7.0, 8.0])]);
        let drawing = drawing(&plot, &guides, 600.0);
        assert_eq!(drawing.frame.domain, (0.0, 30.0), "{kind:?}");
        assert_eq!(of(&drawing, Role::Target, 0).len(), 1);
        assert_eq!(of(&drawing, Role::Threshold, 0).len(), 1);
        assert_eq!(of(&drawing, Role::Band, 0).len(), 1);
        // Beside bars a name may take two lines.
        let names = texts(&drawing, Role::Name).join(" ");
        assert!(names.contains("Obiettivo: 30 giorni"), "{kind:?}: {names}");
        assert!(names.contains("Buono"), "{kind:?}: {names}");
        assert_eq!(texts(&drawing, Role::NoteNumber), ["1"]);
    }
}

#[test]
fn a_small_line_has_no_words() {
    let plot = plot(Kind::Tile, years(4), vec![series("a", &[70.0, 72.0, GAP, 75.0])]);
    let guides = Guides {
        target: Some(Guide { value: 30.0, name: "Obiettivo".into() }),
        ..Guides::default()
    };
    let scene = Scene {
        plot: &plot,
        shown: &[true],
        window: 0..4,
        width: 120.0,
        height: 32.0,
        em: 16.0,
        guides: &guides,
        labels: &Plain(2),
        domain: None,
        spark: true,
    };
    let drawing = draw(&scene);
    assert!(drawing.sheet.shapes.iter().all(|it| matches!(it.ink.role, Role::Line | Role::Dot)));
    assert_eq!(of(&drawing, Role::Dot, 0).len(), 1);
    assert_eq!(drawing.frame.domain, (70.0, 75.0));
}

#[test]
fn bars_with_long_names_want_to_lie() {
    let long = ["Ufficio tecnico e lavori pubblici", "Servizi demografici", "Anagrafe", "Tributi"];
    let wants = |axis: Axis, width| {
        let plot = plot(Kind::Bar, axis, vec![series("a", &[1.0; 4])]);
        let guides = Guides::default();
        wants_lying(&Scene {
            plot: &plot,
            shown: &[true],
            window: 0..4,
            width,
            height: 300.0,
            em: 16.0,
            guides: &guides,
            labels: &Plain(2),
            domain: None,
            spark: false,
        })
    };
    assert!(wants(words(&long), 320.0));
    assert!(!wants(words(&long), 900.0));
    assert!(!wants(years(4), 320.0));
}

#[test]
fn a_million_values_are_few_points() {
    let count = 1_000_000;
    let values: Vec<f64> = (0..count).map(|it| f64::from(it % 1013)).collect();
    let axis = Axis::Moments(Grain::Instant, (0..count).map(|it| f64::from(it) * 60.0).collect());
    let plot = plot(Kind::Line, axis, vec![series("a", &values)]);
    let drawing = drawing(&plot, &Guides::default(), 1000.0);
    assert!(drawing.sheet.marks() < 5_000, "{}", drawing.sheet.marks());
    assert!(drawing.frame.position_at(&plot, &[true], 500.0, 100.0).is_some());
    let bars =
        drawn(&super::tests::plot(Kind::Bar, years(20_000), vec![series("a", &values[..20_000])]));
    assert!(of(&bars, Role::Trace, 0).len() <= 1_200);
}

#[test]
fn a_pointer_finds_the_nearest_position_and_a_brush_a_window() {
    for (kind, axis) in [(Kind::Line, years(9)), (Kind::Bar, years(9)), (Kind::Lying, years(9))] {
        let values: Vec<f64> = (1..10).map(f64::from).collect();
        let plot = plot(kind, axis, vec![series("a", &values)]);
        let Drawing { frame, .. } = drawn(&plot);
        for index in 0..9 {
            let (x, y) = frame.point(&plot, &[true], 0, index).expect("a point");
            let [left, top, right, bottom] = frame.inner;
            let (x, y) = (x.clamp(left, right), y.clamp(top, bottom));
            assert_eq!(frame.position_at(&plot, &[true], x, y), Some(index), "{kind:?}");
        }
        assert_eq!(frame.position_at(&plot, &[true], -1.0, 100.0), None);
        let along = |index| {
            let (x, y) = frame.point(&plot, &[true], 0, index).expect("a point");
            if frame.lying { y } else { x }
        };
        assert_eq!(frame.window_between(&plot, along(5) + 1.0, along(2) - 1.0), 2..6, "{kind:?}");
        assert_eq!(frame.window_between(&plot, -9e9, 9e9), 0..9, "{kind:?}");
    }
    let plot = plot(
        Kind::Scatter,
        Axis::Numbers(vec![5.0, 1.0, 9.0]),
        vec![series("a", &[1.0, 2.0, 9.0])],
    );
    let Drawing { frame, .. } = drawn(&plot);
    for index in 0..3 {
        let (x, y) = frame.point(&plot, &[true], 0, index).expect("a point");
        assert_eq!(frame.position_at(&plot, &[true], x, y), Some(index));
    }
}

#[test]
fn of_a_cloud_the_nearest_point_that_is_shown_is_found() {
    let axis = Axis::Numbers(vec![5.0, 5.1, 9.0, GAP]);
    let values = [[1.0, GAP, GAP, 1.0], [GAP, 1.1, 9.0, 2.0]];
    let plot = plot(Kind::Scatter, axis, values.iter().map(|it| series("a", it)).collect());
    let Drawing { frame, .. } = drawn(&plot);
    let (x, y) = frame.point(&plot, &[true, true], 0, 0).expect("a point");
    for (shown, expected) in
        [([true, true], Some(0)), ([false, true], Some(1)), ([false, false], None)]
    {
        assert_eq!(frame.position_at(&plot, &shown, x, y), expected, "{shown:?}");
    }
}

#[test]
fn nothing_to_draw_is_drawn_too() {
    for kind in Kind::ALL {
        for plot in [
            plot(kind, words(&[]), Vec::new()),
            plot(kind, years(0), vec![series("a", &[])]),
            plot(kind, years(1), vec![series("a", &[GAP])]),
            plot(kind, Axis::Numbers(vec![GAP]), vec![series("a", &[1e308])]),
            plot(kind, words(&["x", "y"]), vec![series("a", &[-1e308, 1e308])]),
        ] {
            for width in [0.0, 40.0, 600.0] {
                let drawing = drawing(&plot, &Guides::default(), width);
                assert_eq!(drawing.frame.position_at(&plot, &[], -1.0, -1.0), None);
            }
        }
    }
}
