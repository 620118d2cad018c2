//! One module per noun; each owns its paths.

use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

pub mod address;
pub mod assets;
pub mod ckan;
pub mod faults;
pub mod geo;
pub mod health;
pub mod icalendar;
pub mod indicators;
pub mod openapi;
pub mod opendata;
pub mod pages;
pub mod tiles;

/// For answers made on the spot: brotli or gzip, quick rather than small.
pub fn compression() -> CompressionLayer {
    CompressionLayer::new().quality(CompressionLevel::Precise(4))
}
