//! Points of interest, and the orders people read them in. Field names follow POI-AP_IT where it has one.

use std::rc::Rc;

use crate::event::Image;
use crate::geo::{Coordinates, metres_between};
use crate::geometry::Geometry;
use crate::hours::Hours;
use crate::search::folded;

mod order;
mod same;

pub use order::{by_distance, by_name};
pub use same::originals;

/// A point of interest, whole: what its card shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Stable across requests; equal for the same thing in two sources of one site, distinct across sites. May be
    /// empty.
    pub uid: String,
    /// One line, plain text.
    pub name: String,
    /// Where its mark stands; `None` when nobody knows: it is still in the list.
    pub position: Option<Coordinates>,
    /// Its shape, where it has more than one point: a trail, a park.
    pub geometry: Option<Rc<Geometry>>,
    /// Everything else.
    pub details: PlaceDetails,
}

/// What is known about a place besides its name and position. Text is plain unless it says otherwise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceDetails {
    /// BCP 47 tag of the texts, where the source says it.
    pub lang: Option<String>,
    /// Kinds of place, in the source's own words; the first one colours its mark.
    pub categories: Vec<String>,
    /// A sentence or two.
    pub abstract_text: Option<String>,
    /// The whole story: HTML or plain text, untrusted; `cw_format::html` makes it safe.
    pub description: Option<String>,
    /// Street and town.
    pub address: Option<String>,
    /// The municipality, where the source says it.
    pub municipality: Option<String>,
    /// A picture of it.
    pub image: Option<Image>,
    /// When it is open; `None` when the source says nothing that can be read.
    pub hours: Option<Hours>,
    /// Hours as the source tells them, in words.
    pub hours_note: Option<String>,
    /// Address for questions.
    pub email: Option<String>,
    /// Number for questions.
    pub phone: Option<String>,
    /// The page about it: absolute, http or https.
    pub url: Option<String>,
    /// Whether people with disabilities can use it.
    pub accessible: Option<bool>,
    /// How they can, in words.
    pub accessibility: Option<String>,
}

/// How far apart two sources put one thing, in metres: at its door and in its middle.
const NEARBY: f64 = 60.0;

impl Place {
    /// Whether two sources speak of one thing: they give it one `uid`, or one name in nearly one position.
    pub fn is_same(&self, other: &Place) -> bool {
        let known = !self.uid.is_empty() && self.uid == other.uid;
        known || (self.is_near(other) && folded(&self.name) == folded(&other.name))
    }

    fn is_near(&self, other: &Place) -> bool {
        self.metres_to(other) <= NEARBY
    }

    /// Infinite where one of them stands nowhere.
    fn metres_to(&self, other: &Place) -> f64 {
        let both = self.position.zip(other.position);
        both.map_or(f64::INFINITY, |(here, there)| metres_between(here, there))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(uid: &str, name: &str, latitude: f64) -> Place {
        let position = Coordinates::new(latitude, 11.0);
        let (uid, name) = (uid.into(), name.into());
        Place { uid, name, position, geometry: None, details: PlaceDetails::default() }
    }

    fn check(a: &Place, b: &Place, expected: bool) {
        assert_eq!(a.is_same(b), expected, "{a:?} {b:?}");
        assert_eq!(b.is_same(a), expected, "{a:?} {b:?}");
    }

    #[test]
    fn one_uid_is_one_thing_whatever_it_is_called() {
        check(&place("a", "Municipio", 46.0), &place("a", "Rathaus", 46.1), true);
        check(&place("", "Municipio", 46.0), &place("", "Rathaus", 46.0), false);
    }

    #[test]
    fn one_name_in_nearly_one_position_is_one_thing() {
        let library = place("a", "Biblioteca civica «Città»", 46.0);
        check(&library, &place("b", " biblioteca CIVICA «citta» ", 46.0005), true);
        check(&library, &place("b", "Biblioteca civica «Città»", 46.0006), false);
        check(&library, &place("b", "Biblioteca", 46.0), false);
    }

    #[test]
    fn one_name_without_a_position_may_be_two_things() {
        let nowhere = place("a", "Fontana", f64::NAN);
        check(&nowhere, &place("b", "Fontana", f64::NAN), false);
        check(&nowhere, &place("b", "Fontana", 46.0), false);
    }
}
