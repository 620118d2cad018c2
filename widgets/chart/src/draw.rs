//! From a scene to a sheet: what is drawn, where, and in which order.
//!
//! - [`domain`]: which values the axis spans. [`layout`]: how much room words take, and what is left.
//! - [`plane`]: where things stand; [`recorder`]: how plotters draws there; [`letters`]: how wide words are.
//! - [`axes`], [`guides`], [`lines`], [`bars`] with their [`hatch`], [`dots`], [`names`]: what is drawn.

mod axes;
mod bars;
mod domain;
mod dots;
mod guides;
mod hatch;
pub mod key;
mod layout;
pub mod letters;
mod lines;
mod names;
mod plane;
mod recorder;

use cw_model::chart::plot::Kind;

use crate::scene::{Frame, Scene};
use crate::sheet::Sheet;
use plane::Plane;

pub use crate::scene::MOST_LYING;
pub use layout::{height_wanted, wants_lying};

/// A chart, drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// What is seen.
    pub sheet: Sheet,
    /// What stands where.
    pub frame: Frame,
}

/// Draws a scene.
pub fn draw(scene: &Scene) -> Drawing {
    let layout = layout::layout(scene);
    let mut plane = Plane::new(scene, layout.frame.clone());
    if !scene.spark {
        guides::bands(scene, &plane);
        axes::grid(&layout, &plane);
    }
    match scene.plot.kind {
        Kind::Scatter => dots::draw(scene, &plane),
        it if it.has_bars() && !scene.spark => bars::draw(scene, &plane),
        _ => lines::draw(scene, &plane),
    }
    if !scene.spark {
        axes::base(&layout, &plane);
        axes::labels(&layout, &mut plane);
        guides::notes(scene, &mut plane);
        names::write(scene, &layout, &mut plane);
        guides::lines(scene, &mut plane);
        bars::write(scene, &layout, &mut plane);
        guides::names(scene, &layout, &mut plane);
    }
    let (shapes, frame) = plane.finish();
    let sheet = Sheet { width: scene.width, height: scene.height, em: scene.em, shapes };
    Drawing { sheet, frame }
}

/// Whether fewer marks are drawn than there are values: more than two bars or four points of a line in a pixel say
/// nothing more. Of a cloud only those are left out that others hide.
pub fn is_thinned(scene: &Scene) -> bool {
    let most = match scene.plot.kind {
        Kind::Scatter | Kind::Lying => return false,
        it if it.has_bars() => 2.0,
        _ => 4.0,
    };
    most * scene.width < scene.positions().len() as f64
}

/// The least and greatest value that a scene wants on its axis, so that several can share one.
pub fn extent(scene: &Scene) -> (f64, f64) {
    domain::extent(scene)
}

#[cfg(test)]
mod tests;
