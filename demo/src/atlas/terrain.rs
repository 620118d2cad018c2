//! The relief: grown once from a few numbers, asked for any point at any zoom.

use super::line::Line;
use super::noise::{fractal, noise, step};
use super::seed::Seed;
use super::world::Point;

pub mod brooks;
mod growth;

/// The heights of the valley.
pub struct Terrain {
    // Each level has half the cells of a side of the one before, for pixels that see more than a cell.
    levels: Vec<Level>,
    plain: f32,
    seed: u32,
    /// The brooks that fell out of it.
    pub brooks: Vec<brooks::Brook>,
}

impl Terrain {
    /// Lets the relief grow.
    pub fn grow(seed: &Seed, shore: &[Point], rivers: &[(Line, f64)]) -> Self {
        let land = growth::grown(seed, shore);
        let brooks = brooks::brooks(&land, rivers);
        let first = Level {
            side: land.side,
            cell: f64::from(land.cell),
            origin: -land.half,
            heights: land.heights,
        };
        let levels = std::iter::successors(Some(first), Level::halved).collect();
        Terrain { levels, plain: seed.terrain.plain, seed: seed.terrain.seed, brooks }
    }

    /// Metres above the sea at `point`, with the detail that shows when a pixel is `metres` wide.
    pub fn height(&self, point: Point, metres: f64) -> f32 {
        let level = self.levels.iter().rfind(|it| it.cell <= metres * 1.2);
        let hills = self.hills(point);
        let Some((height, slope)) = level.unwrap_or(&self.levels[0]).sample(point) else {
            return self.plain + hills;
        };
        let height = height + hills;
        let rough = step(0.06, 0.45, slope);
        if rough == 0.0 { height } else { height + rough * self.detail(point, metres) }
    }

    /// Other people's hills, far from the valley: nobody has drawn them, but the land does not end.
    fn hills(&self, point: Point) -> f32 {
        let far = step(16_000.0, 40_000.0, point.x.hypot(point.y) as f32);
        if far == 0.0 {
            return 0.0;
        }
        let ranges = fractal(point.x / 26_000.0, point.y / 26_000.0, 6, self.seed + 30);
        let ridges = 0.5 - fractal(point.x / 9_000.0, point.y / 9_000.0, 4, self.seed + 37).abs();
        far * step(-0.1, 0.6, ranges) * (300.0 + 2400.0 * ridges)
    }

    /// Gullies and humps smaller than a cell; waves shorter than two pixels are left out.
    fn detail(&self, point: Point, metres: f64) -> f32 {
        let mut sum = 0.0;
        let mut wave = 420.0;
        for octave in 0..5 {
            let shown = step(2.0, 4.0, (wave / metres) as f32);
            if shown == 0.0 {
                break;
            }
            let value = noise(point.x / wave, point.y / wave, self.seed + 40 + octave);
            sum += (0.5 - value.abs()) * shown * wave as f32 * 0.085;
            wave *= 0.47;
        }
        sum
    }

    /// What makes this valley different from others.
    pub fn seed(&self) -> u32 {
        self.seed
    }

    /// The highest grown point within `radius` metres.
    pub fn summit(&self, around: Point, radius: f64) -> (Point, f32) {
        let mut best = (around, self.height(around, 30.0));
        let reach = (radius / 30.0) as i32;
        for (row, column) in
            (-reach..=reach).flat_map(|row| (-reach..=reach).map(move |it| (row, it)))
        {
            let (dx, dy) = (f64::from(column) * 30.0, f64::from(row) * 30.0);
            let point = Point { x: around.x + dx, y: around.y + dy };
            let height = self.height(point, 30.0);
            if dx.hypot(dy) <= radius && best.1 < height {
                best = (point, height);
            }
        }
        best
    }
}

/// Heights of one fineness.
struct Level {
    side: usize,
    cell: f64,
    origin: f64,
    heights: Vec<f32>,
}

impl Level {
    /// The mean of every four cells; nothing when there are few left.
    fn halved(&self) -> Option<Self> {
        let side = self.side / 2;
        let mean = |index: usize| {
            let at = index / side * 2 * self.side + index % side * 2;
            let below = at + self.side;
            let sum = self.heights[at]
                + self.heights[at + 1]
                + self.heights[below]
                + self.heights[below + 1];
            sum / 4.0
        };
        let heights = (0..side * side).map(mean).collect();
        let origin = self.origin + self.cell / 2.0;
        (32 <= side).then_some(Level { side, cell: self.cell * 2.0, origin, heights })
    }

    /// The height at `point` and the slope there; nothing outside.
    fn sample(&self, point: Point) -> Option<(f32, f32)> {
        let x = (point.x - self.origin) / self.cell;
        let y = (point.y - self.origin) / self.cell;
        let last = self.side as f64 - 2.0;
        if !(1.0 <= x && x < last && 1.0 <= y && y < last) {
            return None;
        }
        let (u, v) = (x.fract() as f32, y.fract() as f32);
        let (across, down) = (spline(u), spline(v));
        let (rightwards, downwards) = (slope(u), slope(v));
        let corner = (y as usize - 1) * self.side + x as usize - 1;
        let (mut height, mut east, mut south) = (0.0, 0.0, 0.0);
        for line in 0..4 {
            let first = corner + line * self.side;
            let (mut sum, mut fall) = (0.0, 0.0);
            for (column, value) in self.heights[first..first + 4].iter().enumerate() {
                sum += value * across[column];
                fall += value * rightwards[column];
            }
            height += sum * down[line];
            east += fall * down[line];
            south += sum * downwards[line];
        }
        Some((height, east.hypot(south) / self.cell as f32))
    }
}

/// Weights of four neighbours for a curve without kinks, which hill shading would show.
fn spline(t: f32) -> [f32; 4] {
    let (t2, t3) = (t * t, t * t * t);
    let s = 1.0 - t;
    [
        s * s * s / 6.0,
        (3.0 * t3 - 6.0 * t2 + 4.0) / 6.0,
        (3.0 * (t + t2 - t3) + 1.0) / 6.0,
        t3 / 6.0,
    ]
}

/// How fast those weights change.
fn slope(t: f32) -> [f32; 4] {
    let s = 1.0 - t;
    [-s * s / 2.0, (3.0 * t * t - 4.0 * t) / 2.0, (1.0 + 2.0 * t - 3.0 * t * t) / 2.0, t * t / 2.0]
}
