//! What has been loaded so far from each source, and what is wrong with it.

use cw_format::places::PlacesPage;
use cw_kit::layer::{self, Growing};

/// One source: half of the places are places.
pub type Layer = Growing<PlacesPage>;

/// What a source tells.
pub type Change = layer::Change<PlacesPage>;

/// Records left out, and records shown less completely than the source meant them.
pub fn problems(layer: &Layer) -> (usize, usize) {
    let gone = layer.pages.iter().map(|it| it.problems.left_out).sum();
    let short = layer.pages.iter().map(|it| it.problems.incomplete).sum();
    (gone, short)
}

/// Whether part of it cannot be drawn, for its coordinates are of a system nobody knows here.
pub fn has_unknown_system(layer: &Layer) -> bool {
    layer.pages.iter().any(|it| it.has_unknown_system())
}

/// How many rows there are.
pub fn rows(layer: &Layer) -> usize {
    layer.pages.iter().map(|it| it.len()).sum()
}
