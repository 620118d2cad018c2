//! One record of a list, looked at in passing: a feature gives its row away without becoming a tree.

use std::ops::Range;

use cw_model::text::Language;

use super::Shape;
use super::geometry::{self, Glance};
use super::words::{self, Word};
use crate::json::scan::{Found, Scanner};

/// What a first look at a record finds; all texts still as written.
#[derive(Default)]
pub(super) struct Glimpse {
    /// What it says it is.
    pub(super) kind: Option<Range<usize>>,
    pub(super) id: Option<Range<usize>>,
    pub(super) geometry: Option<(Range<usize>, Glance)>,
    pub(super) properties: Option<Range<usize>>,
    pub(super) name: Best,
    pub(super) category: Best,
    /// An identifier among the properties.
    pub(super) code: Best,
    /// The whole record.
    pub(super) record: Range<usize>,
}

/// The best text so far, and how good it is.
#[derive(Default)]
pub(super) struct Best(Option<(u16, Range<usize>)>);

impl Best {
    fn offer(&mut self, rank: u16, text: Range<usize>) {
        if self.0.as_ref().is_none_or(|(best, _)| rank < *best) {
            self.0 = Some((rank, text));
        }
    }

    pub(super) fn text(&self) -> Option<Range<usize>> {
        self.0.as_ref().map(|it| it.1.clone())
    }
}

/// Nothing better than any text of all.
const LAST_RESORT: u16 = u16::MAX;

/// A word and how good it is; none for a key nobody knows.
type Meaning = Option<(Word, u16)>;

/// What the keys of the properties mean. They stand in the same order in every feature, so each is looked up once.
pub(super) struct Columns {
    language: Language,
    known: Vec<(Range<usize>, Meaning)>,
}

/// So many columns are remembered.
const MOST_COLUMNS: usize = 64;

impl Columns {
    pub(super) fn new(language: Language) -> Self {
        Columns { language, known: Vec::new() }
    }

    /// What the key at `index` of its feature means.
    fn meaning(&mut self, text: &str, index: usize, key: Range<usize>) -> Meaning {
        let name = &text[key.clone()];
        if let Some((known, meaning)) = self.known.get(index)
            && &text[known.clone()] == name
        {
            return *meaning;
        }
        let meaning = words::meanings(name, self.language)[0];
        match self.known.get_mut(index) {
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
    text: &'a str,
    columns: &mut Columns,
) -> Found<Glimpse> {
    let mut glimpse = Glimpse::default();
    scanner.peek();
    let start = scanner.position();
    scanner.enter(b'{')?;
    let mut first = true;
    while let Some(key) = scanner.key(&mut first)? {
        match &text[key] {
            "type" if glimpse.kind.is_none() => glimpse.kind = words_of(scanner, text)?,
            "id" if glimpse.id.is_none() => glimpse.id = words_of(scanner, text)?,
            "geometry" if glimpse.geometry.is_none() => {
                scanner.peek();
                let start = scanner.position();
                let seen = geometry::glance(scanner, text)?;
                glimpse.geometry = Some((start..scanner.position(), seen));
            }
            "properties" if glimpse.properties.is_none() && scanner.peek() == Some(b'{') => {
                let start = scanner.position();
                properties(scanner, text, columns, &mut glimpse)?;
                glimpse.properties = Some(start..scanner.position());
            }
            _ => {
                scanner.skip()?;
            }
        }
    }
    glimpse.record = start..scanner.position();
    Ok(glimpse)
}

fn properties<'a>(
    scanner: &mut Scanner<'a>,
    text: &'a str,
    columns: &mut Columns,
    glimpse: &mut Glimpse,
) -> Found<()> {
    scanner.enter(b'{')?;
    let (mut first, mut index) = (true, 0);
    while let Some(key) = scanner.key(&mut first)? {
        let meaning = columns.meaning(text, index, key);
        index += 1;
        let is_text = scanner.peek() == Some(b'"');
        match meaning {
            Some((Word::Name, rank)) => offer(&mut glimpse.name, rank, scanner, text)?,
            Some((Word::Category, rank)) => offer(&mut glimpse.category, rank, scanner, text)?,
            Some((Word::Id, rank)) => offer(&mut glimpse.code, rank, scanner, text)?,
            None if is_text => offer(&mut glimpse.name, LAST_RESORT, scanner, text)?,
            _ => {
                scanner.skip()?;
            }
        }
    }
    Ok(())
}

fn offer(best: &mut Best, rank: u16, scanner: &mut Scanner<'_>, text: &str) -> Found<()> {
    if let Some(found) = words_of(scanner, text)?
        && !text[found.clone()].trim_ascii().is_empty()
    {
        best.offer(rank, found);
    }
    Ok(())
}

/// A string without its quotes, a number, or the first of a list of them; nothing else is text.
fn words_of(scanner: &mut Scanner<'_>, text: &str) -> Found<Option<Range<usize>>> {
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
            let is_number = matches!(text.as_bytes()[value.start], b'0'..=b'9' | b'-');
            Ok(is_number.then_some(value))
        }
    }
}

impl Glimpse {
    /// Whether it is a feature, or so much like one that it was meant to be.
    pub(super) fn is_feature(&self, text: &str) -> bool {
        match &self.kind {
            Some(kind) => &text[kind.clone()] == "Feature",
            None => self.geometry.is_some() && self.properties.is_some(),
        }
    }

    /// What it looks like, and where it stands if it is a point.
    pub(super) fn seen(&self) -> Glance {
        self.geometry.as_ref().map_or(Glance { shape: Shape::None, ..Glance::default() }, |it| it.1)
    }
}
