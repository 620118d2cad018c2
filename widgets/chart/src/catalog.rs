//! What has been loaded so far from each source.

use cw_format::tables::TablePage;
use cw_kit::{layer, layers};

/// All sources: a chart of half the rows would be another chart.
pub type Layers = layers::Whole<TablePage>;

/// What a source tells.
pub type Change = layer::Change<TablePage>;
