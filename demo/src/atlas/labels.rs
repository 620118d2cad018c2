//! Names on the map: placed once for each zoom, in the world and not in a tile, so that no edge cuts them.

use super::letters::{Letter, Letters, Style};
use super::line::Line;
use super::world::{Bounds, Point, resolution};

/// The colour of a text, which the style of the map decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Villages.
    Village,
    /// Streets and single things.
    Soft,
    /// Waters.
    Water,
    /// Peaks.
    Rock,
    /// Stretches of land.
    Land,
    /// Numbers of trails.
    Trail,
}

/// What stands beside a text, or under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    None,
    /// A triangle.
    Peak,
    /// A roof.
    Hut,
    /// Battlements.
    Castle,
    /// A cross.
    Church,
    /// A dot.
    Dot,
    /// A P.
    Parking,
    /// A plate under the number of a road.
    Plate,
}

/// How a text is written; sizes in pixels of the page.
#[derive(Clone, Copy, Debug)]
pub struct Hand {
    /// Its face.
    pub style: Style,
    /// Its size.
    pub size: f32,
    /// Between letters, in ems.
    pub spacing: f32,
    /// Its colour.
    pub ink: Ink,
}

/// A letter and where its baseline begins, in pixels of the page from the origin of the world.
#[derive(Clone, Copy, Debug)]
pub struct Placed {
    /// The letter.
    pub letter: Letter,
    /// Rightwards.
    pub x: f64,
    /// Downwards.
    pub y: f64,
    /// Clockwise.
    pub angle: f32,
}

/// A text with its place.
pub struct Label {
    /// Its letters.
    pub letters: Vec<Placed>,
    /// How they are written.
    pub hand: Hand,
    /// What stands with them.
    pub mark: Mark,
    /// Where that stands, in the same pixels.
    pub at: (f64, f64),
    /// Everything it covers, in metres.
    pub bounds: Bounds,
}

/// Places labels at one zoom, the most important first.
pub struct Sheet<'a> {
    letters: &'a Letters,
    metres: f64,
    taken: Vec<Area>,
    /// The labels that found a place.
    pub labels: Vec<Label>,
}

/// A rectangle of pixels: left, top, right, bottom.
type Area = (f64, f64, f64, f64);

impl<'a> Sheet<'a> {
    /// An empty sheet.
    pub fn new(letters: &'a Letters, zoom: u8) -> Self {
        Sheet { letters, metres: resolution(zoom), taken: Vec::new(), labels: Vec::new() }
    }

    /// Writes lines of text at a point: in the middle, or beside its mark. False where there is no room.
    pub fn write(&mut self, lines: &[&str], hand: Hand, mark: Mark, point: Point) -> bool {
        let set: Vec<Vec<Letter>> =
            lines.iter().map(|it| self.letters.set(it, hand.style)).collect();
        let width = set.iter().map(|it| length(it, hand)).fold(0.0, f64::max);
        let height = f64::from(hand.size) * (0.8 + 1.05 * (set.len() as f64 - 1.0));
        let (x, y) = (point.x / self.metres, point.y / self.metres);
        for (dx, dy, align) in spots(mark, width, height) {
            let area = (x + dx, y + dy, x + dx + width, y + dy + height);
            let mut areas = vec![grown(area, 3.0)];
            if mark != Mark::None {
                areas.push((x - 6.0, y - 6.0, x + 6.0, y + 6.0));
            }
            if areas.iter().any(|it| self.is_taken(it)) {
                continue;
            }
            let mut letters = Vec::new();
            for (row, line) in set.iter().enumerate() {
                let left = area.0 + (width - length(line, hand)) * align;
                let base = area.1 + f64::from(hand.size) * (0.72 + 1.05 * row as f64);
                letters.extend(straight(line, hand, left, base));
            }
            self.take(letters, hand, mark, (x, y), areas);
            return true;
        }
        false
    }

    /// Writes along a line, again and again with `pause` pixels between; `lift` is the way up from it in ems.
    pub fn follow(&mut self, text: &str, hand: Hand, line: &Line, lift: f64, pause: f64) {
        let letters = self.letters.set(text, hand.style);
        let (width, whole) = (length(&letters, hand), line.length() / self.metres);
        // From the middle outwards, so that a short street has its name in the middle.
        let tries = ((whole - width) / 2.0 / 12.0).floor();
        let mut written: Vec<f64> = Vec::new();
        for index in 0..=(tries.max(-1.0) * 2.0) as i64 {
            let shift = (index + 1) / 2 * if index % 2 == 0 { 12 } else { -12 };
            let start = (whole - width) / 2.0 + shift as f64;
            let is_near = written.iter().any(|it| (it - start).abs() < width + pause);
            if tries < 0.0 || is_near || start < 2.0 {
                continue;
            }
            let Some(placed) = self.bent(&letters, hand, line, start, lift) else { continue };
            let size = f64::from(hand.size) * 0.55;
            let around = |it: &Placed| {
                let (x, y) = middle(it, hand);
                (x - size, y - size, x + size, y + size)
            };
            let areas: Vec<Area> = placed.iter().map(around).collect();
            if !areas.iter().any(|it| self.is_taken(it)) {
                written.push(start);
                let at = areas.first().map_or((0.0, 0.0), |it| (it.0, it.1));
                self.take(placed, hand, Mark::None, at, areas);
            }
        }
    }

