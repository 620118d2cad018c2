//! Drawings beside words. They never carry meaning alone.

use crate::tag;
use crate::ui::tag::Tag;

/// A drawing: strokes on a 24 by 24 grid. Constants, no choices: a page downloads the drawings of its widgets only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph(&'static str);

impl Glyph {
    /// Back in time.
    pub const PREVIOUS: Glyph = Glyph("M15 5l-7 7 7 7");
    /// Forward in time.
    pub const NEXT: Glyph = Glyph("M9 5l7 7-7 7");
    /// A month grid.
    pub const GRID: Glyph =
        Glyph("M4 5h16v15H4zM4 10h16M4 15h16M9.3 10v10M14.6 10v10M8 3v4M16 3v4");
    /// A list.
    pub const LIST: Glyph = Glyph("M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01");
    /// A magnifying glass.
    pub const SEARCH: Glyph = Glyph("M11 4a7 7 0 1 0 0 14a7 7 0 1 0 0-14M16 16l5 5");
    /// A cross.
    pub const CLOSE: Glyph = Glyph("M6 6l12 12M18 6L6 18");
    /// A triangle with an exclamation mark.
    pub const WARNING: Glyph = Glyph("M12 4L2.5 20h19zM12 10v4.5M12 17.4v.1");
    /// A clock face.
    pub const CLOCK: Glyph = Glyph("M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7v5l3.5 2");
    /// A pin on a map.
    pub const PIN: Glyph = Glyph(
        "M12 21c4-5 7-8 7-11.5a7 7 0 1 0-14 0C5 13 8 16 12 21M12 7.5a2 2 0 1 0 0 4a2 2 0 1 0 0-4",
    );
    /// A ticket.
    pub const TICKET: Glyph = Glyph("M3 7h18v3a2 2 0 0 0 0 4v3H3v-3a2 2 0 0 0 0-4zM14 7v10");
    /// People.
    pub const PEOPLE: Glyph = Glyph(
        "M9 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6M3 20c0-4 2.5-6 6-6s6 2 6 6M16 5.5a3 3 0 0 1 0 5.5M18 14.5c2 .8 3 2.7 3 5.5",
    );
    /// An envelope.
    pub const MAIL: Glyph = Glyph("M3 6h18v12H3zM3 7l9 6 9-6");
    /// A telephone.
    pub const PHONE: Glyph = Glyph(
        "M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3C10 21 3 14 3 6a3 3 0 0 1 3-3",
    );
    /// An arrow into a tray.
    pub const DOWNLOAD: Glyph = Glyph("M12 4v11M7 11l5 5 5-5M4 20h16");
    /// An arrow out of a box.
    pub const EXTERNAL: Glyph = Glyph("M14 4h6v6M20 4l-9 9M17 14v6H4V7h6");
    /// A funnel.
    pub const FILTER: Glyph = Glyph("M3 5h18l-7 8v6l-4 2v-8z");
    /// A cross hair.
    pub const TARGET: Glyph =
        Glyph("M12 5a7 7 0 1 0 0 14a7 7 0 1 0 0-14M12 2v5M12 17v5M2 12h5M17 12h5");
    /// A folded map.
    pub const MAP: Glyph = Glyph("M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14");
    /// A map beside a list.
    pub const BOTH: Glyph = Glyph("M3 5h18v14H3zM11 5v14M14 9h4M14 12h4M14 15h4");
    /// Nearer.
    pub const PLUS: Glyph = Glyph("M12 5v14M5 12h14");
    /// Farther.
    pub const MINUS: Glyph = Glyph("M5 12h14");
    /// A house.
    pub const HOME: Glyph = Glyph("M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6");
    /// North.
    pub const UP: Glyph = Glyph("M5 15l7-7 7 7");
    /// South.
    pub const DOWN: Glyph = Glyph("M5 9l7 7 7-7");
    /// Two links of a chain.
    pub const SHARE: Glyph = Glyph(
        "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1.5 1.5M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1.5-1.5",
    );
}

impl Tag {
    /// Holds a drawing in the colour of the text around it.
    #[inline(never)]
    pub fn icon(self, glyph: Glyph) -> Self {
        let drawing = tag!("svg", "class": "icon", "viewBox": "0 0 24 24", "aria-hidden": "true");
        self.with(drawing.with(tag!("path", "d": glyph.0)))
    }
}
