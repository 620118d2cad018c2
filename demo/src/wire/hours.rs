//! Opening hours as the sites publish them: `opening_hours_specification` with its matrix, and the same in words.

use cw_model::time::{Date, DateTime};
use serde_json::{Map, Value, json};

use super::{Base, iso};
use crate::place::{Place, Season};

const WEEK: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const SHORT: [&str; 7] = ["lun", "mar", "mer", "gio", "ven", "sab", "dom"];

/// The related contents: one for each season.
pub fn relations(place: &Place, base: &Base) -> Value {
    let relation = |(index, season): (usize, &Season)| {
        let id = season_id(place, index);
        json!({
            "id": id,
            "remoteId": format!("{}-orario-{index}", place.remote_id),
            "classIdentifier": "opening_hours_specification",
            "class": base.class("opening_hours_specification"),
            "languages": ["ita-IT"],
            "name": { "ita-IT": season.name },
            "link": base.read(id),
            "mainNodeId": id + 500,
            "data": data(place, season),
        })
    };
    place.seasons.iter().enumerate().map(relation).collect()
}

/// Object id of the season with this index.
pub fn season_id(place: &Place, index: usize) -> i64 {
    place.id * 10 + index as i64
}

fn data(place: &Place, season: &Season) -> Value {
    let (from, through) = season.limits();
    json!({
        "name": season.name,
        "valid_from": from.map(midnight),
        "valid_through": through.map(midnight),
        "stagionalita": [season.kind],
        "note": if season.note.is_empty() { String::new() } else { format!("<p>{}</p>", season.note) },
        "opening_hours": matrix(place, season),
        "closure": closures(season),
    })
}

fn midnight(date: Date) -> String {
    iso(DateTime::midnight(date).from_rome().0)
}

/// `ezmatrix`: a row for the first span of each day, another for the second.
pub fn matrix(place: &Place, season: &Season) -> Vec<Value> {
    let rows = season.week.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: usize, day: usize| {
        let span = season.week[day].get(row);
        Value::from(span.map(|it| self::cell(place, *it)).unwrap_or_default())
    };
    let row = |row: usize| {
        let cells = WEEK.iter().enumerate().map(|(day, name)| ((*name).to_owned(), cell(row, day)));
        Value::Object(Map::from_iter(cells))
    };
    (0..rows).map(row).collect()
}

/// Every editor types hours in a way of their own, and keeps to it.
fn cell(place: &Place, (opens, closes): (u32, u32)) -> String {
    match place.id % 5 {
        0 => format!("{}:{:02} - {}:{:02}", opens / 60, opens % 60, closes / 60, closes % 60),
        1 => format!("{:02}:{:02}-{:02}:{:02}", opens / 60, opens % 60, closes / 60, closes % 60),
        _ => format!("{:02}.{:02}-{:02}.{:02}", opens / 60, opens % 60, closes / 60, closes % 60),
    }
}

/// `ezmatrix` of days and reasons.
pub fn closures(season: &Season) -> Vec<Value> {
    let row = |(day, reason): &(String, String)| json!({ "day": day, "reason": reason });
    season.closures.iter().map(row).collect()
}

/// All of it on one line, as a table has room for; empty when nothing is said.
pub fn line(place: &Place) -> String {
    match &place.seasons[..] {
        [only] if only.through.is_none() => season_line(only),
        seasons => seasons.iter().map(named_line).collect::<Vec<_>>().join("; "),
    }
}

fn named_line(season: &Season) -> String {
    format!("{}: {}", season.name, season_line(season))
}

/// One season in words, with its note.
pub fn season_line(season: &Season) -> String {
    let parts = [week_line(season), season.note.clone()];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" – ")
}

/// `lun-ven 8.30-12.30 e 14.30-18.00; sab 9.00-12.00`.
pub fn week_line(season: &Season) -> String {
    if season.week.iter().all(|it| it[..] == [(0, 24 * 60)]) {
        return "sempre aperto".to_owned();
    }
    let mut parts = Vec::new();
    let mut first = 0;
    while first < 7 {
        let spans = &season.week[first];
        let next = (first..7).find(|it| season.week[*it] != *spans).unwrap_or(7);
        if !spans.is_empty() {
            let spans: Vec<String> = spans.iter().map(|it| span(*it)).collect();
            parts.push(format!("{} {}", days(first, next - 1), spans.join(" e ")));
        }
        first = next;
    }
    parts.join("; ")
}

fn days(first: usize, last: usize) -> String {
    if first == last {
        SHORT[first].to_owned()
    } else {
        format!("{}-{}", SHORT[first], SHORT[last])
    }
}

fn span((opens, closes): (u32, u32)) -> String {
    format!("{}.{:02}-{}.{:02}", opens / 60, opens % 60, closes / 60, closes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_with_the_same_hours_are_said_once() {
        let (morning, afternoon) = ((510, 750), (870, 1080));
        let mut season = Season::default();
        for day in 0..5 {
            season.week[day] = vec![morning];
        }
        season.week[3].push(afternoon);
        let expected = "lun-mer 8.30-12.30; gio 8.30-12.30 e 14.30-18.00; ven 8.30-12.30";
        assert_eq!(week_line(&season), expected);
        season.week = std::array::from_fn(|_| vec![(0, 1440)]);
        assert_eq!(week_line(&season), "sempre aperto");
    }
}
