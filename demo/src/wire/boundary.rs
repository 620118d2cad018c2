//! Comuni as GeoJSON (RFC 7946): one polygon each; neighbours share every corner.

use serde_json::{Value, json};

use crate::atlas::{self, seed::Comune, world::Point};

/// Our comune first, then its neighbours.
pub fn collection() -> Value {
    let features: Vec<Value> =
        atlas::comuni().map(|(comune, ring)| feature(comune, ring)).collect();
    json!({ "type": "FeatureCollection", "features": features })
}

fn feature(comune: &Comune, mut ring: Vec<Point>) -> Value {
    // The outside of a polygon runs against the clock.
    ring.reverse();
    let ring: Vec<[f64; 2]> = ring.into_iter().map(position).collect();
    let mut properties = json!({ "name": comune.name, "seat": position(comune.seat) });
    if let Some(german) = &comune.de {
        properties["name:de"] = json!(german);
    }
    json!({
        "type": "Feature",
        "id": comune.id,
        "properties": properties,
        "geometry": { "type": "Polygon", "coordinates": [ring] },
    })
}

/// Longitude and latitude, to the decimetre.
pub fn position(point: Point) -> [f64; 2] {
    let (latitude, longitude) = point.degrees();
    [longitude, latitude].map(|it| (it * 1e6).round() / 1e6)
}
