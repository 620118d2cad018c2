//! From cells to columns: what each column holds is decided by all of its cells.
//!
//! A column holds numbers or moments if at least seven in ten of its filled cells do; the others become nothing and
//! are told. Which sign is the decimal one a column proves itself (`12,5`, `1.234.567`). Where it cannot (`1.234`),
//! what most other columns prove holds; where none does, `;` between fields means a comma, all else a point.

use std::borrow::Cow;

use cw_model::number::{told_apart, whole};
use cw_model::scan::{SPACE, contains, piece};
use cw_model::table::{Cells, Column, Keeper, Table};

use super::amount::Amount;
use super::dated::{self, timed};
use super::moment;
use super::names;
use super::sheet::{Draft, Raw, Sheet, Span};
use crate::csv::unguarded;
use crate::json::scan::Step;
use crate::json::scan::number::prefix;

/// What was counted in a column.
#[derive(Default)]
struct Census {
    filled: usize,
    numbers: usize,
    moments: usize,
    /// Moments that are four digits, and nothing else.
    years: usize,
    /// Numbers of JSON.
    exact: usize,
    /// Cells that prove a decimal comma, and a decimal point.
    commas: usize,
    points: usize,
    is_code: bool,
    /// Numbers of the first unit there is, and what that is.
    units: usize,
    unit: &'static str,
}

impl Census {
    /// Whether so many cells make the column: seven of ten. If more were asked, a damaged column would be words, and
    /// vanish from a chart unsaid.
    fn are_most(&self, count: usize) -> bool {
        0 < count && self.filled * 7 <= count * 10
    }

    /// Whether all cells are numbers with the same sign behind or before them.
    fn is_of_one_unit(&self) -> bool {
        0 < self.units && self.units == self.filled
    }

    /// The decimal sign, if the column proves one.
    fn decimal(&self) -> Option<u8> {
        if self.commas == self.points {
            return None;
        }
        Some(if self.points < self.commas { b',' } else { b'.' })
    }
}

/// A column as it stands in the table, and rows whose cell was lost.
struct Settled {
    cells: Cells,
    provisional: Vec<u32>,
    lost: Vec<u32>,
}

/// Makes the table, unless it is too large; what is wrong with it stays in the sheet.
pub(super) fn settle(sheet: &mut Sheet<'_>) -> Step<Table> {
    sheet.level()?;
    let mut drafts = std::mem::take(&mut sheet.columns);
    // A spreadsheet saves columns nobody ever filled.
    drafts.retain(|it| !it.name.trim_ascii().is_empty() || !sheet.is_blank(it));
    let is_corner = has_corner(&drafts);
    let censuses: Vec<Census> = drafts.iter().map(|it| census(sheet, it)).collect();
    // Columns that prove a comma, less those that prove a point; a semicolon is half a column.
    let mut proof = if sheet.separator == b';' { 1 } else { 0 };
    for census in &censuses {
        proof += match census.decimal() {
            Some(b',') => 2,
            Some(_) => -2,
            None => 0,
        };
    }
    let decimal = if 0 < proof { b',' } else { b'.' };
    sheet.meta.unit = sheet.meta.unit.take().or_else(|| unit(&censuses));
    // Pages of one answer have to call a column the same; a table of text has one.
    let has_own = sheet.meta.unit.is_none() && sheet.separator != 0;
    let mut table = Table { columns: Vec::new(), rows: sheet.rows };
    for (index, (mut draft, census)) in drafts.into_iter().zip(&censuses).enumerate() {
        let is_called = !draft.name.trim_ascii().is_empty();
        if is_called && has_own && census.is_of_one_unit() && !contains(&draft.name, census.unit) {
            // Without the sign nobody would know that these are parts, whose sum says nothing.
            draft.name = [&draft.name, " (", census.unit, ")"].concat();
        }
        let name = match index {
            0 if is_corner => String::new(),
            _ => name(&draft.name, index, &table.columns),
        };
        let settled = column(sheet, draft, census, decimal, index == 0);
        for row in &settled.lost {
            let reason = match settled.cells {
                Cells::Numbers(_) => "has words where its column has numbers",
                _ => "has no moment like the others in its column",
            };
            let line = sheet.lines.get(*row as usize);
            let number = sheet.before as i64 + i64::from(*row) + 1;
            let (what, number) = line.map_or(("row ", number), |it| ("line ", (*it).into()));
            let between = if name.is_empty() { "" } else { ", " };
            sheet.problems.shorten(&[what, &whole(number), between, &name].concat(), reason);
        }
        let Settled { cells, provisional, .. } = settled;
        table.columns.push(Column { name, cells, provisional });
    }
    mark(&mut table);
    Some(table)
}

/// `%` or `€`, where all numbers are of it.
fn unit(censuses: &[Census]) -> Option<String> {
    let mut unit = "";
    for census in censuses.iter().filter(|it| it.are_most(it.numbers) && !it.are_most(it.moments)) {
        let is_same = unit.is_empty() || unit == census.unit;
        if !is_same || census.units != census.numbers {
            return None;
        }
        unit = census.unit;
    }
    (!unit.is_empty()).then(|| unit.to_owned())
}

/// Whether a first column without a name stands before others that have one: charts of the platform and spreadsheets
/// leave that corner empty. What each row is called is for the reader to say, in their language.
fn has_corner(drafts: &[Draft]) -> bool {
    let is_nameless = |it: &Draft| it.name.trim_ascii().is_empty();
    drafts.first().is_some_and(is_nameless) && !drafts.iter().all(is_nameless)
}