    /// Writes a number on a plate on a line, every `pause` pixels.
    pub fn number(&mut self, text: &str, hand: Hand, line: &Line, pause: f64) {
        let letters = self.letters.set(text, hand.style);
        let (width, height) = (length(&letters, hand), f64::from(hand.size) * 0.8);
        let whole = line.length() / self.metres;
        let mut walked = (whole / 2.0) % pause;
        while walked < whole {
            let (point, _) = line.at(walked * self.metres);
            walked += pause;
            let (x, y) = (point.x / self.metres, point.y / self.metres);
            let area = (x - width / 2.0, y - height / 2.0, x + width / 2.0, y + height / 2.0);
            let areas = vec![grown(area, 5.0)];
            if whole < 40.0 || areas.iter().any(|it| self.is_taken(it)) {
                continue;
            }
            let placed = straight(&letters, hand, area.0, y + f64::from(hand.size) * 0.345);
            self.take(placed, hand, Mark::Plate, (x, y), areas);
        }
    }

    /// Letters along a line, from left to right; nothing where it bends too much to be read.
    fn bent(
        &self,
        letters: &[Letter],
        hand: Hand,
        line: &Line,
        start: f64,
        lift: f64,
    ) -> Option<Vec<Placed>> {
        let width = length(letters, hand);
        let at = |pixels: f64| line.at(pixels * self.metres).0;
        let is_backwards = at(start + width).x < at(start).x;
        let mut placed = Vec::with_capacity(letters.len());
        let mut walked = 0.0;
        for letter in letters {
            let advance = f64::from(letter.advance * hand.size);
            let along = |it: f64| if is_backwards { start + width - it } else { start + it };
            let (from, to) = (at(along(walked - 2.0)), at(along(walked + advance + 2.0)));
            let angle = (to.y - from.y).atan2(to.x - from.x);
            let point = at(along(walked));
            let up = lift * f64::from(hand.size);
            let (x, y) = (
                point.x / self.metres + angle.sin() * up,
                point.y / self.metres - angle.cos() * up,
            );
            placed.push(Placed { letter: *letter, x, y, angle: angle as f32 });
            walked += advance + f64::from(hand.spacing * hand.size);
        }
        let first = placed.first()?.angle;
        let is_calm = |pair: &[Placed]| (pair[1].angle - pair[0].angle).abs() < 0.3;
        let is_level = |it: &Placed| (it.angle - first).abs() < 1.1;
        (placed.windows(2).all(is_calm) && placed.iter().all(is_level)).then_some(placed)
    }

    fn is_taken(&self, area: &Area) -> bool {
        let meets = |it: &Area| it.0 < area.2 && area.0 < it.2 && it.1 < area.3 && area.1 < it.3;
        self.taken.iter().any(meets)
    }

    fn take(
        &mut self,
        letters: Vec<Placed>,
        hand: Hand,
        mark: Mark,
        at: (f64, f64),
        areas: Vec<Area>,
    ) {
        let metres = self.metres;
        let corner = |x: f64, y: f64| Point { x: x * metres, y: y * metres };
        let corners = areas.iter().flat_map(|it| [corner(it.0, it.1), corner(it.2, it.3)]);
        let bounds = Bounds::of(&corners.collect::<Vec<_>>()).grown(4.0 * metres);
        self.taken.extend(areas);
        self.labels.push(Label { letters, hand, mark, at, bounds });
    }
}

/// Where a text may stand: right and down from the point, and which part of short lines is left empty before them.
fn spots(mark: Mark, width: f64, height: f64) -> Vec<(f64, f64, f64)> {
    let centre = (-width / 2.0, -height / 2.0, 0.5);
    if mark == Mark::None {
        return vec![centre];
    }
    let above = (-width / 2.0, -height - 8.0, 0.5);
    let right = (9.0, -height / 2.0, 0.0);
    let left = (-width - 9.0, -height / 2.0, 1.0);
    let below = (-width / 2.0, 8.0, 0.5);
    match mark {
        Mark::Peak => vec![above, right, left, below],
        _ => vec![right, left, above, below],
    }
}

fn straight(letters: &[Letter], hand: Hand, left: f64, base: f64) -> Vec<Placed> {
    let mut x = left;
    let place = |letter: &Letter| {
        let placed = Placed { letter: *letter, x, y: base, angle: 0.0 };
        x += f64::from((letter.advance + hand.spacing) * hand.size);
        placed
    };
    letters.iter().map(place).collect()
}

/// Pixels from the first letter to the last.
fn length(letters: &[Letter], hand: Hand) -> f64 {
    let ems: f32 = letters.iter().map(|it| it.advance + hand.spacing).sum();
    f64::from((ems - hand.spacing).max(0.0) * hand.size)
}

fn middle(placed: &Placed, hand: Hand) -> (f64, f64) {
    let (sin, cos) = f64::from(placed.angle).sin_cos();
    let (along, up) =
        (f64::from(placed.letter.advance * hand.size) / 2.0, f64::from(hand.size) * 0.33);
    (placed.x + along * cos + up * sin, placed.y + along * sin - up * cos)
}

fn grown(area: Area, margin: f64) -> Area {
    (area.0 - margin, area.1 - margin, area.2 + margin, area.3 + margin)
}
