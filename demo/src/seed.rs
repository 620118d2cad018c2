//! The invented municipality: written material in, events around a given day out.

use cw_model::time::Date;

use crate::event::Event;
use material::Material;

mod expand;
mod ids;
mod material;
mod rules;
mod schedule;

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
const EDITION: u32 = 2;

/// Days before and after today that are filled: eighteen months in all.
pub const REACH: i32 = 274;

/// Everything Valdaria publishes when it is `today`; the same day gives the same events.
pub fn events(today: Date) -> Result<Vec<Event>, toml::de::Error> {
    let material = Material::read(PLACES, ORGANIZERS, TYPOLOGIES, &EVENTS)?;
    Ok(expand::events(&material, today))
}

/// Changes whenever [`events`] would.
pub fn fingerprint(today: Date) -> String {
    let text = [PLACES, ORGANIZERS, TYPOLOGIES].into_iter().chain(EVENTS).collect::<String>();
    format!("{EDITION} {today} {:016x}", ids::hash(&text))
}
