//! The invented municipality: written material in, events around a given day out.

use cw_model::time::Date;

use crate::item::Item;
use crate::site::{self, Site};
use ids::Ids;
pub use ids::hash;
use material::Material;
pub use material::read;

mod expand;
mod gazetteer;
mod ids;
mod material;
mod places;
mod rules;
mod schedule;
pub mod trails;
mod week;

const PLACES: &str = include_str!("../seed/places.toml");
const ORGANIZERS: &str = include_str!("../seed/organizers.toml");
const TYPOLOGIES: &str = include_str!("../seed/typologies.toml");
const EVENTS: [&str; 7] = [
    include_str!("../seed/feasts-winter.toml"),
    include_str!("../seed/feasts-spring.toml"),
    include_str!("../seed/feasts-summer.toml"),
    include_str!("../seed/feasts-autumn.toml"),
    include_str!("../seed/courses.toml"),
    include_str!("../seed/series-stories.toml"),
    include_str!("../seed/series-evenings.toml"),
];
/// What the other comuni announce, one file each.
const NEIGHBOURS: [(&str, &str); 4] = [
    ("rovarei", include_str!("../seed/vicini/rovarei.toml")),
    ("tovaia", include_str!("../seed/vicini/tovaia.toml")),
    ("pontalago", include_str!("../seed/vicini/pontalago.toml")),
    ("lasterno", include_str!("../seed/vicini/lasterno.toml")),
];
/// To be raised when the same material must give other rows.
const EDITION: u32 = 4;

/// Days before and after today that are filled: eighteen months in all.
pub const REACH: i32 = 274;

/// Everything the comuni publish when it is `today`; the same day gives the same contents.
pub fn items(today: Date) -> Result<Vec<Item>, toml::de::Error> {
    let mut ids = Ids::default();
    // Places first: events name them by the number they would have alone.
    let places = places::places(today, &mut ids)?;
    let mut items: Vec<Item> = places.into_iter().map(Item::Place).collect();
    for (site, material) in materials()? {
        items.extend(expand::events(&material, site, today, &mut ids).into_iter().map(Item::Event));
    }
    Ok(items)
}

/// What happens, comune by comune, ours first.
fn materials() -> Result<Vec<(&'static Site, Material)>, toml::de::Error> {
    let ours = Material::read(read(PLACES)?, ORGANIZERS, TYPOLOGIES, &EVENTS)?;
    let mut materials = vec![(site::ours(), ours)];
    for (id, text) in NEIGHBOURS {
        let material = Material::read(places::keyed(id)?, "", TYPOLOGIES, &[text])?;
        materials.push((site::of(id), material));
    }
    Ok(materials)
}

/// Changes whenever [`items`] would.
pub fn fingerprint(today: Date) -> String {
    let texts = [PLACES, ORGANIZERS, TYPOLOGIES].into_iter().chain(EVENTS);
    let neighbours = NEIGHBOURS.into_iter().map(|it| it.1);
    let text = texts.chain(neighbours).chain(places::material()).collect::<String>();
    format!("{EDITION} {today} {:016x}", ids::hash(&text))
}
