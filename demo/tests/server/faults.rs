//! `/faults`: each goes wrong in its own way, and the log counts.

use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use serde_json::Value;
use tower::ServiceExt;

use super::client::{get, server};

const CALENDAR: &str =
    "api/opendata/v2/calendar/search/classes+[event]?start=2026-11-01&end=2026-12-01";

#[tokio::test]
async fn each_fault_is_the_one_it_says() {
    let server = server().await;
    let fault = async |kind: &str| get(&server, &format!("/faults/{kind}/{CALENDAR}")).await;
    for (kind, status) in [("500", 500), ("502", 502), ("503", 503), ("429", 429), ("html", 200)] {
        let answer = fault(kind).await;
        assert_eq!(answer.status, status, "{kind}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{kind}");
    }
    assert_eq!(fault("429").await.header("retry-after"), "1");
    assert!(fault("html").await.header("content-type").starts_with("text/html"));
    assert_eq!(fault("no-cors").await.header("access-control-allow-origin"), "");
    assert!(fault("no-cors").await.json().is_array());
    assert_eq!(fault("unheard-of").await.status, 404);
}

#[tokio::test]
async fn what_is_cut_is_the_beginning_of_the_truth() {
    let server = server().await;
    let whole = get(&server, &format!("/{CALENDAR}")).await.body;
    let cut = get(&server, &format!("/faults/truncated/{CALENDAR}")).await;
    assert_eq!(cut.status, 200);
    assert!(cut.body.len() < whole.len() && whole.starts_with(&cut.body));
    assert!(serde_json::from_slice::<Value>(&cut.body).is_err());
}

#[tokio::test]
async fn a_reset_promises_a_length_and_breaks_off() {
    let server = server().await;
    let request = Request::get(format!("/faults/reset/{CALENDAR}")).body(Body::empty());
    let response = server.oneshot(request.expect("well-formed")).await.expect("infallible");
    assert!(response.headers().contains_key("content-length"));
    assert!(to_bytes(response.into_body(), usize::MAX).await.is_err());
}

#[tokio::test]
async fn a_hanging_server_never_answers() {
    let server = server().await;
    let asked = get(&server, "/faults/hang/");
    assert!(tokio::time::timeout(Duration::from_millis(50), asked).await.is_err());
}

#[tokio::test]
async fn a_slow_answer_is_whole_in_the_end() {
    let server = server().await;
    let whole = get(&server, &format!("/{CALENDAR}")).await.body;
    let slow = get(&server, &format!("/faults/slow~ms=1/{CALENDAR}")).await;
    assert_eq!(slow.body, whole);
}

#[tokio::test]
async fn a_flaky_server_fails_as_often_as_asked_and_is_counted() {
    let server = server().await;
    let path = format!("/faults/flaky/{CALENDAR}&fail=2&key=one");
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(get(&server, &path).await.status);
    }
    assert_eq!(seen, [503, 503, 200]);
    let log = get(&server, "/faults/log?key=one").await.json();
    assert_eq!(log["count"], 3);
    assert!(log["requests"][0]["at"].is_i64() && log["requests"][2]["kind"] == "flaky");
    assert_eq!(get(&server, "/faults/log?key=other").await.json()["count"], 0);
    let host = format!("/faults/flaky~fail=1~key=two/{CALENDAR}");
    assert_eq!(get(&server, &host).await.status, 503);
    assert_eq!(get(&server, &host).await.status, 200);
}

#[tokio::test]
async fn without_a_path_the_season_is_answered() {
    let server = server().await;
    let season = get(&server, "/faults/ok/").await.json();
    let starts = season.as_array().expect("an array").iter();
    assert!(starts.filter(|it| it["start"].as_str() < Some("2026-12-02")).count() > 50);
}

#[tokio::test]
async fn a_partial_answer_has_bad_records_among_the_good() {
    let server = server().await;
    let whole = get(&server, &format!("/{CALENDAR}")).await.json();
    let partial = get(&server, &format!("/faults/partial/{CALENDAR}")).await.json();
    let (whole, partial) = (whole.as_array().expect("all"), partial.as_array().expect("all"));
    assert_eq!(whole.len(), partial.len());
    let same = whole.iter().zip(partial).filter(|(a, b)| a == b).count();
    assert_eq!(same, whole.len() - 4);
    assert!(partial.contains(&Value::Null));
    let page = get(&server, "/faults/partial/api/opendata/v2/content/search/classes+[event]").await;
    assert!(page.json()["searchHits"].as_array().expect("hits").contains(&Value::Null));
}

#[tokio::test]
async fn a_crowd_is_as_large_as_asked_this_month_and_the_next() {
    let server = server().await;
    let crowd = get(&server, "/faults/crowd/?count=1000").await.json();
    let crowd = crowd.as_array().expect("an array");
    let count = |month: &str| {
        let begins = |it: &&Value| it["start"].as_str().expect("a date").starts_with(month);
        crowd.iter().filter(begins).count()
    };
    assert_eq!((count("2026-11"), count("2026-12"), crowd.len()), (1000, 1000, 2000));
}
