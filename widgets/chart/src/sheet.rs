//! What a drawing consists of: shapes, each with the role it plays. Colours come last, from whoever shows it.
//!
//! - [`nodes`]: as elements of the page. [`canvas`]: as pixels. [`file`](file): as a document to take away, with its
//!   [`caption`].
//! - [`look`]: what each role looks like where no style sheet says it. [`trace`]: the outlines of shapes.

pub mod canvas;
pub mod caption;
pub mod file;
pub mod look;
pub mod nodes;
pub mod trace;

/// Tenths of a CSS pixel from the left and from the top: whole, so that no drawing ever says "NaN".
pub type Point = (i32, i32);

/// More marks than these are drawn as pixels: elements of a page are heavier.
pub const MOST_NODES: usize = 5_000;

/// A drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// In CSS pixels.
    pub width: f64,
    /// In CSS pixels.
    pub height: f64,
    /// The size of the reader's type, in CSS pixels.
    pub em: f64,
    /// From the lowest to the uppermost.
    pub shapes: Vec<Shape>,
}

/// One thing drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What it is for.
    pub ink: Ink,
    /// What it looks like.
    pub form: Form,
}

/// The outline of a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// Lines from point to point.
    Path(Vec<Point>),
    /// What such lines enclose.
    Area(Vec<Point>),
    /// From its left upper to its right lower corner.
    Rect(Point, Point),
    /// The mark of a layer around its middle, or a circle where the ink is of none; with its radius.
    Mark(Point, i32),
    /// Words, on the line they stand on.
    Text(Point, Anchor, String),
}

/// Which end of words stands where it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Their beginning.
    Start,
    /// Their middle.
    Middle,
    /// Their end.
    End,
}

/// What a shape is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    /// The part it plays.
    pub role: Role,
    /// Which of the plot's series it belongs to, where it belongs to one.
    pub layer: u8,
    /// Whether what it shows may still change.
    pub provisional: bool,
}

/// The parts that shapes play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A range of values.
    Band,
    /// At a tick.
    Grid,
    /// At zero, or where the positions stand.
    Base,
    /// Under a line.
    Fill,
    /// A bar.
    Bar,
    /// The pattern on bars of one series.
    Hatch,
    /// The line of a series.
    Line,
    /// The same of so many values that it is finer.
    Trace,
    /// A value.
    Dot,
    /// From a line to its name.
    Leader,
    /// The value aimed at.
    Target,
    /// Another value that matters.
    Threshold,
    /// At the position of a note.
    NoteLine,
    /// Around the number of a note.
    NoteDot,
    /// Words at an axis.
    Tick,
    /// A value written beside its bar.
    Value,
    /// What a series, a target or a band is called.
    Name,
    /// The number of a note.
    NoteNumber,
    /// The title of a document.
    Title,
    /// Other words of a document.
    Words,
}

impl Role {
    /// All of them, in order.
    pub const ALL: [Role; 20] = [
        Role::Band,
        Role::Grid,
        Role::Base,
        Role::Fill,
        Role::Bar,
        Role::Hatch,
        Role::Line,
        Role::Trace,
        Role::Dot,
        Role::Leader,
        Role::Target,
        Role::Threshold,
        Role::NoteLine,
        Role::NoteDot,
        Role::Tick,
        Role::Value,
        Role::Name,
        Role::NoteNumber,
        Role::Title,
        Role::Words,
    ];

    /// Of a series; [`Role::ink`] is for what belongs to none.
    pub fn of(self, layer: usize, provisional: bool) -> Ink {
        Ink { role: self, layer: layer as u8, provisional }
    }

    /// Of no series.
    pub fn ink(self) -> Ink {
        self.of(0, false)
    }

    /// Whether it has the colour of its series.
    pub fn is_of_layer(self) -> bool {
        matches!(self, Role::Fill | Role::Bar | Role::Hatch | Role::Line | Role::Trace | Role::Dot)
    }

    /// Whether its lines end round: dots of a pattern are lines without length.
    pub fn has_round_ends(self) -> bool {
        matches!(self, Role::Line | Role::Trace | Role::Hatch)
    }

    /// Whether its words stand on lines, and keep them off by a rim of the ground.
    pub fn has_halo(self) -> bool {
        matches!(self, Role::Name | Role::Value)
    }

    /// The size of its words, where the reader's is one.
    pub fn size(self) -> f64 {
        match self {
            Role::Title => 1.25,
            Role::NoteNumber => 0.8125,
            _ => LABEL,
        }
    }
}

/// The size of words in a drawing, where the reader's is one.
pub const LABEL: f64 = 0.875;

/// Dashes of series, beside their colours; in CSS pixels. The first is drawn through.
pub const DASHES: [&str; 6] = ["", "10 4", "5 3", "14 4 4 4", "18 5", "10 3 3 3 3 3"];
/// The dash of what may still change.
pub const PROVISIONAL: &str = "1 5";

impl Ink {
    /// How its lines are broken; empty where they are not.
    pub fn dash(self) -> &'static str {
        match self.role {
            Role::Line | Role::Trace if self.provisional => PROVISIONAL,
            Role::Line => DASHES[usize::from(self.layer) % DASHES.len()],
            Role::Bar if self.provisional => "4 3",
            Role::Target => "8 5",
            Role::Threshold => "3 3",
            Role::NoteLine => "2 3",
            _ => "",
        }
    }
}

impl Sheet {
    /// How much there is to draw: points of paths, bars, marks; the pattern of a bar comes with it.
    pub fn marks(&self) -> usize {
        let count = |shape: &Shape| match &shape.form {
            // All the strokes of a pattern are one path.
            _ if shape.ink.role == Role::Hatch => 0,
            Form::Path(points) | Form::Area(points) => points.len(),
            Form::Rect(..) | Form::Mark(..) => 1,
            Form::Text(..) => 0,
        };
        self.shapes.iter().map(count).sum()
    }

    /// Whether it is better drawn as pixels.
    pub fn is_heavy(&self) -> bool {
        MOST_NODES < self.marks()
    }

    /// Shapes that are drawn in one go: neighbours of one ink. Words stand alone.
    pub fn strokes(&self) -> impl Iterator<Item = &[Shape]> {
        let is_text = |it: &Shape| matches!(it.form, Form::Text(..));
        self.shapes.chunk_by(move |a, b| a.ink == b.ink && !is_text(a) && !is_text(b))
    }
}

/// Tenths of so many CSS pixels; far outside is as far as anywhere.
pub fn tenths(pixels: f64) -> i32 {
    (pixels * 10.0).round().clamp(-1e8, 1e8) as i32
}
