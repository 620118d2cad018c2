//! Files: how long they may be kept, how small they come, who may load them.

use super::client::{ask, get, server};

#[tokio::test]
async fn a_hashed_file_is_kept_for_ever_and_the_entry_is_asked_about() {
    let server = server().await;
    let wasm = get(&server, "/pkg/calendar.3f9a01bc.wasm").await;
    assert_eq!(wasm.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(wasm.header("content-type"), "application/wasm");
    let entry = get(&server, "/pkg/comunweb.js").await;
    assert_eq!(entry.header("cache-control"), "public, max-age=0, must-revalidate");
    assert!(entry.header("content-type").starts_with("text/javascript"));
    let missing = get(&server, "/pkg/calendar.00000000.wasm").await;
    assert_eq!(missing.status, 404);
    assert_eq!(missing.header("cache-control"), "public, max-age=0, must-revalidate");
}

#[tokio::test]
async fn an_unchanged_file_is_not_sent_again() {
    let server = server().await;
    let first = get(&server, "/pkg/comunweb.js").await;
    let etag = first.header("etag");
    assert!(!etag.is_empty() && !first.header("last-modified").is_empty());
    let again = ask(&server, "GET", "/pkg/comunweb.js", &[("if-none-match", etag)]).await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(again.header("cache-control"), "public, max-age=0, must-revalidate");
}

#[tokio::test]
async fn a_hashed_file_asked_about_again_is_still_kept_for_ever() {
    let server = server().await;
    let path = "/pkg/calendar.3f9a01bc.wasm";
    let first = get(&server, path).await;
    let headers = [("if-none-match", first.header("etag"))];
    let again = ask(&server, "GET", path, &headers).await;
    assert_eq!(again.status, 304);
    assert_eq!(again.header("cache-control"), "public, max-age=31536000, immutable");
}

#[tokio::test]
async fn files_packed_beforehand_are_sent_as_the_client_can_read_them() {
    let server = server().await;
    let body = async |accept: &str| {
        let headers = [("accept-encoding", accept)];
        let answer = ask(&server, "GET", "/pkg/calendar.3f9a01bc.wasm", &headers).await;
        (answer.header("content-encoding").to_owned(), answer.body)
    };
    assert_eq!(body("gzip, br").await, ("br".to_owned(), b"br".to_vec()));
    assert_eq!(body("gzip").await, ("gzip".to_owned(), b"gz".to_vec()));
    assert_eq!(body("identity").await.0, "");
}

#[tokio::test]
async fn any_origin_may_load_the_widgets() {
    let server = server().await;
    let headers = [("origin", "https://old.example")];
    let answer = ask(&server, "GET", "/pkg/comunweb.js", &headers).await;
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
}

#[tokio::test]
async fn answers_made_on_the_spot_are_compressed() {
    let server = server().await;
    let path = "/api/opendata/v2/content/search/classes+[event]+limit+50";
    let plain = get(&server, path).await;
    let packed = ask(&server, "GET", path, &[("accept-encoding", "br, gzip")]).await;
    assert_eq!(packed.header("content-encoding"), "br");
    assert!(packed.body.len() * 5 < plain.body.len());
}

#[tokio::test]
async fn pictures_of_events_are_there() {
    let server = server().await;
    for name in ["montagna", "piazza", "concerto", "libro", "teatro", "mercato", "sport"] {
        let answer = get(&server, &format!("/var/immagini/{name}.svg")).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, "image/svg+xml"),
            "{name}"
        );
    }
    for name in ["bambini", "lago", "neve", "cibo", "municipio"] {
        assert_eq!(get(&server, &format!("/var/immagini/{name}.svg")).await.status, 200, "{name}");
    }
}
