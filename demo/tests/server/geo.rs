//! The comuni of the valley as GeoJSON.

use std::collections::BTreeMap;

use serde_json::Value;

use super::client::{ask, get, server};

#[tokio::test]
async fn the_boundaries_are_open_data() {
    let server = server().await;
    let headers = [("origin", "https://old.example"), ("accept-encoding", "br")];
    let answer = ask(&server, "GET", "/api/geo/confine.geojson", &headers).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/geo+json"));
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("content-encoding"), "br");
}

#[tokio::test]
async fn five_comuni_share_the_valley_and_their_borders() {
    let collection = get(&server().await, "/api/geo/confine.geojson").await.json();
    let features = collection["features"].as_array().expect("features");
    let names: Vec<&str> =
        features.iter().map(|it| it["properties"]["name"].as_str().expect("a name")).collect();
    assert_eq!(names, ["Valdaria", "Rovarei", "Tovaia", "Pontalago", "Lasterno"]);
    let mut sides: BTreeMap<[String; 2], usize> = BTreeMap::new();
    for ring in features.iter().map(ring) {
        assert_eq!(ring.first(), ring.last());
        assert!(0.0 < area(&ring), "the outside runs against the clock");
        for pair in ring.windows(2) {
            let mut side = [format!("{:?}", pair[0]), format!("{:?}", pair[1])];
            side.sort_unstable();
            *sides.entry(side).or_default() += 1;
        }
    }
    assert!(sides.values().all(|it| *it <= 2));
    assert!(100 < sides.values().filter(|it| **it == 2).count());
}

#[tokio::test]
async fn every_place_is_in_its_comune() {
    let collection = get(&server().await, "/api/geo/confine.geojson").await.json();
    let ours = ring(&collection["features"][0]);
    let places: toml::Table = include_str!("../../seed/places.toml").parse().expect("TOML");
    for (key, place) in &places {
        let Some(position) = place.get("position").and_then(|it| it.as_array()) else { continue };
        let degree = |it: usize| position[it].as_float().expect("degrees");
        assert!(is_inside(&ours, [degree(1), degree(0)]), "{key}");
    }
}

pub fn ring(feature: &Value) -> Vec<[f64; 2]> {
    let positions = feature["geometry"]["coordinates"][0].as_array().expect("a ring");
    let number = |it: &Value| it.as_f64().expect("degrees");
    positions.iter().map(|it| [number(&it[0]), number(&it[1])]).collect()
}

/// Twice the area; below zero if it runs with the clock.
fn area(ring: &[[f64; 2]]) -> f64 {
    ring.windows(2).map(|it| it[0][0] * it[1][1] - it[1][0] * it[0][1]).sum()
}

pub fn is_inside(ring: &[[f64; 2]], point: [f64; 2]) -> bool {
    let crosses = |a: [f64; 2], b: [f64; 2]| {
        (a[1] <= point[1]) != (b[1] <= point[1])
            && point[0] < a[0] + (point[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
    };
    ring.windows(2).filter(|it| crosses(it[0], it[1])).count() % 2 == 1
}
