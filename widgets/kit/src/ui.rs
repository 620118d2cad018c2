//! Small parts that every widget uses.

pub mod alert;
pub mod dialog;
pub mod icon;
pub mod rich;
pub mod status;
