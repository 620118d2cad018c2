//! The map of the valley: tiles, their headers, and that nobody sees where one ends.

use std::io::Cursor;

use axum::Router;
use cw_demo::atlas::Atlas;
use cw_demo::atlas::world::Point;
use png::{Decoder, Transformations};

use super::client::{Answer, ask, get, server};

/// Pieve, at a zoom.
const PIEVE: [(u8, u32, u32); 5] =
    [(9, 271, 182), (11, 1086, 728), (13, 4344, 2914), (15, 17378, 11658), (17, 69515, 46635)];

#[tokio::test]
async fn a_tile_is_a_picture_that_any_page_may_show_for_a_day() {
    let server = server().await;
    let headers = [("origin", "https://old.example")];
    let tile = ask(&server, "GET", "/tiles/13/4344/2914.png", &headers).await;
    assert_eq!((tile.status, tile.header("content-type")), (200, "image/png"));
    assert_eq!(tile.header("cache-control"), "public, max-age=86400");
    assert_eq!(tile.header("access-control-allow-origin"), "*");
    assert_eq!(tile.header("cross-origin-resource-policy"), "cross-origin");
    assert_eq!(tile.header("content-encoding"), "");
    assert!(tile.header("etag").starts_with('"'), "{}", tile.header("etag"));
    assert_eq!(pixels(&tile).side, 256);
}

#[tokio::test]
async fn a_fine_screen_gets_the_same_place_in_four_times_the_pixels() {
    let server = server().await;
    let plain = pixels(&get(&server, "/tiles/14/8689/5829.png").await);
    let double = pixels(&get(&server, "/tiles/14/8689/5829@2x.png").await);
    assert_eq!(double.side, 512);
    let difference = |it: usize| {
        let (x, y) = (it % 256, it / 256);
        let four = [(0, 0), (1, 0), (0, 1), (1, 1)];
        let mean =
            four.map(|(dx, dy)| double.light(x * 2 + dx, y * 2 + dy)).iter().sum::<i32>() / 4;
        (mean - plain.light(x, y)).abs()
    };
    assert!((0..256 * 256).map(difference).sum::<i32>() / (256 * 256) < 8);
}

#[tokio::test]
async fn a_dark_page_gets_a_dark_map() {
    let server = server().await;
    let light = pixels(&get(&server, "/tiles/12/2172/1457.png").await);
    let dark = pixels(&get(&server, "/tiles/dark/12/2172/1457.png").await);
    assert!(dark.mean() < 90 && 170 < light.mean(), "{} {}", dark.mean(), light.mean());
}

#[tokio::test]
async fn an_unchanged_tile_is_not_sent_again() {
    let server = server().await;
    let path = "/tiles/16/34757/23317.png";
    let etag = get(&server, path).await.header("etag").to_owned();
    for known in [etag.clone(), format!("W/{etag}"), format!("\"other\", {etag}"), "*".to_owned()] {
        let again = ask(&server, "GET", path, &[("if-none-match", &known)]).await;
        assert_eq!((again.status, again.body.len()), (304, 0), "{known}");
        assert_eq!(again.header("etag"), etag);
        assert_eq!(again.header("cache-control"), "public, max-age=86400");
    }
    assert_eq!(ask(&server, "GET", path, &[("if-none-match", "\"other\"")]).await.status, 200);
}

#[tokio::test]
async fn what_is_no_tile_is_refused() {
    let server = server().await;
    let paths = [
        "/tiles/7/67/45.png",
        "/tiles/18/139031/93270.png",
        "/tiles/300/0/0.png",
        "/tiles/8/256/0.png",
        "/tiles/8/0/256.png",
        "/tiles/8/-1/0.png",
        "/tiles/8/+1/0.png",
        "/tiles/08/1/1.png",
        "/tiles/8/1/1.jpg",
        "/tiles/8/1/1",
        "/tiles/8/1/1@3x.png",
        "/tiles/8/1/99999999999999999999.png",
        "/tiles/dark/7/1/1.png",
        "/tiles/sepia/8/1/1.png",
    ];
    for path in paths {
        let answer = get(&server, path).await;
        assert_eq!(answer.status, 404, "{path}");
    }
    for path in &paths[..paths.len() - 1] {
        let answer = ask(&server, "GET", path, &[("origin", "https://old.example")]).await;
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
        assert_eq!(answer.json()["status"], 404);
    }
}

