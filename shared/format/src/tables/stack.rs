//! Tables one below the other: the pages of one answer, or the answers of several sources.

use cw_model::table::written::{push_moment, push_number};
use cw_model::table::{Cells, Column, Grain, Keeper, NOTHING, Table, Words, grain};

use super::TablePage;

/// The pages of one answer as one table.
pub fn join(pages: Vec<TablePage>) -> Table {
    let mut stack = Stack::default();
    for page in pages {
        stack.add(page.table);
    }
    stack.done()
}

/// Several sources as one table; the words of a first column, `column`, say which row is of which.
pub fn beside(named: Vec<(String, Table)>, column: &str) -> Table {
    let (mut stack, mut names) = (Stack::default(), Keeper::default());
    for (name, table) in named {
        (0..table.rows).for_each(|_| names.push(&name));
        stack.add(table);
    }
    let mut all = stack.done();
    if let Some(same) = all.columns.iter_mut().find(|it| it.name == column) {
        same.name.push_str(" (2)");
    }
    all.columns.insert(0, Column::new(column, Cells::Words(names.done())));
    all
}

/// Tables to be one.
#[derive(Default)]
struct Stack {
    columns: Vec<(String, Vec<Part>)>,
    rows: usize,
}

/// What one table says in a column.
struct Part {
    /// Rows of the tables above it.
    above: usize,
    cells: Cells,
    provisional: Vec<u32>,
}

/// What a column of several parts holds.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Numbers,
    Moments(Grain),
    Words,
}

impl Stack {
    fn add(&mut self, table: Table) {
        let above = self.rows;
        self.rows += table.rows;
        for Column { name, cells, provisional } in table.columns {
            let part = Part { above, cells, provisional };
            match self.columns.iter_mut().find(|it| it.0 == name) {
                Some(known) => known.1.push(part),
                None => self.columns.push((name, vec![part])),
            }
        }
    }

    fn done(self) -> Table {
        let rows = self.rows;
        let columns = self.columns.into_iter().map(|(name, parts)| column(name, parts, rows));
        Table { columns: columns.collect(), rows }
    }
}

/// One column of all its parts; where a table has none it says nothing.
fn column(name: String, parts: Vec<Part>, rows: usize) -> Column {
    let form = form(&parts);
    let mut provisional = Vec::new();
    for part in &parts {
        for row in &part.provisional {
            provisional.push(row + part.above as u32);
        }
    }
    let cells = match form {
        Form::Numbers => Cells::Numbers(values(parts, rows, None)),
        Form::Moments(grain) => Cells::Moments(grain, values(parts, rows, Some(grain))),
        Form::Words => Cells::Words(words(parts, rows)),
    };
    Column { name, cells, provisional }
}

/// What holds the cells of all parts. Periods of different length are no common scale, and become words.
fn form(parts: &[Part]) -> Form {
    let mut form = None;
    for part in parts.iter().filter(|it| !says_nothing(&it.cells)) {
        let its = form_of(&part.cells);
        form = Some(match (form.unwrap_or(its), its) {
            (one, other) if one == other => one,
            (Form::Numbers, Form::Moments(Grain::Year))
            | (Form::Moments(Grain::Year), Form::Numbers) => Form::Numbers,
            // A day among instants is its midnight.
            (Form::Moments(Grain::Instant), Form::Moments(Grain::Day))
            | (Form::Moments(Grain::Day), Form::Moments(Grain::Instant)) => {
                Form::Moments(Grain::Instant)
            }
            _ => Form::Words,
        });
    }
    form.or_else(|| parts.first().map(|it| form_of(&it.cells))).unwrap_or(Form::Words)
}

fn form_of(cells: &Cells) -> Form {
    match cells {
        Cells::Numbers(_) => Form::Numbers,
        Cells::Moments(grain, _) => Form::Moments(*grain),
        Cells::Words(_) => Form::Words,
    }
}

fn says_nothing(cells: &Cells) -> bool {
    match cells {
        Cells::Numbers(it) | Cells::Moments(_, it) => it.iter().all(|it| it.is_nan()),
        Cells::Words(it) => it.codes.iter().all(|it| *it == NOTHING),
    }
}

/// Numbers, or moments of `grain`; parts of another kind say nothing.
fn values(parts: Vec<Part>, rows: usize, grain: Option<Grain>) -> Vec<f64> {
    let mut all = Vec::new();
    for part in parts {
        all.resize(part.above, f64::NAN);
        match (part.cells, grain) {
            (Cells::Numbers(it), _) => append(&mut all, it),
            (Cells::Moments(Grain::Year, it), None) => {
                it.iter().for_each(|it| all.push(grain::year_of(*it)));
            }
            (Cells::Moments(Grain::Day, it), Some(grain)) => {
                it.iter().for_each(|it| all.push(grain.from_wall(*it)));
            }
            (Cells::Moments(_, it), _) => append(&mut all, it),
            (Cells::Words(_), _) => {}
        }
    }
    all.resize(rows, f64::NAN);
    all
}

