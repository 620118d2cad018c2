//! The trees of the valley, every single one: as many points as a map is to be tried with.

use std::convert::Infallible;
use std::fmt::Write;

use futures_util::{Stream, stream};

use crate::atlas::{self, world::Point};
use crate::seed::hash;

/// Points in one piece of the answer.
const PIECE: usize = 2_000;
/// What grows here, the commonest first.
const SPECIES: [&str; 12] = [
    "Abete rosso",
    "Larice",
    "Faggio",
    "Pino silvestre",
    "Abete bianco",
    "Betulla",
    "Acero di monte",
    "Frassino",
    "Tiglio",
    "Castagno",
    "Sorbo",
    "Cirmolo",
];
/// How many hundredths of all trees stand in the gardens of a village.
const TENDED: u64 = 30;
/// Degrees of latitude and longitude around a village that are its gardens.
const GARDEN: (f64, f64) = (0.006, 0.008);

/// The same trees every time: the first of many are those of few.
pub fn pieces(count: usize) -> impl Stream<Item = Result<String, Infallible>> {
    let wood = Wood::of_the_valley();
    let starts = (0..count.max(1)).step_by(PIECE);
    stream::iter(starts.map(move |start| Ok(piece(&wood, start, count))))
}

fn piece(wood: &Wood, start: usize, count: usize) -> String {
    let mut text = String::with_capacity(PIECE * 150);
    if start == 0 {
        text.push_str("{\"type\":\"FeatureCollection\",\"features\":[");
    }
    for number in start..count.min(start + PIECE) {
        if number != 0 {
            text.push(',');
        }
        wood.write(number, &mut text);
    }
    if count <= start + PIECE {
        text.push_str("]}");
    }
    text
}

/// Where trees may stand: south, west, north, east, and the seats of the comuni.
struct Wood {
    bounds: [f64; 4],
    seats: Vec<(f64, f64)>,
}

impl Wood {
    fn of_the_valley() -> Self {
        let mut bounds = [90.0, 180.0, -90.0, -180.0];
        let mut seats = Vec::new();
        for (comune, ring) in atlas::comuni() {
            seats.push(comune.seat.degrees());
            for (latitude, longitude) in ring.into_iter().map(Point::degrees) {
                bounds[0] = f64::min(bounds[0], latitude);
                bounds[1] = f64::min(bounds[1], longitude);
                bounds[2] = f64::max(bounds[2], latitude);
                bounds[3] = f64::max(bounds[3], longitude);
            }
        }
        Wood { bounds, seats }
    }

    fn write(&self, number: usize, text: &mut String) {
        let luck = hash(&format!("tree {number}"));
        // Few species are most of the wood.
        let (first, second) = ((luck >> 8) % 12, (luck >> 16) % 12);
        let species = SPECIES[first.min(second) as usize];
        let (latitude, longitude) = self.place(luck);
        let height = 4 + (luck >> 24) % 30;
        write!(
            text,
            "{{\"type\":\"Feature\",\"id\":{number},\"geometry\":{{\"type\":\"Point\",\
             \"coordinates\":[{longitude:.6},{latitude:.6}]}},\"properties\":{{\"nome\":\
             \"{species} n. {}\",\"categoria\":\"{species}\",\"altezza_m\":{height}}}}}",
            number + 1
        )
        .expect("a string takes any text");
    }

    /// In a garden, denser towards its middle, or anywhere.
    fn place(&self, luck: u64) -> (f64, f64) {
        let other = luck.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let (one, two) = (share(other), share(other.rotate_left(32)));
        let [south, west, north, east] = self.bounds;
        if TENDED <= luck % 100 {
            return (south + (north - south) * one, west + (east - west) * two);
        }
        let seat = self.seats[(luck >> 40) as usize % self.seats.len()];
        let near = |it: f64| (it - 0.5).powi(3) * 8.0;
        (seat.0 + near(one) * GARDEN.0, seat.1 + near(two) * GARDEN.1)
    }
}

/// Between 0 and 1.
fn share(luck: u64) -> f64 {
    (luck >> 11) as f64 / (1u64 << 53) as f64
}
