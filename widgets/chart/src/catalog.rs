//! What has been loaded so far from each source.

use cw_format::tables::TablePage;
use cw_kit::layer::{self, Whole};

/// One source: a chart of half the rows would be another chart.
pub type Layer = Whole<TablePage>;

/// What a source tells.
pub type Change = layer::Change<TablePage>;
