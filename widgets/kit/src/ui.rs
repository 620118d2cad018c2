//! Small parts that every widget uses; [`tag`] is what they are made of.

pub mod alert;
pub mod button;
pub mod dialog;
pub mod icon;
pub mod legend;
pub mod rich;
pub mod shape;
pub mod status;
pub mod tag;
