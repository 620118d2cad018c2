//! What stands for a series, beside its name.

use cw_kit::ui::tag::Tag;
use cw_model::chart::plot::Kind;

use crate::draw;
use crate::sheet::nodes;

/// The key of a series, as a small drawing.
pub fn key(kind: Kind, layer: usize) -> Tag {
    nodes::svg_as("sheet key", &draw::key::key(kind, layer))
}