#[tokio::test]
async fn the_world_goes_on_where_the_valley_ends() {
    let server = server().await;
    for path in ["/tiles/8/0/0.png", "/tiles/8/255/255.png", "/tiles/12/2100/1500.png"] {
        let answer = get(&server, path).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "image/png"), "{path}");
    }
}

#[tokio::test]
async fn two_servers_draw_the_same_bytes() {
    let (first, second) = (server().await, server().await);
    for (zoom, x, y) in PIEVE {
        let path = format!("/tiles/{zoom}/{x}/{y}.png");
        let (one, two) = (get(&first, &path).await, get(&second, &path).await);
        assert!(one.body == two.body, "{path}");
        assert_eq!(one.header("etag"), two.header("etag"));
    }
}

#[tokio::test]
async fn nobody_sees_where_a_tile_ends() {
    let server = server().await;
    for (zoom, x, y) in PIEVE {
        for (dx, dy) in [(1, 0), (0, 1)] {
            let one = tile(&server, zoom, x, y).await;
            let two = tile(&server, zoom, x + dx, y + dy).await;
            let is_right = dx == 1;
            let seam = steps(|it| (one.along(255, it, is_right), two.along(0, it, is_right)));
            let within = steps(|it| (one.along(254, it, is_right), one.along(255, it, is_right)))
                .max(steps(|it| (two.along(0, it, is_right), two.along(1, it, is_right))));
            assert!(seam <= within * 3 / 2 + 300, "{zoom} {dx} {dy}: {seam}, {within} within");
        }
    }
}

#[tokio::test]
async fn tiles_are_small() {
    let server = server().await;
    let mut sizes = Vec::new();
    for (zoom, x, y) in PIEVE {
        for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            let path = format!("/tiles/{zoom}/{}/{}.png", x + dx, y + dy);
            sizes.push(get(&server, &path).await.body.len());
        }
    }
    sizes.sort_unstable();
    assert!(sizes[sizes.len() / 2] <= 30_000 && sizes[sizes.len() - 1] <= 48_000, "{sizes:?}");
}

#[test]
fn every_place_is_on_dry_land_and_at_its_height() {
    let places: toml::Table = include_str!("../../seed/places.toml").parse().expect("TOML");
    let valley = Atlas::valley();
    let mut heights = Vec::new();
    for (key, place) in &places {
        let Some(position) = place.get("position").and_then(|it| it.as_array()) else { continue };
        let degree = |it: usize| position[it].as_float().expect("degrees");
        let point = Point::from((degree(0), degree(1)));
        assert!(!valley.is_in_lake(point), "{key} lies in the lake");
        heights.push((key.as_str(), valley.height(point)));
    }
    let known = [("piazza", 705.0), ("lago", 612.0), ("san-rocco", 868.0), ("masi", 1240.0)];
    for (key, told) in known.into_iter().chain([("rifugio", 2048.0)]) {
        let drawn = heights.iter().find(|it| it.0 == key).expect(key).1;
        assert!((drawn - told).abs() < 60.0, "{key}: {drawn} instead of {told}");
    }
    assert!(valley.is_in_lake(Point::from((46.062, 10.968))));
}

async fn tile(server: &Router, zoom: u8, x: u32, y: u32) -> Pixels {
    pixels(&get(server, &format!("/tiles/{zoom}/{x}/{y}.png")).await)
}

/// The pixels of a tile.
struct Pixels {
    side: usize,
    rgb: Vec<u8>,
}

impl Pixels {
    fn light(&self, x: usize, y: usize) -> i32 {
        let at = (y * self.side + x) * 3;
        self.rgb[at..at + 3].iter().map(|it| i32::from(*it)).sum::<i32>() / 3
    }

    /// A pixel of a column, or of a row.
    fn along(&self, line: usize, it: usize, is_column: bool) -> i32 {
        if is_column { self.light(line, it) } else { self.light(it, line) }
    }

    fn mean(&self) -> i32 {
        let count = self.side * self.side;
        (0..count).map(|it| self.light(it % self.side, it / self.side)).sum::<i32>() / count as i32
    }
}

/// How different two lines of pixels are.
fn steps(pair: impl Fn(usize) -> (i32, i32)) -> i32 {
    (0..256).map(pair).map(|(one, two)| (one - two).abs()).sum()
}

fn pixels(answer: &Answer) -> Pixels {
    let mut decoder = Decoder::new(Cursor::new(&answer.body));
    decoder.set_transformations(Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a PNG");
    let mut rgb = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut rgb).expect("pixels");
    assert_eq!(info.width, info.height);
    Pixels { side: info.width as usize, rgb }
}
