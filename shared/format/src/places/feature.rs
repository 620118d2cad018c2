//! One record of a list, looked at in passing: a feature gives its row away without becoming a tree.

use cw_model::text::Language;

use super::geometry::{self, Glance};
use super::words::{self, Meaning, Word};
use crate::json::scan::{Scanner, Step};

/// What a first look at a record finds; all texts still as written.
#[derive(Default)]
pub(super) struct Glimpse<'a> {
    /// What it says it is; empty if it does not.
    kind: &'a str,
    id: &'a str,
    geometry: Option<Glance>,
    has_properties: bool,
    pub(super) name: Best<'a>,
    pub(super) category: Best<'a>,
    /// An identifier among the properties.
    code: Best<'a>,
}

/// The best text so far, and how good it is.
pub(super) struct Best<'a> {
    rank: u16,
    pub(super) text: &'a str,
}

impl Default for Best<'_> {
    fn default() -> Self {
        Best { rank: u16::MAX, text: "" }
    }
}

/// Nothing better than any text of all.
const LAST_RESORT: u16 = u16::MAX - 1;

/// What the keys of the properties mean. They stand in the same order in every feature, so each is looked up once.
pub(super) struct Columns<'a> {
    language: Language,
    // None for a key nobody knows.
    known: Vec<(&'a str, Option<Meaning>)>,
}

/// So many columns are remembered.
const MOST_COLUMNS: usize = 64;

impl<'a> Columns<'a> {
    pub(super) fn new(language: Language) -> Self {
        Columns { language, known: Vec::new() }
    }

    /// What the key at `index` of its feature means.
    fn meaning(&mut self, index: usize, key: &'a str) -> Option<Meaning> {
        let known = self.known.get_mut(index);
        if let Some((known, meaning)) = &known
            && *known == key
        {
            return *meaning;
        }
        let meaning = words::meanings(key, self.language).first().copied();
        match known {
            Some(column) => *column = (key, meaning),
            None if index < MOST_COLUMNS => self.known.push((key, meaning)),
            None => {}
        }
        meaning
    }
}

/// Steps over a record.
pub(super) fn glimpse<'a>(
    scanner: &mut Scanner<'a>,
    columns: &mut Columns<'a>,
) -> Step<Glimpse<'a>> {
    let mut glimpse = Glimpse::default();
    scanner.enter(b'{')?;
    let mut first = true;
    while let Some(key) = scanner.key(&mut first)? {
        match key {
            "type" if glimpse.kind.is_empty() => glimpse.kind = words_of(scanner)?,
            "id" if glimpse.id.is_empty() => glimpse.id = words_of(scanner)?,
            "geometry" if glimpse.geometry.is_none() => {
                glimpse.geometry = Some(geometry::glance(scanner)?);
            }
            "properties" if !glimpse.has_properties && scanner.peek() == Some(b'{') => {
                properties(scanner, columns, &mut glimpse)?;
                glimpse.has_properties = true;
            }
            _ => {
                scanner.pass()?;
            }
        }
    }
    Some(glimpse)
}

fn properties<'a>(
    scanner: &mut Scanner<'a>,
    columns: &mut Columns<'a>,
    glimpse: &mut Glimpse<'a>,
) -> Step<()> {
    scanner.enter(b'{')?;
    let (mut first, mut index) = (true, 0);
    while let Some(key) = scanner.key(&mut first)? {
        let is_text = scanner.peek() == Some(b'"');
        let meaning = columns.meaning(index, key);
        index += 1;
        let (best, rank) = match meaning {
            Some((Word::Name, rank)) => (&mut glimpse.name, rank),
            Some((Word::Category, rank)) => (&mut glimpse.category, rank),
            Some((Word::Id, rank)) => (&mut glimpse.code, rank),
            None if is_text => (&mut glimpse.name, LAST_RESORT),
            _ => {
                scanner.pass()?;
                continue;
            }
        };
        let text = words_of(scanner)?;
        if rank < best.rank && !text.trim_ascii().is_empty() {
            *best = Best { rank, text };
        }
    }
    Some(())
}

/// A string without its quotes, a number, or the first of a list of them; nothing else is text.
fn words_of<'a>(scanner: &mut Scanner<'a>) -> Step<&'a str> {
    if scanner.peek() == Some(b'"') {
        return scanner.string();
    }
    let mut inside = scanner.clone();
    let value = scanner.pass()?;
    if inside.take(b'[') && inside.peek() == Some(b'"') {
        return inside.string();
    }
    let is_number = matches!(value.as_bytes()[0], b'0'..=b'9' | b'-');
    Some(if is_number { value } else { "" })
}

impl<'a> Glimpse<'a> {
    /// Whether it is a feature, or so much like one that it was meant to be.
    pub(super) fn is_feature(&self) -> bool {
        match self.kind {
            "" => self.geometry.is_some() && self.has_properties,
            kind => kind == "Feature",
        }
    }

    /// Its identifier; empty if it has none.
    pub(super) fn id(&self) -> &'a str {
        if self.id.is_empty() { self.code.text } else { self.id }
    }

    /// What it looks like, and where it stands if it is a point.
    pub(super) fn seen(&self) -> Glance {
        self.geometry.unwrap_or_default()
    }
}
