//! What the name of a column and its numbers suggest.

use crate::number::digits;
use crate::scan::{contains, pieces, rank};
use crate::search::folded;
use crate::table::grain::{begin_of, year_of};
use crate::table::{Cells, Column, Grain};
use crate::time::Date;

const YEARS: &str = "anno year jahr";
const ORDERS: &str = "anno year jahr mese month monat giorno day tag ora hour stunde settimana week woche \
    trimestre quarter quartal";
const RATES: &str = "quota quote tasso tassi indice indici media medie medio medi rate rates \
    ratio average mean median mediana mediane mediano mediani sterberate densita capite capita kopf";
/// How German words for rates end: of those in "-rate" only such as no Italian participle ends in ("deliberate").
const RATE_ENDS: &str =
    "quote quoten anteil anteile durchschnitt index srate nrate sgrad mittelwert";
/// Before a number: what is counted for so many.
const PERS: &str = "per ogni je pro";
const CODES: &str = "id cod codice code istat cap plz zip gid fid objectid lat lon lng latitude longitude \
    latitudine longitudine";
const CODED: &str = "istat comune ente catastale provincia regione struttura impianto localita postale fiscale \
    gemeinde";

/// Whether its numbers are names: codes, row numbers, coordinates.
pub fn is_identifier(name: &str) -> bool {
    let words = words(name);
    let is = |index: usize, list: &str| words.get(index).is_some_and(|it| rank(list, it).is_some());
    let is_code = is(0, CODES) && (words.len() == 1 || is(1, CODED));
    let last = words.last().map(String::as_str);
    is_code || matches!(last, Some("id" | "istat"))
}

/// Whether its numbers say when or in which order.
pub fn is_order(name: &str) -> bool {
    begins(name, ORDERS)
}

/// Whether one of a list is the first word of a name that does not say itself which: `Anno 2022` holds what was that
/// year.
fn begins(name: &str, list: &str) -> bool {
    let words = words(name);
    words.first().is_some_and(|it| rank(list, it).is_some()) && !words.iter().any(|it| is_year(it))
}

fn is_year(word: &str) -> bool {
    let century = word.get(..2).filter(|_| word.len() == 4 && digits(word).is_some());
    matches!(century, Some("18" | "19" | "20" | "21"))
}

/// Whether its numbers are parts or means, whose sum says nothing.
pub fn is_rate(name: &str) -> bool {
    let is = |it: &String| {
        let begins =
            ["percent", "prozent", "durchschnitt"].iter().any(|begin| it.starts_with(begin));
        let ends = pieces(RATE_ENDS, b" ").iter().any(|end| it.ends_with(end));
        begins || ends || rank(RATES, it).is_some()
    };
    let words = words(name);
    // "per 1.000 abitanti", "je 1.000 Einwohner"
    let per = words.windows(3).any(|it| {
        rank(PERS, &it[0]).is_some() && it[1].as_bytes()[0].is_ascii_digit() && !is_year(&it[1])
    });
    contains(name, "%") || per || words.iter().any(is)
}

/// Numbers that are years become moments: those of a column called so, and those of positions, which rise.
pub fn with_years(column: &mut Column, is_position: bool) {
    let Cells::Numbers(values) = &mut column.cells else { return };
    let called = begins(&column.name, YEARS);
    let (from, to) = if called { (1800.0, 2200.0) } else { (1900.0, 2100.0) };
    let is_year = |it: &f64| from <= *it && *it <= to && it.fract() == 0.0;
    let mut known = values.iter().filter(|it| !it.is_nan());
    let is_sound = known.next().is_some_and(is_year) && known.all(is_year);
    if is_sound && (called || is_position && is_rising(values)) {
        for value in values.iter_mut().filter(|it| !it.is_nan()) {
            *value = Date::new(*value as i32, 1, 1).map_or(f64::NAN, begin_of);
        }
        column.cells = Cells::Moments(Grain::Year, std::mem::take(values));
    }
}

/// Years of a column asked for as values are numbers, whatever it is called.
pub fn without_years(column: &mut Column) {
    if let Cells::Moments(Grain::Year, values) = &mut column.cells {
        values.iter_mut().for_each(|it| *it = year_of(*it));
        column.cells = Cells::Numbers(std::mem::take(values));
    }
}

/// Whether each is more than the one before it, and none is missing.
pub fn is_rising(values: &[f64]) -> bool {
    values.windows(2).all(|it| it[0] < it[1]) && values.iter().take(1).all(|it| it.is_finite())
}

/// The words of a name, folded; what is not ASCII after that counts as letters, without a table of them all.
pub fn words(name: &str) -> Vec<String> {
    let (mut words, mut word) = (Vec::new(), String::new());
    for sign in folded(name).chars() {
        if !sign.is_ascii() || sign.is_ascii_alphanumeric() {
            word.push(sign);
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_known_in_three_languages() {
        for name in [
            "Tasso",
            "Quota (%)",
            "Prozent",
            "Recyclingquote",
            "Arbeitslosenquoten",
            "Erfüllungsrate",
            "Geburtenrate",
            "Frauenanteil",
            "Verbraucherpreisindex",
            "Versorgungsgrad",
            "Durchschnittsalter",
            "Giorni medi",
            "Valore mediano",
            "Rifiuti pro capite (kg)",
            "Ausgaben pro Kopf",
            "Nati per 1.000 abitanti",
            "Nati ogni 1000 abitanti",
        ] {
            assert!(is_rate(name), "{name}");
        }
        for name in [
            "Opere deliberate",
            "Domande registrate",
            "Umsatz",
            "Einsätze",
            "Grad",
            "Spese per 2022 (€)",
            "Pro Loco",
        ] {
            assert!(!is_rate(name), "{name}");
        }
    }
}
