//! What is drawn, as CSV: wide for a spreadsheet, tidy for a machine. [`super::read`] reads both.

use cw_model::chart::plot::{Axis, Plot, Series};
use cw_model::table::written::{push_moment, push_number};
use cw_model::text::Language;

use crate::csv::push_field;

/// What the column is called that tells which values are provisional.
const STATUS: &str = "status";

/// One row a position and one column a series, as a spreadsheet of the reader's language opens it: byte order mark,
/// CRLF, no cell that is taken for a formula; in Italian and German `;` and a decimal comma.
///
/// Where values are provisional a last column says `p`, or for which series.
pub fn wide(plot: &Plot, language: Language) -> String {
    let (separator, point) = match language {
        Language::English => (',', b'.'),
        Language::Italian | Language::German => (';', b','),
    };
    let has_status = plot.series.iter().any(|it| !it.provisional.is_empty());
    let mut text = String::from("\u{feff}");
    push_name(plot, None, separator, &mut text);
    push_field(&plot.x_name, &mut text);
    for series in &plot.series {
        text.push(separator);
        push_field(&series.name, &mut text);
    }
    if has_status {
        text.push(separator);
        text.push_str(STATUS);
    }
    text.push_str("\r\n");
    for index in 0..plot.axis.len() {
        if plot.absent.binary_search(&(index as u32)).is_ok() {
            continue;
        }
        push_name(plot, Some(index), separator, &mut text);
        push_position(&plot.axis, index, point, b' ', &mut text);
        for series in &plot.series {
            text.push(separator);
            push_value(series, index, point, &mut text);
        }
        if has_status {
            text.push(separator);
            push_field(&status(&plot.series, index), &mut text);
        }
        text.push_str("\r\n");
    }
    text
}

/// One row a value: `position,series,value,status`, before them the names of points that have any, decimal points,
/// ISO 8601. Gaps have no row.
pub fn tidy(plot: &Plot) -> String {
    let mut text = String::new();
    push_name(plot, None, ',', &mut text);
    text.push_str("position,series,value,status\r\n");
    for series in &plot.series {
        for index in 0..plot.axis.len() {
            if series.value(index).is_none() {
                continue;
            }
            push_name(plot, Some(index), ',', &mut text);
            push_position(&plot.axis, index, b'.', b'T', &mut text);
            text.push(',');
            push_field(&series.name, &mut text);
            text.push(',');
            push_value(series, index, b'.', &mut text);
            text.push_str(if series.is_provisional(index) { ",p\r\n" } else { ",\r\n" });
        }
    }
    text
}

fn status(series: &[Series], index: usize) -> String {
    let (mut status, mut is_all) = (String::new(), true);
    for series in series.iter().filter(|it| it.value(index).is_some()) {
        if series.is_provisional(index) {
            status.push_str(if status.is_empty() { "p: " } else { ", " });
            status.push_str(&series.name);
        } else {
            is_all = false;
        }
    }
    if is_all {
        status.truncate(1)
    }
    status
}

/// The name of a point, or the head of that column; nothing where points have none.
fn push_name(plot: &Plot, index: Option<usize>, separator: char, text: &mut String) {
    if let Some(names) = &plot.names {
        push_field(index.map_or(&names.column, |it| &names.texts[it]), text);
        text.push(separator);
    }
}

fn push_position(axis: &Axis, index: usize, point: u8, between: u8, text: &mut String) {
    match axis {
        Axis::Categories(words) => push_field(words.get(index).map_or("", |it| it), text),
        Axis::Moments(grain, _) => push_moment(*grain, axis.at(index), between, text),
        Axis::Numbers(_) => push_number(axis.at(index), point, text),
    }
}

/// Numbers stay numbers: a minus before digits is no formula.
fn push_value(series: &Series, index: usize, point: u8, text: &mut String) {
    push_number(series.value(index).unwrap_or(f64::NAN), point, text);
}

#[cfg(test)]
mod tests;
