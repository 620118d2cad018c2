//! How much room the words of a chart take, and what is left for the chart.

mod positions;

use cw_model::chart::plot::{Axis, Kind};
use cw_model::chart::thin;
use cw_model::chart::ticks::{self, nice};

use super::domain::{domain, extent};
use super::letters::{width, wrap};
use super::plane::{LEADING, widest, within};
use super::{guides, names};
use crate::scene::{Frame, Scene};
use crate::sheet::LABEL;

/// Ticks of values stand about so far from each other, in em; those of lying bars too.
const UPRIGHT: f64 = 3.5;
const ALONG: f64 = 6.0;
/// Values are written at no more bars than these.
const MOST_WRITTEN: usize = 36;
/// With no more positions than these, lines keep off the ends of their axis, and have dots.
pub const FEW: usize = 60;

/// Where everything stands.
pub struct Layout {
    /// What lies within the axes.
    pub frame: Frame,
    /// Ticks at the axis of values.
    pub values: Vec<Tick>,
    /// Ticks at the axis of positions.
    pub positions: Vec<Tick>,
    /// Whether values are written at their bars.
    pub written: bool,
    /// How much room there is for the names of series beside their lines.
    pub named: Option<f64>,
    /// How much room there is for the names of targets beside bars.
    pub beside: Option<f64>,
    /// The size of the words.
    pub size: f64,
}

/// A place on an axis, and the words at it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands.
    pub at: f64,
    /// What is written there.
    pub lines: Vec<String>,
}

/// Finds a place for everything.
pub fn layout(scene: &Scene) -> Layout {
    let kind = scene.plot.kind;
    let frame = Frame {
        window: scene.positions(),
        lying: kind == Kind::Lying && !scene.spark,
        ranked: (kind.has_bars() && !scene.spark) || matches!(scene.plot.axis, Axis::Categories(_)),
        em: scene.em,
        ..Frame::default()
    };
    let size = LABEL * scene.em;
    let mut layout = Layout {
        frame,
        values: Vec::new(),
        positions: Vec::new(),
        written: false,
        named: None,
        beside: None,
        size,
    };
    if scene.spark {
        let inset = 0.375 * scene.em;
        layout.frame.inner =
            sound(scene, [inset, inset, scene.width - inset, scene.height - inset]);
        layout.frame.domain = domain(scene, 2);
        layout.frame.span = span(scene, &layout.frame, 0.0);
    } else if layout.frame.lying {
        lying(scene, &mut layout);
    } else {
        upright(scene, &mut layout);
    }
    layout
}

fn upright(scene: &Scene, layout: &mut Layout) {
    let (em, size) = (scene.em, layout.size);
    layout.named = names::room(scene, size);
    layout.beside = guides::room(scene, size);
    let right = match (layout.named, layout.beside) {
        (Some(it), _) => scene.width - it - 1.75 * em,
        (_, Some(it)) => scene.width - it - 0.5 * em,
        _ => scene.width - em,
    };
    let top = if scene.guides.notes.is_empty() { 0.75 * em } else { 2.25 * em };
    let (mut left, mut bottom, mut above) = (3.0 * em, scene.height - 2.0 * em, top);
    // What is written beside an axis takes from the room of the other: the second round settles it.
    for _ in 0..2 {
        layout.frame.inner = sound(scene, [left, above, right, bottom]);
        let high = layout.frame.inner[3] - layout.frame.inner[1];
        values(scene, layout, high / (UPRIGHT * em));
        left = room_of(&layout.values, size).min(scene.width / 2.0) + 0.5 * em;
        layout.frame.inner = sound(scene, [left, above, right, bottom]);
        layout.frame.span = span(scene, &layout.frame, 0.75 * em);
        layout.positions = positions::along(scene, layout);
        layout.written = written(scene, layout);
        let lines = layout.positions.iter().map(|it| it.lines.len()).max().unwrap_or(0).max(1);
        bottom = scene.height - 0.7 * em - lines as f64 * LEADING * size;
        above = if layout.written { top + LEADING * size } else { top };
    }
    layout.frame.inner = sound(scene, [left, above, right, bottom]);
}

fn lying(scene: &Scene, layout: &mut Layout) {
    let (em, size) = (scene.em, layout.size);
    let guides = scene.guides;
    let named =
        guides.target.is_some() || !guides.thresholds.is_empty() || !guides.bands.is_empty();
    let top = if named { 0.5 * em + LEADING * size } else { 0.25 * em };
    let bottom = scene.height - 0.7 * em - LEADING * size;
    layout.frame.inner = sound(scene, [0.0, top, scene.width, bottom]);
    layout.frame.span = span(scene, &layout.frame, 0.0);
    layout.positions = positions::beside(scene, layout);
    let left = room_of(&layout.positions, size) + 0.75 * em;
    layout.written = written(scene, layout);
    let beside = if layout.written { widest_value(scene, size) } else { 0.5 * em };
    let right = scene.width - beside - em;
    let notes = if guides.notes.is_empty() { 0.0 } else { 2.0 * em };
    layout.frame.inner = sound(scene, [left, top, right - notes, bottom]);
    values(scene, layout, (layout.frame.inner[2] - left) / (ALONG * em));
}

