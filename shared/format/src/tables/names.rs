//! What the name of a column says about what stands in it, and which cells say nothing.

use cw_model::number::digits;
use cw_model::scan::{SPACE, is_one_of, piece, rank};
use cw_model::search::fold;

/// Words that begin names of columns that hold moments.
const TIMES: &str = "year years anno anni jahr jahre period periodo periodi zeitraum time timeperiod date data datum \
    annualita position mese month monat trimestre quarter quartal day giorno tag esercizio";

/// Names of columns that count seconds since 1970, as machines write them.
const CLOCKS: &str = "t ts time timestamp date data datum datetime epoch unix instant";

/// Names of columns that tell how final a row is.
const STATES: &str = "stato status state note nota obsstatus confstatus flag flags obsflag bemerkung anmerkung \
    provvisorio provvisoria provvisori provisional vorlaufig";

/// Cells that say yes in a column that asks whether a row is provisional.
const YES: &str = "p true vero si yes ja 1 x";

/// Cells that say nothing: first signs, which are words of no column, then abbreviations, which may be.
const NOTHING: &str = "- \u{2013} \u{2014} -- --- .. ... \u{2026} : / n.d. nd n.d n.a. na n.a n/a null nan none k.a. \
    n.p. np nv n.v. s.d. *";

/// How many of these are signs.
const SIGNS: usize = 10;

/// The longest of these, in bytes.
const LONGEST: usize = 4;

/// A name in small letters without accents and signs.
fn plain(name: &str) -> String {
    let mut folded = String::new();
    fold(name, &mut folded);
    let mut plain = String::new();
    folded.bytes().filter(u8::is_ascii_alphanumeric).for_each(|it| plain.push(char::from(it)));
    plain
}

/// Whether a column with such a name holds moments: `kWh anno` does not, and `Anno 2022` holds what was that year.
pub(super) fn is_of_moments(name: &str) -> bool {
    let mut folded = String::new();
    fold(name, &mut folded);
    let (mut is_told, mut is_first, mut rest) = (false, true, Some(&*folded));
    while let Some(word) = piece(&mut rest, b" _-.()/") {
        if is_first && !word.is_empty() {
            is_told = rank(TIMES, word).is_some();
            is_first = false;
        }
        is_told &= word.len() != 4 || digits(word).is_none();
    }
    is_told
}

/// Whether numbers of a column with such a name may count seconds.
pub(super) fn is_clock(name: &str) -> bool {
    rank(CLOCKS, &plain(name)).is_some()
}

/// Whether a column with such a name tells how final a row is.
pub(super) fn is_state(name: &str) -> bool {
    rank(STATES, &plain(name)).is_some()
}

/// Whether a cell of a column with such a name says that the row is provisional.
pub(super) fn is_provisional(cell: &str, name: &str) -> bool {
    let (cell, name) = (plain(cell), plain(name));
    let asks = ["provvisor", "provisional", "vorlauf"];
    let is_asked = asks.iter().any(|it| name.starts_with(it));
    let says = asks.iter().any(|it| cell.starts_with(it)) || cell.starts_with("datoprovvisor");
    says || cell == "p" || is_asked && rank(YES, &cell).is_some()
}

/// Whether a cell says nothing; in a column of words an abbreviation is a word.
pub(super) fn is_nothing(cell: &str, is_word: bool) -> bool {
    let Some(first) = cell.bytes().next() else { return true };
    if LONGEST < cell.len() || first.is_ascii_digit() {
        return false;
    }
    rank(NOTHING, &cell.to_ascii_lowercase()).is_some_and(|it| !is_word || it < SIGNS)
}

/// Whether nothing but white space and separators stands in a line.
pub(super) fn is_blank(line: &str) -> bool {
    line.bytes().all(is_blank_byte)
}

/// Whether it is white space, a separator or a quote.
pub(super) fn is_blank_byte(byte: u8) -> bool {
    is_one_of(byte, SPACE) || is_one_of(byte, b";,|\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_moments_are_known_by_their_first_word() {
        for name in ["Anno", "ANNO_RIF", "anno di riferimento", "Jahr", "TIME_PERIOD", "Periodo"] {
            assert!(is_of_moments(name), "{name}");
        }
        for name in
            ["", "abitanti", "Annone", "valore", "durata media (giorni)", "kWh anno", "Anno 2022"]
        {
            assert!(!is_of_moments(name), "{name}");
        }
    }

    #[test]
    fn the_state_of_a_row_is_read_in_every_spelling() {
        for (cell, name) in [
            ("p", "OBS_STATUS"),
            ("(p)", "note"),
            ("Provvisorio", "stato"),
            ("dato provvisorio", "note"),
            ("true", "provvisorio"),
            ("sì", "provvisorio"),
            ("vorläufig", "Status"),
        ] {
            assert!(is_state(name) && is_provisional(cell, name), "{cell} {name}");
        }
        for (cell, name) in [("", "note"), ("true", "note"), ("no", "provvisorio"), ("A", "status")]
        {
            assert!(!is_provisional(cell, name), "{cell} {name}");
        }
    }

    #[test]
    fn an_abbreviation_may_be_a_word() {
        for cell in ["", "-", "–", "..", "…", ":", "n.d.", "ND", "NA", "null"] {
            assert!(is_nothing(cell, false), "{cell}");
        }
        assert!(!is_nothing("NA", true) && is_nothing("-", true));
        assert!(!is_nothing("0", false) && !is_nothing("Ala", false));
    }
}
