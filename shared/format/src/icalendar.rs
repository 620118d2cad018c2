//! iCalendar (RFC 5545): files of other makers in, one event out.

mod lines;
mod read;
mod write;

pub use read::read;
pub use write::write;

#[cfg(test)]
mod tests;
