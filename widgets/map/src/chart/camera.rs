//! Where one looks, and what that means in pixels: arithmetic without a browser.

use cw_model::geo::mercator::{Point, world_pixels};
use cw_model::geo::{Bounds, Coordinates};

/// Where the chart looks: at its middle, and how near.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The middle of the container.
    pub center: Coordinates,
    /// 0 shows the world on one tile; one more doubles every length. Whole, except between two fingers.
    pub zoom: f64,
}

/// Room left free on the sides of what is to be seen, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Free {
    /// On every side but the right one.
    pub padding: f64,
    /// On the right, where the buttons are.
    pub end: f64,
}

impl Camera {
    /// As near as all of `bounds` can be seen in a container of so many pixels, the room left free on its sides.
    /// A single point is seen from the nearest zoom, and what never fits from the farthest.
    pub fn around(bounds: Bounds, size: (f64, f64), free: Free, zooms: (u32, u32)) -> Self {
        let (low, high) = (Point::new(bounds.south_west), Point::new(bounds.north_east));
        let room = (size.0 - free.padding - free.end, size.1 - free.padding * 2.0);
        let fits = |zoom: u32| {
            let pixels = world_pixels(f64::from(zoom));
            (high.x - low.x) * pixels <= room.0 && (low.y - high.y) * pixels <= room.1
        };
        let (far, near) = zooms;
        let mut zoom = near;
        while far < zoom && !fits(zoom) {
            zoom -= 1;
        }
        // The middle of what is drawn: that of the degrees lies elsewhere.
        let aside = (free.end - free.padding) / 2.0 / world_pixels(f64::from(zoom));
        let middle = Point { x: (low.x + high.x) / 2.0 + aside, y: (low.y + high.y) / 2.0 };
        Camera { center: middle.position(), zoom: f64::from(zoom) }
    }

    /// So near, with a position seen at a point of a container of so many pixels.
    pub fn with(position: Coordinates, at: (f64, f64), size: (f64, f64), zoom: f64) -> Self {
        let (Point { x, y }, pixels) = (Point::new(position), world_pixels(zoom));
        let (x, y) = (x + (size.0 / 2.0 - at.0) / pixels, y + (size.1 / 2.0 - at.1) / pixels);
        Camera { center: Point { x, y }.position(), zoom }
    }
}

/// The plane that the chart's panes are drawn on, at one zoom. Dragging moves the panes and leaves the plane as it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    // Along one side of the world.
    pixels: f64,
    // The sheet's corner on the square of the world, in pixels.
    left: f64,
    top: f64,
}

impl Sheet {
    /// The sheet whose corner lies at `origin`, in pixels of the world at `zoom`.
    pub fn new(zoom: f64, origin: (f64, f64)) -> Self {
        Sheet { pixels: world_pixels(zoom), left: origin.0, top: origin.1 }
    }

    /// Where a position is drawn.
    pub fn point(&self, position: Coordinates) -> (f64, f64) {
        let Point { x, y } = Point::new(position);
        (x * self.pixels - self.left, y * self.pixels - self.top)
    }

    /// What is drawn at a point.
    pub fn position(&self, point: (f64, f64)) -> Coordinates {
        let x = (point.0 + self.left) / self.pixels;
        let y = (point.1 + self.top) / self.pixels;
        Point { x, y }.position()
    }

