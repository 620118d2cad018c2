//! Which dates of several sources are one date.

use super::{Details, Event};
use crate::scan::{find, span};
use crate::search::folded;

/// How far apart two sources put one thing, in degrees: some two hundred metres here.
const NEARBY: f64 = 0.002;

impl Event {
    /// Whether two sources speak of one thing: of what begins at one time one site gives it one `uid`, or it has one
    /// title, one end and one place.
    pub fn is_same(&self, other: &Event) -> bool {
        let (here, there) = (&*self.details, &*other.details);
        if self.when.start() != other.when.start() {
            return false;
        }
        // The numbers that sites give to their contents mean nothing elsewhere.
        let known =
            self.uid == other.uid && site(here).zip(site(there)).is_none_or(|(a, b)| a == b);
        known
            || (self.when == other.when
                && folded(&self.summary) == folded(&other.summary)
                && is_one_place(here, there))
    }

    /// Equal for one title in one place: what is the same stands together once sorted by it.
    pub(crate) fn print(&self) -> u32 {
        let (title, place) = (folded(&self.summary), name(&self.details));
        // Fowler, Noll and Vo.
        title
            .bytes()
            .chain(place.bytes())
            .fold(0x811c_9dc5, |sum, it| (sum ^ u32::from(it)).wrapping_mul(0x0100_0193))
    }
}

/// Where both say so; two markets without a place are two markets, and so are two libraries of one name far apart.
fn is_one_place(here: &Details, there: &Details) -> bool {
    let near = here.coordinates.zip(there.coordinates).is_none_or(|(a, b)| {
        (a.latitude - b.latitude).abs() < NEARBY && (a.longitude - b.longitude).abs() < NEARBY
    });
    let place = name(here);
    near && !place.is_empty() && place == name(there)
}

/// The name of the place, else its address, as it is compared.
fn name(details: &Details) -> String {
    folded(details.place.as_ref().or(details.address.as_ref()).map_or("", |it| it))
}

/// Scheme and host of an event's page.
fn site(details: &Details) -> Option<&str> {
    let url = details.url.as_deref()?;
    let host = find(url, "//")? + 2;
    Some(&url[..host + span(&url[host..], b"/?#")])
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::event::When;
    use crate::geo::Coordinates;
    use crate::time::Timestamp;

    const ALA: &str = "https://www.comune.ala.tn.it/Eventi/1";

    fn event(uid: &str, summary: &str, start: i64, details: Details) -> Event {
        let when = When::timed(Timestamp(start), Timestamp(9000)).expect("in order");
        Event { uid: uid.into(), summary: summary.into(), when, details: Rc::new(details) }
    }

    fn of(url: &str) -> Details {
        Details { url: Some(url.into()), ..Details::default() }
    }

    fn at(place: &str) -> Details {
        Details { place: Some(place.into()), ..Details::default() }
    }

    fn near(latitude: f64) -> Details {
        let coordinates = Coordinates::new(latitude, 11.0);
        Details { coordinates, ..at("Biblioteca") }
    }

    #[track_caller]
    fn check(a: Event, b: Event, expected: bool) {
        assert_eq!(a.is_same(&b), expected, "{a:?} {b:?}");
        assert_eq!(b.is_same(&a), expected, "{b:?} {a:?}");
    }

    #[test]
    fn one_uid_of_one_site_at_one_time_is_one_thing_whatever_it_is_called() {
        let italian = || event("7@0", "Mercato", 0, of(ALA));
        check(italian(), event("7@0", "Markt", 0, of("https://www.comune.ala.tn.it/de/1")), true);
        check(italian(), event("7@0", "Markt", 0, Details::default()), true);
        check(italian(), event("7@0", "Mercato", 1, of(ALA)), false);
    }

    #[test]
    fn one_number_on_two_sites_is_two_things() {
        let elsewhere = of("https://www.comune.avio.tn.it/Eventi/1");
        check(event("7@0", "Mercato", 0, of(ALA)), event("7@0", "Consiglio", 0, elsewhere), false);
    }

    #[test]
    fn one_title_at_one_time_in_one_place_is_one_thing() {
        let concert = || event("a", "Concerto di Pasqua: «Città»", 0, at("Teatro Sartori"));
        let again = |start, place| event("b", " CONCERTO di Pasqua: «Citta»", start, at(place));
        check(concert(), again(0, "TEATRO Sartori "), true);
        check(concert(), again(0, "Palestra"), false);
        check(concert(), again(60, "Teatro Sartori"), false);
        check(concert(), event("b", "Concerto", 0, at("Teatro Sartori")), false);
    }

    #[test]
    fn places_of_one_name_far_apart_are_two() {
        let reading = |uid, latitude| event(uid, "Letture", 0, near(latitude));
        check(reading("a", 45.76), reading("b", 45.761), true);
        check(reading("a", 45.76), reading("b", 45.77), false);
        check(reading("a", 45.76), event("b", "Letture", 0, at("Biblioteca")), true);
    }

    #[test]
    fn one_title_without_a_place_may_be_two_things() {
        let market = |uid| event(uid, "Mercato", 0, Details::default());
        check(market("a"), market("b"), false);
        check(market("a"), event("b", "Mercato", 0, at("Piazza")), false);
    }
}
