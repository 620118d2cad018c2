//! A sheet as pixels: where it has too many marks for elements, and for a picture to take away.

use cw_kit::ui::shape;
use cw_model::number::digits;
use cw_model::scan::pieces;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, window};

use super::look::{Look, Palette};
use super::trace::{Pen, pixels, trace};
use super::{Anchor, Form, Ink, Point, Role, Shape, Sheet, tenths};

/// How many colours series have before the first comes again.
const LAYERS: usize = 14;

/// Draws a sheet, `ratio` pixels for each of CSS. `None` where the browser gives no canvas.
pub fn paint(
    sheet: &Sheet,
    palette: &Palette,
    canvas: &HtmlCanvasElement,
    ratio: f64,
) -> Option<()> {
    canvas.set_width((sheet.width * ratio) as u32);
    canvas.set_height((sheet.height * ratio) as u32);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0).ok()?;
    context.clear_rect(0.0, 0.0, sheet.width, sheet.height);
    context.set_line_join("round");
    let mut brush = Brush { context };
    for stroke in sheet.strokes() {
        let Some(first) = stroke.first() else { continue };
        match &first.form {
            Form::Text(at, anchor, words) => {
                brush.write(sheet.em, palette, first.ink, *at, *anchor, words);
            }
            _ => brush.draw(stroke, first.ink, palette.look(first.ink)),
        }
    }
    Some(())
}

/// A picture to take away: a canvas that stands nowhere, on white.
pub fn picture(sheet: &Sheet, ratio: f64) -> Option<HtmlCanvasElement> {
    let canvas = window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let palette = Palette::paper();
    // The rim of the ground stays outside.
    let corner = (tenths(sheet.width) + 100, tenths(sheet.height) + 100);
    let ground = Shape { ink: Role::NoteDot.ink(), form: Form::Rect((-100, -100), corner) };
    let mut shapes = vec![ground];
    shapes.extend_from_slice(&sheet.shapes);
    paint(&Sheet { shapes, ..*sheet }, &palette, &canvas, ratio)?;
    Some(canvas)
}

impl Palette {
    /// The colours of the page, read from an element of ours that has our tokens.
    pub fn of(root: &Element) -> Option<Self> {
        let window = window()?;
        let read = |element: &Element, name| {
            window.get_computed_style(element).ok()??.get_property_value(name).ok()
        };
        let color = |name| read(root, name).map(|it| String::from(it.trim_ascii()));
        let forced = window.match_media("(forced-colors: active)").ok()??.matches();
        let text = color("--_text")?;
        let mut layers = Vec::new();
        if forced {
            layers.push(text.clone());
        } else {
            // The colours of layers are on their classes.
            let probe = window.document()?.create_element("i").ok()?;
            root.append_child(&probe).ok()?;
            for layer in 0..LAYERS {
                probe.set_class_name(&shape::class(layer));
                let found = read(&probe, "--_layer").unwrap_or_default();
                if found.is_empty() {
                    break;
                }
                layers.push(String::from(found.trim_ascii()));
            }
            probe.remove();
        }
        Some(Palette {
            background: color("--_background")?,
            text,
            muted: color("--_muted")?,
            line: color("--_line")?,
            hairline: color("--_hairline")?,
            layers,
            font: color("font-family")?,
            forced,
        })
    }
}

/// A pen of the browser.
struct Brush {
    context: CanvasRenderingContext2d,
}

fn px(tenths: i32) -> f64 {
    f64::from(tenths) / 10.0
}

impl Pen for Brush {
    fn begin(&mut self, point: Point) {
        self.context.move_to(px(point.0), px(point.1));
    }

    fn go(&mut self, point: Point) {
        self.context.line_to(px(point.0), px(point.1));
    }

    fn close(&mut self) {
        self.context.close_path();
    }

    fn circle(&mut self, middle: Point, radius: i32) {
        let (x, y, radius) = (px(middle.0), px(middle.1), px(radius));
        self.context.move_to(x + radius, y);
        // Fails for a negative radius only.
        let _ = self.context.arc(x, y, radius, 0.0, std::f64::consts::TAU);
    }
}

impl Brush {
    fn draw(&mut self, shapes: &[Shape], ink: Ink, look: Look) {
        self.context.begin_path();
        shapes.iter().for_each(|it| trace(it, self));
        if let Some(fill) = look.fill {
            self.context.set_global_alpha(look.opacity);
            self.context.set_fill_style_str(fill);
            self.context.fill();
            self.context.set_global_alpha(1.0);
        }
        if let Some(stroke) = look.stroke {
            let dash = Array::new();
            for it in pieces(ink.dash(), b" ") {
                if let Some(length) = digits(it) {
                    dash.push(&f64::from(length).into());
                }
            }
            let _ = self.context.set_line_dash(&dash);
            let is_round = ink.role.has_round_ends();
            self.context.set_line_cap(if is_round { "round" } else { "butt" });
            self.context.set_line_width(look.width);
            self.context.set_stroke_style_str(stroke);
            self.context.stroke();
        }
    }

    fn write(&self, em: f64, palette: &Palette, ink: Ink, at: Point, anchor: Anchor, words: &str) {
        let (look, context) = (palette.look(ink), &self.context);
        let size = pixels(tenths(ink.role.size() * em));
        let weight = if look.bold { "bold " } else { "" };
        context.set_font(&[weight, &size, "px ", &palette.font].concat());
        context.set_text_align(match anchor {
            Anchor::Start => "left",
            Anchor::Middle => "center",
            Anchor::End => "right",
        });
        let (x, y) = (px(at.0), px(at.1));
        if ink.role.has_halo() {
            let _ = context.set_line_dash(&Array::new());
            context.set_line_width(6.0);
            context.set_stroke_style_str(&palette.background);
            let _ = context.stroke_text(words, x, y);
        }
        context.set_fill_style_str(look.fill.unwrap_or(&palette.text));
        let _ = context.fill_text(words, x, y);
    }
}
