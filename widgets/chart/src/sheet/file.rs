//! A sheet as a document of SVG that stands alone: with its words, and colours of its own.

use cw_model::number::whole;

use super::caption::{Caption, captioned};
use super::look::Palette;
use super::trace::{data, pixels};
use super::{Anchor, Form, Ink, Point, Sheet, tenths};

/// The document.
pub fn svg_file(sheet: &Sheet, caption: &Caption) -> String {
    let (sheet, palette) = (captioned(sheet, caption), Palette::paper());
    let (width, height) = (pixels(tenths(sheet.width)), pixels(tenths(sheet.height)));
    let mut into = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg");
    attribute("xmlns", "http://www.w3.org/2000/svg", &mut into);
    attribute("width", &width, &mut into);
    attribute("height", &height, &mut into);
    attribute("viewBox", &["0 0 ", &width, " ", &height].concat(), &mut into);
    attribute("font-family", &palette.font, &mut into);
    attribute("stroke-linejoin", "round", &mut into);
    attribute("role", "img", &mut into);
    into.push_str(">\n");
    for (name, words) in [("title", &caption.title), ("desc", &caption.summary)] {
        for piece in ["<", name, ">"] {
            into.push_str(piece);
        }
        escape(words, &mut into);
        for piece in ["</", name, ">\n"] {
            into.push_str(piece);
        }
    }
    into.push_str("<rect width=\"100%\" height=\"100%\"");
    attribute("fill", &palette.background, &mut into);
    into.push_str("/>\n");
    for stroke in sheet.strokes() {
        let Some(first) = stroke.first() else { continue };
        match &first.form {
            Form::Text(at, anchor, words) => {
                text(sheet.em, &palette, first.ink, *at, *anchor, words, &mut into);
            }
            _ => path(&palette, first.ink, &data(stroke), &mut into),
        }
    }
    into.push_str("</svg>\n");
    into
}

fn path(palette: &Palette, ink: Ink, data: &str, into: &mut String) {
    let look = palette.look(ink);
    into.push_str("<path");
    attribute("d", data, into);
    attribute("fill", look.fill.unwrap_or("none"), into);
    if look.opacity < 1.0 {
        attribute("fill-opacity", &part(look.opacity), into);
    }
    if let Some(stroke) = look.stroke {
        attribute("stroke", stroke, into);
        attribute("stroke-width", &pixels(tenths(look.width)), into);
        if !ink.dash().is_empty() {
            attribute("stroke-dasharray", ink.dash(), into);
        }
        if ink.role.has_round_ends() {
            attribute("stroke-linecap", "round", into);
        }
    }
    into.push_str("/>\n");
}

/// "0.25": two digits, for what is less than one.
fn part(part: f64) -> String {
    let hundredths = whole((100.0 + part * 100.0).round() as i64);
    ["0.", hundredths.get(1..).unwrap_or_default()].concat()
}

fn text(
    em: f64,
    palette: &Palette,
    ink: Ink,
    at: Point,
    anchor: Anchor,
    words: &str,
    into: &mut String,
) {
    let look = palette.look(ink);
    into.push_str("<text");
    attribute("x", &pixels(at.0), into);
    attribute("y", &pixels(at.1), into);
    attribute("font-size", &pixels(tenths(ink.role.size() * em)), into);
    attribute("fill", look.fill.unwrap_or(&palette.text), into);
    match anchor {
        Anchor::Start => {}
        Anchor::Middle => attribute("text-anchor", "middle", into),
        Anchor::End => attribute("text-anchor", "end", into),
    }
    if look.bold {
        attribute("font-weight", "bold", into);
    }
    if ink.role.has_halo() {
        attribute("stroke", &palette.background, into);
        attribute("stroke-width", "6", into);
        attribute("paint-order", "stroke", into);
    }
    into.push('>');
    escape(words, into);
    into.push_str("</text>\n");
}

fn attribute(name: &str, value: &str, into: &mut String) {
    for piece in [" ", name, "=\""] {
        into.push_str(piece);
    }
    escape(value, into);
    into.push('"');
}

/// Text as XML; signs that XML knows none of are left out.
fn escape(text: &str, into: &mut String) {
    for sign in text.chars() {
        match sign {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\t' | '\n' | '\r' => into.push(' '),
            '\0'..' ' | '\u{fffe}' | '\u{ffff}' => {}
            _ => into.push(sign),
        }
    }
}

#[cfg(test)]
mod tests;
