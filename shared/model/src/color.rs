//! Colours and their contrast (WCAG 2.2), so that a webmaster's brand colour never hides text.

use crate::number::{decimal, push};
use crate::scan::{cut, piece};

/// An opaque sRGB colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

/// Colours that are told apart, also by people who see few: each stands out from white and from black by 3 or more.
pub const PALETTE: [Color; 7] = [
    Color(0x00, 0x72, 0xb2),
    Color(0xd5, 0x5e, 0x00),
    Color(0x00, 0x9e, 0x73),
    Color(0x82, 0x50, 0xc4),
    Color(0xa6, 0x76, 0x1d),
    Color(0xcc, 0x79, 0xa7),
    Color(0x7f, 0x7f, 0x7f),
];

const BLACK: Color = Color(0, 0, 0);
const WHITE: Color = Color(255, 255, 255);

impl Color {
    /// Reads what `getComputedStyle` and style sheets say: `rgb()`, `rgba()`, `#rgb`, `#rrggbb`,
    /// `color(srgb …)`. `None` for other forms and for what is more transparent than opaque.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_ascii();
        if let Some(hex) = text.strip_prefix("#") {
            return from_hex(hex);
        }
        let (name, rest) = cut(text.strip_suffix(")")?, b'(')?;
        match name {
            "rgb" | "rgba" => from_parts(rest, 1.0),
            "color" => from_parts(rest.trim_ascii_start().strip_prefix("srgb ")?, 255.0),
            _ => None,
        }
    }

    /// Relative luminance: 0 is black, 1 is white.
    pub fn luminance(self) -> f64 {
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// `rgb(0 102 204)`, for style sheets.
    pub fn css(self) -> String {
        let mut text = String::from("rgb(");
        for (sign, part) in [("", self.0), (" ", self.1), (" ", self.2)] {
            text.push_str(sign);
            push(part.into(), &mut text);
        }
        text.push(')');
        text
    }

    /// `percent` of the way to `goal`; what a layer of `goal` that opaque would show.
    pub fn towards(self, goal: Color, percent: u32) -> Self {
        let mix = |from: u8, to: u8| {
            ((u32::from(from) * (100 - percent) + u32::from(to) * percent + 50) / 100) as u8
        };
        Color(mix(self.0, goal.0), mix(self.1, goal.1), mix(self.2, goal.2))
    }
}

/// The contrast ratio of two colours, 1 to 21.
pub fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (a.luminance() + 0.05, b.luminance() + 0.05);
    if a < b { b / a } else { a / b }
}

/// `color`, darkened or lightened as little as possible until it stands out from `background` by `ratio`.
///
/// Ratios up to 4.5 always succeed; where a higher one cannot be had, black or white is the best there is.
pub fn readable(color: Color, background: Color, ratio: f64) -> Color {
    for percent in 0..101 {
        for goal in [BLACK, WHITE] {
            let candidate = color.towards(goal, percent);
            if ratio <= contrast(candidate, background) {
                return candidate;
            }
        }
    }
    let dark = contrast(BLACK, background);
    if contrast(WHITE, background) < dark { BLACK } else { WHITE }
}

fn from_hex(hex: &str) -> Option<Color> {
    // How often each digit counts.
    let times = match hex.len() {
        3 => 2,
        6 => 1,
        _ => return None,
    };
    let mut value = 0;
    for byte in hex.bytes() {
        let digit = char::from(byte).to_digit(16)?;
        for _ in 0..times {
            value = value << 4 | digit;
        }
    }
    let [_, red, green, blue] = value.to_be_bytes();
    Some(Color(red, green, blue))
}

fn from_parts(parts: &str, unit: f64) -> Option<Color> {
    let (mut rest, mut channels, mut count) = (Some(parts), [0, 0, 0, 255], 0);
    while let Some(part) = piece(&mut rest, b", /") {
        if part.is_empty() {
            continue;
        }
        // The fourth one is how opaque it is.
        let value = match part.strip_suffix("%") {
            Some(percent) => decimal(percent)? * 2.55,
            None => decimal(part)? * if count == 3 { 255.0 } else { unit },
        };
        *channels.get_mut(count)? = (value.clamp(0.0, 255.0) + 0.5) as u8;
        count += 1;
    }
    let [red, green, blue, alpha] = channels;
    (3 <= count && 128 <= alpha).then_some(Color(red, green, blue))
}

