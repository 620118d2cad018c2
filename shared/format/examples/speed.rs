//! `cargo run --release -p cw-format --example speed -- [places]`: how long a great GeoJSON takes to become rows.

use std::time::{Duration, Instant};

use cw_format::Context;
use cw_format::places;
use cw_model::text::Language;

fn main() {
    let count = std::env::args().nth(1).map_or(500_000, |it| it.parse().expect("a whole number"));
    let context = Context { language: Language::Italian, base: "https://a.example/luoghi.geojson" };
    for (name, text) in [("GeoJSON", geojson(count)), ("CSV", csv(count))] {
        let megabytes = text.len() as f64 / 1e6;
        for _ in 0..5 {
            let bytes = text.clone().into_bytes();
            let (begun, worked) = (Instant::now(), processor());
            let page = places::read(bytes, None, &context).expect("readable");
            let read = begun.elapsed();
            let worked = processor().zip(worked).map(|(now, then)| now - then);
            assert_eq!((page.len(), page.problems.count), (count, 0));
            let begun = Instant::now();
            let whole = (0..1000).map(|it| page.place(it).details.categories.len()).sum::<usize>();
            assert_eq!(whole, 1000);
            println!(
                "{name}: {megabytes:.1} MB in {read:?} (processor {worked:?}), a whole place in {:?}",
                begun.elapsed() / 1000
            );
        }
    }
}

/// How long this thread has had a processor, where the system tells: a busy machine makes clocks lie.
fn processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

fn geojson(count: usize) -> String {
    let mut text = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    for it in 0..count {
        let (x, y) = position(it);
        text += &format!(
            "{}{{\"type\":\"Feature\",\"id\":{it},\"geometry\":{{\"type\":\"Point\",\"coordinates\":[{x:.7},{y:.7}]}},\
             \"properties\":{{\"name\":\"Luogo numero {it}\",\"category\":\"Categoria {}\",\"indirizzo\":\"Via Roma {it}\"}}}}",
            if it == 0 { "" } else { "," },
            it % 12
        );
    }
    text + "]}"
}

fn csv(count: usize) -> String {
    let mut text = String::from("id;nome;categoria;indirizzo;lat;lon\r\n");
    for it in 0..count {
        let (x, y) = position(it);
        text += &format!(
            "{it};Luogo numero {it};Categoria {};Via Roma {it};{y:.7};{x:.7}\r\n",
            it % 12
        )
        .replace('.', ",");
    }
    text
}

fn position(it: usize) -> (f64, f64) {
    let step = it as f64 * 0.618_034;
    (10.5 + step.fract(), 45.7 + (step * 1.7).fract() * 0.8)
}
