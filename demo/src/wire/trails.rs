//! Trails, rides and protected areas as GeoJSON: lines and polygons, with what a signpost says.

use serde_json::{Value, json};

use super::boundary::position;
use crate::seed::trails::{Ground, Trail};

/// Every trail, then every area.
pub fn collection(trails: &[Trail], base: &str) -> Value {
    let features: Vec<Value> = trails.iter().map(|it| feature(it, base)).collect();
    json!({ "type": "FeatureCollection", "features": features })
}

fn feature(trail: &Trail, base: &str) -> Value {
    let course: Vec<[f64; 2]> = trail.course.iter().copied().map(position).collect();
    let geometry = match trail.ground {
        Ground::Line => json!({ "type": "LineString", "coordinates": course }),
        Ground::Area => json!({ "type": "Polygon", "coordinates": [course] }),
    };
    let mut properties = json!({
        "nome": trail.name,
        "nome:de": trail.de,
        "nome:en": trail.en,
        "categoria": trail.kind.it,
        "categoria:de": trail.kind.de,
        "categoria:en": trail.kind.en,
        "sommario": trail.about,
        "url": format!("{base}/Sentieri/{}", trail.slug),
    });
    if trail.ground == Ground::Line {
        properties["lunghezza_km"] = json!((trail.metres / 100.0).round() / 10.0);
        properties["difficolta"] = json!(trail.grade);
        properties["tempo"] = json!(trail.time);
        properties["numero"] = json!(trail.number);
    }
    json!({ "type": "Feature", "id": trail.id, "properties": properties, "geometry": geometry })
}