/// The sRGB curve. Its power 2.4 is `x² · x^(2/5)`, and the fifth root is found by Newton's method:
/// the general `powf` costs kilobytes.
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.040_45 {
        return value / 12.92;
    }
    let base = (value + 0.055) / 1.055;
    let square = base * base;
    let mut root = 1.0;
    for _ in 0..12 {
        let fourth = root * root * root * root;
        root -= (fourth * root - square) / (5.0 * fourth);
    }
    square * root
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BLUE: Color = Color(0, 102, 204);

    #[test]
    fn every_notation_of_one_colour_is_that_colour() {
        for text in [
            "#06c",
            "#0066cc",
            "#0066CC",
            "rgb(0 102 204)",
            "rgb(0, 102, 204)",
            "rgba(0, 102, 204, 1)",
            "rgb(0 102 204 / 100%)",
            "color(srgb 0 0.4 0.8)",
            " rgb(0% 40% 80%) ",
        ] {
            assert_eq!(Color::parse(text), Some(BLUE), "{text}");
        }
        assert_eq!(Color::parse(&BLUE.css()), Some(BLUE));
    }

    #[test]
    fn what_is_no_opaque_colour_is_refused() {
        for text in [
            "",
            "blue",
            "#12",
            "#12345",
            "#ggg",
            "rgb(1,2)",
            "rgb(1,2,3",
            "rgba(0, 0, 0, 0)",
            "hsl(1 2% 3%)",
            "rgb(1,2,3,1,1)",
            "color(display-p3 1 0 0)",
            "transparent",
            "#é",
        ] {
            assert_eq!(Color::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_contrast_of_known_pairs_is_the_published_one() {
        let check = |a, b, expected: f64| assert!((contrast(a, b) - expected).abs() < 0.005);
        check(BLACK, WHITE, 21.0);
        check(Color(0x77, 0x77, 0x77), WHITE, 4.48);
        check(Color(0x76, 0x76, 0x76), WHITE, 4.54);
        check(BLUE, WHITE, 5.57);
    }

    #[test]
    fn the_curve_is_the_one_of_the_standard() {
        for channel in 0..=255u8 {
            let value = f64::from(channel) / 255.0;
            let exact =
                if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
            assert!((linear(channel) - exact).abs() < 1e-12, "{channel}");
        }
    }

    #[test]
    fn the_palette_stands_out_on_light_and_dark_ground() {
        for (index, color) in PALETTE.into_iter().enumerate() {
            for ground in [WHITE, Color(0x12, 0x1a, 0x23), BLACK] {
                assert!(3.0 <= contrast(color, ground), "{color:?} on {ground:?}");
            }
            assert!(!PALETTE[..index].contains(&color), "{color:?} twice");
        }
    }

    #[test]
    fn a_colour_that_is_readable_already_stays() {
        assert_eq!(readable(BLUE, WHITE, 4.5), BLUE);
    }

    proptest! {
        #[test]
        fn the_readable_variant_always_is(color: (u8, u8, u8), back: (u8, u8, u8)) {
            let color = Color(color.0, color.1, color.2);
            let back = Color(back.0, back.1, back.2);
            prop_assert!(4.5 <= contrast(readable(color, back, 4.5), back));
        }

        #[test]
        fn where_a_ratio_cannot_be_had_the_best_is_given(back: (u8, u8, u8)) {
            let back = Color(back.0, back.1, back.2);
            let best = readable(BLUE, back, 21.0);
            let most = contrast(BLACK, back).max(contrast(WHITE, back));
            prop_assert!((contrast(best, back) - most).abs() < 1e-9);
        }
    }
}
