//! What tells kinds of place apart: a colour and a shape, never the colour alone (WCAG 1.4.1).

use cw_kit::ui::shape;

use crate::app::{KINDS, PoiMap};

impl PoiMap {
    /// What a place looks like: like its source where there are several, else like its category.
    pub(crate) fn look_of(&self, index: u32) -> usize {
        if 1 < self.layers.len() {
            return self.ground.layer(index);
        }
        self.ground.category(index).unwrap_or(0) % KINDS
    }
}

/// The class of a look's colour.
pub fn color(look: usize) -> String {
    shape::class(look)
}