/// What people read: one line, never empty, and no two the same.
fn name(name: &str, index: usize, before: &[Column]) -> String {
    let mut base = line(unguarded(name.trim_ascii())).into_owned();
    if base.is_empty() {
        base = whole(index as i64 + 1);
    }
    told_apart(base, &|it| before.iter().any(|known| known.name == it))
}

/// Without line ends and white space around.
fn line(text: &str) -> Cow<'_, str> {
    let text = text.trim_ascii();
    if !text.bytes().any(|it| matches!(it, b'\n' | b'\r' | b'\t')) {
        return Cow::Borrowed(text);
    }
    let mut line = String::new();
    let mut rest = Some(text);
    while let Some(word) = piece(&mut rest, SPACE) {
        if !line.is_empty() && !word.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    Cow::Owned(line)
}

fn text<'s>(sheet: &'s Sheet<'_>, span: Span) -> &'s str {
    let text = sheet.texts.get(span).trim_ascii();
    if sheet.separator == 0 { text } else { unguarded(text) }
}

fn census(sheet: &Sheet<'_>, draft: &Draft) -> Census {
    let mut census = Census::default();
    let Raw::Texts(spans) = &draft.cells else { return census };
    let is_told = names::is_of_moments(&draft.name);
    for span in spans {
        let text = text(sheet, *span);
        if names::is_nothing(text, false) {
            continue;
        }
        census.filled += 1;
        census.exact += usize::from(span.is_number());
        if is_told && moment::read(text, true).is_some() {
            census.moments += 1;
            census.years += usize::from(text.len() == 4);
        } else if span.is_number() {
            census.numbers += 1;
        } else if let Some(amount) = Amount::read(text) {
            census.numbers += 1;
            census.is_code |= amount.is_code;
            census.unit = if census.units == 0 { amount.unit } else { census.unit };
            census.units += usize::from(!amount.unit.is_empty() && amount.unit == census.unit);
            match amount.proof() {
                Some(b',') => census.commas += 1,
                Some(_) => census.points += 1,
                None => {}
            }
        } else if moment::read(text, false).is_some() {
            census.moments += 1;
        }
    }
    if 0 < census.numbers {
        // `kWh 1850, 1900, 2500` are no years, whatever the column is called.
        census.numbers += census.years;
        census.moments -= census.years;
    }
    census
}

fn column(
    sheet: &Sheet<'_>,
    draft: Draft,
    census: &Census,
    decimal: u8,
    is_first: bool,
) -> Settled {
    let Draft { name, cells, is_exact } = draft;
    let spans = match cells {
        Raw::Numbers(values) => {
            return settled(timed(values, &name, true, is_first));
        }
        Raw::Texts(spans) => spans,
    };
    if census.are_most(census.moments) {
        let mut texts = spans.iter().map(|it| text(sheet, *it));
        if let Some(it) = dated::moments(&mut texts, &name, census.filled) {
            return Settled { lost: it.lost, ..settled(it.cells) };
        }
    } else if is_exact || census.are_most(census.numbers) && !census.is_code {
        let decimal = if is_exact { b'.' } else { census.decimal().unwrap_or(decimal) };
        let mut settled = numbers(sheet, &spans, decimal);
        if let Cells::Numbers(values) = settled.cells {
            let is_exact = census.exact == census.filled;
            settled.cells = timed(values, &name, is_exact, is_first);
        }
        return settled;
    }
    let mut keeper = Keeper::default();
    for span in spans {
        let text = line(text(sheet, span));
        keeper.push(if names::is_nothing(&text, true) { "" } else { &text });
    }
    settled(Cells::Words(keeper.done()))
}

fn settled(cells: Cells) -> Settled {
    Settled { cells, provisional: Vec::new(), lost: Vec::new() }
}

fn numbers(sheet: &Sheet<'_>, spans: &[Span], decimal: u8) -> Settled {
    let mut values = Vec::with_capacity(spans.len());
    let (mut provisional, mut lost) = (Vec::new(), Vec::new());
    for (row, span) in spans.iter().enumerate() {
        let text = text(sheet, *span);
        let value = if span.is_number() {
            prefix(text.as_bytes()).map(|it| it.0).filter(|it| it.is_finite())
        } else {
            let amount = Amount::read(text);
            if amount.as_ref().is_some_and(|it| it.is_provisional) {
                provisional.push(row as u32);
            }
            amount.and_then(|it| it.value(decimal))
        };
        if value.is_none() && !names::is_nothing(text, false) {
            lost.push(row as u32);
        }
        values.push(value.unwrap_or(f64::NAN));
    }
    Settled { cells: Cells::Numbers(values), provisional, lost }
}

/// Marks numbers of rows that another column calls provisional.
fn mark(table: &mut Table) {
    let mut marked = Vec::new();
    for column in table.columns.iter().filter(|it| names::is_state(&it.name)) {
        let Cells::Words(words) = &column.cells else { continue };
        let says = |it: &String| names::is_provisional(it, &column.name);
        let said: Vec<bool> = words.texts.iter().map(says).collect();
        if said.contains(&true) {
            marked.resize(table.rows, false);
            for (mark, code) in marked.iter_mut().zip(&words.codes) {
                *mark |= said.get(*code as usize).is_some_and(|it| *it);
            }
        }
    }
    if marked.is_empty() {
        return;
    }
    for column in &mut table.columns {
        if let Cells::Numbers(_) = column.cells {
            let own = std::mem::take(&mut column.provisional);
            for (row, is_marked) in (0..).zip(&marked) {
                if *is_marked || own.binary_search(&row).is_ok() {
                    column.provisional.push(row);
                }
            }
        }
    }
}
