//! Types of schema.org, in the words of readers.

use cw_model::scan::{cut, piece};
use cw_model::text::Language;

/// Each with its name in Italian, those of OntoPiA where it has one, and in German. English readers know the type.
const NAMES: &str = "Place,Luogo,Ort
Museum,Museo,Museum
Library,Biblioteca,Bibliothek
CityHall,Municipio,Rathaus
GovernmentOffice,Ufficio pubblico,Amt
CivicStructure,Edificio pubblico,Öffentliche Einrichtung
LandmarksOrHistoricalBuildings,Edificio storico,Historisches Gebäude
TouristAttraction,Attrazione turistica,Sehenswürdigkeit
PlaceOfWorship,Edificio di culto,Gotteshaus
Church,Chiesa,Kirche
Park,Parco,Park
Playground,Parco giochi,Spielplatz
SportsActivityLocation,Impianto sportivo,Sportanlage
School,Scuola,Schule
Hospital,Ospedale,Krankenhaus
Pharmacy,Farmacia,Apotheke
PostOffice,Ufficio postale,Postamt
PoliceStation,Polizia,Polizei
PerformingArtsTheater,Teatro,Theater
Restaurant,Ristorante,Restaurant
BarOrPub,Bar,Bar
Hotel,Albergo,Hotel
LodgingBusiness,Struttura ricettiva,Unterkunft
Campground,Campeggio,Campingplatz
Store,Negozio,Geschäft
ParkingFacility,Parcheggio,Parkplatz
Cemetery,Cimitero,Friedhof";

/// What readers call a type; one that is not known keeps its words, apart.
pub(super) fn name_of(kind: &str, language: Language) -> String {
    let mut rest = Some(NAMES);
    while let Some(line) = piece(&mut rest, b"\n") {
        let Some((known, names)) = cut(line, b',') else { continue };
        if known == kind
            && let Some((italian, german)) = cut(names, b',')
        {
            match language {
                Language::Italian => return italian.to_owned(),
                Language::German => return german.to_owned(),
                Language::English => break,
            }
        }
    }
    apart(kind)
}

/// `MovieTheater` becomes `Movie theater`; `RVPark` `RV park`.
fn apart(kind: &str) -> String {
    let mut words = String::new();
    let bytes = kind.as_bytes();
    for (at, sign) in kind.char_indices() {
        let is_small = |it: Option<&u8>| it.is_some_and(u8::is_ascii_lowercase);
        let (after, before) = (is_small(bytes.get(at + 1)), at.checked_sub(1));
        let begins = sign.is_ascii_uppercase() && (after || is_small(before.map(|it| &bytes[it])));
        if begins && at != 0 {
            words.push(' ');
        }
        words.push(if begins && after && at != 0 { sign.to_ascii_lowercase() } else { sign });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: &str, italian: &str, german: &str, english: &str) {
        let languages = [Language::Italian, Language::German, Language::English];
        let found = languages.map(|it| name_of(kind, it));
        assert_eq!(found, [italian, german, english], "{kind}");
    }

    #[test]
    fn a_type_has_a_name_in_each_language() {
        check("CityHall", "Municipio", "Rathaus", "City hall");
        check("Place", "Luogo", "Ort", "Place");
        check("Cemetery", "Cimitero", "Friedhof", "Cemetery");
    }

    #[test]
    fn a_type_nobody_translated_is_readable() {
        for (kind, name) in [
            ("MovieTheater", "Movie theater"),
            ("RVPark", "RV park"),
            ("CafeOrCoffeeShop", "Cafe or coffee shop"),
            ("Area51Museum", "Area51 museum"),
            ("Città", "Città"),
            ("place", "place"),
            ("", ""),
        ] {
            check(kind, name, name, name);
        }
    }

    #[test]
    fn every_line_has_three_words() {
        assert!(NAMES.lines().all(|it| it.split(',').count() == 3));
    }
}
