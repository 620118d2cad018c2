//! `/pkg`, `/vendor` and `/var`: files served as they are, compressed beforehand where `cargo pack` did so.

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use tower_http::cors::CorsLayer;
use tower_http::services::ServeDir;

use crate::Folders;

/// A file whose name changes when its bytes do.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// A file whose name stays: kept, but asked about every time.
const ASK_FIRST: HeaderValue = HeaderValue::from_static("public, max-age=0, must-revalidate");
/// Hexadecimal digits of a hash in a name.
const HASH: usize = 8;

/// The routes of this module.
pub fn router(folders: &Folders) -> Router {
    let files = |path| {
        ServeDir::new(path)
            .precompressed_br()
            .precompressed_gzip()
            .append_index_html_on_directories(false)
    };
    // Any page of any origin may load the widgets.
    let pkg = Router::new()
        .nest_service("/pkg", files(folders.pkg.clone()))
        .layer(from_fn(cached))
        .layer(CorsLayer::permissive());
    Router::new()
        .merge(pkg)
        .nest_service("/vendor", files(folders.www.join("vendor")))
        .nest_service("/var", files(folders.www.join("var")))
}

async fn cached(request: Request, next: Next) -> Response {
    let age = if is_hashed(request.uri().path()) { FOR_EVER } else { ASK_FIRST };
    let mut response = next.run(request).await;
    let status = response.status();
    // A browser takes over the headers of a 304, too.
    let is_there = status.is_success() || status == StatusCode::NOT_MODIFIED;
    let age = if is_there { age } else { ASK_FIRST };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, age);
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    response
}

/// `all.3f9a01bc.wasm` or `all-3f9a01bc55.js`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split(['.', '-', '_']).any(|part| {
        HASH <= part.len()
            && part.bytes().all(|it| it.is_ascii_hexdigit())
            && part.bytes().any(|it| it.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_hash_may_be_kept_for_ever() {
        for name in ["/all.3f9a01bc.wasm", "/pkg/calendar-00ff00ff00aa.js"] {
            assert!(is_hashed(name), "{name}");
        }
        for name in ["/comunweb.js", "/integrity.json", "/calendar.wasm", "/decade-facade.js"] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