/// What comes first is moved: there may be a million of them.
fn append(all: &mut Vec<f64>, more: Vec<f64>) {
    if all.is_empty() { *all = more } else { all.extend(more) }
}

/// Each page's words are looked up once, not once a row.
fn words(parts: Vec<Part>, rows: usize) -> Words {
    let (mut keeper, mut codes) = (Keeper::default(), Vec::with_capacity(rows));
    for part in &parts {
        codes.resize(part.above, NOTHING);
        if let Cells::Words(words) = &part.cells {
            let known: Vec<u32> = words.texts.iter().map(|it| keeper.code(it)).collect();
            let code = |it: &u32| known.get(*it as usize).copied().unwrap_or(NOTHING);
            codes.extend(words.codes.iter().map(code));
            continue;
        }
        let mut scratch = String::new();
        for row in 0..part.cells.len() {
            scratch.clear();
            match &part.cells {
                Cells::Numbers(it) => push_number(it[row], b'.', &mut scratch),
                Cells::Moments(grain, it) => push_moment(*grain, it[row], b'T', &mut scratch),
                Cells::Words(_) => {}
            }
            codes.push(if scratch.is_empty() { NOTHING } else { keeper.code(&scratch) });
        }
    }
    codes.resize(rows, NOTHING);
    Words { texts: keeper.done().texts, codes }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Cells {
        Cells::Words(Words::of(words))
    }

    fn table(columns: Vec<(&str, Cells)>) -> Table {
        let rows = columns.first().map_or(0, |it| it.1.len());
        let column = |(name, cells): (&str, Cells)| Column {
            name: name.to_owned(),
            cells,
            provisional: vec![0],
        };
        Table { columns: columns.into_iter().map(column).collect(), rows }
    }

    fn page(table: Table) -> TablePage {
        TablePage { table, ..TablePage::default() }
    }

    #[test]
    fn pages_are_one_table_and_marks_move_with_their_rows() {
        let one = table(vec![("a", Cells::Numbers(vec![1.0])), ("b", words(&["x"]))]);
        let two = table(vec![("b", words(&["y", "x"])), ("a", Cells::Numbers(vec![2.0, 3.0]))]);
        let all = join(vec![page(one), page(two)]);
        assert_eq!(all.rows, 3);
        assert_eq!(all.columns[0].cells, Cells::Numbers(vec![1.0, 2.0, 3.0]));
        assert_eq!(all.columns[1].cells, words(&["x", "y", "x"]));
        assert_eq!(all.columns[0].provisional, [0, 1]);
    }

    #[test]
    fn what_one_source_lacks_is_nothing() {
        let one = table(vec![("a", Cells::Moments(Grain::Year, vec![0.0]))]);
        let two = table(vec![("b", words(&["y"]))]);
        let all = beside(vec![("Ala".to_owned(), one), ("Arco".to_owned(), two)], "comune");
        assert_eq!(all.columns[0].cells, words(&["Ala", "Arco"]));
        assert_eq!(all.columns[2].cells, words(&["", "y"]));
        match &all.columns[1].cells {
            Cells::Moments(Grain::Year, it) => assert!(it[0] == 0.0 && it[1].is_nan()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_page_of_nothing_changes_no_column_and_one_of_words_makes_words() {
        let numbers = || table(vec![("a", Cells::Numbers(vec![1.5]))]);
        let with = |cells| join(vec![page(numbers()), page(table(vec![("a", cells)]))]);
        assert!(matches!(with(words(&[""])).columns[0].cells, Cells::Numbers(_)));
        assert_eq!(with(words(&["x"])).columns[0].cells, words(&["1.5", "x"]));
        assert_eq!(join(Vec::new()), Table::default());
    }

    #[test]
    fn a_day_below_instants_is_its_midnight_in_rome() {
        let day = 19_905.0 * 86_400.0;
        let page = |grain, at| page(table(vec![("t", Cells::Moments(grain, vec![at]))]));
        let days = || page(Grain::Day, day);
        let midnight = day - 7_200.0;
        let moments = |it: [f64; 2]| Cells::Moments(Grain::Instant, it.to_vec());
        let all = join(vec![days(), page(Grain::Instant, day + 1.0)]);
        assert_eq!(all.columns[0].cells, moments([midnight, day + 1.0]));
        let all = join(vec![page(Grain::Instant, day + 1.0), days()]);
        assert_eq!(all.columns[0].cells, moments([day + 1.0, midnight]));
    }

    #[test]
    fn a_year_below_months_is_no_january() {
        let page = |grain| page(table(vec![("t", Cells::Moments(grain, vec![0.0]))]));
        let all = join(vec![page(Grain::Month), page(Grain::Year)]);
        assert_eq!(all.columns[0].cells, words(&["1970-01", "1970"]));
    }
}
