//! Far too many events: `count` this month, and as many the next.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use cw_model::time::Date;
use serde_json::{Value, json};

const WHAT: [&str; 8] = [
    "Concerto della banda",
    "Visita al Castello",
    "L'ora del racconto",
    "Mercato contadino",
    "Corso di ceramica",
    "Perché leggere ancora",
    "Città in festa",
    "Prove aperte del coro",
];
const WHERE: [&str; 4] = ["Pieve", "San Rocco", "Lago", "Masi di Sopra"];
/// Nobody needs more in a month, and each is half a kilobyte.
const MOST: u64 = 50_000;

/// A bare array, as the calendar environment sends it.
pub fn month(today: Date, count: u64) -> Response {
    let count = count.min(MOST);
    let months = (0..2).map(|it| today.first_of_month().add_months(it));
    let elements = months.enumerate().flat_map(|(index, first)| {
        let days = first.add_months(1).days() - first.days();
        (0..count).map(move |it| element(it + count * index as u64, first, days as u64))
    });
    let elements: Vec<Value> = elements.collect();
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=UTF-8"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, Value::Array(elements).to_string()).into_response()
}

/// One in twenty lasts several days; the others begin between eight and eight.
fn element(index: u64, first: Date, days: u64) -> Value {
    let mut dice = Dice(index.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let date = first.add_days(dice.below(days) as i32);
    let hour = 8 + dice.below(12);
    let several = dice.below(20) == 0;
    let (start, end) = if several {
        (date.to_string(), date.add_days(2 + dice.below(5) as i32).to_string())
    } else {
        (format!("{date}T{hour:02}:00:00"), format!("{date}T{:02}:30:00", hour + 1))
    };
    let what = WHAT[dice.below(WHAT.len() as u64) as usize];
    let place = WHERE[dice.below(WHERE.len() as u64) as usize];
    let title = format!("{what}, {place} ({})", index + 1);
    json!({
        "id": 700_000 + index,
        "title": title,
        "allDay": several,
        "start": start,
        "end": end,
        "type": "Evento",
        "content": {
            "metadata": {
                "id": 700_000 + index,
                "remoteId": format!("folla-{index}"),
                "classIdentifier": "event",
                "languages": ["ita-IT"],
                "name": { "ita-IT": title },
            },
            "data": { "ita-IT": { "event_title": title, "event_abstract": "Uno fra tanti." } },
        },
        "extendedProps": { "location": "/Eventi" },
    })
}

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }
}
