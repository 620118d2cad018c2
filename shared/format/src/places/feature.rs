//! One record of a list, looked at in passing: a feature gives its row away without becoming a tree.

use cw_model::text::Language;

use super::geometry::{self, Glance};
use super::words::{self, Word};
use crate::json::scan::{Found, Scanner};

/// What a first look at a record finds; all texts still as written.
#[derive(Default)]
pub(super) struct Glimpse<'a> {
    /// What it says it is.
    kind: Option<&'a str>,
    pub(super) id: Option<&'a str>,
    geometry: Option<Glance>,
    has_properties: bool,
    pub(super) name: Best<'a>,
    pub(super) category: Best<'a>,
    /// An identifier among the properties.
    pub(super) code: Best<'a>,
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

/// A word and how good it is; none for a key nobody knows.
type Meaning = Option<(Word, u16)>;

/// What the keys of the properties mean. They stand in the same order in every feature, so each is looked up once.
pub(super) struct Columns<'a> {
    language: Language,
    known: Vec<(&'a str, Meaning)>,
}

/// So many columns are remembered.
const MOST_COLUMNS: usize = 64;

impl<'a> Columns<'a> {
    pub(super) fn new(language: Language) -> Self {
        Columns { language, known: Vec::new() }
    }

    /// What the key at `index` of its feature means.
    fn meaning(&mut self, index: usize, key: &'a str) -> Meaning {
        let known = self.known.get_mut(index);
        if let Some((known, meaning)) = &known
            && *known == key
        {
            return *meaning;
        }
        let meaning = words::meanings(key, self.language)[0];
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
) -> Found<Glimpse<'a>> {
    let mut glimpse = Glimpse::default();
    scanner.enter(b'{')?;
    let mut first = true;
    while let Some(key) = scanner.key(&mut first)? {
        match key {
            "type" if glimpse.kind.is_none() => glimpse.kind = words_of(scanner)?,
            "id" if glimpse.id.is_none() => glimpse.id = words_of(scanner)?,
            "geometry" if glimpse.geometry.is_none() => {
                glimpse.geometry = Some(geometry::glance(scanner)?);
            }
            "properties" if !glimpse.has_properties && scanner.peek() == Some(b'{') => {
                properties(scanner, columns, &mut glimpse)?;
                glimpse.has_properties = true;
            }
            _ => {
                scanner.skip()?;
            }
        }
    }
    Ok(glimpse)
}

fn properties<'a>(
    scanner: &mut Scanner<'a>,
    columns: &mut Columns<'a>,
    glimpse: &mut Glimpse<'a>,
) -> Found<()> {
    scanner.enter(b'{')?;
    let (mut first, mut index) = (true, 0);
    while let Some(key) = scanner.key(&mut first)? {
        let is_text = scanner.peek() == Some(b'"');
        let (best, rank) = match columns.meaning(index, key) {
            Some((Word::Name, rank)) => (&mut glimpse.name, rank),
            Some((Word::Category, rank)) => (&mut glimpse.category, rank),
            Some((Word::Id, rank)) => (&mut glimpse.code, rank),
            None if is_text => (&mut glimpse.name, LAST_RESORT),
            _ => {
                index += 1;
                scanner.skip()?;
                continue;
            }
        };
        index += 1;
        let text = words_of(scanner)?.unwrap_or_default();
        if rank < best.rank && !text.trim_ascii().is_empty() {
            *best = Best { rank, text };
        }
    }
    Ok(())
}

/// A string without its quotes, a number, or the first of a list of them; nothing else is text.
fn words_of<'a>(scanner: &mut Scanner<'a>) -> Found<Option<&'a str>> {
    match scanner.peek() {
        Some(b'"') => scanner.string().map(Some),
        Some(b'[') => {
            let mut inside = scanner.clone();
            scanner.skip()?;
            inside.enter(b'[')?;
            let is_text = inside.element(&mut true)? && inside.peek() == Some(b'"');
            if is_text { inside.string().map(Some) } else { Ok(None) }
        }
        _ => {
            let value = scanner.skip()?;
            let is_number = matches!(value.as_bytes()[0], b'0'..=b'9' | b'-');
            Ok(is_number.then_some(value))
        }
    }
}

impl Glimpse<'_> {
    /// Whether it is a feature, or so much like one that it was meant to be.
    pub(super) fn is_feature(&self) -> bool {
        match self.kind {
            Some(kind) => kind == "Feature",
            None => self.geometry.is_some() && self.has_properties,
        }
    }

    /// What it looks like, and where it stands if it is a point.
    pub(super) fn seen(&self) -> Glance {
        self.geometry.unwrap_or_default()
    }
}
