//! The map of the invented valley, drawn from `seed/valley`.
//!
//! Read in this order:
//! - [`seed`]: what somebody drew; [`world`] and [`line`]: where that is.
//! - [`terrain`], which grows by [`erosion`] and [`noise`]; [`houses`], [`doors`] and [`borders`], which follow rules.
//! - [`ground`] and [`layers`]: what a tile shows, in the colours of [`style`], on a [`canvas`].
//! - [`naming`], [`labels`], [`letters`] and [`signs`]: what it says.
//! - [`picture`]: how it is written.

use std::sync::{LazyLock, OnceLock};

use tiny_skia::Pixmap;

use canvas::Canvas;
use labels::Label;
use letters::Letters;
use line::Line;
use seed::{Kind, Seed, Sort};
use style::{DAY, NIGHT};
use terrain::Terrain;
use world::{Point, Tile, ZOOMS};

mod borders;
mod canvas;
mod doors;
mod erosion;
mod ground;
mod houses;
mod labels;
mod layers;
mod letters;
mod line;
mod naming;
mod noise;
mod picture;
pub(crate) mod seed;
mod signs;
mod style;
mod terrain;
pub mod world;

/// Everything the map knows, ready to be drawn.
pub struct Atlas {
    seed: &'static Seed,
    terrain: Terrain,
    shore: Line,
    lake_axis: Line,
    rivers: Vec<(Line, f64)>,
    roads: Vec<Road>,
    houses: Vec<houses::House>,
    grounds: Vec<(Sort, Vec<Point>)>,
    borders: Vec<Line>,
    peaks: Vec<(Point, f32)>,
    letters: Letters,
    // One list a zoom, placed when its first tile is drawn.
    labels: [OnceLock<Vec<Label>>; 18],
}

/// A road as it is drawn.
struct Road {
    kind: Kind,
    name: String,
    number: String,
    line: Line,
    is_street: bool,
}

static SEED: LazyLock<Seed> =
    LazyLock::new(|| Seed::read().expect("the seed is compiled in, and tests read it"));
static VALLEY: LazyLock<Atlas> = LazyLock::new(Atlas::new);

/// The comuni of the valley with the rings around them, clockwise; ours comes first.
pub(crate) fn comuni() -> impl Iterator<Item = (&'static seed::Comune, Vec<Point>)> {
    SEED.comuni.comune.iter().map(|it| (it, borders::ring(&SEED.comuni, it)))
}

/// Where the house with this number is, if it is on the map.
pub(crate) fn door(street: &str, number: u32) -> Option<Point> {
    doors::door(&SEED, street, number)
}

/// Every trail with this number, as it is drawn; pieces whose ends meet are one.
pub(crate) fn trail(number: &str) -> Vec<Point> {
    let drawn = SEED.roads.iter().filter(|it| it.kind == Kind::Trail && it.number == number);
    let course: Vec<Point> = drawn.flat_map(|it| it.course.iter().copied()).collect();
    smooth(&course)
}

/// A bend through every one of `points`, as roads are drawn.
pub(crate) fn smooth(points: &[Point]) -> Vec<Point> {
    Line::smooth(points, 25.0).points
}

