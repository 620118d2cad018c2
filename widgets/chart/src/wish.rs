//! What the page wants to be drawn and said, in readable attributes. What is not understood is kept, to be told.

use cw_model::chart::ask::{Aggregate, Ask, Condition, names};
use cw_model::chart::facts::Better;
use cw_model::chart::plot::Kind;
use cw_model::number::{digits, measure};
use cw_model::scan::{cut, is_one_of, pieces};
use cw_model::text::Language;
use cw_model::time::Date;

use crate::messages::{Message, text};

/// Everything the attributes say of the drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wish {
    /// What to draw of the table.
    pub ask: Ask,
    /// Behind values; `None`: what the source says.
    pub unit: Option<String>,
    /// Of values.
    pub decimals: Option<u32>,
    /// The value aimed at.
    pub target: Option<f64>,
    /// What people call it.
    pub target_name: String,
    /// Which way is better: higher or lower.
    pub better: Option<Better>,
    /// Other values that matter, each with its name.
    pub thresholds: Vec<(f64, String)>,
    /// Ranges of values, each with its name.
    pub bands: Vec<(f64, f64, String)>,
    /// Words at positions, by the position's own words.
    pub notes: Vec<(String, String)>,
    /// A small chart for each series: present or not, so it is not read here.
    pub panels: bool,
    /// The title.
    pub heading: Option<String>,
    /// `None`: ours; an empty one: none.
    pub summary: Option<String>,
    /// Whose data they are.
    pub origin: Option<String>,
    /// Under which licence.
    pub licence: Option<String>,
    /// Of which day.
    pub updated: Option<Date>,
    /// How the chart is read.
    pub how_to: Option<String>,
    /// What was not understood: `kind="pie"`.
    pub refused: Vec<String>,
}

impl Wish {
    /// Reads the attributes; `attribute` gives the text of one, where there is one.
    pub fn read(attribute: &dyn Fn(&str) -> Option<String>, language: Language) -> Self {
        let mut refused = Vec::new();
        let mut wish = Wish {
            unit: attribute("unit"),
            target_name: attribute("target-name")
                .unwrap_or_else(|| text(Message::Target, language).to_owned()),
            heading: attribute("heading"),
            summary: attribute("summary").map(|it| if it == "none" { String::new() } else { it }),
            origin: attribute("origin"),
            licence: attribute("licence"),
            how_to: attribute("how-to"),
            ..Wish::default()
        };
        let mut known = |name: &str, take: &mut dyn FnMut(&str) -> bool| {
            if let Some(value) = attribute(name)
                && !take(&value)
            {
                refused.push([name, "=\"", &value, "\""].concat());
            }
        };
        let ask = &mut wish.ask;
        known("kind", &mut |it| set(&mut ask.kind, Kind::from_name(it)));
        known("aggregate", &mut |it| set(&mut ask.aggregate, Aggregate::from_name(it)));
        known("filter", &mut |it| {
            let (conditions, bad) = Condition::parse_all(it);
            ask.filter = conditions;
            bad.is_empty()
        });
        known("type", &mut |it| cw_format::tables::Kind::from_name(it).is_some());
        known("updated", &mut |it| set(&mut wish.updated, Date::parse(it)));
        known("decimals", &mut |it| set(&mut wish.decimals, digits(it).filter(|it| *it <= 6)));
        known("target", &mut |it| set(&mut wish.target, measure(it)));
        known("better", &mut |it| set(&mut wish.better, Better::from_name(it)));
        known("threshold", &mut |it| all(it, &mut |it| push(&mut wish.thresholds, threshold(it))));
        known("band", &mut |it| all(it, &mut |it| push(&mut wish.bands, band(it))));
        known("note", &mut |it| all(it, &mut |it| push(&mut wish.notes, note(it))));
        wish.ask.x = attribute("x");
        wish.ask.series = attribute("series");
        wish.ask.label = attribute("label");
        wish.ask.y = attribute("y").map_or(Vec::new(), |it| names(&it));
        wish.refused = refused;
        wish
    }
}

fn set<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    *place = value;
    place.is_some()
}

fn push<T>(into: &mut Vec<T>, value: Option<T>) -> bool {
    let is_understood = value.is_some();
    into.extend(value);
    is_understood
}

/// Reads pieces between semicolons; `false` if one of them was not understood.
#[inline(never)]
fn all(text: &str, read: &mut dyn FnMut(&str) -> bool) -> bool {
    let mut understood = true;
    for piece in pieces(text, b";") {
        let piece = piece.trim_ascii();
        understood &= piece.is_empty() || read(piece);
    }
    understood
}

