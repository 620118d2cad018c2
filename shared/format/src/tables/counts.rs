//! Series beside labels, and the facets of a search.

use super::outline::{Members, Value};
use super::records;
use super::sheet::{Raw, Sheet};
use crate::json::Json;
use crate::json::scan::{Scanner, Step};

/// Members that hold the values of a series.
const VALUES: &str = "data values";

/// What the column of counts is called: facets do not say.
const NUMBER: &str = "n";

/// Facets of a search: `{"facets":[{"name":"topics","data":{"Sport":3}}]}`. The first one that counts anything; the
/// others are named.
pub(super) fn facets(sheet: &mut Sheet<'_>, members: &Members<'_>) -> Step<()> {
    let facets = members.whole("facets");
    let mut is_read = false;
    for facet in facets.elements() {
        let counts = facet.get("data").members();
        if counts.is_empty() {
            continue;
        }
        let name = facet.get("name").text().unwrap_or_default();
        if is_read {
            if !name.is_empty() {
                sheet.meta.others.push(name.to_owned());
            }
            continue;
        }
        is_read = true;
        let (mut values, mut names) = (Vec::new(), Vec::new());
        for (value, count) in counts {
            names.push(sheet.texts.keep(value));
            values.push(finite(count));
        }
        sheet.add(name, Raw::Texts(names))?;
        sheet.add(NUMBER, Raw::Numbers(values))?;
    }
    Some(())
}

/// Labels, and series of values that stand beside them or name them.
pub(super) fn series(
    sheet: &mut Sheet<'_>,
    mut members: Members<'_>,
    labels: &'static str,
) -> Step<()> {
    let text = sheet.texts.text;
    let cells = match members.take(labels) {
        Some(Value::Numbers(numbers)) => Raw::Numbers(numbers),
        Some(Value::List(at)) => records::column(sheet, at),
        _ => Raw::Texts(Vec::new()),
    };
    let mut plain = Vec::new();
    for (name, it) in each(text, members.list("series datasets")) {
        match it {
            Value::Numbers(numbers) => plain.push((name, Raw::Numbers(numbers))),
            Value::List(at) => plain.push((name, records::column(sheet, at))),
            _ => {}
        }
    }
    sheet.add("", cells)?;
    for (name, cells) in plain {
        sheet.add(&name, cells)?;
    }
    Some(())
}

/// The series of a list: what each is called, and its values.
fn each<'a>(text: &'a str, at: Option<usize>) -> Vec<(String, Value<'a>)> {
    let mut found = Vec::new();
    let mut scanner = Scanner::new(text, at.unwrap_or(text.len()));
    let mut first = true;
    if !scanner.take(b'[') {
        return found;
    }
    while let Some(true) = scanner.element(&mut first) {
        scanner.peek();
        let begin = scanner.position();
        if scanner.pass().is_none() || super::sheet::MOST_COLUMNS < found.len() {
            break;
        }
        let mut series = Members::read(text, begin);
        let name = series.plain("name label").identifier().unwrap_or_default();
        if let Some(values) = series.take(VALUES) {
            found.push((name, values));
        }
    }
    found
}

fn finite(value: &Json<'_>) -> f64 {
    value.number().filter(|it| it.is_finite()).unwrap_or(f64::NAN)
}