impl Atlas {
    /// The one valley there is; the first call lets it grow, which takes a second.
    pub fn valley() -> &'static Atlas {
        &VALLEY
    }

    fn new() -> Self {
        let seed: &Seed = &SEED;
        let letters = Letters::read().expect("the faces are compiled in, and tests read them");
        let shore = Line::ring(&seed.waters.lake.shore, 12.0).meandering(240.0, 8.0);
        let rivers: Vec<(Line, f64)> = seed.waters.river.iter().map(river).collect();
        let terrain = Terrain::grow(seed, &shore.points, &rivers);
        let roads: Vec<Road> = roads(seed);
        let houses = stand(seed, &shore, &rivers, &roads);
        let peaks = seed.names.peak.iter().map(|it| terrain.summit(it.position, 900.0)).collect();
        Atlas {
            lake_axis: Line::smooth(&seed.waters.lake.axis, 20.0),
            grounds: grounds(seed),
            borders: borders::lines(&seed.comuni),
            labels: std::array::from_fn(|_| OnceLock::new()),
            seed,
            terrain,
            shore,
            rivers,
            roads,
            houses,
            peaks,
            letters,
        }
    }

    /// Draws one tile as a PNG; nothing if there is no memory for it.
    pub fn draw(&self, tile: Tile) -> Option<Vec<u8>> {
        let frame = tile.frame();
        let style = if tile.dark { &NIGHT } else { &DAY };
        let mut picture = Pixmap::new(frame.pixels, frame.pixels)?;
        let villages: Vec<(Point, f64)> =
            self.seed.names.village.iter().map(|it| (it.position, it.radius)).collect();
        ground::paint(&mut picture, &frame, &self.terrain, &villages, style);
        let mut canvas = Canvas { picture: &mut picture, frame };
        layers::draw(&mut canvas, self, style);
        signs::draw(&mut canvas, self.labels(tile.zoom), &self.letters, style);
        picture::encode(&picture).ok()
    }

    /// Whether a point lies in the lake.
    pub fn is_in_lake(&self, point: Point) -> bool {
        line::inside(&self.shore.points, point)
    }

    /// Metres above the sea.
    pub fn height(&self, point: Point) -> f32 {
        self.terrain.height(point, 5.0)
    }

    fn labels(&self, zoom: u8) -> &[Label] {
        debug_assert!(ZOOMS.contains(&zoom));
        self.labels[usize::from(zoom)].get_or_init(|| naming::labels(self, zoom))
    }
}

fn river(river: &seed::River) -> (Line, f64) {
    let course: Vec<Point> = river.course.iter().map(|it| Point::from((it.0, it.1))).collect();
    (Line::smooth(&course, 12.0).meandering(340.0, 14.0), river.width)
}

fn roads(seed: &Seed) -> Vec<Road> {
    let road = |road: &seed::Road, is_street: bool| Road {
        kind: road.kind,
        name: road.name.clone(),
        number: road.number.clone(),
        line: Line::smooth(&road.course, 8.0),
        is_street,
    };
    let between =
        seed.roads.iter().map(|it| road(it, it.kind == Kind::Main && !it.name.is_empty()));
    between.chain(seed.streets.iter().map(|it| road(it, true))).collect()
}

fn stand(seed: &Seed, shore: &Line, rivers: &[(Line, f64)], roads: &[Road]) -> Vec<houses::House> {
    let half = |kind: Kind| match kind {
        Kind::Main => 6.0,
        Kind::Local => 5.0,
        Kind::Street => 4.0,
        Kind::Lane | Kind::Track | Kind::Trail => 2.5,
    };
    let streets: Vec<(Kind, Line)> = roads.iter().map(|it| (it.kind, it.line.clone())).collect();
    let free: Vec<(Line, f64)> = roads.iter().map(|it| (it.line.clone(), half(it.kind))).collect();
    houses::stand(seed, &streets, &houses::Ground { shore, rivers, roads: &free })
}

/// The shapes of what is not a house.
fn grounds(seed: &Seed) -> Vec<(Sort, Vec<Point>)> {
    let size = |sort: Sort| match sort {
        Sort::Pitch => Some((52.0, 33.0, 2)),
        Sort::Park => Some((48.0, 38.0, 9)),
        Sort::Square => Some((17.0, 15.0, 2)),
        Sort::Parking => Some((24.0, 15.0, 2)),
        Sort::Beach => Some((42.0, 20.0, 9)),
        _ => None,
    };
    let shape = |spot: &seed::Spot| {
        let (wide, tall, corners) = size(spot.kind)?;
        // A superellipse: nearly a rectangle, or nearly round.
        let power = if corners == 2 { 0.18 } else { 0.8 };
        let point = |it: i32| {
            let (sin, cos) = (f64::from(it) * std::f64::consts::TAU / 40.0 + 0.3).sin_cos();
            let x = wide * cos.signum() * cos.abs().powf(power);
            let y = tall * sin.signum() * sin.abs().powf(power);
            Point {
                x: spot.position.x + x * 0.97 - y * 0.24,
                y: spot.position.y + x * 0.24 + y * 0.97,
            }
        };
        Some((spot.kind, (0..40).map(point).collect()))
    };
    seed.names.spot.iter().filter_map(shape).collect()
}
