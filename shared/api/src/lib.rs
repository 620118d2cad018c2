//! The wire format of our own server: paths and bodies. Widgets and server both import it, so they cannot drift.

pub mod problem;