    /// By how much everything drawn on `before` is larger on this sheet.
    pub fn scale_from(&self, before: &Sheet) -> f64 {
        self.pixels / before.pixels
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRENTO: Coordinates = Coordinates { latitude: 46.0667, longitude: 11.1167 };
    const ALA: Coordinates = Coordinates { latitude: 45.7597, longitude: 10.9998 };

    fn around(bounds: Bounds, size: (f64, f64), padding: f64) -> Camera {
        Camera::around(bounds, size, Free { padding, end: padding }, (3, 17))
    }

    /// Where a position is seen in a container of that size.
    fn seen(camera: Camera, size: (f64, f64), position: Coordinates) -> (f64, f64) {
        let Point { x, y } = Point::new(camera.center);
        let pixels = world_pixels(camera.zoom);
        let origin = (x * pixels - size.0 / 2.0, y * pixels - size.1 / 2.0);
        Sheet::new(camera.zoom, origin).point(position)
    }

    #[test]
    fn all_that_was_asked_for_is_seen_and_one_zoom_nearer_it_is_not() {
        let bounds = Bounds::around(&[TRENTO, ALA]).expect("two points");
        let size = (600.0, 400.0);
        for padding in [0.0, 20.0, 120.0] {
            let camera = around(bounds, size, padding);
            let is_inside = |camera: Camera| {
                [TRENTO, ALA].iter().all(|it| {
                    let (x, y) = seen(camera, size, *it);
                    padding <= x + 1e-6
                        && x <= size.0 - padding + 1e-6
                        && padding <= y + 1e-6
                        && y <= size.1 - padding + 1e-6
                })
            };
            assert!(is_inside(camera), "{padding}: {camera:?}");
            let nearer = Camera { zoom: camera.zoom + 1.0, ..camera };
            assert!(!is_inside(nearer), "{padding}: {camera:?} is too far");
        }
    }

    #[test]
    fn nothing_is_seen_where_the_buttons_are() {
        let bounds = Bounds::around(&[TRENTO, ALA]).expect("two points");
        let free = Free { padding: 40.0, end: 130.0 };
        let camera = Camera::around(bounds, (320.0, 400.0), free, (3, 17));
        let (east, west) =
            (seen(camera, (320.0, 400.0), TRENTO), seen(camera, (320.0, 400.0), ALA));
        assert!(40.0 <= west.0 && east.0 <= 190.0, "{west:?} {east:?}");
        assert!(((west.0 - 40.0) - (190.0 - east.0)).abs() < 1e-6, "in the middle of what is left");
    }

    #[test]
    fn one_point_is_seen_from_the_nearest_zoom_and_the_world_from_the_farthest() {
        assert_eq!(around(Bounds::at(TRENTO), (600.0, 400.0), 40.0).zoom, 17.0);
        assert_eq!(around(Bounds::WORLD, (600.0, 400.0), 40.0).zoom, 3.0);
    }

    #[test]
    fn a_position_is_seen_where_it_was_asked_for_however_near() {
        let size = (320.0, 400.0);
        for (at, zoom) in [((30.0, 370.0), 9.0), ((160.0, 200.0), 17.0), ((-40.0, 12.5), 12.0)] {
            let (x, y) = seen(Camera::with(ALA, at, size, zoom), size, ALA);
            assert!((x - at.0).abs() < 1e-6 && (y - at.1).abs() < 1e-6, "{at:?}: {x}, {y}");
        }
    }

    #[test]
    fn without_room_nothing_fits() {
        assert_eq!(around(Bounds::around(&[TRENTO, ALA]).expect("two"), (0.0, 0.0), 0.0).zoom, 3.0);
    }

    #[test]
    fn a_sheet_leads_there_and_back() {
        let sheet = Sheet::new(14.0, (2_226_000.0, 1_493_000.0));
        let back = sheet.position(sheet.point(TRENTO));
        assert!((back.latitude - TRENTO.latitude).abs() < 1e-9);
        assert!((back.longitude - TRENTO.longitude).abs() < 1e-9);
    }

    #[test]
    fn one_zoom_nearer_everything_is_twice_as_large() {
        let (far, near) = (Sheet::new(9.0, (0.0, 0.0)), Sheet::new(10.0, (0.0, 0.0)));
        assert_eq!(near.scale_from(&far), 2.0);
        let ((x, y), twice) = (far.point(TRENTO), near.point(TRENTO));
        assert!((twice.0 - 2.0 * x).abs() < 1e-6 && (twice.1 - 2.0 * y).abs() < 1e-6);
    }
}
