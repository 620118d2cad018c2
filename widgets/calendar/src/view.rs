//! What people see: props in, callbacks out. No state of the calendar, no network.

pub mod detail;
pub mod list;
pub mod month;
pub mod notices;
pub mod toolbar;
