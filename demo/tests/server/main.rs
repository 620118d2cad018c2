//! The server, called the way a page calls it. `TEST_DATABASE_URL` chooses the engine.

mod assets;
mod calendar;
mod client;
mod contents;
mod faults;
mod geo;
mod indicators;
mod pages;
mod places;
mod readers;
mod refusals;
mod tiles;
