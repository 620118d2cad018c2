//! The reference server: open data for the demo pages.
