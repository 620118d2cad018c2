//! What each role looks like where no style sheet says it: on a canvas, and in a document.

use cw_model::color::{Color, PALETTE, readable};

use super::{Ink, Role};

/// Colours, in the notation of CSS.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// What everything stands on.
    pub background: String,
    /// Words and targets.
    pub text: String,
    /// Words at axes.
    pub muted: String,
    /// The line the positions stand on.
    pub line: String,
    /// The lines at ticks.
    pub hairline: String,
    /// One for each series, and again from the first.
    pub layers: Vec<String>,
    /// The names of typefaces.
    pub font: String,
    /// Whether the reader has chosen the colours: there are two then, and patterns tell series apart.
    pub forced: bool,
}

/// How a role is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look<'p> {
    /// What it is filled with.
    pub fill: Option<&'p str>,
    /// How opaque that is.
    pub opacity: f64,
    /// What its outline is drawn with.
    pub stroke: Option<&'p str>,
    /// How wide that is, in CSS pixels.
    pub width: f64,
    /// Whether its words are bold.
    pub bold: bool,
}

impl Palette {
    /// Dark on white, for what is taken away: it may be printed, and stands on whatever ground.
    pub fn paper() -> Self {
        let white = Color(255, 255, 255);
        Palette {
            background: white.css(),
            text: Color(0x17, 0x32, 0x4d).css(),
            muted: Color(0x47, 0x5d, 0x73).css(),
            line: Color(0x76, 0x85, 0x94).css(),
            hairline: Color(0xd9, 0xdd, 0xe2).css(),
            layers: PALETTE.iter().map(|it| readable(*it, white, 3.0).css()).collect(),
            font: String::from("\"Titillium Web\",system-ui,sans-serif"),
            forced: false,
        }
    }

    fn layer(&self, ink: Ink) -> &str {
        let rank = usize::from(ink.layer).checked_rem(self.layers.len());
        rank.and_then(|it| self.layers.get(it)).unwrap_or(&self.text)
    }

    /// How an ink is drawn. `drawing.css` says the same.
    pub fn look(&self, ink: Ink) -> Look<'_> {
        let none = Look { fill: None, opacity: 1.0, stroke: None, width: 1.0, bold: false };
        let filled = |fill| Look { fill: Some(fill), ..none };
        let drawn = |stroke, width| Look { stroke: Some(stroke), width, ..none };
        let layer = self.layer(ink);
        match ink.role {
            Role::Band => Look { opacity: 0.14, ..filled(&self.line) },
            Role::Grid => drawn(&self.hairline, 1.0),
            Role::Base | Role::Leader => drawn(&self.line, 1.0),
            Role::Fill => Look { opacity: 0.18, ..filled(layer) },
            Role::Bar if ink.provisional && self.forced => {
                Look { stroke: Some(layer), width: 1.5, ..filled(&self.background) }
            }
            Role::Bar if ink.provisional => {
                Look { opacity: 0.25, stroke: Some(layer), width: 1.5, ..filled(layer) }
            }
            Role::Bar if self.forced && ink.layer != 0 => {
                Look { stroke: Some(&self.text), ..filled(&self.background) }
            }
            Role::Bar => Look { stroke: Some(&self.background), ..filled(layer) },
            Role::Hatch if self.forced => drawn(&self.text, 1.5),
            Role::Hatch => drawn(&self.background, 1.5),
            Role::Line => drawn(layer, 2.5),
            Role::Trace => drawn(layer, 1.25),
            Role::Dot if ink.provisional => {
                Look { stroke: Some(layer), width: 2.0, ..filled(&self.background) }
            }
            Role::Dot => Look { stroke: Some(&self.background), ..filled(layer) },
            Role::Target => drawn(&self.text, 2.0),
            Role::Threshold => drawn(&self.muted, 1.5),
            Role::NoteLine => drawn(&self.muted, 1.0),
            Role::NoteDot => {
                Look { stroke: Some(&self.muted), width: 1.5, ..filled(&self.background) }
            }
            Role::Tick => filled(&self.muted),
            Role::NoteNumber | Role::Title | Role::Value | Role::Name => Look {
                bold: matches!(ink.role, Role::NoteNumber | Role::Title),
                ..filled(&self.text)
            },
            Role::Words => filled(&self.text),
        }
    }
}
