//! A table while it is read: cells as places in the text, so that nothing is copied before anybody knows what it is.

use std::borrow::Cow;

use crate::json::scan::{Scanner, Step, decoded};
use crate::places::Problems;

use super::Meta;

/// More rows than these are refused.
pub const MOST_ROWS: usize = 2_000_000;

/// More columns than these are refused.
pub const MOST_COLUMNS: usize = 200;

/// More cells than these are refused, however they are arranged.
const MOST_CELLS: usize = 16_000_000;

/// Where the text of a cell stands: its beginning and its length.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    start: u32,
    length: u32,
}

impl Span {
    /// A cell that says nothing.
    pub(super) const NONE: Span = Span { start: 0, length: 0 };

    /// Marks what is a number of JSON: its point is the decimal one.
    const NUMBER: u32 = 1 << 31;

    /// A cell of what stands in the answer.
    pub(super) fn of(start: usize, text: &str) -> Self {
        Span { start: start as u32, length: text.len() as u32 }
    }

    pub(super) fn is_number(self) -> bool {
        self.length & Span::NUMBER != 0
    }
}

/// The answer, and behind it what had to be written anew: what was escaped.
pub(super) struct Texts<'a> {
    pub(super) text: &'a str,
    more: String,
}

impl<'a> Texts<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Texts { text, more: String::new() }
    }

    /// What stands in a cell.
    pub(super) fn get(&self, span: Span) -> &str {
        let (start, length) = (span.start as usize, (span.length & !Span::NUMBER) as usize);
        match start.checked_sub(self.text.len()) {
            Some(start) => &self.more[start..start + length],
            None => &self.text[start..start + length],
        }
    }

    /// A cell of something that does not stand in the answer like this.
    pub(super) fn keep(&mut self, text: &str) -> Span {
        if text.is_empty() {
            return Span::NONE;
        }
        let start = self.text.len() + self.more.len();
        self.more.push_str(text);
        Span { start: start as u32, length: text.len() as u32 }
    }

    /// The cell of a value of JSON. What is inside brackets is none.
    pub(super) fn value(&mut self, scanner: &mut Scanner<'a>) -> Step<Span> {
        match scanner.peek()? {
            b'"' => {
                let start = scanner.position() + 1;
                match decoded(scanner.string()?) {
                    Cow::Borrowed(it) => Some(Span::of(start, it)),
                    Cow::Owned(it) => Some(self.keep(&it)),
                }
            }
            b'[' | b'{' => scanner.pass().map(|_| Span::NONE),
            first => {
                let start = scanner.position();
                let word = scanner.pass()?;
                let mut span = Span::of(start, word);
                if first == b'-' || first.is_ascii_digit() {
                    span.length |= Span::NUMBER;
                }
                Some(if matches!(first, b'n' | b'N' | b'I') { Span::NONE } else { span })
            }
        }
    }
}

/// A column while it is read.
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) cells: Raw,
    /// Whether the source says that these are numbers with a decimal point.
    pub(super) is_exact: bool,
}

/// Its cells.
pub(super) enum Raw {
    /// Numbers already; `NaN` where nothing is said.
    Numbers(Vec<f64>),
    /// Texts.
    Texts(Vec<Span>),
}

impl Raw {
    pub(super) fn len(&self) -> usize {
        match self {
            Raw::Numbers(it) => it.len(),
            Raw::Texts(it) => it.len(),
        }
    }

    /// Makes it as long as the others, with nothing.
    fn lengthen(&mut self, rows: usize) {
        match self {
            Raw::Numbers(it) => it.resize(rows, f64::NAN),
            Raw::Texts(it) => it.resize(rows, Span::NONE),
        }
    }
}

/// A table while it is read.
pub(super) struct Sheet<'a> {
    pub(super) texts: Texts<'a>,
    pub(super) columns: Vec<Draft>,
    pub(super) rows: usize,
    /// How many rows the pages before it have.
    pub(super) before: usize,
    /// The line of each row, where there are lines.
    pub(super) lines: Vec<u32>,
    /// What separates its fields; 0 where nothing does.
    pub(super) separator: u8,
    pub(super) problems: Problems,
    pub(super) meta: Meta,
    /// Whether there was more than a page can hold; then steps find nothing any more.
    pub(super) is_full: bool,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Sheet {
            texts: Texts::new(text),
            columns: Vec::new(),
            rows: 0,
            before: 0,
            lines: Vec::new(),
            separator: 0,
            problems: Problems::default(),
            meta: Meta::default(),
            is_full: false,
        }
    }

    /// One more column.
    pub(super) fn add(&mut self, name: &str, cells: Raw) -> Step<usize> {
        self.columns.push(Draft { name: name.to_owned(), cells, is_exact: false });
        self.fits()?;
        Some(self.columns.len() - 1)
    }

    /// One more column of whatever cells will come.
    pub(super) fn add_empty(&mut self, name: &str) -> Step<usize> {
        self.add(name, Raw::Texts(Vec::new()))
    }

    /// Puts a cell into the row that is being read; of two for one column the last counts.
    pub(super) fn put(&mut self, column: usize, span: Span) {
        let Some(Draft { cells: Raw::Texts(cells), .. }) = self.columns.get_mut(column) else {
            return;
        };
        cells.resize(self.rows, Span::NONE);
        cells.push(span);
    }

    /// The row is read.
    pub(super) fn end_row(&mut self) -> Step<()> {
        self.rows += 1;
        self.fits()
    }

    fn fits(&mut self) -> Step<()> {
        let cells = self.rows * self.columns.len();
        self.is_full = MOST_ROWS < self.rows || MOST_COLUMNS < self.columns.len();
        self.is_full |= MOST_CELLS < cells;
        (!self.is_full).then_some(())
    }

    /// Makes all columns equally long; what a shorter one lacks is nothing.
    pub(super) fn level(&mut self) -> Step<()> {
        for column in &self.columns {
            self.rows = self.rows.max(column.cells.len());
        }
        self.fits()?;
        for column in &mut self.columns {
            column.cells.lengthen(self.rows);
        }
        Some(())
    }

    /// Whether a column says nothing at all.
    pub(super) fn is_blank(&self, column: &Draft) -> bool {
        match &column.cells {
            Raw::Numbers(_) => false,
            Raw::Texts(cells) => cells.iter().all(|it| self.texts.get(*it).trim_ascii().is_empty()),
        }
    }
}
