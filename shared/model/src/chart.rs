//! Charts without a screen: what to draw of a table, where the ticks stand, what can be said of it.
//!
//! - [`ask`]: what a page asks for. [`choose`](choose::choose): from a table and a wish to a plot.
//! - [`plot`]: what is drawn. [`ticks`] and [`moments`]: where axes have their ticks. [`thin`]: a million points as
//!   few as a screen can show.
//! - [`facts`]: the latest value, how it changed, and which values are better.

pub mod ask;
pub mod choose;
pub mod facts;
pub mod moments;
pub mod plot;
pub mod thin;
pub mod ticks;
