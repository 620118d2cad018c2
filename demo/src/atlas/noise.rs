//! Chance that is the same every time: hashes and smooth noise.

/// A number that looks drawn at random.
pub fn hash(x: i32, y: i32, seed: u32) -> u32 {
    let mut mixed = (x as u32).wrapping_mul(0x9E37_79B1) ^ (y as u32).wrapping_mul(0x85EB_CA77);
    mixed ^= seed.wrapping_mul(0xC2B2_AE3D);
    mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2C1B_3C6D);
    mixed = (mixed ^ (mixed >> 12)).wrapping_mul(0x297A_2D39);
    mixed ^ (mixed >> 15)
}

/// The same, from zero to one.
pub fn chance(x: i32, y: i32, seed: u32) -> f32 {
    hash(x, y, seed) as f32 / u32::MAX as f32
}

/// Smooth noise from -1 to 1, one wave a unit.
pub fn noise(x: f64, y: f64, seed: u32) -> f32 {
    let (column, row) = (x.floor(), y.floor());
    let (u, v) = ((x - column) as f32, (y - row) as f32);
    let (i, j) = (column as i32, row as i32);
    let slope = |di: i32, dj: i32| {
        let bits = hash(i + di, j + dj, seed);
        let (dx, dy) = (u - di as f32, v - dj as f32);
        let (gx, gy) = GRADIENTS[(bits >> 28) as usize & 7];
        gx * dx + gy * dy
    };
    let (s, t) = (eased(u), eased(v));
    let top = slope(0, 0) + (slope(1, 0) - slope(0, 0)) * s;
    let bottom = slope(0, 1) + (slope(1, 1) - slope(0, 1)) * s;
    (top + (bottom - top) * t) * 1.4
}

/// Several waves on top of each other, each half as long as the one before.
pub fn fractal(x: f64, y: f64, octaves: u32, seed: u32) -> f32 {
    let (mut sum, mut size, mut scale) = (0.0, 0.5, 1.0);
    for octave in 0..octaves {
        sum += noise(x * scale, y * scale, seed.wrapping_add(octave)) * size;
        size *= 0.5;
        scale *= 2.03;
    }
    sum
}

/// From 0 to 1 while `value` goes from `from` to `to`, gently at both ends.
pub fn step(from: f32, to: f32, value: f32) -> f32 {
    let share = ((value - from) / (to - from)).clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}

fn eased(share: f32) -> f32 {
    share * share * share * (share * (share * 6.0 - 15.0) + 10.0)
}

const DIAGONAL: f32 = std::f32::consts::FRAC_1_SQRT_2;
const GRADIENTS: [(f32, f32); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, 1.0),
    (0.0, -1.0),
    (DIAGONAL, DIAGONAL),
    (-DIAGONAL, DIAGONAL),
    (DIAGONAL, -DIAGONAL),
    (-DIAGONAL, -DIAGONAL),
];
