//! Tables as CKAN's datastore keeps them, and what can be asked of one.

use std::cmp::Ordering;
use std::sync::LazyLock;

use crate::indicator::{self, Indicator};
use crate::meter::{self, Hour};

pub mod question;

pub use question::Question;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `int4`: a number on the wire.
    Integer,
    /// `numeric`: a number, and a string on the wire.
    Numeric,
    /// `text`
    Text,
    /// `timestamp`: without a zone.
    Timestamp,
}

/// A column.
pub struct Field {
    /// Its name.
    pub id: String,
    /// What stands in it.
    pub kind: Kind,
}

/// A cell; nothing where the source says nothing.
pub type Cell = Option<String>;

/// A table.
pub struct Table {
    /// Its columns; the first is the number of the row.
    pub fields: Vec<Field>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// The table known as `name`. Each is made once: a page of rows takes no more time than a page.
pub fn table(name: &str) -> Option<&'static Table> {
    static DAYS: LazyLock<Table> = LazyLock::new(days);
    static HOURS: LazyLock<Table> = LazyLock::new(hours);
    static YEARS: LazyLock<Vec<Table>> =
        LazyLock::new(|| indicator::all().iter().map(Table::from).collect());
    match name {
        "consumo-giornaliero" => Some(&DAYS),
        "consumo-orario" => Some(&HOURS),
        name => YEARS.get(indicator::all().iter().position(|it| it.name == name)?),
    }
}

impl Table {
    fn new(columns: &[(&str, Kind)]) -> Self {
        let number = Field { id: "_id".to_owned(), kind: Kind::Integer };
        let columns = columns.iter().map(|(id, kind)| Field { id: (*id).to_owned(), kind: *kind });
        Table { fields: [number].into_iter().chain(columns).collect(), rows: Vec::new() }
    }

    fn push<const N: usize>(&mut self, cells: [Cell; N]) {
        let number = Some((self.rows.len() + 1).to_string());
        self.rows.push([number].into_iter().chain(cells).collect());
    }

    /// The column called `id`.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.fields.iter().position(|it| it.id == id)
    }

    /// The rows `question` asks for, sorted, on all pages.
    pub fn found(&self, question: &Question) -> Vec<&[Cell]> {
        let rows = self.rows.iter().map(Vec::as_slice);
        let mut rows: Vec<&[Cell]> = rows.filter(|it| question.accepts(it, &self.fields)).collect();
        rows.sort_by(|a, b| self.order(question, a, b));
        rows
    }

    fn order(&self, question: &Question, a: &[Cell], b: &[Cell]) -> Ordering {
        let each = question.sort.iter().map(|(column, down)| {
            let order = compared(self.fields[*column].kind, &a[*column], &b[*column]);
            if *down { order.reverse() } else { order }
        });
        each.fold(Ordering::Equal, Ordering::then)
    }
}

/// As PostgreSQL sorts: what says nothing comes last, upwards.
fn compared(kind: Kind, a: &Cell, b: &Cell) -> Ordering {
    let (a, b) = match (a, b) {
        (Some(a), Some(b)) => (a, b),
        (a, b) => return a.is_none().cmp(&b.is_none()),
    };
    match kind {
        Kind::Integer | Kind::Numeric => number(a).total_cmp(&number(b)),
        Kind::Text | Kind::Timestamp => a.cmp(b),
    }
}

/// What a cell of numbers is worth.
pub fn number(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}

impl From<&Indicator> for Table {
    fn from(indicator: &Indicator) -> Self {
        let mut table = Table::new(&[
            ("Anno", Kind::Integer),
            (&indicator.dimension, Kind::Text),
            (&indicator.measure, Kind::Numeric),
            ("Stato", Kind::Text),
        ]);
        for it in indicator.observations() {
            table.push([
                Some(it.year.to_string()),
                Some(it.series.to_owned()),
                it.value.map(|value| format!("{value:.*}", indicator.decimals)),
                it.provisional.then(|| "p".to_owned()),
            ]);
        }
        table
    }
}

fn days() -> Table {
    let mut table = Table::new(&[("Giorno", Kind::Timestamp), ("kWh", Kind::Numeric)]);
    for (day, tenths) in meter::days() {
        let used = format!("{}.{}", tenths / 10, tenths % 10);
        table.push([Some(format!("{day}T00:00:00")), Some(used)]);
    }
    table
}

fn hours() -> Table {
    let mut table = Table::new(&[("Ora", Kind::Timestamp), ("kWh", Kind::Numeric)]);
    for Hour { day, hour, used } in meter::hours() {
        let used = format!("{}.{:02}", used / 100, used % 100);
        table.push([Some(format!("{day}T{hour:02}:00:00")), Some(used)]);
    }
    table
}
