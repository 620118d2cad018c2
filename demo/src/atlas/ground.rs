//! What the ground looks like from above: meadows, woods, rock and snow in the light of the afternoon.

use tiny_skia::Pixmap;

use super::noise::{fractal, step};
use super::style::{Colour, Style, mix};
use super::terrain::Terrain;
use super::world::{Frame, Point};

/// Metres between samples when pixels are finer.
const GRAIN: f64 = 26.0;
/// Steps from the darkest shade to the brightest light: few colours make small pictures.
const TONES: f32 = 24.0;
/// The light, which comes from the north-west, as on every map.
const LIGHT: (f32, f32, f32) = (-0.56, -0.56, 0.61);

/// The fields that decide about a pixel: each positive where its ground is.
#[derive(Clone, Copy, Default)]
struct Sample {
    height: f32,
    slope: f32,
    light: f32,
    wood: f32,
    rock: f32,
    snow: f32,
    field: f32,
    pasture: f32,
}

/// Paints the ground of one tile.
pub fn paint(
    picture: &mut Pixmap,
    frame: &Frame,
    terrain: &Terrain,
    villages: &[(Point, f64)],
    style: &Style,
) {
    let stride = stride(frame);
    let lattice = Lattice::new(frame, terrain, villages, stride);
    let brush = Brush::new(frame, style);
    let side = frame.pixels as usize;
    for (index, pixel) in picture.data_mut().chunks_exact_mut(4).enumerate() {
        let sample = lattice.sample(index % side, index / side);
        pixel[..3].copy_from_slice(&brush.colour(&sample));
        pixel[3] = 255;
    }
}

/// Pixels between samples: a power of two, so that tiles share the samples on their edges.
fn stride(frame: &Frame) -> usize {
    let fits = (GRAIN / frame.metres).clamp(2.0, 16.0);
    1 << (fits.log2().floor() as usize)
}

/// Samples over one tile.
struct Lattice {
    side: usize,
    stride: usize,
    samples: Vec<Sample>,
}

impl Lattice {
    fn new(frame: &Frame, terrain: &Terrain, villages: &[(Point, f64)], stride: usize) -> Self {
        // One more sample on every side, for the slopes at the edge.
        let side = frame.pixels as usize / stride + 3;
        let point = |index: usize| {
            let at = |it: usize| (it as f64 - 1.0) * stride as f64 + 0.5;
            frame.point(at(index % side), at(index / side))
        };
        let metres = frame.metres * stride as f64;
        let octaves = match metres {
            ..30.0 => 6,
            ..120.0 => 4,
            _ => 1,
        };
        let heights: Vec<f32> =
            (0..side * side).map(|it| terrain.height(point(it), metres)).collect();
        let relief = relief(frame.zoom) / (2.0 * metres as f32);
        let mut samples = vec![Sample::default(); side * side];
        let inner = side - 1;
        for index in (1..inner).flat_map(|row| (1..inner).map(move |it| row * side + it)) {
            let east = heights[index + 1] - heights[index - 1];
            let south = heights[index + side] - heights[index - side];
            let slope = east.hypot(south) / (2.0 * metres as f32);
            let light = light(east * relief, south * relief);
            let ground = Ground { height: heights[index], slope, light };
            samples[index] = sample(point(index), ground, villages, terrain.seed(), octaves);
        }
        Lattice { side, stride, samples }
    }

    /// The sample of a pixel, between the four around it.
    fn sample(&self, x: usize, y: usize) -> Sample {
        let corner = (y / self.stride + 1) * self.side + x / self.stride + 1;
        let share = |it: usize| (it % self.stride) as f32 / self.stride as f32;
        let row = |at: usize| self.samples[at].towards(&self.samples[at + 1], share(x));
        row(corner).towards(&row(corner + self.side), share(y))
    }
}

impl Sample {
    fn towards(&self, other: &Self, share: f32) -> Self {
        let between = |from: f32, to: f32| from + (to - from) * share;
        Sample {
            height: between(self.height, other.height),
            slope: between(self.slope, other.slope),
            light: between(self.light, other.light),
            wood: between(self.wood, other.wood),
            rock: between(self.rock, other.rock),
            snow: between(self.snow, other.snow),
            field: between(self.field, other.field),
            pasture: between(self.pasture, other.pasture),
        }
    }
}

/// Mountains look flatter from far away; maps make up for it.
fn relief(zoom: u8) -> f32 {
    match zoom {
        ..=9 => 1.9,
        10 => 1.6,
        11 => 1.3,
        12 => 1.1,
        13 => 0.95,
        14 => 0.85,
        15 => 0.7,
        _ => 0.6,
    }
}

