//! The pages: what they are, in which bytes, and under which policy.

use super::client::{contents, get, server};

#[tokio::test]
async fn the_pages_live_under_the_strict_policy() {
    let server = server().await;
    let example = "/gallery/event-calendar/month.html";
    for path in ["/", "/gallery/", example, "/Eventi", "/Eventi/nessuno", "/no/such/page"] {
        let answer = get(&server, path).await;
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{path}");
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"), "{path}: {policy}");
        assert!(policy.contains("require-trusted-types-for 'script'"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[tokio::test]
async fn a_template_is_not_a_page() {
    let server = server().await;
    let raw = ["home.html", "event.html", "event%2ehtml", "2010.html", "gallery/index.html"];
    for name in raw {
        let answer = get(&server, &format!("/{name}")).await;
        assert_eq!(answer.status, 404, "{name}");
        assert!(!answer.header("content-security-policy").is_empty(), "{name}");
        assert!(!answer.text().contains("{{"), "{name}");
    }
    let style = get(&server, "/page.css").await;
    assert_eq!((style.status, style.header("content-type")), (200, "text/css"));
}

#[tokio::test]
async fn the_page_of_2010_is_latin_in_its_bytes_and_free_of_policies() {
    let server = server().await;
    let answer = get(&server, "/2010/").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "text/html; charset=iso-8859-1");
    assert_eq!(answer.header("content-security-policy"), "");
    assert!(!answer.body.windows(2).any(|it| it == [0xc3, 0xa0]), "an à in UTF-8");
}

#[tokio::test]
async fn every_event_has_a_page_with_its_words_escaped() {
    let server = server().await;
    let hit = contents(&server, "q = 'barba al Krampus'").await["searchHits"][0].clone();
    let path = hit["extradata"]["ita-IT"]["urlAlias"].as_str().expect("a path").to_owned();
    let answer = get(&server, &path).await;
    assert_eq!(answer.status, 200);
    let text = answer.text();
    assert!(text.contains("<h1>Arriva San Nicolò</h1>") && !text.contains("{{"));
    assert!(text.contains("sabato 5 dicembre 2026, dalle 18:00 alle 20:30"));
    let id = hit["metadata"]["id"].to_string();
    let old = get(&server, &format!("/openpa/object/{id}")).await;
    assert_eq!((old.status, old.header("location")), (307, path.as_str()));
}

#[tokio::test]
async fn the_plain_list_names_the_days_to_come() {
    let server = server().await;
    let text = get(&server, "/Eventi").await.text().to_owned();
    assert!(text.contains("martedì 24 novembre 2026, dalle 7:30 alle 12:30"));
    assert!(!text.contains("ottobre 2026, dalle"), "what is over is left out");
}

#[tokio::test]
async fn what_is_not_there_is_said_on_a_page_or_in_a_problem() {
    let server = server().await;
    let page = get(&server, "/Eventi/nessuno").await;
    assert_eq!(page.status, 404);
    assert!(page.text().contains("<html"));
    let problem = get(&server, "/api/v9/nothing").await;
    assert_eq!(problem.header("content-type"), "application/problem+json");
    assert_eq!(problem.json(), serde_json::json!({ "title": "not found", "status": 404 }));
}

#[tokio::test]
async fn the_server_says_it_is_well() {
    assert_eq!(get(&server().await, "/health").await.text(), "ok");
}
