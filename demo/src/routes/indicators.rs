//! `/dati/…`: what is measured, as the files offices publish; some of them are as they should not be.

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Uri;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::{address, geo};
use crate::App;
use crate::error::Error;
use crate::indicator;
use crate::wire::{indicators, minutes};

const CSV: &str = "text/csv; charset=utf-8";
const PLAIN: &str = "text/plain; charset=utf-8";

/// Files that are served as somebody saved them.
const SAVED: [(&str, &str, &str); 5] = [
    ("scuole.csv", CSV, include_str!("../../seed/tabelle/scuole.csv")),
    ("edifici.csv", CSV, include_str!("../../seed/tabelle/edifici.csv")),
    // Cells that are no numbers, rows too short and too long, a quote that never ends.
    ("danneggiato.csv", CSV, include_str!("../../seed/tabelle/danneggiato.csv")),
    // The platform's chart module: a comma, quotes, nothing above the first column.
    ("occhart.csv", PLAIN, include_str!("../../seed/tabelle/occhart.csv")),
    // The same module when it fails: a sentence where the table should be, and 200.
    ("guasto.csv", PLAIN, include_str!("../../seed/tabelle/guasto.csv")),
];

/// The routes of this module.
pub fn router() -> Router<App> {
    Router::new().route("/dati/{file}", get(file))
}

/// A million points, sent as they are made: to compress them takes longer than to read them.
pub fn endurance() -> Router {
    Router::new().route("/dati/consumo-minuti.json", get(points))
}

async fn file(Path(name): Path<String>) -> Result<Response, Error> {
    if let Some((_, kind, text)) = SAVED.iter().find(|it| it.0 == name) {
        return Ok((geo::open(kind), *text).into_response());
    }
    let name = name.strip_suffix(".csv").ok_or(Error::NotFound)?;
    match name {
        "consumo-giornaliero" => Ok((geo::open(CSV), indicators::days()).into_response()),
        "consumo-orario" => Ok((geo::open(CSV), indicators::hours()).into_response()),
        name => {
            let indicator = indicator::by_name(name).ok_or(Error::NotFound)?;
            // Who saves in windows-1252 does not say so.
            let kind = if indicator.latin { "text/csv" } else { CSV };
            Ok((geo::open(kind), indicators::table(indicator)).into_response())
        }
    }
}

/// `?count=1000` are the last thousand minutes.
async fn points(uri: Uri) -> impl IntoResponse {
    let pairs = address::pairs(uri.query());
    let count = address::parameter(&pairs, "count").and_then(|it| it.parse().ok());
    let count = count.unwrap_or(minutes::MOST).clamp(1, minutes::MOST);
    (geo::open("application/json"), Body::from_stream(minutes::pieces(count)))
}
