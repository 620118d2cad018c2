//! What is drawn, as CSV: wide for a spreadsheet, tidy for a machine. [`super::read`] reads both.

use cw_model::chart::plot::{Axis, Plot, Series};
use cw_model::number;
use cw_model::table::Grain;
use cw_model::text::Language;
use cw_model::time::Timestamp;

use crate::csv::push_field;
use crate::json::scan::number::Digits;

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

/// Appends a number, in as few digits as it takes to read it again; nothing for `NaN`.
pub fn push_number(value: f64, point: u8, text: &mut String) {
    if !value.is_finite() {
        return;
    }
    if value < 0.0 {
        text.push('-');
    }
    let (mut rest, mut power) = (value.abs(), 0i64);
    while MOST <= rest {
        (rest, power) = (rest / 10.0, power + 1);
    }
    while rest < LEAST && rest != 0.0 {
        (rest, power) = (rest * 10.0, power - 1);
    }
    let (mut places, mut scale) = (0, 1.0);
    loop {
        let mantissa = (rest * scale).round() as u64;
        let is_it = Digits { mantissa, exponent: -places }.value() == rest;
        // A float knows no more digits.
        if is_it || MOST <= rest * scale * 10.0 {
            push_decimal(mantissa, places as usize, point, text);
            break;
        }
        (places, scale) = (places + 1, scale * 10.0);
    }
    if power != 0 {
        text.push_str(if power < 0 { "E-" } else { "E" });
        number::push(power.unsigned_abs(), text);
    }
}

/// From here on not every whole number is a float.
const MOST: f64 = 9e15;

/// Below this a number is mostly zeros: its digits would stand more than 22 places behind the point.
const LEAST: f64 = 1e-6;

fn push_decimal(mut mantissa: u64, mut places: usize, point: u8, text: &mut String) {
    while 0 < places && mantissa.is_multiple_of(10) {
        (mantissa, places) = (mantissa / 10, places - 1);
    }
    let mut digits = String::new();
    number::push(mantissa, &mut digits);
    let whole = digits.len().saturating_sub(places);
    text.push_str(if whole == 0 { "0" } else { &digits[..whole] });
    if places == 0 {
        return;
    }
    text.push(char::from(point));
    (digits.len()..places).for_each(|_| text.push('0'));
    text.push_str(&digits[whole..]);
}

/// Appends a moment in ISO 8601, as exact as its grain; nothing for `NaN`. Behind a `T` an instant has its offset.
pub fn push_moment(grain: Grain, seconds: f64, between: u8, text: &mut String) {
    if !seconds.is_finite() {
        return;
    }
    let wall = Timestamp(grain.wall(seconds) as i64).in_utc();
    let day = wall.date.iso();
    match grain {
        Grain::Year => text.push_str(&day[..4]),
        Grain::Quarter => {
            text.push_str(&day[..4]);
            text.push_str("-Q");
            number::push(u64::from(wall.date.month().div_ceil(3)), text);
        }
        Grain::Month => text.push_str(&day[..7]),
        Grain::Day => text.push_str(&day),
        Grain::Instant => {
            text.push_str(&day);
            text.push(char::from(between));
            let iso = wall.iso();
            let length = if iso.ends_with(":00") { 16 } else { 19 };
            text.push_str(&iso[11..length]);
            // RFC 3339, where machines read: in October an hour comes twice.
            if between == b'T' {
                let is_summer = 3600.0 < grain.wall(seconds) - seconds;
                text.push_str(if is_summer { "+02:00" } else { "+01:00" });
            }
        }
    }
}

#[cfg(test)]
mod tests;
