//! The invented municipality: written material in, events around a given day out.

use cw_model::time::Date;

use crate::event::Event;
use crate::item::Item;
use crate::site;
use ids::Ids;
pub use ids::hash;
use material::Material;

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
/// To be raised when the same material must give other rows.
const EDITION: u32 = 3;

/// Days before and after today that are filled: eighteen months in all.
pub const REACH: i32 = 274;

/// Everything the comuni publish when it is `today`; the same day gives the same contents.
pub fn items(today: Date) -> Result<Vec<Item>, toml::de::Error> {
    let mut ids = Ids::default();
    // Places first: events name them by the number they would have alone.
    let places = places::places(today, &mut ids)?;
    let events = events(today, &mut ids)?;
    Ok(places.into_iter().map(Item::Place).chain(events.into_iter().map(Item::Event)).collect())
}

/// What Valdaria announces.
fn events(today: Date, ids: &mut Ids) -> Result<Vec<Event>, toml::de::Error> {
    let material = Material::read(PLACES, ORGANIZERS, TYPOLOGIES, &EVENTS)?;
    Ok(expand::events(&material, site::ours(), today, ids))
}

/// Changes whenever [`items`] would.
pub fn fingerprint(today: Date) -> String {
    let text = [PLACES, ORGANIZERS, TYPOLOGIES]
        .into_iter()
        .chain(EVENTS)
        .chain(places::material())
        .collect::<String>();
    format!("{EDITION} {today} {:016x}", ids::hash(&text))
}
