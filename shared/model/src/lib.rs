//! What a municipality publishes and asks, as plain Rust: no network, no clock, no JSON.
