//! Errors, and who may read answers: the same reasons, said differently at each door.

use super::client::{ask, encoded, get, server};

#[tokio::test]
async fn rest_refuses_in_the_body_and_again_in_two_headers() {
    let server = server().await;
    let check = async |query: &str, kind: &str, message: &str| {
        let path = format!("/api/opendata/v2/content/search/{}", encoded(query));
        let answer = get(&server, &path).await;
        let body = answer.json();
        assert_eq!(answer.status, 400, "{query}");
        assert!(body["error_message"].as_str().expect("text").starts_with(message), "{body}");
        assert_eq!(body["error_type"], kind);
        assert_eq!(answer.header("x-api-error-type"), kind);
        assert!(answer.header("x-api-error-message").starts_with(message));
        assert_eq!(answer.header("access-control-allow-origin"), "*");
    };
    let parser = "Opencontent.QueryLanguage.Parser.Exception";
    let converter = "Opencontent.QueryLanguage.Converter.Exception";
    check("q = 'l'estate'", parser, "Syntax error: unbalanced quotes").await;
    check("id = 1 and id = 2 or id = 3", parser, "Syntax error ambiguous clause").await;
    check("classes [evento]", converter, "Class evento not found").await;
    check("calendar[from_time,to_time] = [now,today]", converter, "Field from_time not found")
        .await;
}

#[tokio::test]
async fn the_module_refuses_in_a_shape_of_its_own() {
    let server = server().await;
    let answer = get(&server, "/opendata/api/content/search/?q=q+%3D+%27l%27estate%27").await;
    assert_eq!(answer.status, 400);
    let expected =
        serde_json::json!({ "error_code": 0, "error_message": "Syntax error: unbalanced quotes" });
    assert_eq!(answer.json(), expected);
    assert_eq!(answer.header("x-api-error-type"), "");
}

#[tokio::test]
async fn an_environment_that_is_not_there_is_a_refusal_or_a_page() {
    let server = server().await;
    let rest = get(
        &server,
        "/legacy/api/opendata/v2/calendar/search/classes+[event]?start=2026-11-01&end=2026-12-01",
    )
    .await;
    assert_eq!(rest.status, 400);
    assert_eq!(rest.json()["error_message"], "Environment 'calendar' bad configuration");
    assert_eq!(rest.header("access-control-allow-origin"), "", "no environment, no settings");
    let module = get(&server, "/opendata/api/fullcalendar/search/?q=classes+[event]").await;
    assert_eq!(module.status, 404);
    assert!(module.header("content-type").starts_with("text/html"));
    let full = get(&server, "/api/opendata/v2/full/search/classes+[event]").await;
    assert_eq!(full.status, 403);
    assert_eq!(full.json()["error_message"], "Access forbidden to environment full");
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let server = server().await;
    let message = async |path: &str| {
        let answer = get(&server, path).await;
        assert_eq!(answer.status, 404, "{path}");
        answer.json()["error_message"].as_str().expect("text").to_owned()
    };
    assert_eq!(message("/api/opendata/v2/content/read/1").await, "Content 1 not found");
    assert_eq!(message("/api/opendata/v2/classes/evento").await, "Class evento not found");
    assert_eq!(message("/api/opendata/v2/content").await, "Not Found");
}

#[tokio::test]
async fn a_calendar_needs_both_its_bounds() {
    let server = server().await;
    let answer =
        get(&server, "/api/opendata/v2/calendar/search/classes+[event]?start=2026-11-01").await;
    assert_eq!(answer.status, 400);
    assert!(answer.text().contains("requires a two elements array"));
    let answer =
        get(&server, "/api/opendata/v2/calendar/search/classes+[event]?start=boh&end=now").await;
    assert_eq!(answer.json()["error_message"], "Problem with date boh");
}

#[tokio::test]
async fn other_origins_may_read_rest_and_nothing_else() {
    let server = server().await;
    let allowed = async |path: &str| {
        let answer = ask(&server, "GET", path, &[("origin", "https://old.example")]).await;
        answer.header("access-control-allow-origin").to_owned()
    };
    assert_eq!(allowed("/api/opendata/v2/content/search/classes+[event]").await, "*");
    assert_eq!(allowed("/opendata/api/content/search/classes+[event]").await, "");
    assert_eq!(allowed("/api/opendata/v2/classes/event").await, "");
    assert_eq!(allowed("/").await, "");
    let path = "/api/opendata/v2/calendar/search/classes+[event]";
    let preflight = ask(&server, "OPTIONS", path, &[("origin", "https://old.example")]).await;
    assert_eq!(preflight.status, 200);
    assert_eq!(preflight.header("access-control-allow-methods"), "GET, POST, OPTIONS");
    assert!(!preflight.header("access-control-allow-headers").contains("Authorization"));
}
