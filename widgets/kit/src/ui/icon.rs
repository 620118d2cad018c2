//! Drawings beside words. They never carry meaning alone.

use yew::Html;

use crate::tag;

/// Which drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// Back in time.
    Previous,
    /// Forward in time.
    Next,
    /// A month grid.
    Grid,
    /// A list.
    List,
    /// A magnifying glass.
    Search,
    /// A cross.
    Close,
    /// A triangle with an exclamation mark.
    Warning,
    /// A clock face.
    Clock,
    /// A pin on a map.
    Pin,
    /// A ticket.
    Ticket,
    /// People.
    People,
    /// An envelope.
    Mail,
    /// A telephone.
    Phone,
    /// An arrow into a tray.
    Download,
    /// An arrow out of a box.
    External,
}

impl Glyph {
    /// Strokes on a 24 by 24 grid.
    fn path(self) -> &'static str {
        match self {
            Glyph::Previous => "M15 5l-7 7 7 7",
            Glyph::Next => "M9 5l7 7-7 7",
            Glyph::Grid => "M4 5h16v15H4zM4 10h16M4 15h16M9.3 10v10M14.6 10v10M8 3v4M16 3v4",
            Glyph::List => "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
            Glyph::Search => "M11 4a7 7 0 1 0 0 14a7 7 0 1 0 0-14M16 16l5 5",
            Glyph::Close => "M6 6l12 12M18 6L6 18",
            Glyph::Warning => "M12 4L2.5 20h19zM12 10v4.5M12 17.4v.1",
            Glyph::Clock => "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7v5l3.5 2",
            Glyph::Pin => {
                "M12 21c4-5 7-8 7-11.5a7 7 0 1 0-14 0C5 13 8 16 12 21M12 7.5a2 2 0 1 0 0 4a2 2 0 1 0 0-4"
            }
            Glyph::Ticket => "M3 7h18v3a2 2 0 0 0 0 4v3H3v-3a2 2 0 0 0 0-4zM14 7v10",
            Glyph::People => {
                "M9 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6M3 20c0-4 2.5-6 6-6s6 2 6 6M16 5.5a3 3 0 0 1 0 5.5M18 14.5c2 .8 3 2.7 3 5.5"
            }
            Glyph::Mail => "M3 6h18v12H3zM3 7l9 6 9-6",
            Glyph::Phone => {
                "M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3C10 21 3 14 3 6a3 3 0 0 1 3-3"
            }
            Glyph::Download => "M12 4v11M7 11l5 5 5-5M4 20h16",
            Glyph::External => "M14 4h6v6M20 4l-9 9M17 14v6H4V7h6",
        }
    }
}

/// A drawing in the colour of the text around it.
pub fn icon(glyph: Glyph) -> Html {
    let path = tag!("path", "d": glyph.path()).empty();
    tag!("svg", "class": "icon", "viewBox": "0 0 24 24", "aria-hidden": "true").holds(vec![path])
}
