//! What people call the columns of a table of places, in three languages and with every kind of abbreviation.

use cw_model::scan::{is_one_of, rank};
use cw_model::search::fold;
use cw_model::text::Language;

/// What a column or property is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    Name,
    Category,
    Id,
    Latitude,
    Longitude,
    /// Both in one.
    Position,
    Abstract,
    Description,
    Address,
    Street,
    Number,
    PostCode,
    Municipality,
    Phone,
    Email,
    Url,
    Image,
    Hours,
    Accessible,
    Accessibility,
    /// The town of an address, where that is not the municipality.
    Town,
}

/// How many there are.
pub(crate) const COUNT: usize = Word::Town as usize + 1;

/// What members of flat records are called; each list in order of preference, folded and without signs.
static WORDS: [(Word, &str); 20] = [
    (
        Word::Name,
        "name nome denominazione titolo title denominazionestruttura nomestruttura \
         bezeichnung etichetta label toponimo insegna ragionesociale denom denominazi \
         nomeluogo nomecompleto oggetto descrizionebreve localita",
    ),
    (
        Word::Category,
        "category categoria tipologia tipo type kategorie tipologiaalberghiera tipoluogo \
         categorie categories settore genere classe kind classname classidentifier",
    ),
    (
        Word::Id,
        "id remoteid uid identifier identificativo codice osmid fid objectid gmlid idluogo \
         code internalid",
    ),
    (
        Word::Latitude,
        "latitude latitudine lat breitengrad y ycoord coordy coordinatay nord lattitudine",
    ),
    (
        Word::Longitude,
        "longitude longitudine lon lng long langengrad x xcoord coordx coordinatax est",
    ),
    (
        Word::Position,
        "coordinates coordinate coord coordinategeografiche geopoint2d geopoint posizione \
         position location latlon latlong latlng geo gps wkt geom geometry punto \
         latitudineelongitudine georeferenziazione",
    ),
    (Word::Abstract, "abstract sommario sintesi shortdescription kurzbeschreibung"),
    (Word::Description, "description descrizione beschreibung testo text body note informazioni"),
    (
        Word::Address,
        "address indirizzo adresse hasaddress ubicazione gps geo luogosvolgimento sede",
    ),
    (Word::Street, "street addrstreet via strada streetaddress strasse"),
    (Word::Number, "housenumber addrhousenumber civico numerocivico ncivico hausnummer"),
    (Word::PostCode, "postcode addrpostcode cap postalcode plz"),
    (
        Word::Municipality,
        "municipality comune city addrcity citta gemeinde comunedi nomecomune town localita",
    ),
    (Word::Phone, "phone telefono tel telephone contactphone numeroditelefono cellulare telefon"),
    (
        Word::Email,
        "email mail contactemail indirizzopostaelettronica postaelettronica indirizzoemail",
    ),
    (
        Word::Url,
        "url urlalias link website sitoweb sito sitointernet web contactwebsite homepage \
         webseite",
    ),
    (Word::Image, "image immagine foto photo img picture bild thumbnail"),
    (
        Word::Hours,
        "openinghours orari orario orariodiapertura orarioapertura oraridiapertura apertura \
         offnungszeiten",
    ),
    (
        Word::Accessible,
        "accessible wheelchair accessibile accessibiledisabili disabili barrierefrei",
    ),
    (Word::Accessibility, "accessibility accessibilita wheelchairdescription"),
];

/// A word, and how good a name for it is: 0 is best.
pub(super) type Meaning = (Word, u16);

/// Of another language than the reader's: better than nothing.
const FOREIGN: u16 = 1000;

/// What a column may be about. Some words have two meanings.
pub(super) fn meanings(key: &str, language: Language) -> Vec<Meaning> {
    let mut folded = String::new();
    fold(key, &mut folded);
    let sign = folded.bytes().rposition(|it| is_one_of(it, b":_.- "));
    let tag = sign.and_then(|at| Some((&folded[..at], two_letters(&folded[at + 1..])?)));
    let (word, penalty) = match tag {
        Some((stem, tag)) if tag == language => (stem, None),
        Some((stem, _)) => (stem, Some(FOREIGN)),
        None => (&*folded, Some(1)),
    };
    let mut plain = String::new();
    for byte in word.bytes().filter(u8::is_ascii_alphanumeric) {
        plain.push(char::from(byte));
    }
    let mut found = Vec::new();
    for (word, names) in &WORDS {
        if let Some(rank) = rank(names, &plain) {
            // What is written in the reader's language is the best there is.
            found.push((*word, penalty.map_or(0, |it| rank as u16 + it)));
        }
    }
    found
}

fn two_letters(tag: &str) -> Option<Language> {
    if tag.len() == 2 { Language::from_tag(tag) } else { None }
}
