//! Places as the table an Italian spreadsheet writes: semicolons, windows-1252, decimal commas.

use super::geojson::path;
use super::hours;
use crate::event::Locale;
use crate::place::Place;
use crate::site;

const HEADER: &str = "Codice;Denominazione;Tipologia;Sommario;Indirizzo;Comune;Telefono;Email;\
    Sito internet;Accessibile;Orari;Latitudine;Longitudine\r\n";

/// The whole table, byte by byte.
pub fn table<'a>(places: impl Iterator<Item = &'a Place>, base: &str) -> Vec<u8> {
    let rows: String = places.map(|it| row(it, base)).collect();
    windows(&(HEADER.to_owned() + &rows))
}

fn row(place: &Place, base: &str) -> String {
    let text = place.text(Locale::Italian);
    let accessible = match place.accessible {
        Some(true) => "sì",
        Some(false) => "no",
        None => "",
    };
    let (latitude, longitude) = match place.position() {
        Some((latitude, longitude)) => (comma(latitude), comma(longitude)),
        None => Default::default(),
    };
    let cells = [
        place.id.to_string(),
        text.title.clone(),
        place.kinds.first().map(|it| it.it.clone()).unwrap_or_default(),
        text.summary.clone(),
        place.address(),
        site::of(&place.comune).name.to_owned(),
        place.phone.clone().unwrap_or_default(),
        place.email.clone().unwrap_or_default(),
        format!("{base}{}", path(place)),
        accessible.to_owned(),
        hours::line(place),
        latitude,
        longitude,
    ];
    cells.map(|it| quoted(&it)).join(";") + "\r\n"
}

fn comma(degrees: f64) -> String {
    degrees.to_string().replace('.', ",")
}

/// In quotes only where it must be, as spreadsheets do.
pub fn quoted(cell: &str) -> String {
    if cell.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// What is not in Latin-1 has a place between 128 and 159, or none.
pub fn windows(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        '€' => 0x80,
        '…' => 0x85,
        '‘' => 0x91,
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '–' => 0x96,
        '—' => 0x97,
        letter => u8::try_from(u32::from(letter)).unwrap_or(b'?'),
    };
    text.chars().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_doubled_and_letters_are_one_byte() {
        assert_eq!(quoted("Bar \"Sport\""), "\"Bar \"\"Sport\"\"\"");
        assert_eq!(quoted("lun-ven; sab"), "\"lun-ven; sab\"");
        assert_eq!(windows("Città – 5 €"), b"Citt\xe0 \x96 5 \x80");
        assert_eq!(comma(46.5), "46,5");
    }
}
