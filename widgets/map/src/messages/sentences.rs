//! Sentences with numbers and names in them.

pub use cw_kit::numbers::grouped;
use cw_kit::sentences::{counted, filled};
pub use cw_kit::sentences::{join, updated};
use cw_model::number::whole;
use cw_model::text::Language;
use cw_model::words;

use super::{Message, text};

/// "37 luoghi"
pub fn place_count(count: usize, language: Language) -> String {
    counted(
        count,
        language,
        words!([" luogo", " luoghi"], [" Ort", " Orte"], [" place", " places"]),
    )
}

/// "37 luoghi, ingrandisci"
pub fn cluster(count: usize, language: Language) -> String {
    let act = language.of(words!(", ingrandisci", ", vergrößern", ", zoom in"));
    join(&[&place_count(count, language), act])
}

/// "3 luoghi nello stesso punto, mostra"
pub fn same_spot(count: usize, language: Language) -> String {
    let act = language.of(words!(
        " nello stesso punto, mostra",
        " am selben Punkt, zeigen",
        " at the same spot, show"
    ));
    join(&[&place_count(count, language), act])
}

/// "Filtri (2)"
pub fn filters(count: usize, language: Language) -> String {
    let name = text(Message::Filters, language);
    if count == 0 { name.into() } else { join(&[name, " (", &whole(count as i64), ")"]) }
}

/// "51–100 di 400"
pub fn page_of(first: usize, last: usize, total: usize, language: Language) -> String {
    let of = language.of(words!(" di ", " von ", " of "));
    let [first, last, total] = [first, last, total].map(|it| grouped(it, language));
    join(&[&first, "–", &last, of, &total])
}

/// What could not be read at all.
pub fn left_out(count: usize, language: Language) -> String {
    counted(
        count,
        language,
        words!(
            [" luogo non è leggibile e manca.", " luoghi non sono leggibili e mancano."],
            [" Ort ist nicht lesbar und fehlt.", " Orte sind nicht lesbar und fehlen."],
            [" place cannot be read and is missing.", " places cannot be read and are missing."]
        ),
    )
}

/// What could be read in part.
pub fn incomplete(count: usize, language: Language) -> String {
    counted(
        count,
        language,
        words!(
            [" luogo è mostrato solo in parte.", " luoghi sono mostrati solo in parte."],
            [" Ort wird nur teilweise gezeigt.", " Orte werden nur teilweise gezeigt."],
            [" place is shown in part only.", " places are shown in part only."]
        ),
    )
}

/// How many of those shown the map cannot show.
pub fn nowhere(count: usize, language: Language) -> String {
    counted(
        count,
        language,
        words!(
            [
                " luogo non ha una posizione: è nell’elenco.",
                " luoghi non hanno una posizione: sono nell’elenco."
            ],
            [
                " Ort hat keine Position und steht in der Liste.",
                " Orte haben keine Position und stehen in der Liste."
            ],
            [
                " place has no position: it is in the list.",
                " places have no position: they are in the list."
            ]
        ),
    )
}

/// "Aperto fino alle 18:30"
pub fn open_until(time: &str, language: Language) -> String {
    let sentence = language.of(words!(
        "Aperto ora, fino alle {}",
        "Jetzt geöffnet, bis {} Uhr",
        "Open now, until {}"
    ));
    filled(sentence, &[time])
}

/// "Chiuso, apre alle 14:00" or "Chiuso, apre lunedì 30 novembre alle 8:30"
pub fn opens(day: Option<&str>, time: &str, language: Language) -> String {
    let sentence = language.of(words!(
        "Chiuso ora, apre {}{}alle {}",
        "Jetzt geschlossen, öffnet {}{}um {} Uhr",
        "Closed now, opens {}{}at {}"
    ));
    let (day, space) = day.map_or(("", ""), |it| (it, " "));
    filled(sentence, &[day, space, time])
}

/// "350 m", "1,2 km", "34 km"
pub fn distance(metres: f64, language: Language) -> String {
    if metres < 995.0 {
        return join(&[&whole((metres / 10.0).round() as i64 * 10), " m"]);
    }
    let tenths = (metres / 100.0).round() as i64;
    if 100 <= tenths {
        return join(&[&grouped((tenths + 5) as usize / 10, language), " km"]);
    }
    if tenths % 10 == 0 {
        return join(&[&whole(tenths / 10), " km"]);
    }
    let mark = if language == Language::English { "." } else { "," };
    join(&[&whole(tenths / 10), mark, &whole(tenths % 10), " km"])
}

/// What is asked before pictures of a third party are shown.
pub fn consent(host: &str, language: Language) -> String {
    let sentence = language.of(words!(
        "Lo sfondo della mappa viene da {}, che riceve l’indirizzo IP di chi lo carica. La mappa funziona anche senza.",
        "Der Kartenhintergrund kommt von {}, wo dabei die IP-Adresse bekannt wird. Die Karte funktioniert auch ohne.",
        "The background of the map comes from {}, which learns the IP address of whoever loads it. The map works without it."
    ));
    filled(sentence, &[host])
}

/// The button under it.
pub fn load_tiles(host: &str, language: Language) -> String {
    let sentence = language.of(words!(
        "Carica lo sfondo da {}",
        "Hintergrund von {} laden",
        "Load the background from {}"
    ));
    filled(sentence, &[host])
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, German, Italian};

    #[test]
    fn places_are_counted() {
        assert_eq!(place_count(500_000, English), "500,000 places");
        assert_eq!(place_count(1, German), "1 Ort");
    }

    #[test]
    fn distances_are_as_exact_as_people_say_them() {
        for (metres, expected) in [
            (3.0, "0 m"),
            (347.0, "350 m"),
            (994.0, "990 m"),
            (996.0, "1 km"),
            (1249.0, "1,2 km"),
            (9949.0, "9,9 km"),
            (34_400.0, "34 km"),
        ] {
            assert_eq!(distance(metres, Italian), expected, "{metres}");
        }
        assert_eq!(distance(1249.0, English), "1.2 km");
    }

    #[test]
    fn hours_are_sentences() {
        assert_eq!(open_until("18:30", German), "Jetzt geöffnet, bis 18:30 Uhr");
        assert_eq!(opens(None, "14:00", Italian), "Chiuso ora, apre alle 14:00");
        assert_eq!(opens(Some("lunedì"), "08:30", Italian), "Chiuso ora, apre lunedì alle 08:30");
    }
}
