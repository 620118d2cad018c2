//! Trails, rides and protected areas, as `seed/sentieri.toml` has them.

use std::sync::LazyLock;

use serde::Deserialize;

use super::ids;
use crate::atlas::{self, world::Point};
use crate::event::Words;

const TEXT: &str = include_str!("../../seed/sentieri.toml");

/// Whether it is walked along or around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A line from end to end.
    Line,
    /// A ring.
    Area,
}

/// A trail or an area.
pub struct Trail {
    /// Object id.
    pub id: i64,
    /// Last part of the address of its page.
    pub slug: String,
    /// Its name, in three languages.
    pub name: String,
    /// In German.
    pub de: String,
    /// In English.
    pub en: String,
    /// What it is.
    pub kind: Words,
    /// The number on the signposts.
    pub number: Option<String>,
    /// `T` for everybody, `E` for hikers, `EE` for those who know mountains.
    pub grade: Option<String>,
    /// How long it takes.
    pub time: Option<String>,
    /// What to expect.
    pub about: String,
    /// Line or ring.
    pub ground: Ground,
    /// Where it goes; a ring ends where it began.
    pub course: Vec<Point>,
    /// From end to end, on the map.
    pub metres: f64,
}

/// Every trail, then every area.
pub fn all() -> &'static [Trail] {
    static ALL: LazyLock<Vec<Trail>> =
        LazyLock::new(|| read().expect("the seed is compiled in, and tests read it"));
    &ALL
}

/// The one whose page has this slug.
pub fn by_slug(slug: &str) -> Option<&'static Trail> {
    all().iter().find(|it| it.slug == slug)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Leaf {
    trail: Vec<Entry>,
    area: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    de: String,
    en: String,
    kind: (String, String, String),
    number: Option<String>,
    grade: Option<String>,
    time: Option<String>,
    about: String,
    /// Where it goes; without one, as the map draws the trail of its number.
    #[serde(default)]
    course: Vec<Point>,
}

fn read() -> Result<Vec<Trail>, toml::de::Error> {
    let leaf: Leaf = toml::from_str(TEXT)?;
    let lines = leaf.trail.into_iter().map(|it| trail(it, Ground::Line));
    Ok(lines.chain(leaf.area.into_iter().map(|it| trail(it, Ground::Area))).collect())
}

fn trail(entry: Entry, ground: Ground) -> Trail {
    let drawn = entry.number.as_deref().filter(|_| entry.course.is_empty());
    let course = match drawn {
        Some(number) => atlas::trail(number),
        None if ground == Ground::Line => atlas::smooth(&entry.course),
        None => ring(&entry.course),
    };
    let metres = course.windows(2).map(|it| it[0].distance(it[1])).sum();
    let (it, de, en) = entry.kind;
    Trail {
        id: ids::of(&format!("trail {}", entry.name)),
        slug: ids::slug(&entry.name),
        name: entry.name,
        de: entry.de,
        en: entry.en,
        kind: Words { it, de: Some(de), en: Some(en) },
        number: entry.number,
        grade: entry.grade,
        time: entry.time,
        about: entry.about,
        ground,
        course,
        metres,
    }
}

/// Closed, and against the clock, as the outside of a polygon runs.
fn ring(corners: &[Point]) -> Vec<Point> {
    let mut ring: Vec<Point> = corners.iter().chain(corners.first()).copied().collect();
    // With y running southwards, the clock runs along positive areas.
    let area: f64 = ring.windows(2).map(|it| it[0].x * it[1].y - it[1].x * it[0].y).sum();
    if 0.0 < area {
        ring.reverse();
    }
    ring
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_trails_of_every_length_and_some_areas() {
        let lines = all().iter().filter(|it| it.ground == Ground::Line);
        assert!(12 <= lines.clone().count());
        for trail in lines {
            assert!((800.0..40_000.0).contains(&trail.metres), "{}: {}", trail.name, trail.metres);
            let leap = trail.course.windows(2).map(|it| it[0].distance(it[1])).fold(0.0, f64::max);
            assert!(leap < 60.0, "{} leaps {leap} metres", trail.name);
        }
        assert!(3 <= all().iter().filter(|it| it.ground == Ground::Area).count());
    }

    #[test]
    fn names_and_ids_are_never_shared() {
        let mut ids: Vec<_> = all().iter().map(|it| (it.id, &it.slug)).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|it| it[0].0 != it[1].0 && it[0].1 != it[1].1));
    }
}
