//! A sheet as elements of the page: paths and words with a class for each role, coloured by `drawing.css`.

use cw_kit::tag;
use cw_kit::ui::shape;
use cw_kit::ui::tag::Tag;

use super::trace::{data, pixels};
use super::{Anchor, Form, Ink, Point, Role, Sheet, tenths};

/// The drawing. What it shows is said elsewhere in words and in a table, so nobody has it read out.
pub fn svg(sheet: &Sheet) -> Tag {
    svg_as("sheet", sheet)
}

/// The same under another class.
pub fn svg_as(class: &'static str, sheet: &Sheet) -> Tag {
    let (width, height) = (pixels(tenths(sheet.width)), pixels(tenths(sheet.height)));
    let view = ["0 0 ", &width, " ", &height].concat();
    let mut svg = tag!(
        "svg", "aria-hidden": "true", "class": class, "width": width, "height": height,
        "viewBox": view,
    );
    for stroke in sheet.strokes() {
        let Some(first) = stroke.first() else { continue };
        svg.add(match &first.form {
            Form::Text(at, anchor, words) => text(first.ink.role, *at, *anchor, words),
            _ => path(first.ink, data(stroke)),
        });
    }
    svg
}

fn path(ink: Ink, data: String) -> Tag {
    let dash = Some(ink.dash()).filter(|it| !it.is_empty());
    tag!("path", "class": class(ink), "d": data, "stroke-dasharray": dash)
}

fn text(role: Role, at: Point, anchor: Anchor, words: &String) -> Tag {
    let anchor = match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    tag!(
        "text", "class": name(role), "x": pixels(at.0), "y": pixels(at.1), "text-anchor": anchor,
    )
    .with(words)
}

/// "line layer-2 provisional"
fn class(ink: Ink) -> String {
    let mut class = String::from(name(ink.role));
    if ink.role.is_of_layer() {
        class.push(' ');
        class.push_str(&shape::class(ink.layer.into()));
    }
    if ink.provisional {
        class.push_str(" provisional");
    }
    class
}

fn name(role: Role) -> &'static str {
    match role {
        Role::Band => "band",
        Role::Grid => "grid",
        Role::Base => "base",
        Role::Fill => "fill",
        Role::Bar => "bar",
        Role::Hatch => "hatch",
        Role::Line => "line",
        Role::Trace => "trace",
        Role::Dot => "dot",
        Role::Leader => "leader",
        Role::Target => "target",
        Role::Threshold => "threshold",
        Role::NoteLine => "note-line",
        Role::NoteDot => "note-dot",
        Role::Tick => "tick",
        Role::Value => "value",
        Role::Name => "name",
        Role::NoteNumber => "note-number",
        Role::Title => "title",
        Role::Words => "words",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_says_role_and_series() {
        assert_eq!(class(Role::Line.of(2, true)), "line layer-2 provisional");
        assert_eq!(class(Role::Grid.ink()), "grid");
    }

    #[test]
    fn every_role_has_a_name_of_its_own() {
        for (index, role) in Role::ALL.into_iter().enumerate() {
            assert!(Role::ALL[..index].iter().all(|it| name(*it) != name(role)), "{role:?}");
        }
    }
}
