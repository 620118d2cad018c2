//! `/tiles/{z}/{x}/{y}.png`: the map of the valley, also `@2x` and `/tiles/dark/…`.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::cors::CorsLayer;

use crate::atlas::Atlas;
use crate::atlas::world::Tile;
use crate::error::Error;
use crate::tiles::Tiles;

/// Bytes of pictures that are kept.
const KEPT: usize = 32 << 20;
/// Any page may show the map.
const ANY_ORIGIN: (HeaderName, &str) =
    (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin");

/// The routes of this module.
pub fn router() -> Router {
    Router::new()
        .route("/tiles/{zoom}/{x}/{file}", get(picture::<false>))
        .route("/tiles/dark/{zoom}/{x}/{file}", get(picture::<true>))
        .layer(CorsLayer::permissive())
        .with_state(Tiles::new(KEPT, |tile| Atlas::valley().draw(tile)))
}

type Address = Path<(String, String, String)>;

async fn picture<const DARK: bool>(
    State(tiles): State<Tiles>,
    Path(address): Address,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let tile = tile(&address).ok_or(Error::NotFound)?;
    answer(&tiles, Tile { dark: DARK, ..tile }, &headers).await
}

/// The picture, or that it is still the same.
async fn answer(tiles: &Tiles, tile: Tile, headers: &HeaderMap) -> Result<Response, Error> {
    let drawing = tiles.get(tile).await?;
    let kept = [
        (header::CACHE_CONTROL, "public, max-age=86400".to_owned()),
        (header::ETAG, drawing.etag.clone()),
    ];
    if is_known(headers, &drawing.etag) {
        return Ok((StatusCode::NOT_MODIFIED, kept, [ANY_ORIGIN]).into_response());
    }
    let kind = [(header::CONTENT_TYPE, "image/png")];
    Ok((kept, [ANY_ORIGIN], kind, drawing.png).into_response())
}

/// `8/136/90.png` or `8/136/90@2x.png`.
fn tile((zoom, x, file): &(String, String, String)) -> Option<Tile> {
    let name = file.strip_suffix(".png")?;
    let (y, double) = name.strip_suffix("@2x").map_or((name, false), |it| (it, true));
    let tile = Tile::new(number(zoom)?.try_into().ok()?, number(x)?, number(y)?)?;
    Some(Tile { double, ..tile })
}

/// One spelling for each tile: digits, and no zeros before them.
fn number(text: &str) -> Option<u32> {
    let number = text.parse::<u32>().ok()?;
    (number.to_string() == text).then_some(number)
}

/// Whether the browser has this very picture.
fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|it| it.to_str().ok());
    let mut tags = known.flat_map(|it| it.split(',')).map(str::trim);
    tags.any(|it| it == "*" || it.strip_prefix("W/").unwrap_or(it) == etag)
}