/// How much brighter than flat ground a slope is.
fn light(east: f32, south: f32) -> f32 {
    let length = (east * east + south * south + 1.0).sqrt();
    (-east * LIGHT.0 - south * LIGHT.1 + LIGHT.2) / length - LIGHT.2
}

/// What the relief is like at a point.
#[derive(Clone, Copy)]
struct Ground {
    height: f32,
    slope: f32,
    light: f32,
}

/// What grows at a point; one unit of a field is some three hundred metres.
fn sample(
    point: Point,
    ground: Ground,
    villages: &[(Point, f64)],
    seed: u32,
    octaves: u32,
) -> Sample {
    let Ground { height, slope, light } = ground;
    let wide = fractal(point.x / 3400.0, point.y / 3400.0, 2, seed + 60);
    let patches = fractal(point.x / 900.0, point.y / 900.0, octaves, seed + 70);
    let tufts = fractal(point.x / 300.0, point.y / 300.0, 4, seed + 80);
    let near = villages.iter().map(|(at, radius)| {
        let away = (point.x - at.x).hypot(point.y - at.y) / radius;
        1.0 - step(0.7, 1.9, away as f32)
    });
    let cleared = near.fold(0.0, f32::max);
    let steep = step(0.08, 0.34, slope);
    let bare = step(1720.0, 2000.0, height + 220.0 * tufts);
    let flat = 1.0 - step(0.05, 0.12, slope);
    Sample {
        height,
        slope,
        light,
        wood: patches * 1.5 + wide * 1.2 - 0.5 + 0.95 * steep
            - 1.5 * cleared * (1.0 - 0.75 * steep)
            - 2.5 * bare,
        rock: (slope - 0.95) * 2.6 + (height - 2260.0) / 320.0 + tufts * 0.9,
        snow: (height - 2480.0) / 200.0 - (slope - 0.55) * 1.4 + tufts * 0.6,
        field: flat * (1.0 - step(760.0, 860.0, height)) * 0.9 - 0.85 + patches * 0.9 + wide * 1.2,
        pasture: step(1300.0, 1900.0, height),
    }
}

/// Turns samples into colours.
struct Brush<'a> {
    style: &'a Style,
    sharpness: f32,
    contours: Option<Contours>,
    metres: f32,
}

struct Contours {
    interval: f32,
    strength: f32,
}

impl<'a> Brush<'a> {
    fn new(frame: &Frame, style: &'a Style) -> Self {
        let metres = frame.metres as f32;
        let contours = match frame.zoom {
            ..=12 => None,
            13 => Some((100.0, 0.22)),
            14 => Some((50.0, 0.24)),
            15 => Some((20.0, 0.24)),
            _ => Some((10.0, 0.22)),
        };
        let contours = contours.map(|(interval, strength)| Contours { interval, strength });
        Brush { style, sharpness: 200.0 / metres, contours, metres }
    }

    fn colour(&self, sample: &Sample) -> Colour {
        let style = self.style;
        let share = |field: f32| (0.5 + field * self.sharpness).clamp(0.0, 1.0);
        let mut colour = style.meadow.map(f32::from);
        colour = mix(colour, style.field, share(sample.field) * 0.8);
        colour = mix(colour, style.pasture, (sample.pasture * 6.0).round() / 6.0);
        colour = mix(colour, style.wood, share(sample.wood));
        colour = mix(colour, style.rock, share(sample.rock));
        colour = mix(colour, style.snow, share(sample.snow));
        let light = (sample.light * TONES).round() / TONES;
        colour = if light < 0.0 {
            // Multiplied, as ink on paper: woods stay green in the shade.
            let share = (-light * style.shade.1).min(0.9);
            let dark = [0, 1, 2].map(|it| colour[it] * f32::from(style.shade.0[it]) / 255.0);
            [0, 1, 2].map(|it| colour[it] + (dark[it] - colour[it]) * share)
        } else {
            mix(colour, style.sun.0, (light * style.sun.1).min(0.75))
        };
        if let Some(line) = self.contour(sample) {
            colour = mix(colour, style.contour, line);
        }
        colour.map(|it| it.round() as u8)
    }

    /// How much of the pixel a line of equal height covers.
    fn contour(&self, sample: &Sample) -> Option<f32> {
        let contours = self.contours.as_ref()?;
        let lines = sample.height / contours.interval;
        let away = (lines - lines.round()).abs() * contours.interval;
        let pixels = away / (sample.slope.max(0.03) * self.metres);
        let is_index = lines.round() as i32 % 5 == 0;
        let width = if is_index { 0.7 } else { 0.45 };
        let covered = (width + 0.5 - pixels).clamp(0.0, 1.0);
        let faded = step(0.03, 0.08, sample.slope) * if is_index { 1.5 } else { 1.0 };
        let shown = (covered * 4.0).round() / 4.0 * contours.strength * faded;
        (0.0 < shown).then_some(shown)
    }
}
