//! A small PNG: at most 256 colours, chosen from what is there.

use png::{BitDepth, ColorType, DeflateCompression, EncodingError, Filter};
use tiny_skia::Pixmap;

/// Colours of a palette.
const COLOURS: usize = 256;
/// Bits of a shade: with five nobody sees the difference, and pictures halve.
const BITS: u32 = 5;
/// A good deal smaller than the quickest, a good deal quicker than the smallest.
const EFFORT: u8 = 4;

/// Writes a picture that covers everything.
pub fn encode(picture: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let (palette, pixels) = indexed(picture);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_deflate_compression(DeflateCompression::Level(EFFORT));
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(bytes)
}

/// The palette, three bytes a colour, and which colour each pixel has.
fn indexed(picture: &Pixmap) -> (Vec<u8>, Vec<u8>) {
    let shades: Vec<u16> = picture.data().chunks_exact(4).map(shade).collect();
    let mut counts = vec![0u32; 1 << (3 * BITS)];
    for shade in &shades {
        counts[usize::from(*shade)] += 1;
    }
    let mut ranked: Vec<u16> =
        (0..1 << (3 * BITS)).filter(|it| counts[usize::from(*it)] != 0).collect();
    ranked.sort_by_key(|it| std::cmp::Reverse(counts[usize::from(*it)]));
    let (kept, rare) = ranked.split_at(ranked.len().min(COLOURS));
    let palette: Vec<[u8; 3]> = kept.iter().map(|it| colour(*it)).collect();
    let mut index = vec![0u8; counts.len()];
    for (shade, place) in kept.iter().zip(0..=255) {
        index[usize::from(*shade)] = place;
    }
    for shade in rare {
        index[usize::from(*shade)] = nearest(&palette, colour(*shade));
    }
    let pixels = shades.iter().map(|it| index[usize::from(*it)]).collect();
    (palette.concat(), pixels)
}

/// A pixel's colour in fifteen bits.
fn shade(pixel: &[u8]) -> u16 {
    let short = |it: u8| u16::from(it >> (8 - BITS));
    short(pixel[0]) << (2 * BITS) | short(pixel[1]) << BITS | short(pixel[2])
}

/// And back: white stays white.
fn colour(shade: u16) -> [u8; 3] {
    [2 * BITS, BITS, 0].map(|it| {
        let short = (shade >> it) as u8 & 0x1f;
        short << 3 | short >> 2
    })
}

fn nearest(palette: &[[u8; 3]], colour: [u8; 3]) -> u8 {
    let away = |it: &[u8; 3]| -> u32 {
        it.iter().zip(colour).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let best = palette.iter().zip(0..=255).min_by_key(|it| away(it.0));
    best.map_or(0, |it| it.1)
}
