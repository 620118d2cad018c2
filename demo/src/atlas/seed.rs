//! What somebody drew of the valley: the TOML files in `demo/seed/valley`.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::world::Point;

/// Everything that is drawn by hand.
pub struct Seed {
    /// What the relief grows from.
    pub terrain: Terrain,
    /// The lake and the rivers.
    pub waters: Waters,
    /// Roads between the villages, tracks and trails.
    pub roads: Vec<Road>,
    /// Streets inside the villages.
    pub streets: Vec<Road>,
    /// Villages, peaks, and what else has a name.
    pub names: Names,
    /// The comuni.
    pub comuni: Comuni,
}

/// What the relief grows from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terrain {
    pub seed: u32,
    pub half_side: f32,
    pub plain: f32,
    pub uplift: f32,
    pub talus: f32,
    pub massif: Vec<Massif>,
    pub terrace: Vec<Terrace>,
}

/// Where the ground rises faster than elsewhere, or slower.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Massif {
    pub position: Point,
    pub radius: f64,
    pub uplift: f32,
}

/// A flat place with a height people know.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terrace {
    pub position: Point,
    pub radius: f64,
    pub height: f32,
}

/// The lake and the rivers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waters {
    pub lake: Lake,
    pub river: Vec<River>,
}

/// The lake.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lake {
    pub name: String,
    pub level: f32,
    pub shore: Vec<Point>,
    pub axis: Vec<Point>,
}

/// A river, from its source; `floor` is half the width of its valley's floor in metres.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct River {
    pub name: String,
    pub width: f64,
    pub floor: f64,
    pub course: Vec<(f64, f64, f32)>,
}

/// What a road is good for.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Lorries and buses.
    Main,
    /// From village to village.
    Local,
    /// Between houses.
    Street,
    /// Between walls, and over squares.
    Lane,
    /// Tractors.
    Track,
    /// Boots.
    Trail,
}

/// A road.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Road {
    pub kind: Kind,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub number: String,
    pub course: Vec<Point>,
}

/// What has a name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    pub village: Vec<Village>,
    pub peak: Vec<Peak>,
    pub spot: Vec<Spot>,
    pub area: Vec<Area>,
}

/// A place where people live; `from` is the first zoom that names it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Village {
    pub name: String,
    pub position: Point,
    pub from: u8,
    #[serde(default)]
    pub far: String,
    pub radius: f64,
}

/// A summit; it is named where the relief is highest near by.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Peak {
    pub name: String,
    pub position: Point,
    pub from: u8,
}

/// A single thing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    pub name: String,
    pub kind: Sort,
    pub position: Point,
}

/// What a single thing is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// A house larger than others.
    Hall,
    /// A church.
    Church,
    /// A castle.
    Castle,
    /// A hut where one sleeps, or eats.
    Hut,
    /// A pitch.
    Pitch,
    /// A park.
    Park,
    /// A square.
    Square,
    /// A car park.
    Parking,
    /// A beach.
    Beach,
}

/// A stretch of land with a name, and nothing else.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    pub name: String,
    pub position: Point,
    pub from: u8,
}

/// The comuni: corners, and who has which around.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comuni {
    pub corner: std::collections::BTreeMap<String, Point>,
    pub comune: Vec<Comune>,
}

/// A comune; neighbours share corners, clockwise.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comune {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub de: Option<String>,
    pub seat: Point,
    pub around: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Roads {
    road: Vec<Road>,
}

impl Seed {
    /// Reads the files.
    pub fn read() -> Result<Self, toml::de::Error> {
        Ok(Seed {
            terrain: read(include_str!("../../seed/valley/terrain.toml"))?,
            waters: read(include_str!("../../seed/valley/waters.toml"))?,
            roads: read::<Roads>(include_str!("../../seed/valley/roads.toml"))?.road,
            streets: read::<Roads>(include_str!("../../seed/valley/streets.toml"))?.road,
            names: read(include_str!("../../seed/valley/names.toml"))?,
            comuni: read(include_str!("../../seed/valley/comuni.toml"))?,
        })
    }
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, toml::de::Error> {
    toml::from_str(text)
}
