//! Letters as outlines: three faces of Titillium Web, unchanged from npm `@expo-google-fonts/titillium-web` 0.4.1.
//!
//! SIL Open Font License 1.1: `seed/fonts/OFL.txt`.

use tiny_skia::{Path, PathBuilder, Transform};
use ttf_parser::{Face, FaceParsingError, GlyphId, OutlineBuilder};

/// Which face a text is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Streets.
    Regular,
    /// Villages.
    SemiBold,
    /// Waters and land.
    Italic,
}

/// The faces.
pub struct Letters {
    regular: Face<'static>,
    semi_bold: Face<'static>,
    italic: Face<'static>,
}

/// One letter of a text.
#[derive(Clone, Copy, Debug)]
pub struct Letter {
    /// Which.
    pub glyph: GlyphId,
    /// How far the next one is, in ems.
    pub advance: f32,
}

impl Letters {
    /// Reads the faces.
    pub fn read() -> Result<Self, FaceParsingError> {
        Ok(Letters {
            regular: Face::parse(include_bytes!("../../seed/fonts/TitilliumWeb-Regular.ttf"), 0)?,
            semi_bold: Face::parse(
                include_bytes!("../../seed/fonts/TitilliumWeb-SemiBold.ttf"),
                0,
            )?,
            italic: Face::parse(include_bytes!("../../seed/fonts/TitilliumWeb-Italic.ttf"), 0)?,
        })
    }

    /// The letters of `text`; what the face does not have is left out.
    pub fn set(&self, text: &str, style: Style) -> Vec<Letter> {
        let face = self.face(style);
        let em = f32::from(face.units_per_em());
        let letter = |it: char| {
            let glyph = face.glyph_index(it)?;
            let advance = f32::from(face.glyph_hor_advance(glyph)?) / em;
            Some(Letter { glyph, advance })
        };
        text.chars().filter_map(letter).collect()
    }

    /// Adds a letter to `path`: its baseline begins at a pixel and climbs by `angle`.
    pub fn draw(
        &self,
        path: &mut PathBuilder,
        glyph: GlyphId,
        style: Style,
        size: f32,
        place: (f32, f32, f32),
    ) {
        let (x, y, angle) = place;
        let face = self.face(style);
        let mut outline = Outline(PathBuilder::new());
        face.outline_glyph(glyph, &mut outline);
        let scale = size / f32::from(face.units_per_em());
        let turned = Transform::from_row(angle.cos(), angle.sin(), -angle.sin(), angle.cos(), x, y);
        let placed = turned.pre_scale(scale, -scale);
        let outline: Option<Path> = outline.0.finish().and_then(|it| it.transform(placed));
        if let Some(outline) = outline {
            path.push_path(&outline);
        }
    }

    fn face(&self, style: Style) -> &Face<'static> {
        match style {
            Style::Regular => &self.regular,
            Style::SemiBold => &self.semi_bold,
            Style::Italic => &self.italic,
        }
    }
}

struct Outline(PathBuilder);

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
