//! A browser of a few lines, and the one server all tests share.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use cw_demo::clock::Clock;
use cw_demo::store::Store;
use cw_demo::{App, Folders, router};
use cw_model::time::Date;
use serde_json::Value;
use tokio::sync::Mutex;
use tower::ServiceExt;

/// The day it is in every test.
pub const TODAY: &str = "2026-11-23";
const SCHEMA: [&str; 2] =
    [include_str!("../../migrations/1_content.sql"), include_str!("../../migrations/2_place.sql")];

/// One filling at a time: the first test writes the seed, the others find it.
static FILLING: Mutex<()> = Mutex::const_new(());

/// An answer, read to its end.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// The header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |it| it.to_str().expect("ASCII"))
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }
}

/// The server.
pub async fn server() -> Router {
    let url = std::env::var("TEST_DATABASE_URL").unwrap_or_else(|_| embedded());
    let clock = Clock::stopped(Date::parse(TODAY).expect("a date"));
    let filling = FILLING.lock().await;
    let store = Store::open(&url).await.expect("opens");
    store.seed(clock.today()).await.expect("fills");
    drop(filling);
    router(App { store, clock, folders: Arc::new(folders()) })
}

/// Asks for `path` as a page of `http://valdaria.test` would.
pub async fn get(server: &Router, path: &str) -> Answer {
    ask(server, "GET", path, &[]).await
}

/// Asks with a method and headers of one's own.
pub async fn ask(server: &Router, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(path).header("host", "valdaria.test");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).expect("well-formed");
    let response = server.clone().oneshot(request).await.expect("infallible");
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.map(|it| it.to_vec()).unwrap_or_default();
    Answer { status: parts.status.as_u16(), headers: parts.headers, body }
}

/// `text` fit for an address.
pub fn encoded(text: &str) -> String {
    let byte = |it: u8| match it {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(it).to_string(),
        _ => format!("%{it:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// The contents that `query` finds, in their envelope.
pub async fn contents(server: &Router, query: &str) -> Value {
    let path = format!("/api/opendata/v2/content/search/{}", encoded(query));
    let answer = get(server, &path).await;
    assert_eq!(answer.status, 200, "{query}: {}", answer.text());
    answer.json()
}

/// The Italian titles in an envelope.
pub fn titles(envelope: &Value) -> Vec<String> {
    let hits = envelope["searchHits"].as_array().expect("hits");
    hits.iter()
        .map(|it| it["metadata"]["name"]["ita-IT"].as_str().expect("a name").to_owned())
        .collect()
}

fn folders() -> Folders {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    Folders { www: root.join("www"), pkg: packed(), widgets: root.join("widgets") }
}

/// What `cargo pack` leaves, in small.
fn packed() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pkg");
    std::fs::create_dir_all(&folder).expect("a folder");
    let files: [(&str, &[u8]); 4] = [
        ("comunweb.js", b"'entry'"),
        ("calendar.3f9a01bc.wasm", b"\0asm\x01\0\0\0"),
        ("calendar.3f9a01bc.wasm.br", b"br"),
        ("calendar.3f9a01bc.wasm.gz", b"gz"),
    ];
    for (name, bytes) in files {
        let path = folder.join(name);
        if !path.exists() {
            std::fs::write(path, bytes).expect("a file");
        }
    }
    folder
}

/// An embedded database that survives from run to run, until the schema changes.
fn embedded() -> String {
    let mut hasher = DefaultHasher::new();
    SCHEMA.hash(&mut hasher);
    let folder = env!("CARGO_TARGET_TMPDIR");
    format!("sqlite:{folder}/server-{:016x}.db?mode=rwc", hasher.finish())
}
