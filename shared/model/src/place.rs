//! Points of interest. Field names follow POI-AP_IT where it has one.

use std::rc::Rc;

use crate::event::Image;
use crate::geo::Coordinates;
use crate::geometry::Geometry;
use crate::hours::Hours;

/// A point of interest, whole: what its card shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Stable across requests; equal for the same thing in two sources of one site.
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
