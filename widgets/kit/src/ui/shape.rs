//! The mark of a layer: a colour, and a shape for those who cannot tell colours apart (WCAG 1.4.1).

use cw_model::number::whole;

use crate::tag;
use crate::ui::tag::Tag;

/// Circle, square, triangle, diamond, plus, star; filled, on a 24 by 24 grid. As many as have no divisor in common
/// with the colours: forty-two layers pass before a mark comes again.
const SHAPES: [&str; 6] = [
    "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18",
    "M4 4h16v16H4z",
    "M12 3l11 19H1z",
    "M12 0l12 12-12 12L0 12z",
    "M8 2h8v6h6v8h-6v6H8v-6H2V8h6z",
    "M12 0l3 9h9l-7 6 2 9-7-5-7 5 2-9-7-6h9z",
];

/// The mark of a layer. Its colour is the one `kit::theme` gives to the class `layer-0`, `layer-1` and so on.
pub fn shape(layer: usize) -> Tag {
    let class = ["shape ", &class(layer)].concat();
    tag!("svg", "class": class, "viewBox": "0 0 24 24", "aria-hidden": "true")
        .with(tag!("path", "d": SHAPES[layer % SHAPES.len()]))
}

impl Tag {
    /// Holds the mark of a layer.
    #[inline(never)]
    pub fn shape(self, layer: usize) -> Self {
        self.with(shape(layer))
    }
}

/// The class that holds the colour of a layer, as `--_layer`.
pub fn class(layer: usize) -> String {
    ["layer-", &whole(layer as i64)].concat()
}
