//! Moments in the middle of a sentence, with the small words their language wants before them.

use cw_model::chart::plot::{Axis, Plot};
use cw_model::table::Grain;
use cw_model::text::Language;
use cw_model::time::Timestamp;
use cw_model::words;

use super::Wording;
use crate::messages::join;

/// What a moment does in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// "nel 2024", "im Jahr 2024", "in 2024"
    In,
    /// Behind "more": "rispetto al 2024", "als 2024", "than in 2024"
    Than,
    /// "rispetto al 2024", "gegenüber 2024", "compared with 2024"
    Against,
    /// "dal 2024", "seit 2024", "since 2024"
    Since,
}

/// A position in a sentence; one that is no moment as it is.
pub fn when(case: Case, plot: &Plot, index: usize, wording: &dyn Wording) -> String {
    let said = wording.position(plot, index);
    let Axis::Moments(grain, seconds) = &plot.axis else { return said };
    let before = before(case, *grain, wording.language());
    if wording.language() != Language::Italian {
        return join(&[before, &said]);
    }
    let day = match grain {
        Grain::Day | Grain::Instant => {
            seconds.get(index).map_or(0, |it| day_of_month(grain.wall(*it)))
        }
        _ => 0,
    };
    join(&[&elided(before, day, &said), &said])
}

/// The same at the beginning of a sentence.
pub fn begins(case: Case, plot: &Plot, index: usize, wording: &dyn Wording) -> String {
    let mut text = when(case, plot, index, wording);
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// What stands before years, quarters, months and days, for each case.
#[rustfmt::skip]
const BEFORE: &str = words!(
    [
        "nel ", "nel ", "a ", "il ",
        "rispetto al ", "rispetto al ", "rispetto a ", "rispetto al ",
        "rispetto al ", "rispetto al ", "rispetto a ", "rispetto al ",
        "dal ", "dal ", "da ", "dal "
    ],
    [
        "im Jahr ", "im ", "im ", "am ",
        "als ", "als im ", "als im ", "als am ",
        "gegenüber ", "gegenüber dem ", "gegenüber ", "gegenüber dem ",
        "seit ", "seit dem ", "seit ", "seit dem "
    ],
    [
        "in ", "in ", "in ", "on ",
        "than in ", "than in ", "than in ", "than on ",
        "compared with ", "compared with ", "compared with ", "compared with ",
        "since ", "since ", "since ", "since "
    ]
);

fn before(case: Case, grain: Grain, language: Language) -> &'static str {
    language.form(BEFORE, 16, case as usize * 4 + (grain as usize).min(3))
}

/// "l’8 marzo", "all’11 marzo", "ad aprile": Italian avoids two vowels beside each other.
fn elided(before: &str, day: u32, said: &str) -> String {
    if day == 8 || day == 11 {
        let stem = before.trim_ascii_end();
        return if stem == "il" { "l’".into() } else { join(&[stem, "l’"]) };
    }
    // "da aprile" stays as it is.
    let is_a = before == "a " || before.ends_with(" a ");
    if is_a && said.starts_with('a') {
        join(&[before.trim_ascii_end(), "d "])
    } else {
        before.into()
    }
}

fn day_of_month(seconds: f64) -> u32 {
    Timestamp(seconds as i64).in_utc().date.day()
}