/// `50 Limite di legge`
fn threshold(text: &str) -> Option<(f64, String)> {
    let (value, name) = cut(text, b' ').unwrap_or((text, ""));
    Some((measure(value)?, name.trim_ascii().to_owned()))
}

/// `0-20 Buono`
fn band(text: &str) -> Option<(f64, f64, String)> {
    let (range, name) = cut(text, b' ')?;
    // The first sign may be that of a negative number.
    let (sign, rest) = range.split_at(usize::from(range.starts_with('-')));
    let (from, to) = cut(rest, b'-')?;
    let (from, to) = (measure(&[sign, from].concat())?, measure(to)?);
    (from < to).then(|| (from, to, name.trim_ascii().to_owned()))
}

/// `2020 Chiusura per la pandemia`, or with a position of several words: `marzo 2020: Chiusura`.
fn note(text: &str) -> Option<(String, String)> {
    let (position, words) = match cut(text, b' ') {
        Some((first, words)) if is_moment(first) && !is_apart(words) => (first, words),
        by_blank => cut(text, b':').or(by_blank)?,
    };
    let (position, words) = (position.trim_ascii(), words.trim_ascii());
    (!words.is_empty()).then(|| (position.to_owned(), words.to_owned()))
}

/// Whether words begin with a sign that belongs to what stands before them: `2023 / 2024: Riforma`.
fn is_apart(words: &str) -> bool {
    words.bytes().next().is_some_and(|it| is_one_of(it, b":/"))
}

/// Whether a word is a year, or a moment that begins with one: `2020`, `2020-03-01`.
fn is_moment(word: &str) -> bool {
    word.get(..4).and_then(digits).is_some() && !word.ends_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(attributes: &[(&str, &str)]) -> Wish {
        let find = |name: &str| {
            let found = attributes.iter().find(|(it, _)| *it == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        Wish::read(&find, Language::Italian)
    }

    #[test]
    fn a_page_without_wishes_wants_what_suits_the_data() {
        let wish = read(&[]);
        assert_eq!(wish.ask, Ask::default());
        assert_eq!((wish.refused.len(), wish.target_name.as_str()), (0, "Obiettivo"));
    }

    #[test]
    fn measures_are_numbers_with_names() {
        let wish = read(&[
            ("target", "20,5"),
            ("threshold", "50 Limite di legge; 30"),
            ("band", "0-20 Buono; -10-0 Sotto zero"),
            (
                "note",
                "2020 Chiusura; marzo 2021: Nuovo sportello; 2020-03-01 Covid: chiuso; 2020: Fine; 2020 : Fine; 2023 / 2024: Riforma",
            ),
        ]);
        assert_eq!(wish.target, Some(20.5));
        assert_eq!(wish.thresholds, [(50.0, "Limite di legge".into()), (30.0, String::new())]);
        assert_eq!(wish.bands[1], (-10.0, 0.0, "Sotto zero".to_owned()));
        assert_eq!(wish.notes[0], ("2020".to_owned(), "Chiusura".to_owned()));
        assert_eq!(wish.notes[1], ("marzo 2021".to_owned(), "Nuovo sportello".to_owned()));
        assert_eq!(wish.notes[2], ("2020-03-01".to_owned(), "Covid: chiuso".to_owned()));
        assert_eq!(wish.notes[3], ("2020".to_owned(), "Fine".to_owned()));
        assert_eq!(wish.notes[4], ("2020".to_owned(), "Fine".to_owned()));
        assert_eq!(wish.notes[5], ("2023 / 2024".to_owned(), "Riforma".to_owned()));
        assert_eq!(wish.refused, Vec::<String>::new());
    }

    #[test]
    fn what_is_not_understood_is_kept_to_be_told() {
        let wish = read(&[
            ("kind", "pie"),
            ("decimals", "9"),
            ("band", "20-0 Falso"),
            ("filter", "Comune"),
            ("better", "bigger"),
            ("target", "1.500"),
        ]);
        let expected = [
            "kind=\"pie\"",
            "filter=\"Comune\"",
            "decimals=\"9\"",
            "target=\"1.500\"",
            "better=\"bigger\"",
            "band=\"20-0 Falso\"",
        ];
        assert_eq!(wish.refused, expected);
    }

    #[test]
    fn a_summary_may_be_given_or_not_wanted() {
        assert_eq!(read(&[("summary", "none")]).summary.as_deref(), Some(""));
        assert_eq!(read(&[("summary", "Bene.")]).summary.as_deref(), Some("Bene."));
        assert_eq!(read(&[]).summary, None);
    }
}
