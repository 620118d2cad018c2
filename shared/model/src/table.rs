//! Tables: columns of equal length, each of numbers, of moments or of words. A cell that says nothing stays empty.

use crate::search::folded;

pub mod grain;
mod keeper;
#[cfg(test)]
mod tests;
pub mod written;

pub use keeper::Keeper;

/// Marks a cell of words that says nothing.
pub const NOTHING: u32 = u32::MAX;

/// Columns of equal length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// In the order of the source.
    pub columns: Vec<Column>,
    /// How many rows there are.
    pub rows: usize,
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// As the source calls it, each once; empty of the corner of a table, which says what each row is.
    pub name: String,
    /// What stands in it.
    pub cells: Cells,
    /// Rows whose value is provisional, in rising order.
    pub provisional: Vec<u32>,
}

/// What stands in a column, one value a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cells {
    /// Numbers; `NaN` where the source says nothing.
    Numbers(Vec<f64>),
    /// Moments: seconds since 1970-01-01 00:00 at the beginning of what they name, on the wall clock; of instants in
    /// UTC, see [`Grain::wall`]. `NaN` where the source says nothing.
    Moments(Grain, Vec<f64>),
    /// Words.
    Words(Words),
}

/// Words, each kept once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// Each word, in the order of its first row.
    pub texts: Vec<String>,
    /// The word of each row, as an index; [`NOTHING`] where the source says nothing.
    pub codes: Vec<u32>,
}

/// How long what a moment names lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// "2024"
    Year,
    /// "2024-Q1"
    Quarter,
    /// "2024-03"
    Month,
    /// "2024-03-01"
    Day,
    /// "2024-03-01T08:15"
    Instant,
}

impl Table {
    /// A table of these columns, as long as the shortest of them.
    pub fn new(mut columns: Vec<Column>) -> Self {
        let rows = columns.iter().map(|it| it.cells.len()).min().unwrap_or(0);
        for column in &mut columns {
            column.truncate(rows);
        }
        Table { columns, rows }
    }

    /// Keeps these rows, which rise, and forgets the others.
    pub fn keep(&mut self, rows: &[u32]) {
        self.columns.iter_mut().for_each(|it| it.keep(rows));
        self.rows = rows.len();
    }

    /// The column of this name; failing that, one whose name differs in capitals, accents or space around it; failing
    /// that, one that says its unit behind it: `Energia (kWh)`.
    pub fn column(&self, name: &str) -> Option<usize> {
        let exact = self.columns.iter().position(|it| it.name == name);
        let name = folded(name);
        let called = || self.columns.iter().position(|it| folded(&it.name) == name);
        let with_unit = || {
            let begin = [&name, " ("].concat();
            let is_it = |it: &Column| folded(&it.name).starts_with(&begin);
            let first = self.columns.iter().position(is_it)?;
            // Energia (kWh) and Energia (€) are two.
            (!self.columns[first + 1..].iter().any(is_it)).then_some(first)
        };
        exact.or_else(called).or_else(with_unit)
    }
}

impl Column {
    /// A column without provisional values.
    pub fn new(name: &str, cells: Cells) -> Self {
        Column { name: name.to_owned(), cells, provisional: Vec::new() }
    }

    /// Keeps these rows, which rise, and forgets the others.
    pub fn keep(&mut self, rows: &[u32]) {
        match &mut self.cells {
            Cells::Numbers(it) | Cells::Moments(_, it) => {
                keep(rows, &mut |to, from| it[to] = it[from]);
                it.truncate(rows.len());
            }
            Cells::Words(it) => {
                keep(rows, &mut |to, from| it.codes[to] = it.codes[from]);
                it.codes.truncate(rows.len());
            }
        }
        let (mut kept, mut to) = (Vec::new(), 0);
        for row in &self.provisional {
            while rows.get(to).is_some_and(|it| it < row) {
                to += 1;
            }
            if rows.get(to) == Some(row) {
                kept.push(to as u32);
            }
        }
        self.provisional = kept;
    }

    fn truncate(&mut self, rows: usize) {
        match &mut self.cells {
            Cells::Numbers(it) | Cells::Moments(_, it) => it.truncate(rows),
            Cells::Words(it) => it.codes.truncate(rows),
        }
        self.provisional.truncate(self.provisional.partition_point(|it| (*it as usize) < rows));
    }
}

fn keep(rows: &[u32], step: &mut dyn FnMut(usize, usize)) {
    for (to, from) in rows.iter().enumerate() {
        step(to, *from as usize);
    }
}

impl Cells {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Cells::Numbers(it) | Cells::Moments(_, it) => it.len(),
            Cells::Words(it) => it.codes.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Words {
    /// Words, one a row; an empty one says nothing.
    pub fn of(texts: &[&str]) -> Self {
        let mut keeper = Keeper::default();
        texts.iter().for_each(|it| keeper.push(it));
        keeper.done()
    }

    /// The words of a row.
    pub fn at(&self, row: usize) -> Option<&str> {
        let code = *self.codes.get(row)?;
        self.texts.get(code as usize).map(String::as_str)
    }
}