/// Left before right and top before bottom, and all of it on the sheet.
fn sound(scene: &Scene, inner: [f64; 4]) -> [f64; 4] {
    let [left, top, right, bottom] = inner;
    let (width, height) = (scene.width.max(2.0), scene.height.max(2.0));
    let (left, top) = (within(left, 0.0, width - 1.0), within(top, 0.0, height - 1.0));
    [left, top, within(right, left + 1.0, width), within(bottom, top + 1.0, height)]
}

fn values(scene: &Scene, layout: &mut Layout, count: f64) {
    let count = count.max(2.0) as usize;
    let (mut low, high) = domain(scene, count);
    let step = ticks::step(low, high, count);
    // What is written below a bar stays above the words at the axis.
    let needed = LEADING * layout.size / (layout.frame.inner[3] - layout.frame.inner[1]);
    let least = extent(scene).0;
    if layout.written && least < 0.0 && least - low < needed * (high - low) {
        low -= step;
    }
    layout.frame.domain = (low, high);
    let places = ticks::decimals(step);
    let tick = |at| Tick { at, lines: vec![scene.labels.value(at, places)] };
    layout.values = ticks::ticks(low, high, count).into_iter().map(tick).collect();
}

/// What stands at the ends of the axis of positions: `room` pixels before the first and after the last.
fn span(scene: &Scene, frame: &Frame, room: f64) -> (f64, f64) {
    let window = &frame.window;
    if frame.ranked {
        let start = window.start as f64 - 0.5;
        return (start, start + window.len().max(1) as f64);
    }
    let (Axis::Moments(_, places) | Axis::Numbers(places)) = &scene.plot.axis else {
        return (0.0, 1.0);
    };
    let found = places.get(window.clone()).and_then(thin::extent);
    let (low, high) = found.filter(|(low, high)| (high - low).is_finite()).unwrap_or((0.0, 1.0));
    if high <= low {
        return (low - 1.0, low + 1.0);
    }
    if scene.plot.kind == Kind::Scatter && !matches!(scene.plot.axis, Axis::Moments(..)) {
        return nice(low, high, (frame.length() / (ALONG * frame.em)).max(2.0) as usize);
    }
    if FEW < window.len() {
        return (low, high);
    }
    let more = (high - low) * room / (frame.length() - 2.0 * room).max(1.0);
    (low - more, high + more)
}

fn room_of(ticks: &[Tick], size: f64) -> f64 {
    ticks.iter().map(|it| widest(&it.lines, size)).fold(0.0, f64::max)
}

/// Whether there is room for values at their bars.
fn written(scene: &Scene, layout: &Layout) -> bool {
    let (kind, frame) = (scene.plot.kind, &layout.frame);
    let bars = frame.window.len() * scene.layers().count();
    if !matches!(kind, Kind::Bar | Kind::Lying) || bars == 0 || MOST_WRITTEN < bars {
        return false;
    }
    let Some((first, _)) = scene.layers().next() else { return false };
    let (from, to) = frame.thickness(scene.plot, scene.shown, first);
    let pitch = (to - from) / (frame.span.1 - frame.span.0) * frame.length();
    let needed = if frame.lying {
        LEADING * layout.size
    } else {
        widest_value(scene, layout.size) + 0.25 * scene.em
    };
    needed <= pitch
}

fn widest_value(scene: &Scene, size: f64) -> f64 {
    let places = scene.labels.decimals();
    let mut most: f64 = 0.0;
    for (_, series) in scene.layers() {
        for value in scene.positions().filter_map(|it| series.value(it)) {
            most = most.max(width(&scene.labels.value(value, places), size));
        }
    }
    most
}

/// Whether bars had better lie: their positions have names that do not fit below them.
pub fn wants_lying(scene: &Scene) -> bool {
    let (Axis::Categories(words), Kind::Bar) = (&scene.plot.axis, scene.plot.kind) else {
        return false;
    };
    let (size, window) = (LABEL * scene.em, scene.positions());
    let slot = (scene.width - 4.0 * scene.em) / window.len().max(1) as f64;
    let fits = |it: &String| wrap(it, slot - 0.5 * scene.em, size, 3).is_some();
    !words.get(window).unwrap_or(&[]).iter().all(fits)
}

/// How high lying bars want to be, in CSS pixels: there is room for each of them.
pub fn height_wanted(scene: &Scene) -> f64 {
    let bars = scene.layers().count() as f64;
    let each = (bars * 1.5 + 0.75).max(2.5);
    (scene.positions().len() as f64 * each + 4.0) * scene.em
}
