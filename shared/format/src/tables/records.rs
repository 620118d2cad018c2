//! Lists of records: objects whose keys are columns, or lists one below the other.

use cw_model::number::whole;

use super::sheet::{MOST_COLUMNS, Raw, Sheet};
use crate::json::scan::{Scanner, Step, decoded};

/// Reads the list that begins there; nothing if no record is in it, or too many are. Columns known before are filled by
/// name or, in lists of lists, by position; a first list without any number names them where there are none.
pub(super) fn read(sheet: &mut Sheet<'_>, at: usize) -> Step<()> {
    let mut scanner = Scanner::new(sheet.texts.text, at);
    let (mut first, mut number) = (true, sheet.before);
    let (mut has_names, mut is_list) = (!sheet.columns.is_empty(), false);
    scanner.enter(b'[')?;
    while scanner.element(&mut first)? {
        number += 1;
        match scanner.peek()? {
            b'{' => {
                object(&mut scanner, sheet)?;
                sheet.end_row()?;
                has_names = true;
            }
            b'[' => {
                is_list = true;
                list(&mut scanner, sheet, &mut has_names, number)?;
            }
            _ => {
                scanner.pass()?;
                sheet.problems.leave_out(&numbered(number), "is no record");
            }
        }
    }
    // Words alone are no table; the caller knows what they may be.
    (sheet.rows != 0 || is_list || !sheet.columns.is_empty()).then_some(())
}

fn numbered(number: usize) -> String {
    ["row ", &whole(number as i64)].concat()
}

fn object<'a>(scanner: &mut Scanner<'a>, sheet: &mut Sheet<'a>) -> Step<()> {
    let (mut first, mut next) = (true, 0);
    scanner.enter(b'{')?;
    while let Some(key) = scanner.key(&mut first)? {
        let key = decoded(key);
        // Records have their members in one order.
        let is_next = sheet.columns.get(next).is_some_and(|it| it.name == key);
        let known =
            if is_next { Some(next) } else { sheet.columns.iter().position(|it| it.name == key) };
        let is_inside = matches!(scanner.peek(), Some(b'{' | b'['));
        let cell = sheet.texts.value(scanner)?;
        let column = match known {
            Some(known) => known,
            // What has brackets in the first record is no column; in a later one it would be an empty cell.
            None if is_inside => continue,
            None => sheet.add_empty(&key)?,
        };
        sheet.put(column, cell);
        next = column + 1;
    }
    Some(())
}

fn list<'a>(
    scanner: &mut Scanner<'a>,
    sheet: &mut Sheet<'a>,
    has_names: &mut bool,
    number: usize,
) -> Step<()> {
    let (mut first, mut cells, mut is_header) = (true, Vec::new(), !*has_names);
    scanner.enter(b'[')?;
    while scanner.element(&mut first)? {
        let cell = sheet.texts.value(scanner)?;
        is_header &= !cell.is_number();
        cells.push(cell);
        if MOST_COLUMNS < cells.len() {
            sheet.is_full = true;
            return None;
        }
    }
    if !*has_names {
        *has_names = true;
        for cell in &cells {
            let name = if is_header { sheet.texts.get(*cell).to_owned() } else { String::new() };
            sheet.add(&name, Raw::Texts(Vec::new()))?;
        }
        if is_header {
            return Some(());
        }
    }
    if cells.len() != sheet.columns.len() {
        sheet.problems.leave_out(&numbered(number), "has too few or too many cells");
        return Some(());
    }
    for (column, cell) in cells.into_iter().enumerate() {
        sheet.put(column, cell);
    }
    sheet.end_row()
}

/// The cells of a list of words and numbers, as one column.
pub(super) fn column(sheet: &mut Sheet<'_>, at: usize) -> Raw {
    let mut scanner = Scanner::new(sheet.texts.text, at);
    let (mut first, mut cells) = (true, Vec::new());
    if scanner.take(b'[') {
        while let Some(true) = scanner.element(&mut first) {
            let Some(cell) = sheet.texts.value(&mut scanner) else { break };
            cells.push(cell);
        }
    }
    Raw::Texts(cells)
}
