//! Points of two numbers.

use super::plane::Plane;
use crate::scene::Scene;
use crate::sheet::Role;

/// The radius of a point, in em.
const DOT: f64 = 0.3;
/// Of more points than these, those that would hide each other are drawn once.
const MANY: usize = 2_000;
/// As near as this, in pixels, points hide each other.
const NEAR: f64 = 2.0;

/// Draws a mark for each value.
pub fn draw(scene: &Scene, plane: &Plane) {
    let (window, frame) = (scene.positions(), &plane.frame);
    for (layer, series) in scene.layers() {
        let mut seen = Seen::new(scene, MANY < window.len());
        for index in window.clone() {
            let (at, Some(value)) = (frame.at(scene.plot, index), series.value(index)) else {
                continue;
            };
            if at.is_finite() && seen.is_new(frame.place(at, value)) {
                let ink = Role::Dot.of(layer, series.is_provisional(index));
                plane.dot((at, value), DOT * scene.em, ink);
            }
        }
    }
}

/// Which places have a point already; nothing is noted where there are few.
struct Seen {
    columns: usize,
    places: Vec<bool>,
}

impl Seen {
    fn new(scene: &Scene, notes: bool) -> Self {
        let cells = |pixels: f64| (pixels / NEAR) as usize + 1;
        let (columns, rows) = (cells(scene.width), cells(scene.height));
        Seen { columns, places: vec![false; if notes { columns * rows } else { 0 }] }
    }

    fn is_new(&mut self, (x, y): (f64, f64)) -> bool {
        let cell = (y / NEAR) as usize * self.columns + (x / NEAR) as usize;
        self.places.get_mut(cell).is_none_or(|it| !std::mem::replace(it, true))
    }
}
