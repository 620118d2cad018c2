//! The document, as facts.

use proptest::prelude::*;

use super::*;
use crate::sheet::{Role, Shape, tenths};

fn sheet(words: &str) -> Sheet {
    let shapes = vec![
        Shape { ink: Role::Grid.ink(), form: Form::Path(vec![(0, 100), (4000, 100)]) },
        Shape { ink: Role::Grid.ink(), form: Form::Path(vec![(0, 200), (4000, 200)]) },
        Shape { ink: Role::Bar.of(0, false), form: Form::Rect((10, 10), (50, 90)) },
        Shape { ink: Role::Fill.of(1, false), form: Form::Area(vec![(0, 0), (9, 9), (0, 9)]) },
        Shape { ink: Role::Dot.of(2, true), form: Form::Mark((70, 70), 48) },
        Shape {
            ink: Role::Tick.ink(),
            form: Form::Text((5, 5), Anchor::Middle, String::from(words)),
        },
    ];
    Sheet { width: 400.0, height: 200.0, em: 16.0, shapes }
}

fn caption(words: &str) -> Caption {
    Caption {
        title: words.into(),
        summary: words.into(),
        measures: "Riferimenti: 20 giorni".into(),
        notes: vec!["1 – 2020: Chiusura".into(), "2 – 2021: Sportello".into()],
        source: words.into(),
        legend: vec![(0, words.into()), (1, "Valdaria".into())],
    }
}

/// Steps over elements, attributes and texts; the names of the elements, or what is wrong.
fn elements(mut rest: &str) -> Result<Vec<&str>, String> {
    let (mut names, mut open) = (Vec::new(), Vec::new());
    rest = rest.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").ok_or("no head")?;
    while let Some(at) = rest.find('<') {
        references(&rest[..at])?;
        let end = rest[at..].find('>').ok_or("an open tag")? + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            let opened: Option<&str> = open.pop();
            if opened != Some(name) {
                return Err(format!("{name} closes {opened:?}"));
            }
            continue;
        }
        let inner = tag.strip_suffix('/').unwrap_or(tag);
        let (name, mut attributes) = inner.split_once(' ').unwrap_or((inner, ""));
        names.push(name);
        if !tag.ends_with('/') {
            open.push(name);
        }
        while let Some((key, more)) = attributes.split_once("=\"") {
            let (value, more) = more.split_once('"').ok_or("an open attribute")?;
            let is_name = |it: char| it.is_ascii_alphanumeric() || it == '-';
            if !key.trim().chars().all(is_name) {
                return Err(format!("an attribute called {key}"));
            }
            references(value)?;
            attributes = more;
        }
        if !attributes.trim().is_empty() {
            return Err(format!("{attributes} in a tag"));
        }
    }
    if open.is_empty() && rest.trim().is_empty() { Ok(names) } else { Err("open".into()) }
}

fn references(text: &str) -> Result<(), String> {
    for (at, _) in text.match_indices('&') {
        let known = ["&amp;", "&lt;", "&gt;", "&quot;"];
        if !known.iter().any(|it| text[at..].starts_with(it)) {
            return Err(format!("a bare & in {text}"));
        }
    }
    match text.chars().find(|it| *it < ' ' && *it != '\n') {
        Some(sign) => Err(format!("{sign:?}")),
        None => Ok(()),
    }
}

#[test]
fn a_document_has_its_words_and_draws_neighbours_of_one_ink_in_one_go() {
    let file = svg_file(&sheet("2024"), &caption("Giorni per rispondere"));
    let names = elements(&file).expect("well formed");
    let count = |name| names.iter().filter(|it| **it == name).count();
    assert_eq!(names[..4], ["svg", "title", "desc", "rect"]);
    // Title, summary, source, two names of series, measures, two notes; and what was on the sheet.
    assert_eq!(count("text"), 9);
    for words in ["Riferimenti: 20 giorni", "1 – 2020: Chiusura", "2 – 2021: Sportello"] {
        assert!(file.contains(words), "{words}");
    }
    // Two marks of the legend, both lines of the grid at once, bar, area, dot.
    assert_eq!(count("path"), 6);
    assert!(file.contains("fill-opacity=\"0.18\""));
}

#[test]
fn a_document_is_higher_than_its_sheet_by_its_words() {
    let bare = captioned(&sheet("x"), &Caption::default());
    assert_eq!(bare.width, 432.0);
    let told = captioned(&sheet("x"), &caption("Giorni per rispondere"));
    assert!(bare.height + 60.0 < told.height);
    for it in &told.shapes {
        if let Form::Text((x, y), ..) = it.form {
            assert!(0 < x && 0 < y && y < tenths(told.height), "{it:?}");
        }
    }
}

proptest! {
    #[test]
    fn whatever_the_words_a_document_is_well_formed(words in "\\PC{0,60}|[<>&\"'\\x00-\\x20a]{0,20}") {
        let file = svg_file(&sheet(&words), &caption(&words));
        prop_assert!(elements(&file).is_ok(), "{:?}", elements(&file));
    }

    #[test]
    fn no_document_says_what_no_number_is(x in any::<f64>(), y in -1e4..1e4f64) {
        let mut sheet = sheet("x");
        sheet.shapes.push(Shape { ink: Role::Line.of(0, false), form: Form::Path(vec![(tenths(x), tenths(y)); 2]) });
        let file = svg_file(&sheet, &Caption::default());
        prop_assert!(!file.contains("NaN") && !file.contains("inf"));
    }
}
