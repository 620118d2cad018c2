//! `cargo pack`, `cargo demo`, `cargo verify`.

fn main() {}
