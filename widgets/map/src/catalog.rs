//! What has been loaded so far from each source.

use cw_format::places::PlacesPage;
use cw_kit::{layer, layers};

/// All sources: half of the places are places.
pub type Layers = layers::Growing<PlacesPage>;

/// What a source tells.
pub type Change = layer::Change<PlacesPage>;
